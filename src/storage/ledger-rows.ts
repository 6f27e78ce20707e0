/** What a ledger has in the database, and the key ranges in which to find it. */
import type { FeedId } from '../domain/burst.ts';
import type { Row } from '../ledger/api.ts';
import { concat } from '../lib/bytes.ts';
import type { LedgerEntry, RunRow, SealedEntry } from './database.ts';

export const NO_ENTRY: LedgerEntry = { sequence: 0, seals: 0, rewrites: 0, repairs: 0 };
export const NOTHING_SEALED: SealedEntry = { heads: [], damaged: [], shortened: [] };

/** Every key that begins with this ledger, in any of the stores whose keys do. */
export const ofLedger = (ledger: string): IDBKeyRange => IDBKeyRange.bound([ledger], [ledger, []]);

/** Runs of the feed that begin at this burst or before. */
export const ofFeedUpTo = (ledger: string, feed: FeedId, burst: number): IDBKeyRange =>
  IDBKeyRange.bound([ledger, feed], [ledger, feed, burst]);

export const ofFeedFrom = (ledger: string, feed: FeedId, burst: number): IDBKeyRange =>
  IDBKeyRange.bound([ledger, feed, burst], [ledger, feed, []]);

export const afterSequence = (ledger: string, sequence: number): IDBKeyRange =>
  IDBKeyRange.bound([ledger, sequence], [ledger, []], true, true);

/** Erasing words writes a whole run anew, so it stays small. One element fits in any case. */
const MOST_RUN_BYTES = 1 << 16;

/** Rows as they are kept, the first with this sequence. */
export function toRuns(ledger: string, rows: readonly Row[], sequence: number): RunRow[] {
  const runs: RunRow[] = [];
  for (let at = 0; at < rows.length;) {
    const run = runFrom(rows, at);
    runs.push(toRun(ledger, run, sequence + runs.length));
    at += run.length;
  }
  return runs;
}

/** The rows from `at` on that may stand in one run. */
function runFrom(rows: readonly Row[], at: number): readonly Row[] {
  const first = rows[at];
  let bytes = 0;
  let end = at;
  for (; end < rows.length; end += 1) {
    const row = rows[end];
    if (!row || row.feed !== first?.feed || row.burst !== first.burst + end - at) break;
    bytes += row.element.length;
    if (end > at && bytes > MOST_RUN_BYTES) break;
  }
  return rows.slice(at, end);
}

function toRun(ledger: string, rows: readonly Row[], sequence: number): RunRow {
  const [first = { feed: 0, burst: 0, element: new Uint8Array() }] = rows;
  const { feed, burst } = first;
  if (rows.length < 2) return { ledger, feed, burst, sequence, element: ownBytes(first.element) };
  const element = concat(...rows.map((row) => row.element));
  return { ledger, feed, burst, sequence, element, lengths: rows.map((row) => row.element.length) };
}

/** The same run with another element in a place. */
export function withElement(run: RunRow, { burst, element }: Row, sequence: number): RunRow {
  const rows = toRows(run).map((row) => (row.burst === burst ? { ...row, element } : row));
  return toRun(run.ledger, rows, sequence);
}

/** The same run without its first bursts: what other tabs still look for stands under its sequence. */
export const withoutFirst = (run: RunRow, count: number): RunRow =>
  toRun(run.ledger, toRows(run).slice(count), run.sequence);

/** How many bursts a run holds. */
export const runLength = ({ lengths }: RunRow): number => lengths?.length ?? 1;

/** A run's rows; their elements are views on its bytes. */
export function toRows({ feed, burst, element, lengths }: RunRow): Row[] {
  let at = 0;
  return (lengths ?? [element.length]).map((length, i) => {
    at += length;
    return { feed, burst: burst + i, element: element.subarray(at - length, at) };
  });
}

/** Storing a view would store all the memory that it is a view on. */
export const ownBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();

/** How many bursts of each feed are here. */
export class Counts {
  readonly #counts = new Map<FeedId, number>();

  of(feed: FeedId): number {
    return this.#counts.get(feed) ?? 0;
  }

  raise(feed: FeedId, count: number): void {
    if (count > this.of(feed)) this.#counts.set(feed, count);
  }

  clear(): void {
    this.#counts.clear();
  }
}
