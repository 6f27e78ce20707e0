/** What rests in the journal: sealed segments, loaded from the newest to the oldest, and the live tail. */
import type { FeedId } from '../domain/burst.ts';
import type { Journal, JournalStart, Row, Verifier } from './api.ts';
import { adoptRows, byFeed } from './adopt.ts';
import { JournalDamaged, SegmentDamaged } from './faults.ts';
import { Feed } from './feed.ts';
import type { Feeds } from './feeds.ts';
import { feedGenesis } from './ids.ts';
import type { Rules } from './rules.ts';

/** Bursts that came into memory: of one feed, from `from` up to but not including `to`. */
export interface Span {
  readonly feed: Feed;
  readonly from: number;
  readonly to: number;
}

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
      this.#feeds.add(new Feed(feed, device, feedGenesis(ledger, device), count, head));
    }
    this.#older = start.segments - 1;
    for (const rows of segments) this.#prepend(rows);
    this.noteWritten(start.tail);
    const { entries } = await adoptRows(start.tail, ledger, (id) => this.#feeds.get(id), verifier, rules);
    this.#feeds.extend(entries);
    for (const proof of start.proofs) this.#feeds.addProof(proof);
    if (!this.hasOlder) this.#feeds.fillMirror();
  }

  /** Loads the next older segment. Rejects with `SegmentDamaged`. */
  async loadOlder(): Promise<readonly Span[]> {
    if (!this.hasOlder) return [];
    const spans = this.#prepend(await this.#journal.segment(this.#older));
    if (!this.hasOlder) this.#feeds.fillMirror();
    return spans;
  }

  noteWritten(rows: readonly Row[]): void {
    for (const { feed, burst } of rows) {
      this.#written.set(feed, Math.max(this.#written.get(feed) ?? 0, burst + 1));
    }
  }

  /** Newest segment first. A damaged one makes the journal end its feeds earlier; then start over. */
  async #start(lazy: boolean): Promise<{ start: JournalStart; segments: readonly (readonly Row[])[] }> {
    const start = await this.#journal.start();
    const oldest = lazy ? Math.max(0, start.segments - 1) : 0;
    const wanted = Array.from({ length: start.segments - oldest }, (_, i) => start.segments - 1 - i);
    try {
      return { start, segments: await Promise.all(wanted.map((index) => this.#journal.segment(index))) };
    } catch (error) {
      if (!(error instanceof SegmentDamaged) || start.segments === 0) throw error;
      const again = await this.#journal.start();
      const segments: (readonly Row[])[] = [];
      for (const index of wanted)
        if (index < again.segments) segments.push(await this.#journal.segment(index));
      return { start: again, segments };
    }
  }

  #prepend(rows: readonly Row[]): Span[] {
    this.#older -= 1;
    const spans: Span[] = [];
    for (const [id, own] of byFeed(rows)) {
      const feed = this.#feeds.get(id);
      const from = own[0]?.burst ?? 0;
      const inOrder = own.every((row, i) => row.burst === from + i);
      if (!feed || !inOrder || from + own.length !== feed.base) {
        throw new JournalDamaged(`A sealed segment does not fit feed ${id}`);
      }
      feed.prepend(own.map((row) => row.element));
      spans.push({ feed, from, to: from + own.length });
    }
    return spans;
  }
}
