/**
 * Cuts damage out of a ledger. A feed is a chain: what lies behind a hole can't be used, so each feed
 * of a damaged segment ends where the damage begins. Its whole bursts before that go back to the tail,
 * where the ledger verifies them again; sync brings the rest from any neighbour. All other feeds keep
 * their seals.
 */
import type { FeedId } from '../domain/burst.ts';
import type { Row } from '../ledger/api.ts';
import { JournalStale } from '../ledger/faults.ts';
import { type Database, read, type RunRow, type Seal, type SealedEntry, write } from './database.ts';
import { NO_ENTRY, NOTHING_SEALED, ofFeedFrom, ofLedger, runLength, toRuns } from './ledger-rows.ts';
import { coverOf, feedsOf, packSegment, type Segment, unpackSegment } from './segment.ts';

export async function cutOutDamage(db: Database, ledger: string): Promise<void> {
  const marked = await read(db, ['sealed'], (tx) => tx.objectStore('sealed').get(ledger));
  if (!marked || marked.damaged.length === 0) return;
  const before = await read(db, ['ledgers', 'seals', 'segments', 'bursts'], async (tx) => {
    const seals = await tx.objectStore('seals').getAll(ofLedger(ledger));
    return {
      entry: (await tx.objectStore('ledgers').get(ledger)) ?? NO_ENTRY,
      seals,
      // One by one: a segment that is missing must not shift the others.
      segments: await Promise.all(seals.map((_, i) => tx.objectStore('segments').get([ledger, i]))),
      tail: await tx.objectStore('bursts').getAll(ofLedger(ledger)),
    };
  });
  const { whole, cuts } = await sift(before.seals, before.segments, marked.damaged);
  const kept: Segment[] = [];
  const loose: Row[] = [];
  for (const { seal, packed, rows } of whole) {
    const touched = [...cuts.keys()].some((feed) => coverOf(seal, feed) !== null);
    const staying = rows.filter(({ feed }) => !cuts.has(feed));
    loose.push(...rows.filter(({ feed, burst }) => burst < (cuts.get(feed) ?? 0)));
    if (!touched) kept.push({ seal, packed });
    else if (staying.length > 0) kept.push(await packSegment(staying));
  }
  const sealed = shortened(marked, cuts, before.tail);

  await write(db, ['ledgers', 'sealed', 'seals', 'segments', 'bursts'], async (tx) => {
    const entry = (await tx.objectStore('ledgers').get(ledger)) ?? NO_ENTRY;
    const { seals, rewrites, repairs } = before.entry;
    if (entry.seals !== seals || entry.rewrites !== rewrites || entry.repairs !== repairs) {
      throw new JournalStale('Another tab changed this history while it was repaired');
    }
    await Promise.all([
      tx.objectStore('seals').delete(ofLedger(ledger)),
      tx.objectStore('segments').delete(ofLedger(ledger)),
      ...[...cuts].map(([feed, cut]) => tx.objectStore('bursts').delete(ofFeedFrom(ledger, feed, cut))),
    ]);
    const runs = toRuns(ledger, loose, entry.sequence + 1);
    const sequence = entry.sequence + runs.length;
    await Promise.all([
      ...kept.map(({ seal }, i) => tx.objectStore('seals').put(seal, [ledger, i])),
      ...kept.map(({ packed }, i) => tx.objectStore('segments').put(packed, [ledger, i])),
      ...runs.map((run) => tx.objectStore('bursts').put(run)),
    ]);
    await tx.objectStore('sealed').put(sealed, ledger);
    await tx.objectStore('ledgers').put({ ...entry, sequence, repairs: entry.repairs + 1 }, ledger);
  });
}

interface Whole extends Segment {
  readonly rows: readonly Row[];
}

/** The segments that are whole, and for each feed of the others the first burst that was lost. */
async function sift(
  seals: readonly Seal[],
  segments: readonly (Uint8Array | undefined)[],
  damaged: readonly number[],
): Promise<{ whole: Whole[]; cuts: Map<FeedId, number> }> {
  const whole: Whole[] = [];
  const cuts = new Map<FeedId, number>();
  for (const [index, seal] of seals.entries()) {
    const packed = segments[index];
    const rows = packed && !damaged.includes(index) ? await unpackSegment(packed, seal) : null;
    if (packed && rows) whole.push({ seal, packed, rows });
    else {
      for (const feed of feedsOf(seal)) {
        const first = coverOf(seal, feed)?.first ?? 0;
        cuts.set(feed, Math.min(first, cuts.get(feed) ?? first));
      }
    }
  }
  return { whole, cuts };
}

/** The heads that still hold, and how far the cut feeds once went. */
function shortened(
  marked: SealedEntry,
  cuts: ReadonlyMap<FeedId, number>,
  tail: readonly RunRow[],
): SealedEntry {
  const had = new Map(marked.shortened.map((feed) => [feed.feed, feed.had]));
  const raise = (feed: FeedId, count: number): void => {
    if (cuts.has(feed)) had.set(feed, Math.max(count, had.get(feed) ?? 0));
  };
  for (const { feed, count } of marked.heads) raise(feed, count);
  for (const run of tail) raise(run.feed, run.burst + runLength(run));
  return {
    heads: marked.heads.filter(({ feed }) => !cuts.has(feed)),
    damaged: NOTHING_SEALED.damaged,
    shortened: [...had].map(([feed, count]) => ({ feed, had: count })),
  };
}
