/**
 * [OUT-10] Whether this device's clock may be wrong: when three members, or all others where there
 * are fewer, wrote at times that are still to come here. A question to the owner and nothing more:
 * clocks only order what is shown.
 */
import type { PersonId } from '../domain/burst.ts';
import { writable, type Readable } from '../lib/readable.ts';

const ENOUGH = 3;
/** Clocks of devices differ by minutes without anybody minding. */
const TOLERANCE_MS = 3_600_000;

export class ClockDoubt {
  readonly #ahead = new Map<PersonId, number>();
  readonly #behindBy = writable<number | null>(null);
  /** By how many milliseconds this device seems to be behind; null: nothing to ask. */
  readonly behindBy: Readable<number | null> = this.#behindBy;

  /** A member's record arrived, dated so far ahead of this device. `others`: members but this one. */
  note(member: PersonId, aheadBy: number, others: number): void {
    if (aheadBy < TOLERANCE_MS) {
      this.#ahead.delete(member);
    } else {
      this.#ahead.set(member, aheadBy);
    }
    const all = [...this.#ahead.values()].sort((a, b) => a - b);
    const enough = others > 0 && all.length >= Math.min(ENOUGH, others);
    this.#behindBy.set(enough ? (all[Math.floor(all.length / 2)] ?? null) : null);
  }
}
