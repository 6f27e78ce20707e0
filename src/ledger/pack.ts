/**
 * Packed updates: a canonical update (ARCHITECTURE.md), re-coded without loss for sending and for sealing.
 *
 *   pack = 01 | vu length of the update | vu length of the figures | vu length of the texts
 *          | vu length of the coded texts (0: as they are) | vu length of the randomness
 *          | randomness | deflated (figures | texts)
 *
 * A pack carries no authority: what it unpacks to goes through the gate, or has a hash of its own.
 */
import { concat, unshared } from '../lib/bytes.ts';
import { deflate, inflate } from '../lib/deflate.ts';
import { ByteReader, ByteWriter, Malformed } from './bytes.ts';
import { PackDamaged } from './faults.ts';
import { updateOf } from './pack-read.ts';
import { codeWords, expandWords } from './pack-words.ts';
import { columnsOf } from './pack-write.ts';
import { columnsIn, PackedSegment, type PackParts } from './sealed.ts';

const FORMAT = 1;

/**
 * No part is longer than this many times its update: a record's own columns are no longer than the
 * record, and the directory has at most one entry for each record.
 */
const PART_PER_BYTE = 4;

/** Below this many bytes of text, a list of words never pays. */
const LIST_PAYS = 8_192;

/**
 * Re-codes a canonical update for the way. Rejects with `PackDamaged` when it isn't one. `quick`: its texts
 * are deflated as they are, for a fast way. That takes a sixth more room and a third of the time.
 */
export const packUpdate = (
  update: Uint8Array,
  effort: 'small' | 'quick' = 'small',
): Promise<Uint8Array<ArrayBuffer>> => asDamage(pack(update, effort === 'small'));

/**
 * The same for what rests: its texts are deflated as they are, too, since what rests is opened again and
 * again, and opens a third faster.
 */
export const packToRest = (update: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  asDamage(pack(update, false));

/**
 * The update that was packed, byte for byte. Rejects with `PackDamaged` on anything that no packer
 * writes, and before any memory is taken where the update would be longer than `maxBytes`.
 */
export const unpackUpdate = (packed: Uint8Array, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> =>
  asDamage(partsOf(packed, maxBytes).then((parts) => updateOf(columnsIn(parts), parts.length).update));

/** The same as a sealed segment, whose elements are rebuilt when someone needs them. */
export const openPack = (packed: Uint8Array, maxBytes: number): Promise<PackedSegment> =>
  asDamage(partsOf(packed, maxBytes).then((parts) => new PackedSegment(parts)));

async function asDamage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Malformed) throw new PackDamaged(error.fault, { cause: error });
    throw error;
  }
}

async function pack(update: Uint8Array, mayList: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const columns = columnsOf(update);
  const figures = columns.figures();
  const texts = columns.texts();
  const coded = mayList && texts.length >= LIST_PAYS ? codeWords(texts) : null;
  const asTheyAre = await deflate(concat(figures, texts));
  const asWords = coded === null ? null : await deflate(concat(figures, coded));
  const wordsPay = asWords !== null && asWords.length < asTheyAre.length;
  const random = columns.random.finish();

  const packed = new ByteWriter();
  packed.byte(FORMAT);
  packed.vu(update.length);
  packed.vu(figures.length);
  packed.vu(texts.length);
  packed.vu(coded !== null && wordsPay ? coded.length : 0);
  packed.vu(random.length);
  packed.bytes(random);
  packed.bytes(wordsPay ? asWords : asTheyAre);
  return packed.finish().slice();
}

async function partsOf(packed: Uint8Array, maxBytes: number): Promise<PackParts> {
  const source = new ByteReader(packed);
  if (source.byte() !== FORMAT) throw new PackDamaged('Another format');
  const length = source.vu();
  const figuresLength = source.vu();
  const textsLength = source.vu();
  const codedLength = source.vu();
  const limit = Math.min(length, maxBytes) * PART_PER_BYTE;
  if (length > maxBytes || figuresLength > limit || textsLength > length || codedLength > limit) {
    throw new PackDamaged('Longer than allowed');
  }
  const random = source.span(source.vu());
  const whole = await inflate(
    unshared(source.span(source.left)),
    figuresLength + (codedLength || textsLength),
  );
  if (whole === null) throw new PackDamaged('Not deflated');
  const stored = whole.subarray(figuresLength);
  const texts = codedLength === 0 ? stored : expandWords(stored, textsLength);
  return { figures: whole.subarray(0, figuresLength), texts, random, length };
}
