/**
 * What this device takes of people whom nobody has welcomed: in talk a little of each, and of all of them
 * together no more than a pool holds, first come, first kept. So ten thousand invented people cost a
 * member's device as much as a few hundred do, and what members say always has room. A welcome lets the
 * rest of somebody's words in: the neighbours are asked for it.
 */
import type { DeviceId, FeedId } from '../../domain/burst.ts';
import { newcomerTalkLimits } from '../../domain/limits.ts';
import type { Governance, GovernanceChange } from '../../domain/state.ts';
import type { Intake } from '../../ledger/intake.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { toHex } from '../../lib/bytes.ts';
import type { Reduction } from './reduction.ts';

/** Bursts by strangers that one assembly's talk holds on this device. */
export const STRANGER_POOL = 1_000;
/** Verdicts that are remembered until governance changes: anybody can make up as many devices as they like. */
const MOST_VERDICTS = 16_384;
/** Feeds of which something was left out, remembered so that a welcome brings it. */
const MOST_LEFT_OUT = 16_384;

type Reduced = Pick<Reduction<Governance, GovernanceChange>, 'get' | 'settled' | 'subscribe'>;

export class StrangerPool implements Intake {
  readonly #governance: Reduced;
  readonly #own: () => DeviceId;
  /** Bursts held in talk, by device. */
  readonly #held = new Map<DeviceId, number>();
  readonly #leftOut = new Map<FeedId, DeviceId>();
  readonly #listeners = new Set<() => void>();
  /** Verdicts by the governance that they were given in. */
  #asOf: Governance | null = null;
  readonly #strange = new Map<DeviceId, boolean>();
  #heldByStrangers: number | null = null;
  #granted = 0;
  /** Something was left out because the pool was full, or by a feed that isn't remembered. */
  #isShort = false;

  constructor(governance: Reduced, own: () => DeviceId) {
    this.#governance = governance;
    this.#own = own;
    governance.subscribe((change) => {
      if (change.all || change.roll || change.people.length > 0) this.#look();
    });
  }

  /** Counts what the talk ledger holds, from now on. */
  watch(talk: Pick<Ledger, 'heads' | 'subscribe'>): void {
    for (const { device, count } of talk.heads()) this.#held.set(toHex(device), count);
    talk.subscribe(({ bursts }) => {
      for (const { device, burst } of bursts) {
        if (burst >= (this.#held.get(device) ?? 0)) this.#held.set(device, burst + 1);
      }
      this.#heldByStrangers = null;
    });
  }

  ready(): Promise<void> {
    return this.#governance.settled();
  }

  begin(): void {
    this.#granted = 0;
  }

  room(feed: FeedId, device: Uint8Array, from: number, sizes: readonly number[]): number {
    const who = toHex(device);
    if (!this.#isStrange(who)) return sizes.length;
    const tooLarge = sizes.findIndex((size) => size > newcomerTalkLimits.burstBytes);
    const ofTheirs = Math.min(
      tooLarge < 0 ? sizes.length : tooLarge,
      Math.max(0, newcomerTalkLimits.bursts - from),
    );
    const ofAll = Math.max(0, STRANGER_POOL - this.#strangersHeld() - this.#granted);
    const taken = Math.min(ofTheirs, ofAll);
    if (taken < ofTheirs) this.#isShort = true;
    if (taken < sizes.length) {
      if (this.#leftOut.size < MOST_LEFT_OUT) this.#leftOut.set(feed, who);
      else this.#isShort = true;
    }
    this.#granted += taken;
    return taken;
  }

  isLeftOut(feed: FeedId): boolean {
    return this.#leftOut.has(feed);
  }

  isStranger(device: Uint8Array): boolean {
    return this.#isStrange(toHex(device));
  }

  onRoom(listen: () => void): () => void {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  }

  /** Somebody came in, was welcomed, or left. */
  #look(): void {
    const welcomed = [...this.#leftOut].filter(([, device]) => !this.#isStrange(device));
    for (const [feed] of welcomed) this.#leftOut.delete(feed);
    const hasRoom = this.#isShort && this.#strangersHeld() < STRANGER_POOL;
    if (welcomed.length === 0 && !hasRoom) return;
    if (hasRoom) this.#isShort = false;
    for (const listen of [...this.#listeners]) listen();
  }

  #isStrange(device: DeviceId): boolean {
    const governance = this.#governance.get();
    if (governance !== this.#asOf) {
      this.#asOf = governance;
      this.#strange.clear();
      this.#heldByStrangers = null;
    }
    const known = this.#strange.get(device);
    if (known !== undefined) return known;
    const strange = isStrangeIn(governance, device) && device !== this.#own();
    if (this.#strange.size >= MOST_VERDICTS) this.#strange.clear();
    this.#strange.set(device, strange);
    return strange;
  }

  #strangersHeld(): number {
    this.#isStrange(this.#own());
    if (this.#heldByStrangers === null) {
      let sum = 0;
      for (const [device, count] of this.#held) if (this.#isStrange(device)) sum += count;
      this.#heldByStrangers = sum;
    }
    return this.#heldByStrangers;
  }
}

/**
 * [TALK-7] While somebody is on the roll: a device of nobody known, or of somebody whom nobody welcomed.
 * Everybody, as long as this device has heard nothing of the assembly but words.
 */
function isStrangeIn({ assembly, roll, devices, people }: Governance, device: DeviceId): boolean {
  if (assembly === null) return true;
  if (roll.size === 0) return false;
  const person = devices.get(device);
  return person === undefined || (people.get(person)?.standing ?? 'newcomer') === 'newcomer';
}
