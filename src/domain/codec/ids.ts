/** Schemas for the names of people, devices and records. */
import type { RecordRef } from '../burst.ts';
import type { Codec } from './codec.ts';
import { varint } from './codec.ts';

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const KEY = /^[0-9a-f]{64}$/;

/** A public key of 32 bytes, as 64 characters of lower-case hex. */
export const key: Codec<string> = {
  write(out, value) {
    if (!KEY.test(value)) throw new RangeError('not a key in lower-case hex');
    for (let i = 0; i < 64; i += 2) out.byte(Number.parseInt(value.slice(i, i + 2), 16));
  },
  read(input) {
    const bytes = input.bytes(32);
    if (bytes === undefined) return undefined;
    let hex = '';
    for (const byte of bytes) hex += hexOfByte[byte];
    return hex;
  },
};

const FEED_BYTES = 7;

/** A feed's id: 7 bytes, big-endian, 1 to 2^53 - 1. */
const feed: Codec<number> = {
  write(out, value) {
    if (!Number.isSafeInteger(value) || value < 1) throw new RangeError('not a feed id');
    for (let i = FEED_BYTES - 1; i >= 0; i -= 1) out.byte(Math.floor(value / 256 ** i) % 256);
  },
  read(input) {
    let id = 0;
    for (let i = 0; i < FEED_BYTES; i += 1) {
      const byte = input.byte();
      if (byte === undefined) return undefined;
      id = id * 256 + byte;
    }
    return id >= 1 && id <= Number.MAX_SAFE_INTEGER ? id : undefined;
  },
};

/** Where a record stands in its ledger: 9 bytes in most cases. */
export const recordRef: Codec<RecordRef> = {
  write(out, value) {
    feed.write(out, value.feed);
    varint.write(out, value.burst);
    varint.write(out, value.index);
  },
  read(input) {
    const id = feed.read(input);
    if (id === undefined) return undefined;
    const burst = varint.read(input);
    const index = varint.read(input);
    return burst === undefined || index === undefined ? undefined : { feed: id, burst, index };
  },
};
