/**
 * A device whose history went two ways, or that a copy of it runs beside, gets a new key by itself: it goes
 * on as a device of its own, and the person is told. What is void by it is kept before (`lost-acts.ts`).
 */
import { fromHex } from '../lib/bytes.ts';
import { feedId } from '../ledger/ids.ts';
import { writable, type Readable } from '../lib/readable.ts';
import type { Result } from '../lib/result.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Twin } from '../sync/api.ts';
import type { Fault, Me } from './api.ts';
import type { DeviceNotice } from './devices-api.ts';
import type { AssemblyDesk } from './assembly/open-assembly.ts';
import { FORMER_KEYS } from './me.ts';
import type { WorldPorts } from './ports.ts';

const NOTICE = 'deviceNotice';
/** So long what the copy wrote has time to get here before anything is added to it. */
const HOLD_MS = 5_000;

interface RenewalParts {
  readonly ports: WorldPorts;
  /** The key that this device signs with now, in hex. */
  readonly device: () => string;
  /** Takes a new key, unless this device has another one already. */
  readonly renew: (insteadOf: string) => Promise<Result<Me, Fault>>;
  readonly desks: () => readonly AssemblyDesk[];
  readonly onFailure: (error: unknown) => void;
}

export class Renewal {
  readonly #notice = writable<DeviceNotice | null>(null);
  readonly notice: Readable<DeviceNotice | null> = this.#notice;
  /** One at a time: a second fork finds the new key in place. */
  #queue: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RenewalParts) {}

  async load(): Promise<void> {
    this.#notice.set((await this.parts.ports.store.facts.get<DeviceNotice>(NOTICE)) ?? null);
  }

  /** The person has read it. */
  async noticed(): Promise<void> {
    await this.parts.ports.store.facts.remove(NOTICE);
    this.#notice.set(null);
  }

  /** Looks for forks of what this device wrote in an assembly, now and whenever one is proven. */
  watch(desk: AssemblyDesk): void {
    for (const ledger of desk.core.ledgers) {
      this.#look(desk, ledger);
      ledger.subscribe(({ forks }) => {
        if (forks.length > 0) this.#look(desk, ledger);
      });
    }
  }

  /**
   * A copy of this device proved to have its key. Both see the other's name of this run, so both know who
   * takes a new key: the one with the smaller name. The other waits a little with what it writes.
   */
  met({ ours, theirs }: Twin): void {
    if (ours < theirs) {
      const device = this.parts.device();
      this.#soon(() => this.#renew(device, 'copied', []));
      return;
    }
    for (const { core } of this.parts.desks()) core.parts.ownPast.holdFor(HOLD_MS);
    this.#soon(() => this.#tell({ why: 'copyElsewhere', lostIn: [] }));
  }

  #look(desk: AssemblyDesk, ledger: Ledger): void {
    if (ledger.proofs.length > 0) this.#soon(() => this.#lookFor(desk, ledger));
  }

  async #lookFor(desk: AssemblyDesk, ledger: Ledger): Promise<void> {
    const { ports, device } = this.parts;
    const former = (await ports.store.facts.get<readonly string[]>(FORMER_KEYS)) ?? [];
    for (const key of new Set([device(), ...former])) {
      const feed = feedId(ledger.id, fromHex(key) ?? new Uint8Array());
      const proof = ledger.proofs.find((known) => known.feed === feed);
      if (!proof) continue;
      const lost = await desk.core.parts.lost.keep(ledger, feed, proof.burst);
      const lostIn = lost > 0 ? [desk.id] : [];
      if (key === device()) await this.#renew(key, 'forked', lostIn);
      else if (lost > 0) await this.#tell({ why: 'forked', lostIn });
    }
  }

  async #renew(insteadOf: string, why: DeviceNotice['why'], lostIn: DeviceNotice['lostIn']): Promise<void> {
    if (this.parts.device() !== insteadOf) return;
    const renewed = await this.parts.renew(insteadOf);
    // Where it could not be kept, the next start tries again.
    if (!renewed.ok && renewed.fault.type !== 'chainFull') return;
    await this.#tell({ why: renewed.ok ? why : 'needsWords', lostIn });
  }

  async #tell(notice: DeviceNotice): Promise<void> {
    const before = this.#notice.get()?.lostIn ?? [];
    const told = { ...notice, lostIn: [...new Set([...before, ...notice.lostIn])] };
    await this.parts.ports.store.facts.put(NOTICE, told);
    this.#notice.set(told);
    this.parts.ports.tabs.tell({ type: 'renewed' });
  }

  #soon(act: () => Promise<void>): void {
    this.#queue = this.#queue.then(act).catch(this.parts.onFailure);
  }
}
