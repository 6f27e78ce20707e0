/**
 * A fountain code: bytes become endlessly many frames, and any of them, in any order, give the bytes back
 * as soon as they are enough. For a screen that shows codes to a camera, which misses some.
 *
 *   frame = id 8 | u24 length | u32 number | block        integers big-endian
 *   id    = the first 8 bytes of SHA-256("moot/fountain/1" | bytes)
 *
 * The bytes are cut into k blocks of one length, the last padded with zeros. Frame n < k is block n.
 * Each later frame is the XOR of about half of the blocks, chosen by n: a random linear code over GF(2),
 * which needs 1.6 frames more than k on average, however many blocks there are. Sparse (LT) codes need
 * fewer operations and more frames; with at most 256 blocks frames are what costs.
 *
 * Which blocks: the bits of `mulberry32`, seeded by the id's first four bytes XOR n · 2654435761, lowest bit
 * first, 32 blocks with each number. Whole numbers only, so that every engine chooses the same.
 */
import { concat, sameBytes, utf8 } from './bytes.ts';
import { sha256 } from './sha256.ts';

/** The most that may be sent so, and the most blocks: a receiver's memory is about twice the former. */
export const MOST_BYTES = 64 * 1024;
const MOST_BLOCKS = 256;
const ID_BYTES = 8;
const HEAD_BYTES = ID_BYTES + 3 + 4;

const idOf = (bytes: Uint8Array): Uint8Array =>
  sha256(concat(utf8('moot/fountain/1'), bytes)).subarray(0, ID_BYTES);

/** Tommy Ettinger's public-domain generator: 32 bits from a state of 32 bits. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** The blocks that are in frame `number`, one bit each. Never none. */
function blocksIn(id: Uint8Array, number: number, count: number): Uint32Array<ArrayBuffer> {
  const mask = new Uint32Array(Math.ceil(count / 32));
  const set = (block: number) => {
    mask[block >>> 5] = (mask[block >>> 5] ?? 0) | (1 << (block & 31));
  };
  if (number < count) {
    set(number);
    return mask;
  }
  const seed = new DataView(id.buffer, id.byteOffset).getUint32(0) ^ Math.imul(number, 2_654_435_761);
  const next = mulberry32(seed);
  for (let i = 0; i < mask.length; i++) mask[i] = next();
  if (count % 32 !== 0) {
    const last = mask.length - 1;
    mask[last] = (mask[last] ?? 0) & (2 ** (count % 32) - 1);
  }
  if (mask.every((word) => word === 0)) set(number % count);
  return mask;
}

const has = (mask: Uint32Array, block: number): boolean =>
  ((mask[block >>> 5] ?? 0) & (1 << (block & 31))) !== 0;

function xor(into: Uint8Array | Uint32Array, other: Uint8Array | Uint32Array): void {
  const target = into;
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) ^ (other[i] ?? 0);
}

export interface Fountain {
  /** So many frames are needed at least. */
  readonly blocks: number;
  /** Frame `number`, 0 to 2³²−1. */
  frame(number: number): Uint8Array<ArrayBuffer>;
}

/** `bytes`: 1 to `MOST_BYTES` of them. `blockBytes`: no block is longer. */
export function fountainOf(bytes: Uint8Array, blockBytes: number): Fountain {
  const blocks = Math.ceil(bytes.length / blockBytes);
  if (blocks < 1 || blocks > MOST_BLOCKS || bytes.length > MOST_BYTES) {
    throw new RangeError(`${bytes.length} bytes make no fountain`);
  }
  const size = Math.ceil(bytes.length / blocks);
  const padded = new Uint8Array(size * blocks);
  padded.set(bytes);
  const id = idOf(bytes);
  return {
    blocks,
    frame(number) {
      const frame = new Uint8Array(HEAD_BYTES + size);
      const view = new DataView(frame.buffer);
      frame.set(id);
      view.setUint32(ID_BYTES, bytes.length * 256);
      view.setUint32(ID_BYTES + 3, number);
      const block = frame.subarray(HEAD_BYTES);
      const mask = blocksIn(id, number, blocks);
      for (let i = 0; i < blocks; i++) {
        if (has(mask, i)) xor(block, padded.subarray(i * size, (i + 1) * size));
      }
      return frame;
    },
  };
}

export interface FrameRead {
  /** Which bytes it is of, cut in which way: frames with the same one go together. */
  readonly stream: string;
  readonly id: Uint8Array;
  readonly length: number;
  readonly number: number;
  readonly blocks: number;
  readonly block: Uint8Array;
}

/** Null where the bytes are no frame. */
export function readFrame(frame: Uint8Array): FrameRead | null {
  if (frame.length <= HEAD_BYTES) return null;
  const view = new DataView(frame.buffer, frame.byteOffset);
  const id = frame.slice(0, ID_BYTES);
  const length = view.getUint32(ID_BYTES) >>> 8;
  const block = frame.slice(HEAD_BYTES);
  const blocks = Math.ceil(length / block.length);
  // A sender cuts as evenly as it can: no other length of block belongs to that many.
  if (length < 1 || length > MOST_BYTES || blocks > MOST_BLOCKS) return null;
  if (block.length !== Math.ceil(length / blocks)) return null;
  const stream = `${[...id].join('.')}/${length}/${block.length}`;
  return { stream, id, length, number: view.getUint32(ID_BYTES + 3), blocks, block };
}

interface Row {
  readonly mask: Uint32Array;
  readonly block: Uint8Array;
}

/** Gathers the frames of one stream, by elimination. Takes no more memory than twice the stream. */
export class FountainBasin {
  readonly stream: string;
  readonly blocks: number;
  /** Bytes that are sent, of which `gathered` of `blocks` parts are here. */
  readonly length: number;
  readonly #id: Uint8Array;
  /** By their first block: no two rows have the same. */
  #rows = new Map<number, Row>();

  constructor(first: FrameRead) {
    this.stream = first.stream;
    this.blocks = first.blocks;
    this.length = first.length;
    this.#id = first.id;
  }

  /** Frames so far that told something new. */
  get gathered(): number {
    return this.#rows.size;
  }

  /** The bytes once they are whole and as they were sent, else null. Frames of other streams are passed over. */
  take(frame: FrameRead): Uint8Array | null {
    if (frame.stream !== this.stream) return null;
    const mask = blocksIn(frame.id, frame.number, this.blocks);
    const block = frame.block.slice();
    for (let i = 0; i < this.blocks; i++) {
      if (!has(mask, i)) continue;
      const row = this.#rows.get(i);
      if (!row) {
        this.#rows.set(i, { mask, block });
        return this.#rows.size === this.blocks ? this.#whole() : null;
      }
      xor(mask, row.mask);
      xor(block, row.block);
    }
    return null;
  }

  /** Everything is known: from the last block back, each row is freed of those after it. */
  #whole(): Uint8Array | null {
    const size = Math.ceil(this.length / this.blocks);
    const bytes = new Uint8Array(size * this.blocks);
    for (let i = this.blocks - 1; i >= 0; i--) {
      const row = this.#rows.get(i);
      if (!row) return null;
      for (let j = i + 1; j < this.blocks; j++) {
        if (has(row.mask, j)) xor(row.block, bytes.subarray(j * size, (j + 1) * size));
      }
      bytes.set(row.block, i * size);
    }
    const sent = bytes.slice(0, this.length);
    // Some frame was not what it said: all of them are gathered anew.
    this.#rows = new Map();
    return sameBytes(idOf(sent), this.#id) ? sent : null;
  }
}
