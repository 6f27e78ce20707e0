/**
 * Whom the person at this device has muted or blocked, in every assembly: a person's key is the same in
 * all of them. Kept on this device, told to nobody.
 */
import type { Ignoring } from '../domain/talk/regard.ts';
import { writable, type Readable } from '../lib/readable.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import type { Fault, Ignored, IgnoredBy } from './api.ts';
import { faultOf } from './assembly/ledger-writer.ts';
import type { WorldPorts } from './ports.ts';

const PREFIX = 'ignored/';

export class IgnoredPeople {
  readonly #all = writable<IgnoredBy>(new Map());
  readonly all: Readable<IgnoredBy> = this.#all;

  constructor(private readonly ports: WorldPorts) {}

  /** Reads them, at the start and when another tab changed them. */
  async load(): Promise<void> {
    const kept = await this.ports.store.facts.all<Ignored>(PREFIX);
    this.#all.set(new Map([...kept].map(([name, ignored]) => [name.slice(PREFIX.length), ignored])));
  }

  /** `name`: as they are called now, for the list of whom one ignores. `how` null: no more. */
  async set(who: string, name: string | null, how: Ignoring | null): Promise<Result<null, Fault>> {
    const { facts } = this.ports.store;
    try {
      if (how === null) await facts.remove(PREFIX + who);
      else await facts.put(PREFIX + who, { how, name } satisfies Ignored);
      await this.load();
      this.ports.tabs.tell({ type: 'ignored' });
      return ok(null);
    } catch (error) {
      return fault(faultOf(error));
    }
  }
}
