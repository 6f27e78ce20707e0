import { describe, expect, onTestFinished, test } from 'vitest';
import { StorageFull } from '../../../src/ledger/faults.ts';
import { IndexedDbJournal } from '../../../src/storage/journal.ts';
import { watchStorage } from '../../../src/storage/storage-health.ts';
import { connection, feedRows, freshName, LEDGER } from './rows.ts';

interface StorageBuckets {
  open(name: string, options: { quota: number }): Promise<{ readonly indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

/** Lets databases of this test live in a bucket to which the browser grants so many bytes. */
async function grant(quota: number): Promise<void> {
  const { storageBuckets } = navigator as unknown as { readonly storageBuckets: StorageBuckets };
  const name = `small-${crypto.randomUUID()}`;
  const bucket = await storageBuckets.open(name, { quota });
  const factory = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB') ?? {};
  Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value: bucket.indexedDB });
  onTestFinished(async () => {
    Object.defineProperty(globalThis, 'indexedDB', factory);
    await storageBuckets.delete(name);
  });
}

describe('a full disk', () => {
  test('is said by name; nothing of the append is kept, and what was there stays', async () => {
    await grant(600_000);
    const name = await freshName();
    const journal = new IndexedDbJournal(await connection(name), LEDGER);
    await journal.start();
    await journal.append(feedRows(1, 0, 3));
    const large = Array.from({ length: 16_000 }, (_, i) => 'abcdefgh'[(i * i + (i >> 3)) % 8]).join('');
    await expect(journal.append(feedRows(1, 3, 80, large))).rejects.toBeInstanceOf(StorageFull);
    expect((await new IndexedDbJournal(await connection(name), LEDGER).start()).tail).toHaveLength(3);
    await journal.append(feedRows(1, 3, 5));
    expect((await new IndexedDbJournal(await connection(name), LEDGER).start()).tail).toHaveLength(5);
  });

  test('is watched: how much is used, and whether it will be kept', async () => {
    const watch = watchStorage();
    await watch.look();
    const { used, quota } = watch.health.get();
    expect(quota).toBeGreaterThan(used ?? Infinity);
    expect(await watch.askToKeep()).toBe(watch.health.get().kept);
  });

  test('a browser that can not say leaves the health unknown', async () => {
    const dumb = {
      estimate: () => Promise.reject(new TypeError('no')),
      persisted: () => Promise.reject(new TypeError('no')),
      persist: () => Promise.reject(new TypeError('no')),
    } as unknown as StorageManager;
    const watch = watchStorage(dumb);
    expect(await watch.askToKeep()).toBe(false);
    expect(watch.health.get()).toEqual({ used: null, quota: null, kept: false });
  });
});
