/** Updates written by hand, so that every byte of them can be wrong. */
import { ByteWriter } from '../../../src/ledger/bytes.ts';
import { feedRoot } from '../../../src/ledger/ids.ts';
import { utf8 } from './scenario.ts';

export const join = (...parts: (number | Uint8Array | readonly number[])[]): Uint8Array => {
  const writer = new ByteWriter();
  for (const part of parts) {
    if (typeof part === 'number') writer.byte(part);
    else writer.bytes(Uint8Array.from(part));
  }
  return writer.finish().slice();
};

/** A number as the format has it. */
export const vu = (value: number): Uint8Array => {
  const writer = new ByteWriter();
  writer.vu(value);
  return writer.finish().slice();
};

/** A number that lib0 would write and read: any size, in any number of bytes. */
export function longVu(value: bigint, padding = 0): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  } while (rest > 0n);
  for (let i = 0; i < padding; i += 1) bytes.push(128);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) & 127;
  return Uint8Array.from(bytes);
}

export const text = (value: string): Uint8Array => join(vu(utf8(value).length), utf8(value));

/** One element of a run: tag 74, length, bytes. */
export const item = (bytes: Uint8Array, tag = 0x74): Uint8Array => join(tag, vu(bytes.length), bytes);

export interface RawFeed {
  readonly feed: number;
  readonly clock: number;
  readonly elements: readonly Uint8Array[];
  readonly structs?: number;
  readonly info?: number;
  /** What stands between the info byte and the run. */
  readonly place?: Uint8Array;
  readonly count?: Uint8Array;
  readonly items?: Uint8Array;
}

export function rawFeed(raw: RawFeed): Uint8Array {
  const { feed, clock, elements } = raw;
  const parent = join(1, text(feedRoot(feed)));
  const origin = join(vu(feed), vu(Math.max(0, clock - 1)));
  return join(
    vu(raw.structs ?? 1),
    vu(feed),
    vu(clock),
    raw.info ?? (clock === 0 ? 0x08 : 0x88),
    raw.place ?? (clock === 0 ? parent : origin),
    raw.count ?? vu(elements.length),
    raw.items ?? join(...elements.map((element) => item(element))),
  );
}

export const rawUpdate = (
  feeds: readonly Uint8Array[],
  end: Uint8Array = Uint8Array.of(0),
  count = vu(feeds.length),
) => join(count, ...feeds, end);
