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

  /** A directory of lengths, then the columns one after the other. */
  joined(words: Uint8Array): Uint8Array<ArrayBuffer> {
    const groups = [...this.#groups].toSorted(([a], [b]) => a - b);
    const out = new Sink();
    for (const name of BURST_COLUMNS) out.vu(this.burst[name].length);
    out.vu(groups.length);
    for (const [code, group] of groups) {
      out.vu(code);
      for (const name of RECORD_COLUMNS) out.vu(group[name].length);
    }
    for (const name of BURST_COLUMNS) out.bytes(this.burst[name].written());
    for (const name of RECORD_COLUMNS) for (const [, group] of groups) out.bytes(group[name].written());
    out.bytes(words);
    return out.written();
  }
}

/** Reads columns back. Throws `PackDamaged` where the directory or a column doesn't fit. */
export class ColumnsIn {
  readonly burst: BurstColumns<Source>;
  readonly #groups = new Map<number, RecordColumns<Source>>();
  readonly words: Uint8Array;
  readonly random: Source;

  constructor(joined: Uint8Array, random: Uint8Array) {
    const source = new Source(joined);
    const lengths = BURST_COLUMNS.map(() => source.vu());
    const directory: { code: number; lengths: number[] }[] = [];
    let last = -1;
    for (let left = source.vu(); left > 0; left--) {
      const code = source.vu();
      if (code <= last) throw new PackDamaged('Groups out of order');
      directory.push({ code, lengths: RECORD_COLUMNS.map(() => source.vu()) });
      last = code;
    }
    const take = (length: number | undefined): Source => new Source(source.bytes(length ?? 0));
    const [feeds, times, deps, sizes, codes] = lengths.map(take) as [Source, Source, Source, Source, Source];
    this.burst = { feeds, times, deps, sizes, codes };
    const columns = RECORD_COLUMNS.map((_, i) => directory.map((entry) => take(entry.lengths[i])));
    for (const [i, { code }] of directory.entries()) {
      const [delays, headerLengths, headers, bodyLengths] = columns.map((column) => column[i]) as Source[];
      if (!delays || !headerLengths || !headers || !bodyLengths) throw new PackDamaged('No such column');
      this.#groups.set(code, { delays, headerLengths, headers, bodyLengths });
    }
    this.words = source.bytes(source.left);
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
