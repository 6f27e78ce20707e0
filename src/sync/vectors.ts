/** Yjs state vectors as maps: how many bursts of each feed are held. */
import { Malformed, Reader, Writer } from './wire.ts';
import type { FeedId } from '../domain/burst.ts';

export type Vector = ReadonlyMap<FeedId, number>;

/** In descending id, as Yjs writes it. */
export function writeVector(writer: Writer, vector: Vector): Writer {
  writer.uint(vector.size);
  const feeds = [...vector.keys()].sort((a, b) => b - a);
  for (const feed of feeds) writer.uint(feed).uint(vector.get(feed) ?? 0);
  return writer;
}

export function readVector(reader: Reader): Map<FeedId, number> {
  const vector = new Map<FeedId, number>();
  for (let left = reader.count(2); left > 0; left--) {
    const feed = reader.uint();
    if (vector.has(feed)) throw new Malformed('vector');
    vector.set(feed, reader.uint());
  }
  return vector;
}

export const encodeStateVector = (vector: Vector): Uint8Array => writeVector(new Writer(), vector).done();

export function decodeStateVector(bytes: Uint8Array): Map<FeedId, number> {
  const reader = new Reader(bytes);
  const vector = readVector(reader);
  reader.end();
  return vector;
}

/** Raises entries of `vector` to those of `other`. */
export function raise(vector: Map<FeedId, number>, other: Vector): void {
  for (const [feed, count] of other) if (count > (vector.get(feed) ?? 0)) vector.set(feed, count);
}

/** The smaller count of each feed that both hold. */
export function common(a: Vector, b: Vector): Map<FeedId, number> {
  const both = new Map<FeedId, number>();
  for (const [feed, count] of a) {
    const least = Math.min(count, b.get(feed) ?? 0);
    if (least > 0) both.set(feed, least);
  }
  return both;
}

/** Whether `vector` has everything that `other` has. */
export function covers(vector: Vector, other: Vector): boolean {
  for (const [feed, count] of other) if (count > (vector.get(feed) ?? 0)) return false;
  return true;
}
