/**
 * A device whose storage counts what is asked of it and fails at the n-th thing: the device dies before or
 * just after it, the disk is full, or the storage is gone for good. What was durable by then outlives it.
 */
import type { Facts, WorldStore } from '../../src/app/ports.ts';
import type { Vault } from '../../src/identity/identity.ts';
import { StorageFailed, StorageFull } from '../../src/ledger/faults.ts';

/** `full`: this and the next few writes find no room. `gone`: nothing works any more from here on. */
export type Harm = 'diesBefore' | 'diesAfter' | 'full' | 'gone';

/** How many writes find no room: some in the same breath, and never all that follow. */
const FULL_FOR = 3;

export class Fate {
  count = 0;
  isDead = false;
  readonly died: Promise<void>;
  #die: () => void = () => undefined;

  /** `at`: which write, from 1; Infinity for none. */
  constructor(
    private readonly harm: Harm,
    private readonly at: number,
    private readonly onDeath: () => void,
    /** Lets what is on its way in the device's memory and on its links go on for a while. */
    private readonly linger: () => Promise<void>,
  ) {
    this.died = new Promise((resolve) => {
      this.#die = resolve;
    });
  }

  /** The storage failed at least once. */
  get hasStruck(): boolean {
    return this.count >= this.at;
  }

  get isGone(): boolean {
    return this.harm === 'gone' && this.hasStruck;
  }

  /** `lingers`: it takes so long that what was said too early would have got out. */
  async write<T>(act: () => Promise<T>, lingers = false): Promise<T> {
    if (this.isDead) return forEver();
    this.count += 1;
    const { harm, at, count } = this;
    if (harm === 'gone' && count >= at) throw new StorageFailed('The connection is closing');
    if (harm === 'full' && count >= at && count < at + FULL_FOR) throw new StorageFull('No room');
    if (harm === 'diesBefore' && count === at) {
      if (lingers) await this.linger();
      return this.#end();
    }
    const result = await act();
    if (this.isDead || (harm === 'diesAfter' && count === at)) return this.#end();
    return result;
  }

  async read<T>(act: () => Promise<T>): Promise<T> {
    if (this.isDead) return forEver();
    if (this.isGone) throw new StorageFailed('The connection is closing');
    const result = await act();
    return this.isDead ? forEver() : result;
  }

  #end(): Promise<never> {
    if (!this.isDead) {
      this.isDead = true;
      this.onDeath();
      this.#die();
    }
    return forEver();
  }
}

const forEver = (): Promise<never> => new Promise(() => undefined);

const mortalFacts = (facts: Facts, fate: Fate): Facts => ({
  get: (name) => fate.read(() => facts.get(name)),
  all: (prefix) => fate.read(() => facts.all(prefix)),
  put: (name, value) => fate.write(() => facts.put(name, value)),
  remove: (name) => fate.write(() => facts.remove(name)),
});

export const mortalStore = (store: WorldStore, fate: Fate): WorldStore => ({
  ...store,
  facts: mortalFacts(store.facts, fate),
  journal(ledger) {
    const journal = store.journal(ledger);
    return {
      start: () => fate.read(() => journal.start()),
      segment: (index) => fate.read(() => journal.segment(index)),
      append: (rows) => fate.write(() => journal.append(rows), true),
      rewrite: (row) => fate.write(() => journal.rewrite(row)),
      addProof: (proof) => fate.write(() => journal.addProof(proof)),
      seal: (heads) => fate.write(() => journal.seal(heads)),
      news: () => fate.read(() => journal.news()),
      close: () => journal.close(),
    };
  },
  removeLedger: (ledger) => fate.write(() => store.removeLedger(ledger)),
});

export const mortalVault = (vault: Vault, fate: Fate): Vault => ({
  get: (name) => fate.read(() => vault.get(name)),
  put: (name, value) => fate.write(() => vault.put(name, value)),
});
