/**
 * The one IndexedDB database of a world. Every write is one transaction with strict durability:
 * when it settles, the bytes are on the disk or nothing was changed.
 */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { StorageFailed, StorageFull, StorageNewer } from '../ledger/faults.ts';

/**
 * A run in the tail: bursts of one feed that follow each other and were written together, `burst` being
 * the first. `sequence` grows with every row, so that other tabs find what is new.
 */
export interface RunRow {
  readonly ledger: string;
  readonly feed: number;
  readonly burst: number;
  readonly sequence: number;
  /** The elements, one after the other. */
  readonly element: Uint8Array;
  /** How long each is; not there where it is one, as in all rows of version 1. */
  readonly lengths?: readonly number[];
}

/** What changes with every write to a ledger: small. */
export interface LedgerEntry {
  readonly sequence: number;
  /** Grows when rows move into segments. */
  readonly seals: number;
  /** Grows when an element is replaced: whoever is packing rows then begins again. */
  readonly rewrites: number;
  /** Grows when damage was cut out and segments have other numbers. */
  readonly repairs: number;
}

export interface SealedHead {
  readonly feed: number;
  readonly device: Uint8Array;
  readonly count: number;
  readonly head: Uint8Array;
}

/** What is known of a ledger's sealed history as a whole. */
export interface SealedEntry {
  readonly heads: readonly SealedHead[];
  /** Segments found damaged since the ledger was last started. */
  readonly damaged: readonly number[];
  /** Feeds that lost bursts to damage, with how many bursts they once had here. */
  readonly shortened: readonly { readonly feed: number; readonly had: number }[];
}

/** Of one segment, all but its bytes. */
export interface Seal {
  readonly hash: Uint8Array;
  /** Of the unpacked update, in bytes. */
  readonly length: number;
  /** Feed, first burst, count; and so on. */
  readonly cover: Float64Array;
}

export interface ProofRow {
  readonly ledger: string;
  readonly feed: number;
  readonly burst: number;
  readonly previous: Uint8Array;
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

export interface Schema extends DBSchema {
  /** Small facts of this device, by name. */
  facts: { key: string; value: unknown };
  /** Keys of this device and what the person's phrase needs, by name. */
  identity: { key: string; value: unknown };
  ledgers: { key: string; value: LedgerEntry };
  sealed: { key: string; value: SealedEntry };
  bursts: {
    key: [ledger: string, feed: number, burst: number];
    value: RunRow;
    indexes: { bySequence: [ledger: string, sequence: number] };
  };
  seals: { key: [ledger: string, index: number]; value: Seal };
  segments: { key: [ledger: string, index: number]; value: Uint8Array };
  proofs: { key: [ledger: string, feed: number, burst: number]; value: ProofRow };
}

export type Database = IDBPDatabase<Schema>;
type Stores = StoreNames<Schema>[];
export type Writing<S extends Stores> = IDBPTransaction<Schema, S, 'readwrite'>;
export type Reading<S extends Stores> = IDBPTransaction<Schema, S>;

/** 2: a row may hold more than one burst. What version 1 wrote stays as it is. */
const VERSION = 2;

export interface DatabaseEvents {
  /** Another tab with an older version of the app keeps the database from opening. */
  readonly onBlocked?: () => void;
  /** The connection is gone: a newer version took over, or the browser cleared its storage. */
  readonly onClosed?: () => void;
}

/**
 * Opens the database, or makes it. Rejects with `StorageFailed` where there is no IndexedDB to use, with
 * `StorageNewer` where a newer version of the app has been at it.
 */
export async function openDatabase(name: string, events: DatabaseEvents = {}): Promise<Database> {
  if (!('indexedDB' in globalThis)) throw new StorageFailed('This browser offers no IndexedDB');
  try {
    const db: Database = await openDB<Schema>(name, VERSION, {
      upgrade(upgrading, from, _to, transaction) {
        // Its failure is that of the opening; until then it must not count as unhandled.
        transaction.done.catch(() => undefined);
        if (from > 0) return;
        upgrading.createObjectStore('facts');
        upgrading.createObjectStore('identity');
        upgrading.createObjectStore('ledgers');
        upgrading.createObjectStore('sealed');
        const bursts = upgrading.createObjectStore('bursts', { keyPath: ['ledger', 'feed', 'burst'] });
        bursts.createIndex('bySequence', ['ledger', 'sequence']);
        upgrading.createObjectStore('seals');
        upgrading.createObjectStore('segments');
        upgrading.createObjectStore('proofs', { keyPath: ['ledger', 'feed', 'burst'] });
      },
      blocked: () => events.onBlocked?.(),
      blocking() {
        // A newer version of the app is opening in another tab: it must not wait for this one.
        db.close();
        events.onClosed?.();
      },
      terminated: () => events.onClosed?.(),
    });
    return db;
  } catch (error) {
    throw storageFault(error);
  }
}

/** One transaction: all of it is on the disk when this settles, or none. */
export async function write<S extends Stores, T>(
  db: Database,
  stores: S,
  work: (transaction: Writing<S>) => Promise<T>,
): Promise<T> {
  let transaction: Writing<S> | undefined;
  try {
    transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
    // Its outcome is awaited below; until then a failure must not count as unhandled.
    transaction.done.catch(() => undefined);
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    const cause = transaction?.error ?? error;
    abort(transaction);
    throw storageFault(cause);
  }
}

/** Reads one consistent state of the stores. */
export async function read<S extends Stores, T>(
  db: Database,
  stores: S,
  work: (transaction: Reading<S>) => Promise<T>,
): Promise<T> {
  try {
    const transaction = db.transaction(stores, 'readonly');
    transaction.done.catch(() => undefined);
    return await work(transaction);
  } catch (error) {
    throw storageFault(error);
  }
}

function abort(transaction: { abort(): void } | undefined): void {
  try {
    transaction?.abort();
  } catch {
    // It was over already.
  }
}

/** The browser's errors by our names; anything else, a bug, stays what it is. */
function storageFault(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  if (error.name === 'QuotaExceededError') return new StorageFull(error.message, { cause: error });
  if (error.name === 'VersionError') return new StorageNewer(error.message, { cause: error });
  return new StorageFailed(`${error.name}: ${error.message}`, { cause: error });
}
