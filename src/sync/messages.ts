/**
 * What two devices say to each other once they know who they are. Message = kind | payload.
 * Numbers name what the *sender* has announced; they are never used twice on a link.
 */
import { fromHex, toHex } from '../lib/bytes.ts';
import { Malformed, Reader, Writer } from './wire.ts';
import { readVector, writeVector } from './vectors.ts';
import type { Dep } from '../domain/burst.ts';
import type { ForkProof } from '../ledger/api.ts';
import type { Vector } from './vectors.ts';

export const KIND = {
  hello: 0,
  proof: 1,
  have: 2,
  lack: 3,
  vector: 4,
  held: 5,
  update: 6,
  credit: 7,
  want: 8,
  ask: 9,
  answer: 10,
  forkProof: 11,
  presence: 12,
  draftOpen: 13,
  draftClose: 14,
  draft: 15,
  go: 16,
  counts: 17,
  difference: 18,
  /** Between the ends of a pairing, beside the conversation. */
  side: 19,
  /** With a keeper; see `keeper/keeper-messages.ts`. */
  keep: 24,
  forget: 25,
  keeping: 26,
  visit: 27,
  introduce: 20,
} as const;

export const MAX_UPDATE_BYTES = 256 * 1024;
export const MAX_DRAFT_BYTES = 1 << 20;
/** A draft's bytes, its id and the message's own. */
export const MAX_MESSAGE_BYTES = MAX_DRAFT_BYTES + 4096;
export const MAX_WANTS = 64;
export const MAX_DRAFT_ID_BYTES = 128;
export const MAX_ELEMENT_BYTES = 64 * 1024;
/** Of each head, where many are compared: finding a difference needs no more, and proofs need no trust. */
export const SHORT_HEAD_BYTES = 8;
const TAG_BYTES = 16;

export const message = (kind: number, payload: Uint8Array): Uint8Array =>
  new Writer().u8(kind).raw(payload).done();

export interface Have {
  readonly number: number;
  readonly what: 'assembly' | 'ledger';
  /** 16 bytes in hex. */
  readonly tag: string;
}

export function encodeHave(items: readonly Have[]): Uint8Array {
  const writer = new Writer().u8(KIND.have).uint(items.length);
  for (const item of items) {
    writer
      .uint(item.number)
      .u8(item.what === 'ledger' ? 1 : 0)
      .raw(fromHex(item.tag) ?? new Uint8Array(TAG_BYTES));
  }
  return writer.done();
}

export function decodeHave(payload: Uint8Array): Have[] {
  const reader = new Reader(payload);
  const items: Have[] = [];
  for (let left = reader.count(TAG_BYTES + 2); left > 0; left--) {
    const number = reader.uint();
    const what = reader.u8();
    if (what > 1) throw new Malformed('have');
    items.push({ number, what: what === 1 ? 'ledger' : 'assembly', tag: toHex(reader.raw(TAG_BYTES)) });
  }
  reader.end();
  return items;
}

/** `lack`, `go` and `credit`: one number. */
export const encodeNumber = (kind: number, number: number): Uint8Array =>
  new Writer().u8(kind).uint(number).done();

export function decodeNumber(payload: Uint8Array): number {
  const reader = new Reader(payload);
  const number = reader.uint();
  reader.end();
  return number;
}

/** All that is held. `go`: send what is lacking now; otherwise wait for a `go`. */
export const encodeVector = (number: number, vector: Vector, go: boolean): Uint8Array =>
  writeVector(
    new Writer()
      .u8(KIND.vector)
      .uint(number)
      .u8(go ? 1 : 0),
    vector,
  ).done();

export function decodeVector(payload: Uint8Array): { number: number; go: boolean; vector: Vector } {
  const reader = new Reader(payload);
  const number = reader.uint();
  const go = reader.u8() === 1;
  const vector = readVector(reader);
  reader.end();
  return { number, go, vector };
}

/**
 * What is held by now of these feeds, and their short heads there (see `fork-search.ts`): vectors alone
 * would never show that both ends came to hold the same number of different bursts.
 */
export const encodeHeld = (number: number, vector: Vector, heads: Uint8Array): Uint8Array =>
  writeVector(new Writer().u8(KIND.held).uint(number), vector).raw(heads).done();

export function decodeHeld(payload: Uint8Array): { number: number; vector: Vector; heads: Uint8Array } {
  const reader = new Reader(payload);
  const number = reader.uint();
  const vector = readVector(reader);
  const heads = reader.raw(vector.size * SHORT_HEAD_BYTES).slice();
  reader.end();
  return { number, vector, heads };
}

export const encodeUpdate = (number: number, packed: boolean, bytes: Uint8Array): Uint8Array =>
  new Writer()
    .u8(KIND.update)
    .uint(number)
    .u8(packed ? 1 : 0)
    .raw(bytes)
    .done();

export function decodeUpdate(payload: Uint8Array): { number: number; packed: boolean; bytes: Uint8Array } {
  const reader = new Reader(payload);
  const number = reader.uint();
  const packed = reader.u8();
  if (packed > 1 || reader.left > MAX_UPDATE_BYTES) throw new Malformed('update');
  return { number, packed: packed === 1, bytes: reader.raw(reader.left) };
}

export function encodeWant(number: number, bursts: readonly Dep[]): Uint8Array {
  const writer = new Writer().u8(KIND.want).uint(number).uint(bursts.length);
  for (const { feed, burst } of bursts) writer.uint(feed).uint(burst);
  return writer.done();
}

export function decodeWant(payload: Uint8Array): { number: number; bursts: Dep[] } {
  const reader = new Reader(payload);
  const number = reader.uint();
  const bursts: Dep[] = [];
  for (let left = reader.count(2); left > 0; left--)
    bursts.push({ feed: reader.uint(), burst: reader.uint() });
  reader.end();
  if (bursts.length > MAX_WANTS) throw new Malformed('wants');
  return { number, bursts };
}

export function encodeForkProof(number: number, proof: ForkProof): Uint8Array {
  return new Writer()
    .u8(KIND.forkProof)
    .uint(number)
    .uint(proof.feed)
    .uint(proof.burst)
    .raw(proof.previous)
    .bytes(proof.first)
    .bytes(proof.second)
    .done();
}

export function decodeForkProof(payload: Uint8Array): { number: number; proof: ForkProof } {
  const reader = new Reader(payload);
  const number = reader.uint();
  const proof = {
    feed: reader.uint(),
    burst: reader.uint(),
    previous: reader.raw(32).slice(),
    first: reader.bytes(MAX_ELEMENT_BYTES).slice(),
    second: reader.bytes(MAX_ELEMENT_BYTES).slice(),
  };
  reader.end();
  return { number, proof };
}

export function encodeDraft(kind: number, number: number, id: string, bytes?: Uint8Array): Uint8Array {
  const writer = new Writer().u8(kind).uint(number).text(id);
  return (bytes ? writer.raw(bytes) : writer).done();
}

export function decodeDraft(payload: Uint8Array): { number: number; id: string; bytes: Uint8Array } {
  const reader = new Reader(payload);
  const number = reader.uint();
  const id = reader.text(MAX_DRAFT_ID_BYTES);
  return { number, id, bytes: reader.raw(reader.left) };
}
