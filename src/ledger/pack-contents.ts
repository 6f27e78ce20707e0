/** From columns to what the bursts say, without rebuilding their elements. */
import type { Dep, FeedId, VerifiedRecord } from '../domain/burst.ts';
import type { BurstContent, SealedRun } from './api.ts';
import type { ByteReader } from './bytes.ts';
import { PackDamaged } from './faults.ts';
import { HASH_BYTES, KEY_BYTES, SALT_BYTES, SIGNATURE_BYTES } from './limits.ts';
import { type ColumnsIn, takeStep } from './pack-columns.ts';
import { takeFeed } from './pack-write.ts';
import { TextColumn } from './text-column.ts';
import { recordTime } from './words.ts';

export interface PackContents {
  readonly runs: readonly SealedRun[];
  /** Run by run; headers are views on the columns. */
  readonly contents: readonly (readonly BurstContent[])[];
}

/** Longer headers hardly ever are the same. */
const SHORT_HEADER = 8;
const NO_DEPS: readonly Dep[] = [];

/** Reads every column to its end; throws `PackDamaged` where they don't fit each other. */
export const contentsOf = (columns: ColumnsIn): PackContents => new ContentsReader(columns).whole();

class ContentsReader {
  readonly #columns: ColumnsIn;
  readonly #words: TextColumn;
  readonly #runs: SealedRun[] = [];
  readonly #contents: BurstContent[][] = [];
  readonly #known: { readonly feed: FeedId; burst: number }[] = [];
  /** By code: the last. */
  readonly #headers = new Map<number, Uint8Array>();
  #time = 0;

  constructor(columns: ColumnsIn) {
    this.#columns = columns;
    this.#words = new TextColumn(columns.words);
  }

  whole(): PackContents {
    for (let left = this.#columns.burst.feeds.vu(); left > 0; left -= 1) this.#run();
    this.#columns.end();
    return { runs: this.#runs, contents: this.#contents };
  }

  #run(): void {
    const { burst, random } = this.#columns;
    const feed = takeFeed(random);
    const first = burst.feeds.vu();
    const count = burst.feeds.vu();
    const stripped = new Map<number, number[]>();
    const contents: BurstContent[] = [];
    for (let n = first; n < first + count; n += 1) contents.push(this.#burst(n, stripped));
    this.#runs.push({ feed, first, count, stripped });
    this.#contents.push(contents);
  }

  #burst(n: number, stripped: Map<number, number[]>): BurstContent {
    const { burst, random } = this.#columns;
    if (n === 0) random.skip(KEY_BYTES);
    const time = takeStep(burst.times, this.#time);
    this.#time = time;
    const deps = this.#deps(burst.deps.vu());
    const size = burst.sizes.vu();
    const records: VerifiedRecord[] = [];
    for (let index = 0; index < size; index += 1) {
      const record = this.#record(time);
      if (record.body === null) stripped.set(n, [...(stripped.get(n) ?? []), index]);
      records.push(record);
    }
    random.skip(SIGNATURE_BYTES);
    return { time, deps, records };
  }

  #deps(count: number): readonly Dep[] {
    if (count === 0) return NO_DEPS;
    const { deps } = this.#columns.burst;
    const read: Dep[] = [];
    for (let i = 0; i < count; i += 1) {
      const index = deps.vu();
      const known = this.#known[index] ?? this.#meet(index);
      known.burst = takeStep(deps, known.burst);
      read.push({ feed: known.feed, burst: known.burst });
    }
    return read;
  }

  #meet(index: number): { readonly feed: FeedId; burst: number } {
    if (index !== this.#known.length) throw new PackDamaged('No such feed');
    const known = { feed: takeFeed(this.#columns.random), burst: 0 };
    this.#known.push(known);
    return known;
  }

  /** Most records of a kind say the same in their headers, which then are one view. */
  #header(code: number, headers: ByteReader, length: number): Uint8Array {
    const last = this.#headers.get(code);
    if (last?.length === length && length <= SHORT_HEADER && headers.left >= length) {
      let i = 0;
      while (i < length && headers.bytes[headers.at + i] === last[i]) i += 1;
      if (i === length) {
        headers.skip(length);
        return last;
      }
    }
    const header = headers.span(length);
    this.#headers.set(code, header);
    return header;
  }

  #record(burstTime: number): VerifiedRecord {
    const { burst, random } = this.#columns;
    const code = burst.codes.vu();
    const group = this.#columns.group(code);
    const form = code % 4;
    const kind = (code - form) / 4;
    const time = recordTime(burstTime, group.delays.vu());
    const header = this.#header(code, group.headers, group.headerLengths.vu());
    if (form === 0) return { kind, time, header, body: undefined };
    if (form === 1) {
      random.skip(SALT_BYTES);
      return { kind, time, header, body: this.#words.next(group.bodyLengths.vu()) };
    }
    if (form === 3) throw new PackDamaged('No such form');
    random.skip(HASH_BYTES);
    return { kind, time, header, body: null };
  }
}
