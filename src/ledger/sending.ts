/** Cutting what a neighbour lacks into canonical updates of a bounded size. */
import type { FeedId } from '../domain/burst.ts';
import type { Feed } from './feed.ts';
import { MAX_UPDATE } from './limits.ts';
import type { FeedRun } from './update.ts';
import { elementLength, encodeUpdate, RUN_OVERHEAD } from './update.ts';
import type { Vector } from './vector.ts';

/** The first update is shorter: whoever is to check it begins sooner. Any element fits. */
const FIRST_UPDATE = 80 * 1024;

/** What is still to be sent of one feed: from `next` up to but not including `end`. */
interface Rest {
  readonly feed: FeedId;
  readonly end: number;
  next: number;
}

/**
 * The bursts that someone with this vector lacks, as far as they are held now. From a proven fork on
 * nothing is sent: the proof is, and no gate that has it takes more. Burst 0 always is: it has the key,
 * without which nobody can check the proof, and whoever could not would wait for the feed for good.
 */
export class Sending {
  readonly #rests: Rest[];
  #most = FIRST_UPDATE;

  /** `voidFrom`: the burst from which a feed is void; Infinity for an honest one. */
  constructor(feeds: Iterable<Feed>, vector: Vector, voidFrom: (feed: FeedId) => number) {
    this.#rests = [...feeds]
      .map(({ id, count }): Rest => {
        return { feed: id, end: Math.min(count, Math.max(1, voidFrom(id))), next: vector.get(id) ?? 0 };
      })
      .filter((rest) => rest.next < rest.end)
      .sort((a, b) => b.feed - a.feed);
  }

  get isDone(): boolean {
    return this.#rests.length === 0;
  }

  /** Feeds that still have something to send, and from which burst. */
  get needs(): readonly { readonly feed: FeedId; readonly burst: number }[] {
    return this.#rests.map(({ feed, next }) => ({ feed, burst: next }));
  }

  /** The next canonical update. `element`: a held element; all that `needs` names must be in memory. */
  next(element: (feed: FeedId, burst: number) => Uint8Array): Uint8Array<ArrayBuffer> {
    const runs: FeedRun[] = [];
    let room = this.#most - 16;
    this.#most = MAX_UPDATE;
    while (room > 0) {
      const rest = this.#rests[0];
      if (!rest) break;
      const run: Uint8Array[] = [];
      const clock = rest.next;
      room -= RUN_OVERHEAD;
      while (rest.next < rest.end) {
        const bytes = element(rest.feed, rest.next);
        if (elementLength(bytes) > room) break;
        room -= elementLength(bytes);
        run.push(bytes);
        rest.next += 1;
      }
      if (run.length > 0) runs.push({ feed: rest.feed, clock, elements: run });
      if (rest.next < rest.end) break;
      this.#rests.shift();
    }
    return encodeUpdate(runs);
  }
}
