/**
 * The journal of one ledger in IndexedDB: the tail as rows, older history in sealed segments.
 * Several tabs may have one each on the same ledger; what one writes the others find by `news`.
 */
import type { ForkProof, Journal, JournalStart, Row, SealedSegment } from '../ledger/api.ts';
import { sameBytes } from '../ledger/bytes.ts';
import { JournalStale, SegmentDamaged } from '../ledger/faults.ts';
import { type Database, type LedgerEntry, read, type Seal, write, type Writing } from './database.ts';
import { afterSequence, Counts, NO_ENTRY, NOTHING_SEALED, ofLedger, ownBytes, toRow } from './ledger-rows.ts';
import { cutOutDamage } from './repair.ts';
import { rewriteRow } from './rewrite.ts';
import { sealTail } from './sealing.ts';
import { openSegment, unpackSegment } from './segment.ts';

/**
 * From how many rows on a tail is worth sealing. Soon after the start: small segments compress badly,
 * and rows open fast enough. Later on in a session: what a first meeting brings comes feed by feed, and
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
  #tailRows = 0;
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
      const tail = bursts.map(toRow);
      this.#seen = entry ?? NO_ENTRY;
      this.#segments = segments;
      this.#tailRows = tail.length;
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
      const fresh = entry.sequence === this.#seen.sequence ? rows : await this.#lacking(tx, rows, entry);
      let { sequence } = entry;
      const bursts = tx.objectStore('bursts');
      const adding = fresh.map(({ feed, burst, element }) => {
        sequence += 1;
        return bursts.add({ ledger: this.#ledger, feed, burst, sequence, element: ownBytes(element) });
      });
      await Promise.all([...adding, tx.objectStore('ledgers').put({ ...entry, sequence }, this.#ledger)]);
      return { from: entry.sequence, to: sequence };
    });
    this.#wrote(written.from, written.to);
    this.#tailRows += written.to - written.from;
    for (const { feed, burst } of rows) this.#known.raise(feed, burst + 1);
  }

  /** Of these rows those that no other tab put here yet. */
  async #lacking(
    tx: Writing<('ledgers' | 'bursts')[]>,
    rows: readonly Row[],
    entry: LedgerEntry,
  ): Promise<readonly Row[]> {
    if (entry.seals !== this.#seen.seals) throw new JournalStale('Another tab sealed history');
    const bursts = tx.objectStore('bursts');
    const held = await Promise.all(rows.map(({ feed, burst }) => bursts.get([this.#ledger, feed, burst])));
    return rows.filter((row, i) => {
      const other = held[i];
      if (other && !sameBytes(other.element, row.element)) throw new JournalStale('Another tab wrote here');
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
    if (this.#tailRows < from) return;
    const sealed = await sealTail(this.#db, this.#ledger, heads, this.#seen);
    if (sealed === null) return;
    this.#tailRows = sealed.left;
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
    const tail = found.tail.filter(({ sequence }) => !this.#own.has(sequence)).map(toRow);
    rows.push(...tail.toSorted((a, b) => a.feed - b.feed || a.burst - b.burst));
    this.#own.clear();
    for (const { feed, burst } of rows) this.#known.raise(feed, burst + 1);
    this.#seen = found.entry;
    this.#segments += found.segments.length;
    this.#tailRows = await read(this.#db, ['bursts'], (tx) =>
      tx.objectStore('bursts').count(ofLedger(this.#ledger)),
    );
    return rows;
  }

  /** The database stays open: it serves the other journals too. */
  close(): void {
    this.#known.clear();
  }
}
