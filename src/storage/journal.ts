/**
 * The journal of one ledger in IndexedDB: the tail as rows, older history in sealed segments.
 * Several tabs may have one each on the same ledger; what one writes the others find by `news`.
 */
import type { ForkProof, Journal, JournalStart, Row, SealedSegment } from '../ledger/api.ts';
import { sameBytes } from '../ledger/bytes.ts';
import { JournalStale, SegmentDamaged } from '../ledger/faults.ts';
import { type Database, type LedgerEntry, read, type Seal, write, type Writing } from './database.ts';
import {
  afterSequence,
  Counts,
  NO_ENTRY,
  NOTHING_SEALED,
  ofFeedUpTo,
  ofLedger,
  ownBytes,
  toRows,
  toRuns,
} from './ledger-rows.ts';
import { cutOutDamage } from './repair.ts';
import { rewriteRow } from './rewrite.ts';
import { sealTail } from './sealing.ts';
import { burstsOf, openSegment, unpackSegment } from './segment.ts';

/**
 * From how many bursts on a tail is worth sealing. Soon after the start: small segments compress badly,
 * and runs open fast enough. Later on in a session: what a first meeting brings comes feed by feed, and
 * segments are to hold what was said at one time.
 */
export interface SealFrom {
  readonly atStart: number;
  readonly later: number;
}

const SEAL_FROM: SealFrom = { atStart: 512, later: 16_384 };

export class IndexedDbJournal implements Journal {
  readonly #db: Database;
  readonly #ledger: string;
  readonly #sealFrom: SealFrom;
  /** The newest state of the ledger that this journal has looked at. */
  #seen: LedgerEntry = NO_ENTRY;
  readonly #known = new Counts();
  #segments = 0;
  #tailBursts = 0;
  #hasJustStarted = true;
  /** Sequences that this journal wrote since it last looked: no news to it. */
  readonly #own = new Set<number>();

  /** `ledger`: its id in hex. */
  constructor(db: Database, ledger: string, sealFrom = SEAL_FROM) {
    this.#db = db;
    this.#ledger = ledger;
    this.#sealFrom = sealFrom;
  }

