/**
 * State vectors cannot show that a feed went two ways. Once per link both ends compare one digest
 * over all heads; where it differs, the heads; and for a head that differs, the place is found by
 * halving. What is asked about is named in the question, so that new bursts meanwhile do no harm.
 * What comes later is announced with its short heads: where one differs, all of this is done again.
 */
import { sameBytes } from '../lib/bytes.ts';
import { SHORT_HEAD_BYTES } from './messages.ts';
import { Reader, Writer } from './wire.ts';
import { encodeStateVector, readVector, writeVector } from './vectors.ts';
import type { Dep, FeedId } from '../domain/burst.ts';
import type { LedgerPort } from '../ledger/api.ts';
import type { Vector } from './vectors.ts';

const DIGEST = 0;
const HEADS = 1;
const HEAD = 2;
const MOST_FORKS = 8;

export type Ask = (question: Uint8Array) => Promise<Uint8Array | null>;

/** A question about one of the ledgers that the asker has announced. */
export const forkQuestion = (number: number, question: Uint8Array): Uint8Array =>
  new Writer().uint(number).raw(question).done();

/** Where feeds differ, in what both hold (`common`): feed and first burst that differs. */
export async function findForks(ledger: LedgerPort, common: Vector, ask: Ask): Promise<Dep[]> {
  if (common.size === 0) return [];
  const theirDigest = await ask(writeVector(new Writer().u8(DIGEST), common).done());
  if (!theirDigest || sameBytes(theirDigest, await ledger.digestAt(encodeStateVector(common)))) return [];
  const theirHeads = await ask(writeVector(new Writer().u8(HEADS), common).done());
  const ownHeads = await shortHeads(ledger, common);
  if (!theirHeads || !ownHeads || theirHeads.length !== ownHeads.length) return [];
  const forks: Dep[] = [];
  for (const [i, feed] of ascending(common).entries()) {
    if (forks.length === MOST_FORKS) break;
    const at = i * SHORT_HEAD_BYTES;
    const part = (heads: Uint8Array): Uint8Array => heads.subarray(at, at + SHORT_HEAD_BYTES);
    if (sameBytes(part(theirHeads), part(ownHeads))) continue;
    const burst = await firstDifference(ledger, feed, common.get(feed) ?? 0, ask);
    if (burst !== null) forks.push({ feed, burst });
  }
  return forks;
}

/** Answers another device's questions. Throws `Malformed`. */
export async function answerHeads(
  ledger: LedgerPort,
  held: Vector,
  question: Uint8Array,
): Promise<Uint8Array | null> {
  const reader = new Reader(question);
  const what = reader.u8();
  if (what === HEAD) return ledger.headAt(reader.uint(), reader.uint());
  const common = readVector(reader);
  for (const [feed, count] of common) if (count > (held.get(feed) ?? 0)) return null;
  return what === DIGEST ? ledger.digestAt(encodeStateVector(common)) : shortHeads(ledger, common);
}

/** The short heads after so many bursts of each feed, in ascending id; null where fewer are held. */
export async function shortHeads(ledger: LedgerPort, common: Vector): Promise<Uint8Array | null> {
  const writer = new Writer();
  for (const feed of ascending(common)) {
    const head = await ledger.headAt(feed, common.get(feed) ?? 0);
    if (!head) return null;
    writer.raw(head.subarray(0, SHORT_HEAD_BYTES));
  }
  return writer.done();
}

/** Those of `part` among the short heads of a vector. */
export function headsOf(part: Vector, vector: Vector, heads: Uint8Array): Uint8Array {
  const writer = new Writer();
  for (const [i, feed] of ascending(vector).entries()) {
    if (part.has(feed)) writer.raw(heads.subarray(i * SHORT_HEAD_BYTES, (i + 1) * SHORT_HEAD_BYTES));
  }
  return writer.done();
}

/** Heads after `same` bursts agree, heads after `differ` don't. */
async function firstDifference(
  ledger: LedgerPort,
  feed: FeedId,
  count: number,
  ask: Ask,
): Promise<number | null> {
  let same = 0;
  let differ = count;
  while (differ - same > 1) {
    const middle = same + Math.floor((differ - same) / 2);
    const theirs = await ask(new Writer().u8(HEAD).uint(feed).uint(middle).done());
    const own = await ledger.headAt(feed, middle);
    if (!theirs || !own) return null;
    if (sameBytes(theirs, own)) same = middle;
    else differ = middle;
  }
  return same;
}

const ascending = (vector: Vector): FeedId[] => [...vector.keys()].sort((a, b) => a - b);
