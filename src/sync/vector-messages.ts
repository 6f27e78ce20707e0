/**
 * State vectors in few bytes, for two devices that nearly hold the same. `counts` leaves out the feeds,
 * which the other end mostly knows; `difference` names only what differs from the vector that the other
 * end has said, and compares heads at once.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { KIND } from './messages.ts';
import { encodeStateVector, readVector, writeVector } from './vectors.ts';
import { Malformed, Reader, Writer } from './wire.ts';
import type { FeedId } from '../domain/burst.ts';
import type { Vector } from './vectors.ts';

const FEEDS_BYTES = 16;
const MARK_BYTES = 8;
const DIGEST_BYTES = 32;

/** Feeds in the order of vectors on the wire: descending. */
const ordered = (vector: Vector): FeedId[] => [...vector.keys()].sort((a, b) => b - a);

/** Names a set of feeds. */
function feedsHash(feeds: readonly FeedId[]): Uint8Array {
  const writer = new Writer();
  for (const feed of feeds) writer.uint(feed);
  return sha256(writer.done()).subarray(0, FEEDS_BYTES);
}

/** Names a vector, so that a difference from another one than was meant is noticed. */
export const markOf = (vector: Vector): Uint8Array => sha256(encodeStateVector(vector)).slice(0, MARK_BYTES);

export interface Counts {
  readonly number: number;
  /** As in `vector`: send what is lacking now. */
  readonly go: boolean;
  readonly feeds: Uint8Array;
  /** In descending id of the feeds. */
  readonly counts: readonly number[];
}

export function encodeCounts(number: number, vector: Vector, go: boolean): Uint8Array {
  const feeds = ordered(vector);
  const writer = new Writer()
    .u8(KIND.counts)
    .uint(number)
    .u8(go ? 1 : 0)
    .raw(feedsHash(feeds))
    .uint(feeds.length);
  for (const feed of feeds) writer.uint(vector.get(feed) ?? 0);
  return writer.done();
}

export function decodeCounts(payload: Uint8Array): Counts {
  const reader = new Reader(payload);
  const number = reader.uint();
  const go = reader.u8() === 1;
  const feeds = reader.raw(FEEDS_BYTES).slice();
  const counts: number[] = [];
  for (let left = reader.count(1); left > 0; left--) counts.push(reader.uint());
  reader.end();
  return { number, go, feeds, counts };
}

/** The vector that the counts are of; null where it is of other feeds than those in `known`. */
export function vectorOf({ feeds, counts }: Counts, known: Vector): Vector | null {
  if (counts.length === 0) return new Map();
  if (counts.length !== known.size) return null;
  const own = ordered(known);
  const ownHash = feedsHash(own);
  if (feeds.some((byte, i) => byte !== ownHash[i])) return null;
  return new Map(own.map((feed, i) => [feed, counts[i] ?? 0]));
}

export interface Difference {
  readonly number: number;
  readonly go: boolean;
  /** Of the vector that it is a difference from. */
  readonly mark: Uint8Array;
  /** By place among that vector's feeds: how many are held instead. */
  readonly changes: readonly (readonly [place: number, count: number])[];
  /** Feeds that are not in that vector. */
  readonly more: Vector;
  /** Over the heads at the smaller of both counts; null where it could not be had. */
  readonly digest: Uint8Array | null;
}

/** How `vector` differs from `from`. */
export function encodeDifference(
  number: number,
  vector: Vector,
  from: Vector,
  options: { readonly go: boolean; readonly digest: Uint8Array | null },
): Uint8Array {
  const changes = ordered(from)
    .map((feed, place) => ({ place, before: from.get(feed) ?? 0, now: vector.get(feed) ?? 0 }))
    .filter(({ before, now }) => before !== now);
  const writer = new Writer()
    .u8(KIND.difference)
    .uint(number)
    .u8(options.go ? 1 : 0)
    .raw(markOf(from))
    .uint(changes.length);
  let next = 0;
  for (const { place, now } of changes) {
    writer.uint(place - next).uint(now);
    next = place + 1;
  }
  writeVector(writer, new Map([...vector].filter(([feed]) => !from.has(feed))));
  return (options.digest ? writer.u8(1).raw(options.digest) : writer.u8(0)).done();
}

export function decodeDifference(payload: Uint8Array): Difference {
  const reader = new Reader(payload);
  const number = reader.uint();
  const go = reader.u8() === 1;
  const mark = reader.raw(MARK_BYTES).slice();
  const changes: [number, number][] = [];
  let next = 0;
  for (let left = reader.count(2); left > 0; left--) {
    const place = next + reader.uint();
    changes.push([place, reader.uint()]);
    next = place + 1;
  }
  const more = readVector(reader);
  const digest = reader.u8() === 1 ? reader.raw(DIGEST_BYTES).slice() : null;
  reader.end();
  return { number, go, mark, changes, more, digest };
}

/** The other end's vector. Throws `Malformed` where the difference is from no such vector. */
export function applyDifference(from: Vector, { changes, more }: Difference): Map<FeedId, number> {
  const feeds = ordered(from);
  const vector = new Map(from);
  for (const [place, count] of changes) {
    const feed = feeds[place];
    if (feed === undefined) throw new Malformed('difference');
    if (count === 0) vector.delete(feed);
    else vector.set(feed, count);
  }
  for (const [feed, count] of more) {
    if (from.has(feed)) throw new Malformed('difference');
    vector.set(feed, count);
  }
  return vector;
}
