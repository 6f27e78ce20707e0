/** Moves verified rows from the tail into segments, in one transaction. */
import type { FeedHead, Row } from '../ledger/api.ts';
import { type Database, type LedgerEntry, read, type RunRow, write } from './database.ts';
import {
  NO_ENTRY,
  NOTHING_SEALED,
  ofLedger,
  ownBytes,
  runLength,
  toRows,
  withoutFirst,
} from './ledger-rows.ts';
import { divide, packSegment, runsOf, type Segment } from './segment.ts';

export interface Sealed {
  /** Bursts still in the tail. */
  readonly left: number;
  readonly segments: number;
  readonly seals: number;
}

/**
 * Seals what `heads` vouch for; other rows stay in the tail. Null where nothing was sealed: another
 * tab sealed first or rewrote a row meanwhile. The next call tries again.
 */
export async function sealTail(
  db: Database,
  ledger: string,
  heads: readonly FeedHead[],
  seen: LedgerEntry,
): Promise<Sealed | null> {
  const before = await read(db, ['ledgers', 'sealed', 'bursts'], async (tx) => ({
    entry: (await tx.objectStore('ledgers').get(ledger)) ?? NO_ENTRY,
    sealed: (await tx.objectStore('sealed').get(ledger)) ?? NOTHING_SEALED,
    tail: await tx.objectStore('bursts').getAll(ofLedger(ledger)),
  }));
  if (before.entry.seals !== seen.seals) return null;
  const plan = vouchedFor(before.tail, heads, before.sealed.heads);
  if (plan.rows.length === 0) return null;
  const packed: Segment[] = [];
  for (const part of divide(plan.rows)) packed.push(await packSegment(part));

  return write(db, ['ledgers', 'sealed', 'bursts', 'seals', 'segments'], async (tx) => {
    const entry = (await tx.objectStore('ledgers').get(ledger)) ?? NO_ENTRY;
    const { seals: sealsBefore, rewrites, sequence } = before.entry;
    // A smaller sequence: the ledger was taken off this device meanwhile.
    if (entry.seals !== sealsBefore || entry.rewrites !== rewrites || entry.sequence < sequence) return null;
    const sealed = (await tx.objectStore('sealed').get(ledger)) ?? NOTHING_SEALED;
    const first = await tx.objectStore('seals').count(ofLedger(ledger));
    const seals = entry.seals + 1;
    await Promise.all([
      ...packed.map(({ seal }, i) => tx.objectStore('seals').put(seal, [ledger, first + i])),
      ...packed.map((segment, i) => tx.objectStore('segments').put(segment.packed, [ledger, first + i])),
      ...[...runsOf(plan.rows)].map(([feed, run]) =>
        tx
          .objectStore('bursts')
          .delete(
            IDBKeyRange.bound([ledger, feed, run[0]?.burst ?? 0], [ledger, feed, run.at(-1)?.burst ?? 0]),
          ),
      ),
      ...plan.halves.map((run) => tx.objectStore('bursts').put(run)),
      tx.objectStore('sealed').put({ ...sealed, heads: plan.heads }, ledger),
      tx.objectStore('ledgers').put({ ...entry, seals }, ledger),
    ]);
    const rest = await tx.objectStore('bursts').getAll(ofLedger(ledger));
    const left = rest.reduce((sum, run) => sum + runLength(run), 0);
    return { left, segments: first + packed.length, seals };
  });
}

interface Plan {
  readonly rows: Row[];
  /** What stays of runs that are sealed in part. */
  readonly halves: RunRow[];
  readonly heads: FeedHead[];
}

const isCut = (run: RunRow, count: number): boolean =>
  run.burst < count && count < run.burst + runLength(run);

/** The rows that lead from the sealed heads to the new ones, and the heads after them. */
function vouchedFor(tail: readonly RunRow[], heads: readonly FeedHead[], sealed: readonly FeedHead[]): Plan {
  const runs = runsOf(tail.flatMap(toRows));
  const after = new Map(sealed.map((head) => [head.feed, head]));
  const rows: Row[] = [];
  const halves: RunRow[] = [];
  for (const { feed, device, count, head } of heads) {
    const from = after.get(feed)?.count ?? 0;
    const run = (runs.get(feed) ?? []).filter(({ burst }) => burst < count);
    const fits = run.length > 0 && run[0]?.burst === from && from + run.length === count;
    if (!fits) continue;
    rows.push(...run);
    after.set(feed, { feed, device: ownBytes(device), count, head: ownBytes(head) });
    const cut = tail.find((each) => each.feed === feed && isCut(each, count));
    if (cut) halves.push(withoutFirst(cut, count - cut.burst));
  }
  return { rows, halves, heads: [...after.values()] };
}
