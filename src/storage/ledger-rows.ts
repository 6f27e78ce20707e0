/** What a ledger has in the database, and the key ranges in which to find it. */
import type { FeedId } from '../domain/burst.ts';
import type { Row } from '../ledger/api.ts';
import type { BurstRow, LedgerEntry, SealedEntry } from './database.ts';

export const NO_ENTRY: LedgerEntry = { sequence: 0, seals: 0, rewrites: 0, repairs: 0 };
export const NOTHING_SEALED: SealedEntry = { heads: [], damaged: [], shortened: [] };

/** Every key that begins with this ledger, in any of the stores whose keys do. */
export const ofLedger = (ledger: string): IDBKeyRange => IDBKeyRange.bound([ledger], [ledger, []]);

export const ofFeedFrom = (ledger: string, feed: FeedId, burst: number): IDBKeyRange =>
  IDBKeyRange.bound([ledger, feed, burst], [ledger, feed, []]);

export const afterSequence = (ledger: string, sequence: number): IDBKeyRange =>
  IDBKeyRange.bound([ledger, sequence], [ledger, []], true, true);

export const toRow = ({ feed, burst, element }: BurstRow): Row => ({ feed, burst, element });

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
