/** Storage and tabs of a world that lives in memory alone: the example, and tests. */
import { createMemoryJournal, memoryStore, type MemoryStore } from '../ledger/memory-journal.ts';
import { toHex } from '../lib/bytes.ts';
import { writable } from '../lib/readable.ts';
import { fault, ok } from '../lib/result.ts';
import type {
  Facts,
  Identity,
  IdentityKeeper,
  StorageHealth,
  Tabs,
  WorldPorts,
  WorldStore,
} from './ports.ts';

export function memoryFacts(): Facts {
  const facts = new Map<string, unknown>();
  return {
    get: <T>(name: string) => Promise.resolve(facts.get(name) as T | undefined),
    all: <T>(prefix: string) =>
      Promise.resolve(new Map([...facts].filter(([name]) => name.startsWith(prefix)) as [string, T][])),
    put(name, value) {
      facts.set(name, structuredClone(value));
      return Promise.resolve();
    },
    remove(name) {
      facts.delete(name);
      return Promise.resolve();
    },
  };
}

/** Journals are kept by ledger, so that an assembly can be closed and opened again. */
export function memoryWorldStore(): WorldStore {
  const stores = new Map<string, MemoryStore>();
  return {
    facts: memoryFacts(),
    journal(ledger) {
      const name = toHex(ledger);
      const kept = stores.get(name) ?? memoryStore();
      stores.set(name, kept);
      return createMemoryJournal(kept);
    },
    removeLedger(ledger) {
      stores.delete(toHex(ledger));
      return Promise.resolve();
    },
    keepDraft: () => ({ loaded: Promise.resolve(true), close: () => Promise.resolve() }),
    close: () => Promise.resolve(),
  };
}

/** The only tab there is. */
export function onlyTab(): Tabs {
  const queues = new Map<string, Promise<unknown>>();
  return {
    exclusively(name, act) {
      const turn = (queues.get(name) ?? Promise.resolve()).then(act, act);
      queues.set(name, turn);
      return turn;
    },
    whenInCharge(begin) {
      begin();
      return () => undefined;
    },
    tell: () => undefined,
    hear: () => () => undefined,
    close: () => undefined,
  };
}

/** One person on one device, who never changes: nothing can be certified, and no words lead to them. */
export function fixedIdentity(identity: Identity): IdentityKeeper {
  const refused = () => Promise.resolve(fault({ type: 'nobodyHere' } as const));
  return {
    load: () => Promise.resolve(identity),
    create: () => Promise.resolve(identity),
    fromPhrase: () => Promise.resolve(ok(identity)),
    fresh: () =>
      Promise.resolve({
        device: identity.device,
        keep: () => Promise.resolve(fault({ type: 'alreadyHere' } as const)),
      }),
    certify: refused,
    renew: refused,
    speaker: () => Promise.resolve(fault({ type: 'checksum' })),
    phrase: () => Promise.resolve(null),
    forgetPhrase: () => Promise.resolve(),
  };
}

/** Memory is neither counted nor kept. */
export function memoryHealth(): WorldPorts['storage'] {
  return {
    health: writable<StorageHealth>({ used: null, quota: null, kept: false }),
    askToKeep: () => Promise.resolve(false),
  };
}
