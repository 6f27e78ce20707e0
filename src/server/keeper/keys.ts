/**
 * Where things are in the keeper's database. Keys sort as bytes; the first says what it is.
 *
 *   00                            → the form of everything else: 1
 *   01 | assembly 32              → what is remembered of it (`entry.ts`)
 *   02 | assembly 32              → it is being forgotten; so that nothing is left behind by a power cut
 *   03 | assembly 32              → its bytes, u64
 *   10 | ledger 32 | feed 8 | burst 8 → an element
 *   11 | ledger 32 | feed 8 | burst 8 → a fork's proof: previous 32 | u32 length | first | second
 */
import { concat } from '../../lib/bytes.ts';

const u64 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
};

const under = (kind: number, id: Uint8Array): Uint8Array => concat(Uint8Array.of(kind), id);

export const FORM_KEY = Uint8Array.of(0);
export const entryKey = (assembly: Uint8Array): Uint8Array => under(1, assembly);
export const forgettingKey = (assembly: Uint8Array): Uint8Array => under(2, assembly);
export const bytesKey = (assembly: Uint8Array): Uint8Array => under(3, assembly);
export const rowKey = (ledger: Uint8Array, feed: number, burst: number): Uint8Array =>
  concat(under(0x10, ledger), u64(feed), u64(burst));
export const proofKey = (ledger: Uint8Array, feed: number, burst: number): Uint8Array =>
  concat(under(0x11, ledger), u64(feed), u64(burst));

export interface Range {
  readonly gte: Uint8Array;
  readonly lt: Uint8Array;
}

/** All keys of a kind. */
export const allOf = (kind: 1 | 2 | 3): Range => ({ gte: Uint8Array.of(kind), lt: Uint8Array.of(kind + 1) });

/** All rows or proofs of a ledger. */
export function allOfLedger(what: 'rows' | 'proofs', ledger: Uint8Array): Range {
  const first = under(what === 'rows' ? 0x10 : 0x11, ledger);
  return { gte: first, lt: concat(first, new Uint8Array(17).fill(255)) };
}

/** The id behind the kind. */
export const idIn = (key: Uint8Array): Uint8Array => key.slice(1, 33);

/** Feed and burst at the end of a row's or a proof's key. */
export function placeIn(key: Uint8Array): { feed: number; burst: number } {
  const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
  return { feed: Number(view.getBigUint64(33)), burst: Number(view.getBigUint64(41)) };
}

export const encodeCount = u64;
export const decodeCount = (bytes: Uint8Array): number =>
  Number(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0));
