/** State vectors: which feeds a device holds, and how many bursts of each, as Yjs writes them. */
import type { FeedId } from '../domain/burst.ts';
import { ByteReader, ByteWriter, Malformed } from './bytes.ts';
import { VectorMalformed } from './faults.ts';

export type Vector = ReadonlyMap<FeedId, number>;

/** Feeds in descending id, so that the bytes equal `Y.encodeStateVector`. Empty feeds are left out. */
export function encodeVector(vector: Vector): Uint8Array<ArrayBuffer> {
  const entries = [...vector].filter(([, count]) => count > 0).sort(([a], [b]) => b - a);
  const writer = new ByteWriter(16 + entries.length * 16);
  writer.vu(entries.length);
  for (const [feed, count] of entries) {
    writer.vu(feed);
    writer.vu(count);
  }
  return writer.finish().slice();
}

/** Parses a vector and nothing else. Throws `VectorMalformed`. Work is bounded by the bytes. */
export function parseVector(bytes: Uint8Array): Vector {
  try {
    return readVector(new ByteReader(bytes));
  } catch (error) {
    if (error instanceof Malformed) throw new VectorMalformed(`State vector: ${error.fault}`);
    throw error;
  }
}

function readVector(reader: ByteReader): Vector {
  const count = reader.vu();
  if (count * 2 > reader.left) throw new VectorMalformed('State vector: more feeds than bytes');
  const vector = new Map<FeedId, number>();
  let last = Infinity;
  for (let i = 0; i < count; i += 1) {
    const feed = reader.vu();
    const held = reader.vu();
    if (feed >= last || feed === 0 || held === 0)
      throw new VectorMalformed('State vector: feeds out of order');
    last = feed;
    vector.set(feed, held);
  }
  if (reader.left > 0) throw new VectorMalformed('State vector: trailing bytes');
  return vector;
}
