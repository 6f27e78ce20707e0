/**
 * Packed updates: a canonical update (LEDGER.md), re-coded without loss for sending and for sealing.
 *
 *   pack = 01 | vu length of the update | vu length of the columns
 *          | vu length of the randomness | randomness | deflated columns
 *
 * A pack carries no authority: what it unpacks to goes through the gate, or has a hash of its own.
 */
import { deflate, inflate } from '../lib/deflate.ts';
import { PackDamaged } from './faults.ts';
import { Sink, Source } from './pack-bytes.ts';
import { ColumnsIn } from './pack-columns.ts';
import { updateOf } from './pack-read.ts';
import { columnsOf } from './pack-write.ts';

const FORMAT = 1;

/**
 * Columns are never longer than this many times their update: a record's own columns are no longer
 * than the record, and the directory has at most one entry for each record.
 */
const COLUMNS_PER_BYTE = 4;

/** Re-codes a canonical update. Throws `PackDamaged` when it isn't one. */
export async function packUpdate(update: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const out = columnsOf(update);
  const columns = out.joined(out.words.written());
  const deflated = await deflate(columns);
  const random = out.random.written();
  const packed = new Sink();
  packed.byte(FORMAT);
  packed.vu(update.length);
  packed.vu(columns.length);
  packed.vu(random.length);
  packed.bytes(random);
  packed.bytes(deflated);
  return packed.written().slice();
}

/**
 * The update that was packed, byte for byte. Rejects with `PackDamaged` on anything that no packer
 * writes, and before any memory is taken where the update would be longer than `maxBytes`.
 */
export async function unpackUpdate(packed: Uint8Array, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const source = new Source(packed);
  source.expect(FORMAT);
  const length = source.vu();
  if (length > maxBytes) throw new PackDamaged('Longer than allowed');
  const columnsLength = source.vu();
  if (columnsLength > length * COLUMNS_PER_BYTE) throw new PackDamaged('Longer than allowed');
  const random = source.bytes(source.vu());
  const joined = await inflate(source.bytes(source.left).slice(), columnsLength);
  if (joined === null) throw new PackDamaged('Not deflated');
  const columns = new ColumnsIn(joined, random);
  return updateOf(columns, columns.words, length);
}
