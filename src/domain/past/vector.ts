/**
 * What was seen: for every feed, how many of its bursts, from the first on. Feeds are numbered as they
 * arrive on this device ("slots"), which no result depends on. Chunks are shared between vectors, so
 * that 10,000 bursts over 200 feeds take a few megabytes and joining two is mostly comparing references.
 */
const CHUNK_BITS = 4;
const CHUNK = 1 << CHUNK_BITS;

type Chunk = readonly number[];
export type Vector = readonly (Chunk | undefined)[];

export const emptyVector: Vector = [];

const zeros: Chunk = Array.from({ length: CHUNK }, () => 0);

/** How many bursts of the feed were seen. */
export const countSeen = (vector: Vector, slot: number): number =>
  vector[slot >> CHUNK_BITS]?.[slot & (CHUNK - 1)] ?? 0;

/** The vector with at least `count` bursts of the feed seen. */
export function raise(vector: Vector, slot: number, count: number): Vector {
  if (countSeen(vector, slot) >= count) return vector;
  const at = slot >> CHUNK_BITS;
  const chunk = (vector[at] ?? zeros).slice();
  chunk[slot & (CHUNK - 1)] = count;
  const raised: (Chunk | undefined)[] = vector.slice();
  while (raised.length < at) raised.push(undefined);
  raised[at] = chunk;
  return raised;
}

/** Everything that either had seen. */
export function join(a: Vector, b: Vector): Vector {
  let joined: (Chunk | undefined)[] | null = null;
  for (let at = 0; at < b.length; at += 1) {
    const chunk = joinChunks(a[at], b[at]);
    if (chunk === a[at]) continue;
    joined ??= a.slice();
    while (joined.length < at) joined.push(undefined);
    joined[at] = chunk;
  }
  return joined ?? a;
}

function joinChunks(a: Chunk | undefined, b: Chunk | undefined): Chunk | undefined {
  if (a === b || b === undefined) return a;
  if (a === undefined) return b;
  const joined: number[] = [];
  let isA = true;
  let isB = true;
  for (let i = 0; i < CHUNK; i += 1) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    joined.push(x < y ? y : x);
    if (x < y) isA = false;
    if (y < x) isB = false;
  }
  if (isA) return a;
  return isB ? b : joined;
}
