/** Erasable words: taking them out of an element, putting them back, and noticing that they lack. */
import type { VerifiedBurst, VerifiedRecord } from '../domain/burst.ts';
import type { BurstContent } from './api.ts';
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
export const verifiedBurst = (feed: Feed, burst: number, content: BurstContent): VerifiedBurst => ({
  feed: feed.id,
  burst,
  device: feed.deviceHex,
  time: content.time,
  deps: content.deps,
  records: content.records,
});

/** What an element says. */
export function contentOf({ time, deps, records }: Element): BurstContent {
  return {
    time,
    deps,
    records: records.map(({ kind, form, dt, header, body }): VerifiedRecord => {
      const text = form === 0 ? undefined : form === 1 ? textOf(body.subarray(SALT_BYTES)) : null;
      return { kind, time: recordTime(time, dt), header, body: text };
    }),
  };
}

/** A record's time, from its burst's. */
export const recordTime = (time: number, dt: number): number => Math.min(time + dt, Number.MAX_SAFE_INTEGER);

/** Words from their bytes, without the salt. */
export const textOf = (bytes: Uint8Array): string => utf8.decode(bytes);

/** The records of which only the words' hash stands here. */
export const strippedIn = ({ records }: Element): number[] =>
  records.flatMap(({ form }, index) => (form === 2 ? [index] : []));
