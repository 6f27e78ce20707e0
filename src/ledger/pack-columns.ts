/**
 * The columns of a pack: what deflate can shrink, like beside like. Randomness (signatures, salts,
 * keys, hashes, feed ids) stands apart and is stored as it is; deflating it would only cost time.
 */
import { PackDamaged } from './faults.ts';
import { Sink, Source } from './pack-bytes.ts';

/** One value a burst, in author order. */
export const BURST_COLUMNS = ['feeds', 'times', 'deps', 'sizes', 'codes'] as const;
/** One value a record, in author order among records of the same kind and form. */
export const RECORD_COLUMNS = ['delays', 'headerLengths', 'headers', 'bodyLengths'] as const;

type Named<Name extends string, Column> = Record<Name, Column>;
type BurstColumns<Column> = Named<(typeof BURST_COLUMNS)[number], Column>;
type RecordColumns<Column> = Named<(typeof RECORD_COLUMNS)[number], Column>;

/** Fills columns. */
export class ColumnsOut {
  readonly burst: BurstColumns<Sink> = {
    feeds: new Sink(),
    times: new Sink(),
    deps: new Sink(),
    sizes: new Sink(),
    codes: new Sink(),
  };
  readonly #groups = new Map<number, RecordColumns<Sink>>();
  readonly words = new Sink();
  readonly random = new Sink();

  group(code: number): RecordColumns<Sink> {
    let group = this.#groups.get(code);
    if (group === undefined) {
      group = { delays: new Sink(), headerLengths: new Sink(), headers: new Sink(), bodyLengths: new Sink() };
      this.#groups.set(code, group);
    }
    return group;
  }

  /** The words, and the headers of the kinds whose headers are mostly text. */
  texts(): Uint8Array<ArrayBuffer> {
    const out = new Sink();
    out.bytes(this.words.written());
    for (const [, group] of this.#ordered()) if (isWordy(group)) out.bytes(group.headers.written());
    return out.written();
  }

  /** A directory of lengths, then all other columns one after the other. */
  figures(): Uint8Array<ArrayBuffer> {
    const groups = this.#ordered();
    const out = new Sink();
    for (const name of BURST_COLUMNS) out.vu(this.burst[name].length);
    out.vu(this.words.length);
    out.vu(groups.length);
    for (const [code, group] of groups) {
      out.vu(code);
      out.byte(isWordy(group) ? 1 : 0);
      for (const name of RECORD_COLUMNS) out.vu(group[name].length);
    }
    for (const name of BURST_COLUMNS) out.bytes(this.burst[name].written());
    for (const name of RECORD_COLUMNS) {
      for (const [, group] of groups) {
        if (name !== 'headers' || !isWordy(group)) out.bytes(group[name].written());
      }
    }
    return out.written();
  }

  #ordered(): [number, RecordColumns<Sink>][] {
    return [...this.#groups].toSorted(([a], [b]) => a - b);
  }
}

/** Headers this long, on average, hold text that people decide on. */
const WORDY_HEADER = 64;

/** `delays` has at least one byte a record: this never calls a group wordy too easily. */
const isWordy = (group: RecordColumns<Sink>): boolean => group.headers.length >= WORDY_HEADER * group.delays.length;

/** Reads columns back. Throws `PackDamaged` where the directory or a column doesn't fit. */
export class ColumnsIn {
  readonly burst: BurstColumns<Source>;
  readonly #groups = new Map<number, RecordColumns<Source>>();
  readonly words: Source;
  readonly random: Source;

  constructor(figures: Uint8Array, texts: Uint8Array, random: Uint8Array) {
    const source = new Source(figures);
    const lengths = BURST_COLUMNS.map(() => source.vu());
    const wordsLength = source.vu();
    const directory: { code: number; wordy: number; lengths: number[] }[] = [];
    let last = -1;
    for (let left = source.vu(); left > 0; left--) {
      const code = source.vu();
      const wordy = source.byte();
      if (code <= last || wordy > 1) throw new PackDamaged('Not a directory');
      directory.push({ code, wordy, lengths: RECORD_COLUMNS.map(() => source.vu()) });
      last = code;
    }
    const text = new Source(texts);
    const take = (from: Source, length: number | undefined): Source => new Source(from.bytes(length ?? 0));
    const [feeds, times, deps, sizes, codes] = lengths.map((length) => take(source, length)) as [
      Source,
      Source,
      Source,
      Source,
      Source,
    ];
    this.burst = { feeds, times, deps, sizes, codes };
    this.words = take(text, wordsLength);
    const columns = RECORD_COLUMNS.map((name, i) =>
      directory.map((entry) => take(name === 'headers' && entry.wordy === 1 ? text : source, entry.lengths[i])),
    );
    for (const [i, { code }] of directory.entries()) {
      const [delays, headerLengths, headers, bodyLengths] = columns.map((column) => column[i]) as [
        Source,
        Source,
        Source,
        Source,
      ];
      this.#groups.set(code, { delays, headerLengths, headers, bodyLengths });
    }
    source.end();
    text.end();
    this.random = new Source(random);
  }

  group(code: number): RecordColumns<Source> {
    const group = this.#groups.get(code);
    if (group === undefined) throw new PackDamaged('No such group');
    return group;
  }

  /** Every column must have been read to its end. */
  end(): void {
    for (const name of BURST_COLUMNS) this.burst[name].end();
    for (const group of this.#groups.values()) for (const name of RECORD_COLUMNS) group[name].end();
    this.words.end();
    this.random.end();
  }
}

const WIDEST_STEP = 2 ** 51;

/** A number near an earlier one, as the signed step from it; 0 stands before one that is far away. */
export function putStep(column: Sink, value: number, from: number): void {
  const step = value - from;
  if (step >= 0 && step < WIDEST_STEP) column.vu(step * 2 + 1);
  else if (step < 0 && -step < WIDEST_STEP) column.vu(-step * 2);
  else {
    column.byte(0);
    column.vu(value);
  }
}

export function takeStep(column: Source, from: number): number {
  const token = column.vu();
  if (token === 0) return column.vu();
  const value = token % 2 === 1 ? from + (token - 1) / 2 : from - token / 2;
  if (value < 0 || value > Number.MAX_SAFE_INTEGER) throw new PackDamaged('Number out of range');
  return value;
}
