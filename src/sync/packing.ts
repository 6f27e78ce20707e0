/**
 * How much work an update is worth before it is sent. What makes it smallest takes longest: over a slow
 * way it is there sooner for it, over a fast way later. So what each costs here is measured, and how fast
 * the way is, and what should be there first is done.
 */
import type { Packer, PackingEffort } from './api.ts';
import type { Clock } from './clock.ts';

/** Smaller than this, an update travels as it is. */
const WORTH_PACKING_BYTES = 512;
/** Until the way was measured: a phone's network, in bytes a millisecond. */
const ASSUMED_RATE = 1000;
/** How much the newest measurement counts, and how fast what was not tried for a while is forgotten. */
const NEWEST = 0.3;
const FORGET = 0.05;

interface Cost {
  /** Milliseconds for each byte of the update. */
  readonly time: number;
  /** Bytes of the pack for each byte of the update. */
  readonly share: number;
}

/** Measured on a laptop, with people's talk. */
const EXPECTED: Readonly<Record<PackingEffort, Cost>> = {
  small: { time: 2.5e-4, share: 0.45 },
  quick: { time: 0.8e-4, share: 0.52 },
};
const EFFORTS: readonly PackingEffort[] = ['small', 'quick'];

export interface Packed {
  readonly packed: boolean;
  readonly bytes: Uint8Array;
}

export class Packing {
  readonly #packer: Packer;
  readonly #clock: Clock;
  readonly #costs: Record<PackingEffort, Cost> = { ...EXPECTED };

  constructor(packer: Packer, clock: Clock) {
    this.#packer = packer;
    this.#clock = clock;
  }

  /** `rate`: bytes a millisecond that the way carries; null where that is not known. */
  async pack(update: Uint8Array, rate: number | null): Promise<Packed> {
    if (update.length < WORTH_PACKING_BYTES) return { packed: false, bytes: update };
    const effort = this.#effort(rate ?? ASSUMED_RATE);
    for (const other of EFFORTS) if (other !== effort) this.#note(other, EXPECTED[other], FORGET);
    if (effort === null) return { packed: false, bytes: update };
    const begun = this.#clock.now();
    const bytes = await this.#packer.pack(update, effort);
    const time = Math.max(0, this.#clock.now() - begun) / update.length;
    this.#note(effort, { time, share: bytes.length / update.length }, NEWEST);
    return bytes.length < update.length ? { packed: true, bytes } : { packed: false, bytes: update };
  }

  /** What is there first at this rate; null: the update as it is. */
  #effort(rate: number): PackingEffort | null {
    let best: PackingEffort | null = null;
    let least = 1 / rate;
    for (const effort of EFFORTS) {
      const { time, share } = this.#costs[effort];
      const takes = time + share / rate;
      if (takes >= least) continue;
      best = effort;
      least = takes;
    }
    return best;
  }

  #note(effort: PackingEffort, found: Cost, weight: number): void {
    const { time, share } = this.#costs[effort];
    this.#costs[effort] = {
      time: time + (found.time - time) * weight,
      share: share + (found.share - share) * weight,
    };
  }
}
