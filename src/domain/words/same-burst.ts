import type { VerifiedBurst, VerifiedRecord } from '../burst.ts';
import { sameBytes } from '../../lib/bytes.ts';

/**
 * The burst with the words that another copy of it has; the burst itself where they are the same, or
 * where the other isn't a copy (the other branch of a fork, before it is proven).
 */
export function withWordsOf(burst: VerifiedBurst, copy: VerifiedBurst): VerifiedBurst {
  if (burst.records.length !== copy.records.length) return burst;
  const records: VerifiedRecord[] = [];
  let differs = false;
  for (const [index, record] of burst.records.entries()) {
    const other = copy.records[index];
    if (other === undefined || !isSameAct(record, other)) return burst;
    if (record.body !== other.body) differs = true;
    records.push({ ...record, body: other.body });
  }
  return differs ? { ...burst, records } : burst;
}

const isSameAct = (a: VerifiedRecord, b: VerifiedRecord): boolean =>
  a.kind === b.kind &&
  a.time === b.time &&
  (a.body === undefined) === (b.body === undefined) &&
  sameBytes(a.header, b.header);
