/** What a person calls their devices. Names stay on these devices: no assembly ever holds one. */
import type { DeviceId } from '../../domain/burst.ts';
import { utf8 } from '../../lib/bytes.ts';
import { readableName } from '../../lib/readable-name.ts';
import { fault, ok, type Result } from '../../lib/result.ts';
import type { Fault } from '../api.ts';
import { FORMER_KEYS } from '../me.ts';
import { faultOf } from '../assembly/ledger-writer.ts';
import type { WorldPorts } from '../ports.ts';

const NAME_BYTES = 120;
const NAMES = 'deviceNames';

/** Whoever changes them has them alone: several tabs, and several things at once, may. */
const LOCK = 'device names';

export class DeviceNames {
  #names: ReadonlyMap<DeviceId, string> = new Map();
  /** Keys that this browser had before. */
  #former: readonly DeviceId[] = [];

  constructor(private readonly ports: Pick<WorldPorts, 'store' | 'tabs'>) {}

  async load(): Promise<void> {
    const { facts } = this.ports.store;
    this.#names = (await facts.get<ReadonlyMap<DeviceId, string>>(NAMES)) ?? new Map();
    this.#former = (await facts.get<readonly DeviceId[]>(FORMER_KEYS)) ?? [];
  }

  get all(): readonly (readonly [DeviceId, string])[] {
    return [...this.#names];
  }

  get former(): readonly DeviceId[] {
    return this.#former;
  }

  of(device: DeviceId): string | null {
    return this.#names.get(device) ?? null;
  }

  async set(device: DeviceId, name: string): Promise<Result<null, Fault>> {
    const chosen = readableName(name);
    if (utf8(chosen).length > NAME_BYTES) return fault({ type: 'tooLong', limit: NAME_BYTES });
    try {
      await this.take([[device, chosen]]);
      return ok(null);
    } catch (error) {
      return fault(faultOf(error));
    }
  }

  /** Several at once, as another device gave them. Empty: none any more. */
  async take(names: Iterable<readonly [DeviceId, string]>): Promise<void> {
    const { store, tabs } = this.ports;
    await tabs.exclusively(LOCK, async () => {
      const next = new Map(await store.facts.get<ReadonlyMap<DeviceId, string>>(NAMES));
      for (const [device, name] of names) {
        if (name === '') next.delete(device);
        else next.set(device, name);
      }
      await store.facts.put(NAMES, next);
      this.#names = next;
    });
  }

  /** This browser has another key: what it was called goes on with that. */
  async rekey(before: DeviceId, after: DeviceId): Promise<void> {
    const { facts } = this.ports.store;
    const kept = (await facts.get<readonly DeviceId[]>(FORMER_KEYS)) ?? [];
    this.#former = [...new Set([...kept, before])];
    await facts.put(FORMER_KEYS, this.#former);
    const name = this.of(before);
    if (name !== null)
      await this.take([
        [before, ''],
        [after, name],
      ]);
  }
}
