import type { Clock } from './clock.ts';

/** So many at once, and so many more each second. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * What one neighbour may cost this device. An honest neighbour stays far below: the largest first
 * sync measured (100,000 records) is about 800 full frames.
 */
export const ALLOWANCES = {
  frames: { burst: 8192, perSecond: 4096 },
  /** Messages other than updates and their credits. */
  messages: { burst: 2048, perSecond: 256 },
  /** Bursts that entered a ledger; over it, reading slows down. */
  bursts: { burst: 50_000, perSecond: 2_000 },
  /** Bursts of people whom nobody has welcomed, sent to one neighbour: what it has no room for is little. */
  strangers: { burst: 512, perSecond: 8 },
  /** Skipped feeds with wrong signatures, keys or ids: each cost a check. */
  faults: { burst: 64, perSecond: 1 },
  presence: { burst: 128, perSecond: 16 },
  /** Introductions to pass on or to answer. A full room that opens at once needs about 200. */
  introductions: { burst: 256, perSecond: 16 },
  wants: { burst: 256, perSecond: 32 },
  /** Questions about heads, and fork proofs. */
  questions: { burst: 512, perSecond: 32 },
  draftBytes: { burst: 4 << 20, perSecond: 256 << 10 },
  /** Of what a neighbour says that it holds: 100,000 feeds are about 1.5 MB, said once a link. */
  vectorBytes: { burst: 4 << 20, perSecond: 256 << 10 },
} as const satisfies Record<string, Allowance>;

/** A token bucket. Constant memory; time only from the clock, and never backwards. */
export class Budget {
  readonly #allowance: Allowance;
  readonly #clock: Clock;
  #left: number;
  #at: number;

  constructor(allowance: Allowance, clock: Clock) {
    this.#allowance = allowance;
    this.#clock = clock;
    this.#left = allowance.burst;
    this.#at = clock.now();
  }

  /** Takes them if they are there; false (and takes nothing) if not. */
  spend(amount = 1): boolean {
    this.#refill();
    if (amount > this.#left) return false;
    this.#left -= amount;
    return true;
  }

  /** Takes them in any case. Returns how long to wait (ms) until the debt is paid. */
  charge(amount: number): number {
    this.#refill();
    this.#left -= amount;
    return this.#left >= 0 ? 0 : (-this.#left / this.#allowance.perSecond) * 1000;
  }

  #refill(): void {
    const now = this.#clock.now();
    const seconds = Math.max(0, now - this.#at) / 1000;
    this.#at = now;
    this.#left = Math.min(this.#allowance.burst, this.#left + seconds * this.#allowance.perSecond);
  }
}