  /** Cuts out what was found damaged, then gives what is whole. */
  async start(): Promise<JournalStart> {
    await cutOutDamage(this.#db, this.#ledger);
    return read(this.#db, ['ledgers', 'sealed', 'seals', 'bursts', 'proofs'], async (tx) => {
      const range = ofLedger(this.#ledger);
      const [entry, sealed = NOTHING_SEALED, segments, bursts, proofs] = await Promise.all([
        tx.objectStore('ledgers').get(this.#ledger),
        tx.objectStore('sealed').get(this.#ledger),
        tx.objectStore('seals').count(range),
        tx.objectStore('bursts').getAll(range),
        tx.objectStore('proofs').getAll(range),
      ]);
      const tail = bursts.flatMap(toRows);
      this.#seen = entry ?? NO_ENTRY;
      this.#segments = segments;
      this.#tailBursts = tail.length;
      this.#hasJustStarted = true;
      this.#own.clear();
      this.#known.clear();
      for (const { feed, count } of sealed.heads) this.#known.raise(feed, count);
      for (const { feed, burst } of tail) this.#known.raise(feed, burst + 1);
      const shortened = sealed.shortened.filter(({ feed, had }) => this.#known.of(feed) < had);
      return { sealed: sealed.heads, segments, tail, proofs, shortened };
    });
  }

  async segment(index: number): Promise<SealedSegment> {
    const key: [string, number] = [this.#ledger, index];
    const [entry, seal, packed] = await read(this.#db, ['ledgers', 'seals', 'segments'], (tx) =>
      Promise.all([
        tx.objectStore('ledgers').get(this.#ledger),
        tx.objectStore('seals').get(key),
        tx.objectStore('segments').get(key),
      ]),
    );
    if (entry?.repairs !== this.#seen.repairs) throw new JournalStale('Segments have other numbers now');
    const segment = seal && packed ? await openSegment(packed, seal) : null;
    if (segment) return segment;
    await this.#markDamaged(index);
    throw new SegmentDamaged(index);
  }

  async #markDamaged(index: number): Promise<void> {
    await write(this.#db, ['sealed'], async (tx) => {
      const store = tx.objectStore('sealed');
      const sealed = (await store.get(this.#ledger)) ?? NOTHING_SEALED;
      await store.put({ ...sealed, damaged: [...new Set([...sealed.damaged, index])] }, this.#ledger);
    });
  }

  /**
   * All rows or none. Rejects with `StorageFull`, with `StorageFailed`, and with `JournalStale` where
   * another tab put other bytes in one of the places: take its news first.
   */
  async append(rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const written = await write(this.#db, ['ledgers', 'bursts'], async (tx) => {
      const entry = (await tx.objectStore('ledgers').get(this.#ledger)) ?? NO_ENTRY;
      const isNew = entry.sequence === this.#seen.sequence && rows.every((row) => !this.#holds(row));
      const fresh = isNew ? rows : await this.#lacking(tx, rows, entry);
      const runs = toRuns(this.#ledger, fresh, entry.sequence + 1);
      const sequence = entry.sequence + runs.length;
      const bursts = tx.objectStore('bursts');
      await Promise.all([
        ...runs.map((run) => bursts.add(run)),
        tx.objectStore('ledgers').put({ ...entry, sequence }, this.#ledger),
      ]);
      return { from: entry.sequence, to: sequence, bursts: fresh.length };
    });
    this.#wrote(written.from, written.to);
    this.#tailBursts += written.bursts;
    for (const { feed, burst } of rows) this.#known.raise(feed, burst + 1);
  }

  #holds({ feed, burst }: Row): boolean {
    return burst < this.#known.of(feed);
  }

  /** Of these rows those that nobody put here yet. */
  async #lacking(
    tx: Writing<('ledgers' | 'bursts')[]>,
    rows: readonly Row[],
    entry: LedgerEntry,
  ): Promise<readonly Row[]> {
    if (entry.seals !== this.#seen.seals) throw new JournalStale('Another tab sealed history');
    const last = new Map(rows.map(({ feed, burst }) => [feed, burst]));
    const runs = await Promise.all(
      [...last].map(([feed, burst]) =>
        tx.objectStore('bursts').getAll(ofFeedUpTo(this.#ledger, feed, burst)),
      ),
    );
    const held = new Map(
      runs
        .flat()
        .flatMap(toRows)
        .map((row) => [placeOf(row), row.element]),
    );
    return rows.filter((row) => {
      const other = held.get(placeOf(row));
      if (other && !sameBytes(other, row.element)) throw new JournalStale('Another tab wrote here');
      return other === undefined;
    });
  }

  /** Other tabs find the new form by `news`, unless the burst is sealed. */
  async rewrite(row: Row): Promise<void> {
    const sequence = await rewriteRow(this.#db, this.#ledger, row);
    if (sequence !== null) this.#wrote(sequence - 1, sequence);
  }

  /** Where another tab wrote in between, what it wrote is still to be found by `news`. */
  #wrote(from: number, to: number): void {
    if (from === this.#seen.sequence) this.#seen = { ...this.#seen, sequence: to };
    else for (let sequence = from + 1; sequence <= to; sequence++) this.#own.add(sequence);
  }

  async addProof(proof: ForkProof): Promise<void> {
    await write(this.#db, ['proofs'], async (tx) => {
      const { feed, burst } = proof;
      await tx.objectStore('proofs').put({
        ledger: this.#ledger,
        feed,
        burst,
        previous: ownBytes(proof.previous),
        first: ownBytes(proof.first),
        second: ownBytes(proof.second),
      });
    });
  }

  /** Does nothing until the tail is long enough to be worth it. */
  async seal(heads: JournalStart['sealed']): Promise<void> {
    const { atStart, later } = this.#sealFrom;
    const from = this.#hasJustStarted ? atStart : later;
    this.#hasJustStarted = false;
    if (this.#tailBursts < from) return;
    const sealed = await sealTail(this.#db, this.#ledger, heads, this.#seen);
    if (sealed === null) return;
    this.#tailBursts = sealed.left;
    this.#segments = sealed.segments;
    this.#seen = { ...this.#seen, seals: sealed.seals };
  }

  async news(): Promise<readonly Row[]> {
    const since = this.#seen;
    const found = await read(this.#db, ['ledgers', 'bursts', 'seals', 'segments'], async (tx) => {
      const entry = (await tx.objectStore('ledgers').get(this.#ledger)) ?? NO_ENTRY;
      if (entry.repairs !== since.repairs) throw new JournalStale('Segments have other numbers now');
      const range = afterSequence(this.#ledger, since.sequence);
      const tail = await tx.objectStore('bursts').index('bySequence').getAll(range);
      const segments: { seal: Seal; packed: Uint8Array; index: number }[] = [];
      if (entry.seals !== since.seals) {
        for (let index = this.#segments; ; index++) {
          const seal = await tx.objectStore('seals').get([this.#ledger, index]);
          const packed = await tx.objectStore('segments').get([this.#ledger, index]);
          if (!seal || !packed) break;
          segments.push({ seal, packed, index });
        }
      }
      return { entry, tail, segments };
    });
    const rows: Row[] = [];
    for (const { seal, packed, index } of found.segments) {
      const sealedRows = await unpackSegment(packed, seal);
      if (sealedRows === null) {
        await this.#markDamaged(index);
        throw new SegmentDamaged(index);
      }
      rows.push(...sealedRows.filter(({ feed, burst }) => burst >= this.#known.of(feed)));
    }
    const tail = found.tail.filter(({ sequence }) => !this.#own.has(sequence)).flatMap(toRows);
    rows.push(...tail.toSorted((a, b) => a.feed - b.feed || a.burst - b.burst));
    this.#own.clear();
    for (const { feed, burst } of rows) this.#known.raise(feed, burst + 1);
    this.#seen = found.entry;
    this.#segments += found.segments.length;
    // What another tab sealed is no longer in the tail; a rewritten run counts twice, and seals sooner.
    const sealedBursts = found.segments.reduce((sum, { seal }) => sum + burstsOf(seal), 0);
    this.#tailBursts = Math.max(0, this.#tailBursts + tail.length - sealedBursts);
    return rows;
  }

  /** The database stays open: it serves the other journals too. */
  close(): void {
    this.#known.clear();
  }
}

const placeOf = ({ feed, burst }: Row): string => `${feed}.${burst}`;
