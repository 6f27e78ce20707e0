/** What rests in the journal: sealed segments, loaded from the newest to the oldest, and the live tail. */
import type { FeedId } from '../domain/burst.ts';
import type { Journal, JournalStart, Row, SealedSegment, Verifier } from './api.ts';
import { adoptRows } from './adopt.ts';
import { JournalDamaged, SegmentDamaged } from './faults.ts';
import { Feed } from './feed.ts';
import type { Feeds, Span } from './feeds.ts';
import { feedGenesis } from './ids.ts';
import type { Rules } from './rules.ts';

interface Start {
  readonly start: JournalStart;
  /** Newest first. */
  readonly segments: readonly SealedSegment[];
}

/** One start finds damage, the next has cut it out; a third is for what broke meanwhile. */
const MOST_TRIES = 3;

export class History {
  readonly #journal: Journal;
  readonly #feeds: Feeds;
  /** The next segment to load; -1 when all are in memory. */
  #older = -1;
  /** How many bursts of a feed the journal was seen to hold, readable or not. */
  readonly #written = new Map<FeedId, number>();

  constructor(journal: Journal, feeds: Feeds) {
    this.#journal = journal;
    this.#feeds = feeds;
  }

  get hasOlder(): boolean {
    return this.#older >= 0;
  }

  /** Whether the journal held bursts of this feed that could not be read and did not come back yet. */
  hasLost(feed: FeedId): boolean {
    return (this.#written.get(feed) ?? 0) > (this.#feeds.get(feed)?.count ?? 0);
  }

  /** Reads the journal: all of it, or lazily the newest segment and the tail. */
  async open(ledger: Uint8Array, lazy: boolean, verifier: Verifier, rules: Rules): Promise<void> {
    const { start, segments } = await this.#start(lazy);
    for (const { feed, device, count, head } of start.sealed) {
      this.#feeds.add(new Feed(feed, device, () => feedGenesis(ledger, device), { count, head }));
    }
    this.#older = start.segments - 1;
    for (const segment of segments) this.#prepend(segment);
    this.noteWritten(start.tail);
    for (const { feed, had } of start.shortened ?? []) this.#noteCount(feed, had);
    const { entries } = await adoptRows(start.tail, ledger, (id) => this.#feeds.get(id), verifier, rules);
    this.#feeds.extend(entries);
    for (const proof of start.proofs) this.#feeds.addProof(proof);
  }

  /** Loads the next older segment. Rejects with `SegmentDamaged`. */
  async loadOlder(): Promise<readonly Span[]> {
    if (!this.hasOlder) return [];
    return this.#prepend(await this.#journal.segment(this.#older));
  }

  noteWritten(rows: readonly Row[]): void {
    for (const { feed, burst } of rows) this.#noteCount(feed, burst + 1);
  }

  #noteCount(feed: FeedId, count: number): void {
    this.#written.set(feed, Math.max(this.#written.get(feed) ?? 0, count));
  }

  /**
   * Newest segment first. Where one is damaged, the journal ends its feeds earlier when it is started
   * next: then all is read again.
   */
  async #start(lazy: boolean): Promise<Start> {
    for (let tries = 1; ; tries += 1) {
      const start = await this.#journal.start();
      const count = lazy ? Math.min(1, start.segments) : start.segments;
      const newestFirst = Array.from({ length: count }, (_, i) => start.segments - 1 - i);
      try {
        return {
          start,
          segments: await Promise.all(newestFirst.map((index) => this.#journal.segment(index))),
        };
      } catch (error) {
        if (!(error instanceof SegmentDamaged) || tries === MOST_TRIES) throw error;
      }
    }
  }

  #prepend(segment: SealedSegment): Span[] {
    this.#older -= 1;
    return segment.runs.map((run, index): Span => {
      const feed = this.#feeds.get(run.feed);
      const end = run.first + run.count;
      if (!feed || end !== feed.base) {
        throw new JournalDamaged(`A sealed segment does not fit feed ${run.feed}`);
      }
      feed.prepend({ segment, index, run });
      return { feed, from: run.first, to: end };
    });
  }
}
