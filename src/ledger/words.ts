/** Erasable words: taking them out of an element, putting them back, and noticing that they lack. */
import type { VerifiedBurst, VerifiedRecord } from '../domain/burst.ts';
import { sameBytes } from './bytes.ts';
import type { Element, ElementRecord } from './element.ts';
import { fitsElement, strippedRecord, writeElement } from './element.ts';
import type { Feed } from './feed.ts';
import { SALT_BYTES } from './limits.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The element with these records' words replaced by their hash, or null when none has words here. */
export function withoutWords(element: Element, isErased: (index: number) => boolean): Uint8Array | null {
  const strip = (record: ElementRecord, index: number) => record.form === 1 && isErased(index);
  if (!element.records.some(strip)) return null;
  const records = element.records.map((record, i) => (strip(record, i) ? strippedRecord(record) : record));
  return writeElement({ ...element, records }, element.signature);
}

/**
 * Our element with the words that only the other one has, or null when there is nothing to take.
 * Both have one core, so each body fits its hash. What was erased here stays erased, and what would
 * make the element heavier than any element may be stays out.
 */
export function healed(
  ours: Element,
  theirs: Element,
  isErased: (index: number) => boolean,
  bounded: boolean,
): Uint8Array | null {
  const taken = (record: ElementRecord, index: number) =>
    record.form === 2 && theirs.records[index]?.form === 1 && !isErased(index);
  if (!ours.records.some(taken)) return null;
  const records = ours.records.map((record, i) =>
    taken(record, i) ? (theirs.records[i] ?? record) : record,
  );
  const bytes = writeElement({ ...ours, records }, ours.signature);
  return bounded && !fitsElement(bytes.length, records) ? null : bytes;
}

/** Overwrites the words that stand in these bytes, but not in their successor. */
export function overwriteWords(old: Element, next: Element): void {
  old.records.forEach((record, i) => {
    const kept = next.records[i];
    if (record.form === 1 && !(kept && sameBytes(kept.body, record.body))) record.body.fill(0);
  });
}

/** The burst as the domain takes it. Headers are views on the ledger's bytes. */
export function verifiedBurst(feed: Feed, burst: number, element: Element): VerifiedBurst {
  const { time, deps } = element;
  const records = element.records.map((record): VerifiedRecord => {
    const at = Math.min(time + record.dt, Number.MAX_SAFE_INTEGER);
    return { kind: record.kind, time: at, header: record.header, body: textOf(record) };
  });
  return { feed: feed.id, burst, device: feed.deviceHex, time, deps, records };
}

function textOf(record: ElementRecord): string | null | undefined {
  if (record.form === 0) return undefined;
  return record.form === 1 ? utf8.decode(record.body.subarray(SALT_BYTES)) : null;
}
