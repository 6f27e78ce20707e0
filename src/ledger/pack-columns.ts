/**
 * The columns of a pack: what deflate can shrink, like beside like. Randomness (signatures, salts,
 * keys, hashes, feed ids) stands apart and is stored as it is; deflating it would only cost time.
 */
import { ByteWriter, ByteReader } from './bytes.ts';
import { PackDamaged } from './faults.ts';

/** One value a burst, in author order. */
export const BURST_COLUMNS = ['feeds', 'times', 'deps', 'sizes', 'codes'] as const;
/** One value a record, in author order among records of the same kind and form. */
export const RECORD_COLUMNS = ['delays', 'headerLengths', 'headers', 'bodyLengths'] as const;

type BurstColumns<Column> = Record<(typeof BURST_COLUMNS)[number], Column>;
type RecordColumns<Column> = Record<(typeof RECORD_COLUMNS)[number], Column>;

const burstColumns = <Column>(
  column: (name: keyof BurstColumns<Column>) => Column,
): BurstColumns<Column> => ({
  feeds: column('feeds'),
  times: column('times'),
  deps: column('deps'),
  sizes: column('sizes'),
  codes: column('codes'),
});

const recordColumns = <Column>(
  column: (name: keyof RecordColumns<Column>) => Column,
): RecordColumns<Column> => ({
  delays: column('delays'),
  headerLengths: column('headerLengths'),
  headers: column('headers'),
  bodyLengths: column('bodyLengths'),
});

/** Fills columns. */
export class ColumnsOut {
  readonly burst = burstColumns(() => new ByteWriter());
  readonly #groups = new Map<number, RecordColumns<ByteWriter>>();
  readonly words = new ByteWriter();
  readonly random = new ByteWriter();

  group(code: number): RecordColumns<ByteWriter> {
    let group = this.#groups.get(code);
    if (group === undefined) {
      group = recordColumns(() => new ByteWriter());
      this.#groups.set(code, group);
    }
    return group;
  }

  /** The words, and the headers of the kinds whose headers are mostly text. */
  texts(): Uint8Array<ArrayBuffer> {
    const out = new ByteWriter();
    out.bytes(this.words.finish());
    for (const [, group] of this.#ordered()) if (isWordy(group)) out.bytes(group.headers.finish());
    return out.finish();
  }

  /** A directory of lengths, then all other columns one after the other. */
  figures(): Uint8Array<ArrayBuffer> {
    const groups = this.#ordered();
    const out = new ByteWriter();
    for (const name of BURST_COLUMNS) out.vu(this.burst[name].length);
    out.vu(this.words.length);
    out.vu(groups.length);
    for (const [code, group] of groups) {
      out.vu(code);
      out.byte(isWordy(group) ? 1 : 0);
      for (const name of RECORD_COLUMNS) out.vu(group[name].length);
    }
    for (const name of BURST_COLUMNS) out.bytes(this.burst[name].finish());
    for (const [, group] of groups) {
      for (const name of RECORD_COLUMNS) {
        if (name !== 'headers' || !isWordy(group)) out.bytes(group[name].finish());
      }
    }
    return out.finish();
  }

  #ordered(): [number, RecordColumns<ByteWriter>][] {
    return [...this.#groups].toSorted(([a], [b]) => a - b);
  }
}

/** Headers this long, on average, hold text that people decide on. */
const WORDY_HEADER = 64;

/** `delays` has at least one byte a record: this never calls a group wordy too easily. */
const isWordy = (group: RecordColumns<ByteWriter>): boolean =>
  group.headers.length >= WORDY_HEADER * group.delays.length;

/** Reads columns back. Throws `PackDamaged` where the directory or a column doesn't fit. */
export class ColumnsIn {
  readonly burst: BurstColumns<ByteReader>;
  readonly #groups = new Map<number, RecordColumns<ByteReader>>();
  readonly words: ByteReader;
  readonly random: ByteReader;

  constructor(figures: Uint8Array, texts: Uint8Array, random: Uint8Array) {
    const source = new ByteReader(figures);
    const text = new ByteReader(texts);
    const burstLengths = burstColumns(() => source.vu());
    const wordsLength = source.vu();
    const directory: { code: number; wordy: number; lengths: RecordColumns<number> }[] = [];
    let last = -1;
    for (let left = source.vu(); left > 0; left--) {
      const code = source.vu();
      const wordy = source.byte();
      if (code <= last || wordy > 1) throw new PackDamaged('Not a directory');
      directory.push({ code, wordy, lengths: recordColumns(() => source.vu()) });
      last = code;
    }
    const take = (from: ByteReader, length: number): ByteReader => new ByteReader(from.span(length));
    this.burst = burstColumns((name) => take(source, burstLengths[name]));
    this.words = take(text, wordsLength);
    for (const { code, wordy, lengths } of directory) {
      const column = (name: keyof RecordColumns<number>): ByteReader =>
        take(wordy === 1 && name === 'headers' ? text : source, lengths[name]);
      this.#groups.set(code, recordColumns(column));
    }
    endOf(source);
    endOf(text);
    this.random = new ByteReader(random);
  }

  group(code: number): RecordColumns<ByteReader> {
    const group = this.#groups.get(code);
    if (group === undefined) throw new PackDamaged('No such group');
    return group;
  }

  /** Every column must have been read to its end. */
  end(): void {
    for (const name of BURST_COLUMNS) endOf(this.burst[name]);
    for (const group of this.#groups.values()) for (const name of RECORD_COLUMNS) endOf(group[name]);
    endOf(this.words);
    endOf(this.random);
  }
}

/** Throws `PackDamaged` unless all was read. */
export function endOf(column: ByteReader): void {
  if (column.left !== 0) throw new PackDamaged('Bytes left over');
}

const WIDEST_STEP = 2 ** 51;

/** A number near an earlier one, as the signed step from it; 0 stands before one that is far away. */
export function putStep(column: ByteWriter, value: number, from: number): void {
  const step = value - from;
  if (step >= 0 && step < WIDEST_STEP) column.vu(step * 2 + 1);
  else if (step < 0 && -step < WIDEST_STEP) column.vu(-step * 2);
  else {
    column.byte(0);
    column.vu(value);
  }
}

export function takeStep(column: ByteReader, from: number): number {
  const token = column.vu();
  if (token === 0) return column.vu();
  const value = token % 2 === 1 ? from + (token - 1) / 2 : from - token / 2;
  if (value < 0 || value > Number.MAX_SAFE_INTEGER) throw new PackDamaged('Number out of range');
  return value;
}
