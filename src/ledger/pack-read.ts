/** From columns back to the canonical update, byte for byte. */
import type { FeedId } from '../domain/burst.ts';
import type { ByteReader } from './bytes.ts';
import { PackDamaged } from './faults.ts';
import { type ColumnsIn, takeStep } from './pack-columns.ts';
import { takeFeed } from './pack-write.ts';
import type { FeedRun } from './update.ts';

/** At most this many bytes of length stand before an element (ARCHITECTURE.md: 64 KiB). */
const LENGTH_ROOM = 3;

export interface Unpacked {
  readonly update: Uint8Array<ArrayBuffer>;
  /** Its feeds, in the update's order; the elements are views on it. */
  readonly runs: readonly FeedRun[];
}

/** Writes an update of exactly `length` bytes; throws `PackDamaged` where the columns give another. */
export const updateOf = (columns: ColumnsIn, length: number): Unpacked =>
  new UpdateWriter(columns, length).whole();

class UpdateWriter {
  readonly #columns: ColumnsIn;
  readonly #length: number;
  readonly #out: Uint8Array<ArrayBuffer>;
  #at = 0;
  readonly #known: { feed: number; burst: number }[] = [];
  #time = 0;
  readonly #runs: { feed: FeedId; clock: number; elements: Uint8Array[] }[] = [];

  constructor(columns: ColumnsIn, length: number) {
    this.#columns = columns;
    this.#length = length;
    this.#out = new Uint8Array(length + LENGTH_ROOM);
  }

  whole(): Unpacked {
    const feeds = this.#columns.burst.feeds.vu();
    this.#vu(feeds);
    for (let i = 0; i < feeds; i++) this.#feed();
    this.#byte(0);
    this.#columns.end();
    if (this.#at !== this.#length) throw new PackDamaged('Bytes left over');
    return { update: this.#out.subarray(0, this.#length), runs: this.#runs };
  }

  #feed(): void {
    const { burst, random } = this.#columns;
    const feed = takeFeed(random);
    const first = burst.feeds.vu();
    const count = burst.feeds.vu();
    this.#byte(1);
    this.#vu(feed);
    this.#vu(first);
    if (first === 0) {
      const root = feed.toString(36);
      this.#byte(8);
      this.#byte(1);
      this.#vu(root.length);
      for (let i = 0; i < root.length; i++) this.#byte(root.charCodeAt(i));
    } else {
      this.#byte(0x88);
      this.#vu(feed);
      this.#vu(first - 1);
    }
    this.#vu(count);
    const elements: Uint8Array[] = [];
    for (let i = 0; i < count; i++) elements.push(this.#element(first + i));
    this.#runs.push({ feed, clock: first, elements });
  }

  #element(n: number): Uint8Array {
    this.#byte(0x74);
    const start = this.#at;
    this.#at += LENGTH_ROOM;
    const { burst, random } = this.#columns;
    if (n === 0) {
      this.#byte(1);
      this.#take(random, 32);
    }
    this.#time = takeStep(burst.times, this.#time);
    this.#vu(this.#time);
    const deps = burst.deps.vu();
    this.#vu(deps);
    for (let i = 0; i < deps; i++) this.#dep();
    const size = burst.sizes.vu();
    this.#vu(size);
    for (let i = 0; i < size; i++) this.#record();
    this.#take(random, 64);
    return this.#closeElement(start);
  }

  /** Puts the length before the element, now that it is known. Gives the element. */
  #closeElement(start: number): Uint8Array {
    const end = this.#at;
    const length = end - start - LENGTH_ROOM;
    this.#at = start;
    this.#vu(length);
    if (this.#at > start + LENGTH_ROOM) throw new PackDamaged('Element too long');
    this.#out.copyWithin(this.#at, start + LENGTH_ROOM, end);
    this.#at += length;
    return this.#out.subarray(this.#at - length, this.#at);
  }

  #dep(): void {
    const { deps } = this.#columns.burst;
    const index = deps.vu();
    let known = this.#known[index];
    if (known === undefined) {
      if (index !== this.#known.length) throw new PackDamaged('No such feed');
      known = { feed: takeFeed(this.#columns.random), burst: 0 };
      this.#known.push(known);
    }
    for (let shift = 2 ** 48; shift >= 1; shift /= 256) this.#byte(Math.floor(known.feed / shift) % 256);
    known.burst = takeStep(deps, known.burst);
    this.#vu(known.burst);
  }

  #record(): void {
    const code = this.#columns.burst.codes.vu();
    const group = this.#columns.group(code);
    this.#vu(code);
    this.#vu(group.delays.vu());
    const headerLength = group.headerLengths.vu();
    this.#vu(headerLength);
    this.#take(group.headers, headerLength);
    const form = code % 4;
    if (form === 1) {
      const length = group.bodyLengths.vu();
      this.#vu(length + 8);
      this.#take(this.#columns.random, 8);
      this.#take(this.#columns.words, length);
    } else if (form === 2) this.#take(this.#columns.random, 32);
    else if (form === 3) throw new PackDamaged('No such form');
  }

  #byte(value: number): void {
    if (this.#at >= this.#out.length) throw new PackDamaged('Longer than it says');
    this.#out[this.#at++] = value;
  }

  #vu(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.#byte(128 + (rest % 128));
      rest = Math.floor(rest / 128);
    }
    this.#byte(rest);
  }

  /** Copies bytes of a column; most are too few for a view on them to be worth it. */
  #take(column: ByteReader, length: number): void {
    if (length > this.#out.length - this.#at) throw new PackDamaged('Longer than it says');
    if (length > 256) {
      this.#out.set(column.span(length), this.#at);
      this.#at += length;
      return;
    }
    if (length > column.left) throw new PackDamaged('Truncated');
    const { bytes, at } = column;
    for (let i = 0; i < length; i++) this.#out[this.#at + i] = bytes[at + i] ?? 0;
    column.at += length;
    this.#at += length;
  }
}
