/** The journal of one kept ledger. All rows are its tail: they are few enough to be read at once. */
import { concat } from '../../lib/bytes.ts';
import { placeIn, allOfLedger, bytesKey, encodeCount, proofKey, rowKey } from './keys.ts';
import type { ForkProof, Journal, JournalStart, Row } from '../../ledger/api.ts';
import type { Change, KeeperDatabase } from './database.ts';

/** Bytes of an assembly on disk. */
export interface Account {
  readonly assembly: Uint8Array;
  bytes: number;
}

/** What a row takes beside its element. */
const ROW_OVERHEAD = 49;

export const bytesOfRows = (rows: readonly Row[]): number =>
  rows.reduce((sum, { element }) => sum + element.length + ROW_OVERHEAD, 0);

export class LevelJournal implements Journal {
  readonly #database: KeeperDatabase;
  readonly #ledger: Uint8Array;
  readonly #account: Account;

  constructor(database: KeeperDatabase, ledger: Uint8Array, account: Account) {
    this.#database = database;
    this.#ledger = ledger;
    this.#account = account;
  }

  async start(): Promise<JournalStart> {
    const tail: Row[] = [];
    for await (const [key, element] of this.#database.entries(allOfLedger('rows', this.#ledger))) {
      tail.push({ ...placeIn(key), element });
    }
    const proofs: ForkProof[] = [];
    for await (const [key, value] of this.#database.entries(allOfLedger('proofs', this.#ledger))) {
      proofs.push({ ...placeIn(key), ...decodeProof(value) });
    }
    return { sealed: [], segments: 0, tail, proofs };
  }

  segment(index: number): Promise<never> {
    return Promise.reject(new RangeError(`No segment ${index}`));
  }

  append(rows: readonly Row[]): Promise<void> {
    return this.#write(
      rows.map(({ feed, burst, element }) => ({
        type: 'put',
        key: rowKey(this.#ledger, feed, burst),
        value: element,
      })),
      bytesOfRows(rows),
    );
  }

  async rewrite({ feed, burst, element }: Row): Promise<void> {
    const key = rowKey(this.#ledger, feed, burst);
    const old = await this.#database.get(key);
    await this.#write([{ type: 'put', key, value: element }], element.length - (old?.length ?? 0));
  }

  addProof(proof: ForkProof): Promise<void> {
    const value = encodeProof(proof);
    return this.#write(
      [{ type: 'put', key: proofKey(this.#ledger, proof.feed, proof.burst), value }],
      value.length + ROW_OVERHEAD,
    );
  }

  async seal(): Promise<void> {
    // Nothing to do: all of it stays in the tail.
  }

  /** Nobody else writes here. */
  news(): Promise<readonly Row[]> {
    return Promise.resolve([]);
  }

  close(): void {
    // The database serves the other journals too.
  }

  async #write(changes: readonly Change[], bytes: number): Promise<void> {
    const account = this.#account;
    account.bytes += bytes;
    const count: Change = { type: 'put', key: bytesKey(account.assembly), value: encodeCount(account.bytes) };
    try {
      await this.#database.write([...changes, count]);
    } catch (error) {
      account.bytes -= bytes;
      throw error;
    }
  }
}

function encodeProof({ previous, first, second }: ForkProof): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, first.length);
  return concat(previous, length, first, second);
}

function decodeProof(bytes: Uint8Array): Pick<ForkProof, 'previous' | 'first' | 'second'> {
  const second = 36 + new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(32);
  return {
    previous: bytes.slice(0, 32),
    first: bytes.slice(36, second),
    second: bytes.slice(second),
  };
}
