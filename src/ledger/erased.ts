/**
 * Which words were erased here. They never return, whoever sends them; words that are merely lacking
 * (a neighbour withheld them) heal.
 *
 * The journal can't tell the two apart: both rest as a hash. That words were erased is itself a
 * signed record in the ledger, so it is as durable as the ledger: when a ledger is opened, the app
 * names the erased words again (`markErased`), from its reducer's state.
 */
import type { FeedId } from '../domain/burst.ts';

const NONE: ReadonlySet<number> = new Set();

export class Erased {
  readonly #feeds = new Map<FeedId, Map<number, Set<number>>>();

  add(feed: FeedId, burst: number, index: number): void {
    const bursts = this.#feeds.get(feed) ?? new Map<number, Set<number>>();
    this.#feeds.set(feed, bursts);
    bursts.set(burst, (bursts.get(burst) ?? new Set()).add(index));
  }

  has(feed: FeedId, burst: number, index: number): boolean {
    return this.at(feed, burst).has(index);
  }

  /** Which records of a burst. */
  at(feed: FeedId, burst: number): ReadonlySet<number> {
    return this.#feeds.get(feed)?.get(burst) ?? NONE;
  }

  /** The bursts of a feed in which something was erased, from `from` up to but not including `to`. */
  within(feed: FeedId, from: number, to: number): number[] {
    return [...(this.#feeds.get(feed)?.keys() ?? [])].filter((burst) => burst >= from && burst < to);
  }
}
