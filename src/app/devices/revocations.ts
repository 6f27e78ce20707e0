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
/** What stands revoked in one assembly by this device's word. */
const SAID_IN = 'revokedIn/';
/** What the words said in one assembly, and can't be said again without them. */
const SAID = 'phraseSaid/';

interface Said {
  readonly device: DeviceId;
  readonly record: NewRecord;
}

export class Revocations {
  #devices: readonly DeviceId[] = [];
  /** By assembly: what stood revoked there already, and would have to be said anew only if somebody asks. */
  readonly #saidIn = new Map<string, ReadonlySet<DeviceId>>();

  constructor(
    private readonly ports: WorldPorts,
    private readonly cores: () => readonly AssemblyCore[],
  ) {}

  get devices(): readonly DeviceId[] {
    return this.#devices;
  }

  async load(): Promise<void> {
    const { facts } = this.ports.store;
    this.#devices = (await facts.get<readonly DeviceId[]>(REVOKING)) ?? [];
    for (const [name, said] of await facts.all<readonly DeviceId[]>(SAID_IN))
      this.#saidIn.set(name.slice(SAID_IN.length), new Set(said));
  }

  /** From now on those devices are revoked wherever this one writes. */
  async add(devices: readonly DeviceId[]): Promise<Result<null, Fault>> {
    try {
      // Also where the words took it back before: the person says it anew.
      for (const [assembly, said] of this.#saidIn) {
        if (devices.some((device) => said.has(device)))
          await this.#keepSaid(assembly, new Set([...said].filter((device) => !devices.includes(device))));
      }
      await this.#change((known) => [...new Set([...known, ...devices])]);
    } catch (error) {
      return fault(faultOf(error));
    }
    return this.sayDue();
  }

  /** Another tab may have changed it meanwhile: nothing of that is lost. */
  #change(to: (known: readonly DeviceId[]) => readonly DeviceId[]): Promise<void> {
    const { store, tabs } = this.ports;
    return tabs.exclusively(REVOKING, async () => {
      const devices = to((await store.facts.get<readonly DeviceId[]>(REVOKING)) ?? []);
      await store.facts.put(REVOKING, devices);
      this.#devices = devices;
    });
  }

  async #keepSaid(assembly: string, said: ReadonlySet<DeviceId>): Promise<void> {
    await this.ports.store.facts.put(SAID_IN + assembly, [...said]);
    this.#saidIn.set(assembly, said);
  }

  /**
   * [PER-10] What stood revoked there and does no more, the 24 words set aside: that is said nowhere again,
   * or this device would undo by itself what the words decided.
   */
  async #heedWords(core: AssemblyCore): Promise<void> {
    const open = new Set(notRevokedYet(core, this.#devices));
    const before = this.#saidIn.get(core.parts.id) ?? new Set();
    const setAside = [...before].filter((device) => open.has(device));
    if (setAside.length > 0)
      await this.#change((known) => known.filter((device) => !setAside.includes(device)));
    const said = new Set([...before, ...this.#devices.filter((device) => !open.has(device))]);
    for (const device of setAside) said.delete(device);
    if (said.size !== before.size || setAside.length > 0) await this.#keepSaid(core.parts.id, said);
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
    await this.#heedWords(core);
    const isDue = (): boolean => notRevokedYet(core, this.#devices).some((device) => device !== core.device);
    if (core.isRevoked || !isDue()) return ok(null);
    const written = await core.revoke(this.#devices.filter((device) => device !== core.device));
    if (!written.ok) return written;
    await this.#heedWords(core);
    return ok(null);
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
