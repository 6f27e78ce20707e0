/**
 * Whether this device can keep things just now. What others say is kept in the background, where nobody
 * waits for a result: that it could not be is seen here, and so is that it can be again.
 */
import type { Journal } from '../ledger/api.ts';
import { JournalStale } from '../ledger/faults.ts';
import { writable, type Readable } from '../lib/readable.ts';
import type { Fault } from './api.ts';
import { faultOf } from './assembly/ledger-writer.ts';
import type { Facts, WorldPorts } from './ports.ts';

interface StorageFaults {
  /** The same ports, watched. */
  readonly ports: WorldPorts;
  /** What went wrong last, until the like of it went well. */
  readonly fault: Readable<Fault | null>;
  /** For acts in the background. Throws what only a bug can cause. */
  readonly onFailure: (error: unknown) => void;
}

export function watchStorageFaults(ports: WorldPorts): StorageFaults {
  const fault = writable<Fault | null>(null);
  // Where there is no room for records there may still be some for a small fact, which then proves little.
  let recordsFail = false;
  const journalWatch: Watch = {
    kept() {
      recordsFail = false;
      fault.set(null);
    },
    failed(error) {
      if (error instanceof JournalStale) return;
      recordsFail = true;
      fault.set(faultOf(error));
    },
  };
  const factKept = () => {
    if (!recordsFail) fault.set(null);
  };
  const { store } = ports;
  return {
    ports: {
      ...ports,
      store: {
        ...store,
        facts: watchedFacts(store.facts, factKept),
        journal: (ledger) => watchedJournal(store.journal(ledger), journalWatch),
      },
    },
    fault,
    onFailure: (error) => fault.set(faultOf(error)),
  };
}

interface Watch {
  kept(): void;
  failed(error: unknown): void;
}

const watchedFacts = (facts: Facts, kept: () => void): Facts => ({
  get: (name) => facts.get(name),
  all: (prefix) => facts.all(prefix),
  async put(name, value) {
    await facts.put(name, value);
    kept();
  },
  remove: (name) => facts.remove(name),
});

const watchedJournal = (journal: Journal, watch: Watch): Journal => ({
  start: () => journal.start(),
  segment: (index) => journal.segment(index),
  async append(rows) {
    try {
      await journal.append(rows);
    } catch (error) {
      watch.failed(error);
      throw error;
    }
    watch.kept();
  },
  rewrite: (row) => journal.rewrite(row),
  addProof: (proof) => journal.addProof(proof),
  seal: (heads) => journal.seal(heads),
  news: () => journal.news(),
  close: () => journal.close(),
});
