/**
 * [RED-3] Brings bursts into an order in which each follows everything that its author had seen. What
 * lacks a part of its past is held back, without effect, until that part is here. The order depends on
 * how bursts arrived; that each comes after its past doesn't, and nothing else is built upon.
 */
import type { Dep, FeedId, VerifiedBurst } from '../burst.ts';
import { countSeen, emptyVector, join, raise } from './vector.ts';
import type { Vector } from './vector.ts';

/** A burst in its place. Its words may come and go later; everything else stays as it is. */
export interface Placed {
  burst: VerifiedBurst;
  readonly past: Vector;
}

export interface Feed {
  readonly id: FeedId;
  readonly slot: number;
  readonly placed: Placed[];
  /** Bursts that came before something that they follow, by number. */
  readonly early: Map<number, VerifiedBurst>;
  /** Void from this burst on, by proof of a fork. */
  readonly cut: number;
}

/** A burst names at most so many (ARCHITECTURE.md, "Format"). */
const ROOM_FOR_DEPS = 8;

export class CausalOrder {
  readonly #feeds = new Map<FeedId, Feed>();
  readonly #cuts: ReadonlyMap<FeedId, number>;
  /** Feeds whose next burst waits for another feed to grow. */
  readonly #waiting = new Map<FeedId, Set<Feed>>();
  #held = 0;

  constructor(cuts: ReadonlyMap<FeedId, number>) {
    this.#cuts = cuts;
  }

  feed(id: FeedId): Feed | undefined {
    return this.#feeds.get(id);
  }

  feeds(): IterableIterator<Feed> {
    return this.#feeds.values();
  }

  /** Where this burst is here already, held back or placed; `void` where its feed is cut before it. */
  find({ feed: id, burst }: Dep): Placed | VerifiedBurst | 'void' | undefined {
    const feed = this.#feeds.get(id);
    if (feed === undefined) return undefined;
    if (burst >= feed.cut) return 'void';
    return feed.placed[burst] ?? feed.early.get(burst);
  }

  /** Puts a burst that isn't here yet, and calls back for each that can be placed now, in order. */
  add(burst: VerifiedBurst, onPlaced: (feed: Feed, placed: Placed) => void): void {
    const feed = this.#feedOf(burst.feed);
    if (burst.burst >= feed.cut) return;
    feed.early.set(burst.burst, burst);
    this.#held += 1;
    const ready = [feed];
    for (let next = ready.pop(); next !== undefined; next = ready.pop()) this.#advance(next, ready, onPlaced);
  }

  /** Puts another copy in the place of a burst that is held back. */
  replaceHeld(burst: VerifiedBurst): void {
    this.#feeds.get(burst.feed)?.early.set(burst.burst, burst);
  }

  #feedOf(id: FeedId): Feed {
    let feed = this.#feeds.get(id);
    if (feed === undefined) {
      const cut = this.#cuts.get(id) ?? Number.POSITIVE_INFINITY;
      feed = { id, slot: this.#feeds.size, placed: [], early: new Map(), cut };
      this.#feeds.set(id, feed);
    }
    return feed;
  }

  #advance(feed: Feed, ready: Feed[], onPlaced: (feed: Feed, placed: Placed) => void): void {
    for (;;) {
      const burst = feed.early.get(feed.placed.length);
      if (burst === undefined) return;
      const missing = this.#depsOf(burst).find((dep) => !this.#isPlaced(dep));
      if (missing !== undefined) {
        const waiting = this.#waiting.get(missing.feed);
        if (waiting === undefined) this.#waiting.set(missing.feed, new Set([feed]));
        else waiting.add(feed);
        return;
      }
      feed.early.delete(burst.burst);
      this.#held -= 1;
      const placed = { burst, past: this.#pastOf(feed, burst) };
      feed.placed.push(placed);
      onPlaced(feed, placed);
      const waiting = this.#waiting.get(feed.id);
      if (waiting === undefined) continue;
      this.#waiting.delete(feed.id);
      ready.push(...waiting);
    }
  }

  /** Deps that say something: not on the own feed, and no further than where a feed is cut. */
  #depsOf(burst: VerifiedBurst): Dep[] {
    const deps: Dep[] = [];
    for (const dep of burst.deps) {
      if (dep.feed === burst.feed) continue;
      const cut = this.#cuts.get(dep.feed) ?? Number.POSITIVE_INFINITY;
      const last = Math.min(dep.burst, cut - 1);
      if (last >= 0) deps.push(last === dep.burst ? dep : { feed: dep.feed, burst: last });
    }
    return deps;
  }

  #isPlaced(dep: Dep): boolean {
    return dep.burst < (this.#feeds.get(dep.feed)?.placed.length ?? 0);
  }

  #pastOf(feed: Feed, burst: VerifiedBurst): Vector {
    let past = raise(feed.placed.at(-1)?.past ?? emptyVector, feed.slot, burst.burst);
    for (const dep of this.#depsOf(burst)) {
      const seen = this.#feeds.get(dep.feed);
      const placed = seen?.placed[dep.burst];
      if (seen === undefined || placed === undefined || dep.burst < countSeen(past, seen.slot)) continue;
      past = raise(join(past, placed.past), seen.slot, dep.burst + 1);
    }
    return past;
  }

  /** [RED-3] The newest burst of each feed that something waits for and that isn't here. By feed. */
  missing(): Dep[] {
    if (this.#held === 0) return [];
    const wanted = new Map<FeedId, number>();
    const want = ({ feed, burst }: Dep): void => {
      const here = this.#feeds.get(feed);
      if (burst < (here?.placed.length ?? 0) || here?.early.has(burst) === true) return;
      wanted.set(feed, Math.max(burst, wanted.get(feed) ?? 0));
    };
    for (const feed of this.#feeds.values()) {
      for (const burst of feed.early.values()) {
        if (burst.burst > 0) want({ feed: feed.id, burst: burst.burst - 1 });
        for (const dep of this.#depsOf(burst)) want(dep);
      }
    }
    return [...wanted].map(([feed, burst]) => ({ feed, burst })).sort((a, b) => a.feed - b.feed);
  }

  /**
   * What the feed's next burst names as its deps: the newest bursts that it has not seen and that no
   * other of them had seen. Where there is room (a burst names at most eight), the newest of other feeds
   * too, though they follow: what is named stays seen if the feed that passed it on turns out to be void.
   * `leavesOut`: feeds that it need not name, asked with all that it has not seen.
   */
  headsUnseenBy(id: FeedId, leavesOut?: (unseen: readonly FeedId[]) => ReadonlySet<FeedId>): Dep[] {
    const own = this.#feeds.get(id);
    const past = own?.placed.at(-1)?.past ?? emptyVector;
    const all = [...this.#feeds.values()].filter(
      (feed) => feed !== own && feed.placed.length > countSeen(past, feed.slot),
    );
    const leftOut = leavesOut?.(all.map((feed) => feed.id));
    const unseen = leftOut === undefined ? all : all.filter((feed) => !leftOut.has(feed.id));
    const isPassedOn = (feed: Feed): boolean =>
      unseen.some(
        (other) => countSeen(other.placed.at(-1)?.past ?? emptyVector, feed.slot) >= feed.placed.length,
      );
    const heads = unseen.filter((feed) => !isPassedOn(feed));
    const room = Math.max(0, ROOM_FOR_DEPS - heads.length);
    const passedOn = unseen.filter((feed) => !heads.includes(feed)).slice(0, room);
    return [...heads, ...passedOn]
      .map((feed) => ({ feed: feed.id, burst: feed.placed.length - 1 }))
      .sort((a, b) => a.feed - b.feed);
  }
}
