/**
 * [PER-8] [PER-10] Revocations that have to be said in every assembly: in those that are open, in those whose
 * beginning isn't here yet, and in those that come later. What is to be said is kept until it was.
 */
import type { DeviceId } from '../../domain/burst.ts';
import type { NewRecord } from '../../ledger/api.ts';
import { fault, ok, type Result } from '../../lib/result.ts';
import type { Fault } from '../api.ts';
import type { AssemblyCore } from '../assembly/assembly-core.ts';
import { notRevokedYet, phraseRecord, phraseWordsFor } from '../assembly/device-records.ts';
import { faultOf } from '../assembly/ledger-writer.ts';
import type { WorldPorts } from '../ports.ts';

const REVOKING = 'revoking';
/** What the words said in one assembly, and can't be said again without them. */
const SAID = 'phraseSaid/';

interface Said {
  readonly device: DeviceId;
  readonly record: NewRecord;
}

export class Revocations {
  #devices: readonly DeviceId[] = [];

  constructor(
    private readonly ports: WorldPorts,
    private readonly cores: () => readonly AssemblyCore[],
  ) {}

  get devices(): readonly DeviceId[] {
    return this.#devices;
  }

  async load(): Promise<void> {
    this.#devices = (await this.ports.store.facts.get<readonly DeviceId[]>(REVOKING)) ?? [];
  }

  /** From now on those devices are revoked wherever this one writes. */
  async add(devices: readonly DeviceId[]): Promise<Result<null, Fault>> {
    const all = [...new Set([...this.#devices, ...devices])];
    try {
      await this.ports.store.facts.put(REVOKING, all);
    } catch (error) {
      return fault(faultOf(error));
    }
    this.#devices = all;
    return this.sayDue();
  }

  /** Signs what the words say in every assembly on this device, and keeps it until it stands there. */
  async addByPhrase(
    devices: readonly DeviceId[],
    device: { readonly id: DeviceId; readonly key: Uint8Array },
    sign: (message: Uint8Array) => Promise<Uint8Array>,
  ): Promise<Result<null, Fault>> {
    const { facts } = this.ports.store;
    try {
      for (const core of this.cores()) {
        const words = phraseWordsFor(core, devices);
        if (words === null) continue;
        const record = await phraseRecord(words, device.key, sign);
        await facts.put(SAID + core.parts.id, { device: device.id, record } satisfies Said);
      }
    } catch (error) {
      return fault(faultOf(error));
    }
    return this.add(devices);
  }

  /** Says what hasn't been said yet, wherever it can be said now. The first thing that goes wrong is told. */
  async sayDue(): Promise<Result<null, Fault>> {
    let wrong: Result<null, Fault> = ok(null);
    for (const core of this.cores()) {
      if (!core.isHere) continue;
      const said = await this.#sayIn(core);
      if (!said.ok && wrong.ok) wrong = said;
    }
    return wrong;
  }

  async #sayIn(core: AssemblyCore): Promise<Result<null, Fault>> {
    const byPhrase = await this.#sayPhrase(core);
    if (!byPhrase.ok) return byPhrase;
    const isDue = (): boolean => notRevokedYet(core, this.#devices).some((device) => device !== core.device);
    if (core.isRevoked || !isDue()) return ok(null);
    const written = await core.revoke(this.#devices.filter((device) => device !== core.device));
    return written.ok ? ok(null) : written;
  }

  async #sayPhrase(core: AssemblyCore): Promise<Result<null, Fault>> {
    const { facts } = this.ports.store;
    const name = SAID + core.parts.id;
    const said = await facts.get<Said>(name);
    if (!said) return ok(null);
    // Signed for another key than this device has now: nobody can say it any more.
    if (said.device === core.device) {
      const written = await core.sayPhrase(said.record);
      if (!written.ok) return written;
    }
    await facts.remove(name);
    return ok(null);
  }
}
