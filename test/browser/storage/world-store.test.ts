import { openDB } from 'idb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Doc } from 'yjs';
import { StorageFailed, StorageNewer } from '../../../src/ledger/faults.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { openWorldStorage } from '../../../src/storage/world-store.ts';
import { feedRows, freshName } from './rows.ts';

const ledger = new Uint8Array(32).fill(5);

describe('the store of a world', () => {
  test('keeps facts by name, and lists them by how their names begin', async () => {
    const name = await freshName();
    const first = await openWorldStorage(name);
    await first.facts.put('read/a', 1000);
    await first.facts.put('read/b', 2000);
    await first.facts.put('ready', true);
    await first.facts.remove('read/a');
    await first.close(false);
    const again = await openWorldStorage(name);
    onTestFinished(() => again.close(false));
    expect(await again.facts.get('read/b')).toBe(2000);
    expect(await again.facts.get('read/a')).toBeUndefined();
    expect(await again.facts.all('read/')).toEqual(new Map([['read/b', 2000]]));
    expect([...(await again.facts.all('')).keys()]).toEqual(['read/b', 'ready']);
  });

  test('keeps keys apart from facts', async () => {
    const world = await openWorldStorage(await freshName());
    onTestFinished(() => world.close(false));
    await world.vault.put('identity', 'key');
    expect(await world.facts.get('identity')).toBeUndefined();
  });

  test('forgets one ledger wholly and no other', async () => {
    const world = await openWorldStorage(await freshName());
    onTestFinished(() => world.close(false));
    const other = new Uint8Array(32).fill(6);
    for (const id of [ledger, other]) {
      const journal = world.journal(id);
      await journal.append(feedRows(1, 0, 600));
      await journal.seal([{ feed: 1, device: id, count: 600, head: id }]);
      // It seals when the page is idle and nothing was appended for a moment.
      await expect.poll(async () => (await world.journal(id).start()).segments, { timeout: 30_000 }).toBe(1);
      await journal.append(feedRows(1, 600, 601));
      await journal.addProof({ feed: 1, burst: 0, previous: id, first: id, second: id });
    }
    await world.removeLedger(ledger);
    expect(await world.journal(ledger).start()).toMatchObject({
      sealed: [],
      segments: 0,
      tail: [],
      proofs: [],
    });
    const kept = await world.journal(other).start();
    expect([kept.sealed.length, kept.segments, kept.tail.length, kept.proofs.length]).toEqual([1, 1, 1, 1]);
  });

  test('is gone when it is removed, drafts included, and another world is not', async () => {
    const [example, real] = [await freshName(), await freshName()];
    const exampleWorld = await openWorldStorage(example);
    const realWorld = await openWorldStorage(real);
    onTestFinished(() => realWorld.close(true));
    const doc = new Doc();
    await exampleWorld.keepDraft('d', doc).loaded;
    doc.getText('text').insert(0, 'a draft');
    await realWorld.keepDraft('d', new Doc()).loaded;
    await exampleWorld.close(true);
    const names = (await indexedDB.databases()).map((database) => database.name ?? '');
    expect(names.filter((found) => found.startsWith(example))).toEqual([]);
    expect(names.filter((found) => found.startsWith(real))).toHaveLength(2);
  });
});

describe('a database that can not be used', () => {
  test('gives way to a newer version of the app, says so, and refuses to write on', async () => {
    const name = await freshName();
    const onClosed = vi.fn<() => void>();
    const world = await openWorldStorage(name, { onClosed });
    const newer = await openDB(name, 3);
    onTestFinished(() => newer.close());
    expect(onClosed).toHaveBeenCalledOnce();
    await expect(world.facts.put('a', 1)).rejects.toBeInstanceOf(StorageFailed);
    await expect(openDatabase(name)).rejects.toBeInstanceOf(StorageNewer);
  });

  test('is said by name where there is no IndexedDB', async () => {
    const factory = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
    if (!factory) throw new Error('No IndexedDB to hide');
    Reflect.deleteProperty(globalThis, 'indexedDB');
    try {
      await expect(openDatabase('any')).rejects.toBeInstanceOf(StorageFailed);
    } finally {
      Object.defineProperty(globalThis, 'indexedDB', factory);
    }
  });
});
