/** Orders that are the same on every device. They only arrange what is shown; no rule depends on one. */
import type { FeedId } from './burst.ts';

interface Dated {
  readonly time: number;
  readonly feed: FeedId;
  readonly burst: number;
  readonly index: number;
}

/** By the authors' clocks, then by name. */
export const byTime = (a: Dated, b: Dated): number =>
  a.time - b.time || a.feed - b.feed || a.burst - b.burst || a.index - b.index;

/** By UTF-16 units. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Without the doubles, in order. */
export const distinct = <T extends string>(values: Iterable<T>): T[] => [...new Set(values)].sort(byText);
