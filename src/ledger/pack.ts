/**
 * Packed updates: a canonical update (LEDGER.md), re-coded without loss for sending and for sealing.
 *
 *   pack = 01 | vu length of the update | vu length of the figures | vu length of the texts
 *          | vu length of the coded texts (0: as they are) | vu length of the randomness
 *          | randomness | deflated (figures | texts)
 *
 * A pack carries no authority: what it unpacks to goes through the gate, or has a hash of its own.
 */
import { concat } from '../lib/bytes.ts';
import { deflate, inflate } from '../lib/deflate.ts';
import { PackDamaged } from './faults.ts';
import { Sink, Source } from './pack-bytes.ts';
import { ColumnsIn } from './pack-columns.ts';
import { updateOf } from './pack-read.ts';
import { codeWords, expandWords } from './pack-words.ts';
import { columnsOf } from './pack-write.ts';

const FORMAT = 1;

/**
 * No part is longer than this many times its update: a record's own columns are no longer than the
 * record, and the directory has at most one entry for each record.
 */
const PART_PER_BYTE = 4;

/** Below this many bytes of text, a list of words never pays. */
const LIST_PAYS = 8_192;

/** Re-codes a canonical update. Rejects with `PackDamaged` when it isn't one. */
export async function packUpdate(update: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const columns = columnsOf(update);
  const figures = columns.figures();
  const texts = columns.texts();
  const coded = texts.length < LIST_PAYS ? null : codeWords(texts);
  const asTheyAre = await deflate(concat(figures, texts));
  const asWords = coded === null ? null : await deflate(concat(figures, coded));
  const wordsPay = asWords !== null && asWords.length < asTheyAre.length;
  const random = columns.random.written();

  const packed = new Sink();
  packed.byte(FORMAT);
  packed.vu(update.length);
  packed.vu(figures.length);
  packed.vu(texts.length);
  packed.vu(coded !== null && wordsPay ? coded.length : 0);
  packed.vu(random.length);
  packed.bytes(random);
  packed.bytes(wordsPay ? asWords : asTheyAre);
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
  const figuresLength = source.vu();
  const textsLength = source.vu();
  const codedLength = source.vu();
  const limit = Math.min(length, maxBytes) * PART_PER_BYTE;
  if (length > maxBytes || figuresLength > limit || textsLength > length || codedLength > limit) {
    throw new PackDamaged('Longer than allowed');
  }
  const random = source.bytes(source.vu());
  const whole = await inflate(source.bytes(source.left).slice(), figuresLength + (codedLength || textsLength));
  if (whole === null) throw new PackDamaged('Not deflated');
  const stored = whole.subarray(figuresLength);
  const texts = codedLength === 0 ? stored : expandWords(stored, textsLength);
  return updateOf(new ColumnsIn(whole.subarray(0, figuresLength), texts, random), length);
}
