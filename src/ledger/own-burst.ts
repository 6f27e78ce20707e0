/** Making one's own burst: the records as an element that is not signed yet. */
import type { Dep, FeedId } from '../domain/burst.ts';
import type { NewRecord } from './api.ts';
import { BurstUnwritable } from './faults.ts';
import type { ElementRecord, Unsigned } from './element.ts';
import { fitsElement, writeUnsigned } from './element.ts';
import * as limit from './limits.ts';

const utf8 = new TextEncoder();
const NOTHING = new Uint8Array(0);

/** Where a burst is to stand, and what gives its salts. */
export interface Place {
  readonly feed: FeedId;
  readonly burst: number;
  readonly device: Uint8Array;
  readonly random: (length: number) => Uint8Array;
}

/**
 * The records as an element. Its time is that of its earliest record. Throws `BurstUnwritable` when
 * the gate would refuse it.
 */
export function unsignedBurst(
  place: Place,
  records: readonly NewRecord[],
  deps: readonly Dep[],
  time: number,
): Unsigned {
  if (records.length < 1 || records.length > limit.MAX_RECORDS) {
    throw new BurstUnwritable(`A burst has 1 to ${limit.MAX_RECORDS} records, not ${records.length}`);
  }
  const times = records.map((record) => wholeTime(record.time ?? time));
  const start = Math.min(...times);
  const unsigned: Unsigned = {
    device: place.burst === 0 ? place.device : null,
    time: start,
    deps: sortedDeps(place.feed, deps),
    records: records.map((record, i) => elementRecord(record, (times[i] ?? start) - start, place.random)),
  };
  if (!fitsElement(writeUnsigned(unsigned).length + limit.SIGNATURE_BYTES, unsigned.records)) {
    throw new BurstUnwritable(`A burst has at most ${limit.MAX_ELEMENT} bytes`);
  }
  return unsigned;
}

/** Milliseconds as the format holds them. A clock before 1970 counts as 1970. */
const wholeTime = (time: number): number => Math.min(Math.max(0, Math.floor(time)), Number.MAX_SAFE_INTEGER);

/** Ascending, one for each feed, its newest; never the own feed, whose past a burst has anyway. */
function sortedDeps(own: FeedId, deps: readonly Dep[]): Dep[] {
  const newest = new Map<FeedId, number>();
  for (const { feed, burst } of deps) {
    if (feed !== own) newest.set(feed, Math.max(burst, newest.get(feed) ?? 0));
  }
  if (newest.size > limit.MAX_DEPS) throw new BurstUnwritable(`A burst has at most ${limit.MAX_DEPS} deps`);
  return [...newest].sort(([a], [b]) => a - b).map(([feed, burst]) => ({ feed, burst }));
}

function elementRecord(
  { kind, header, body }: NewRecord,
  dt: number,
  random: Place['random'],
): ElementRecord {
  if (header.length > limit.MAX_HEADER)
    throw new BurstUnwritable(`A header has at most ${limit.MAX_HEADER} bytes`);
  if (body === undefined) return { kind, form: 0, dt, header, body: NOTHING };
  const text = utf8.encode(body);
  if (text.length > limit.MAX_TEXT) throw new BurstUnwritable(`A text has at most ${limit.MAX_TEXT} bytes`);
  const salted = new Uint8Array(limit.SALT_BYTES + text.length);
  salted.set(random(limit.SALT_BYTES));
  salted.set(text, limit.SALT_BYTES);
  return { kind, form: 1, dt, header, body: salted };
}
