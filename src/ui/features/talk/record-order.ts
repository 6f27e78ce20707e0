import type { RecordId } from '../../../domain/burst.ts';

/** What the order of what was said depends on, and nothing else. */
export interface Placed {
  readonly id: RecordId;
  /** By the author's clock, in milliseconds. */
  readonly time: number;
}

/**
 * Two records of one feed in the order in which they were written (burst 9 before burst 10, which
 * plain text order has the wrong way round); of two feeds in the order of the feeds' names.
 */
export function compareRecordIds(a: RecordId, b: RecordId): number {
  if (a === b) return 0;
  const [feedA = '', burstA, indexA] = a.split('.');
  const [feedB = '', burstB, indexB] = b.split('.');
  if (feedA !== feedB) return feedA < feedB ? -1 : 1;
  return Number(burstA) - Number(burstB) || Number(indexA) - Number(indexB);
}

/** By time, then by id: the same on every device that holds the same records. */
export function comparePlaced(a: Placed, b: Placed): number {
  return a.time - b.time || compareRecordIds(a.id, b.id);
}

/** Where `item` stands in `sorted`, or would have to be put. */
export function placeIn<T extends Placed>(sorted: readonly T[], item: Placed): number {
  let low = 0;
  let high = sorted.length;
  // Most records are newer than all that is known.
  const last = sorted[high - 1];
  if (last && comparePlaced(last, item) < 0) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePlaced(sorted[middle] as T, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
