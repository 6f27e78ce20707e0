/** Puts an element in the place of another: words erased for good, or lacking words that came. */
import type { Row } from '../ledger/api.ts';
import { JournalStale, SegmentDamaged, StorageFailed } from '../ledger/faults.ts';
import { type Database, type LedgerEntry, read, type Seal, write } from './database.ts';
import { NO_ENTRY, ofFeedUpTo, ofLedger, runLength, withElement } from './ledger-rows.ts';
import { coverOf, packSegment, unpackSegment } from './segment.ts';

/** Another tab may move the row while its segment is being packed. */
const ATTEMPTS = 5;

/** Gives the row's new sequence, or null for a burst inside a segment, which has none. */
export async function rewriteRow(db: Database, ledger: string, row: Row): Promise<number | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const sequence = await rewriteInTail(db, ledger, row);
    if (sequence !== null) return sequence;
    if (await rewriteInSegment(db, ledger, row)) return null;
  }
  throw new JournalStale('Another tab keeps moving this burst');
}

async function rewriteInTail(db: Database, ledger: string, row: Row): Promise<number | null> {
  return write(db, ['ledgers', 'bursts'], async (tx) => {
    const bursts = tx.objectStore('bursts');
    const before = await bursts.openCursor(ofFeedUpTo(ledger, row.feed, row.burst), 'prev');
    const old = before?.value;
    if (!old || row.burst >= old.burst + runLength(old)) return null;
    const entry = (await tx.objectStore('ledgers').get(ledger)) ?? NO_ENTRY;
    const sequence = entry.sequence + 1;
    await bursts.put(withElement(old, row, sequence));
    await tx.objectStore('ledgers').put({ ...entry, sequence, rewrites: entry.rewrites + 1 }, ledger);
    return sequence;
  });
}

/** False where the ledger changed meanwhile. The old bytes are overwritten, not kept beside. */
async function rewriteInSegment(db: Database, ledger: string, row: Row): Promise<boolean> {
  const found = await segmentOf(db, ledger, row);
  if (found === null) throw new StorageFailed('No such burst');
  const rows = await unpackSegment(found.packed, found.seal);
  if (rows === null) throw new SegmentDamaged(found.index);
  const replaced = rows.map((old) => (old.feed === row.feed && old.burst === row.burst ? row : old));
  const { packed, seal } = await packSegment(replaced);
  return write(db, ['ledgers', 'seals', 'segments'], async (tx) => {
    const entry = (await tx.objectStore('ledgers').get(ledger)) ?? NO_ENTRY;
    if (entry.rewrites !== found.entry.rewrites || entry.repairs !== found.entry.repairs) return false;
    await Promise.all([
      tx.objectStore('segments').put(packed, [ledger, found.index]),
      tx.objectStore('seals').put(seal, [ledger, found.index]),
      tx.objectStore('ledgers').put({ ...entry, rewrites: entry.rewrites + 1 }, ledger),
    ]);
    return true;
  });
}

interface Found {
  readonly entry: LedgerEntry;
  readonly index: number;
  readonly seal: Seal;
  readonly packed: Uint8Array;
}

async function segmentOf(db: Database, ledger: string, { feed, burst }: Row): Promise<Found | null> {
  return read(db, ['ledgers', 'seals', 'segments'], async (tx) => {
    const entry = (await tx.objectStore('ledgers').get(ledger)) ?? NO_ENTRY;
    const seals = await tx.objectStore('seals').getAll(ofLedger(ledger));
    const index = seals.findIndex((seal) => {
      const cover = coverOf(seal, feed);
      return cover !== null && burst >= cover.first && burst < cover.first + cover.count;
    });
    const seal = seals[index];
    const packed = await tx.objectStore('segments').get([ledger, index]);
    return seal && packed ? { entry, index, seal, packed } : null;
  });
}
