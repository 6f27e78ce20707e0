import { openDB } from 'idb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { JournalStale, StorageFailed } from '../../../src/ledger/faults.ts';
import { write } from '../../../src/storage/database.ts';
import { IndexedDbJournal } from '../../../src/storage/journal.ts';
import {
  connection,
  feedRows,
  freshName,
  headOf,
  holds,
  inOrder,
  LEDGER,
  rowWith,
  withoutWords,
} from './rows.ts';

describe('a journal', () => {
  test('gives back what was appended after everything was closed', async () => {
    const name = await freshName();
    const db = await connection(name);
    const first = new IndexedDbJournal(db, LEDGER);
    expect(await first.start()).toMatchObject({ sealed: [], segments: 0, tail: [], proofs: [] });
    const rows = [...feedRows(7, 0, 3), ...feedRows(3, 0, 2)];
    await first.append(rows);
    await first.append(feedRows(7, 3, 4));
    first.close();
    db.close();
    const { tail } = await new IndexedDbJournal(await connection(name), LEDGER).start();
    expect(tail.map(({ feed, burst }) => [feed, burst])).toEqual([
      [3, 0],
      [3, 1],
      [7, 0],
      [7, 1],
      [7, 2],
      [7, 3],
    ]);
    expect(tail.slice(2, 5).map(({ element }) => element)).toEqual(
      rows.slice(0, 3).map(({ element }) => element),
    );
  });

  test('keeps ledgers apart', async () => {
    const db = await connection(await freshName());
    await new IndexedDbJournal(db, LEDGER).append(feedRows(1, 0, 1));
    expect((await new IndexedDbJournal(db, 'ff'.repeat(32)).start()).tail).toEqual([]);
  });

  test('asks the browser for strict durability with every write', async () => {
    const db = await connection(await freshName());
    const journal = new IndexedDbJournal(db, LEDGER);
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    onTestFinished(() => transactions.mockRestore());
    const row = rowWith(1, 0, 'hello');
    await journal.append([row]);
    await journal.rewrite(row);
    await journal.addProof({
      feed: 1,
      burst: 0,
      previous: row.element,
      first: row.element,
      second: row.element,
    });
    const durabilities = transactions.mock.results.map(({ value }) => (value as IDBTransaction).durability);
    expect(durabilities).toEqual(['strict', 'strict', 'strict']);
  });

  test('stores an element alone, not the update that it was a view on', async () => {
    const db = await connection(await freshName());
    const large = new Uint8Array(100_000).fill(9);
    const { element } = rowWith(1, 0, 'hello');
    large.set(element, 500);
    const view = large.subarray(500, 500 + element.length);
    await new IndexedDbJournal(db, LEDGER).append([{ feed: 1, burst: 0, element: view }]);
    const kept = await db.get('bursts', [LEDGER, 1, 0]);
    expect(kept?.element).toEqual(element);
    expect(kept?.element.buffer.byteLength).toBe(element.length);
  });

  test('keeps proofs of a fork', async () => {
    const name = await freshName();
    const proof = {
      feed: 4,
      burst: 2,
      previous: new Uint8Array(32).fill(1),
      first: new Uint8Array([1, 2]),
      second: new Uint8Array([3]),
    };
    await new IndexedDbJournal(await connection(name), LEDGER).addProof(proof);
    const { proofs } = await new IndexedDbJournal(await connection(name), LEDGER).start();
    expect(proofs).toMatchObject([proof]);
  });
});

describe('bursts of a feed that are written together', () => {
  test('stand in one row, as long as it stays small', async () => {
    const db = await connection(await freshName());
    const journal = new IndexedDbJournal(db, LEDGER);
    const rows = [...feedRows(1, 0, 40), ...feedRows(2, 0, 3), ...feedRows(1, 40, 50)];
    await journal.append(rows);
    expect((await db.getAllKeys('bursts')).map(([, feed, burst]) => [feed, burst])).toEqual([
      [1, 0],
      [1, 40],
      [2, 0],
    ]);
    const long = 'x'.repeat(16_000);
    await journal.append(feedRows(3, 0, 9, long));
    const kept = (await db.getAll('bursts')).filter(({ feed }) => feed === 3);
    expect(kept.map(({ burst }) => burst)).toEqual([0, 4, 8]);
    const { tail } = await new IndexedDbJournal(db, LEDGER).start();
    expect(tail.filter(({ feed }) => feed < 3)).toEqual(inOrder(rows));
  });

  test('are erased one by one', async () => {
    const name = await freshName();
    const db = await connection(name);
    const journal = new IndexedDbJournal(db, LEDGER);
    const rows = feedRows(1, 0, 9);
    const secret = rowWith(1, 9, 'qzxjvkwy');
    await journal.append([...rows, secret, ...feedRows(1, 10, 12)]);
    const erased = withoutWords(secret);
    await journal.rewrite(erased);
    const { tail } = await new IndexedDbJournal(await connection(name), LEDGER).start();
    expect(tail.slice(0, 10)).toEqual([...rows, erased]);
    expect(tail).toHaveLength(12);
    expect((await db.getAll('bursts')).some(({ element }) => holds(element, 'qzxjvkwy'))).toBe(false);
    await expect(journal.rewrite(rowWith(1, 12, 'not there'))).rejects.toBeInstanceOf(StorageFailed);
    await expect(journal.rewrite(rowWith(2, 0, 'not there'))).rejects.toBeInstanceOf(StorageFailed);
  });

  test('may stand beside rows of version 1 of the database', async () => {
    const name = await freshName();
    const old = feedRows(1, 0, 3);
    const first = await openDB(name, 1, {
      upgrade(db) {
        for (const store of ['facts', 'identity', 'ledgers', 'sealed', 'seals', 'segments'])
          db.createObjectStore(store);
        const bursts = db.createObjectStore('bursts', { keyPath: ['ledger', 'feed', 'burst'] });
        bursts.createIndex('bySequence', ['ledger', 'sequence']);
        db.createObjectStore('proofs', { keyPath: ['ledger', 'feed', 'burst'] });
      },
    });
    for (const [i, row] of old.entries())
      await first.put('bursts', { ledger: LEDGER, ...row, sequence: i + 1 });
    await first.put('ledgers', { sequence: 3, seals: 0, rewrites: 0, repairs: 0 }, LEDGER);
    first.close();

    const journal = new IndexedDbJournal(await connection(name), LEDGER);
    expect((await journal.start()).tail).toEqual(old);
    const next = feedRows(1, 3, 6);
    await journal.append(next);
    const erased = withoutWords(old[1] ?? rowWith(1, 1, ''));
    await journal.rewrite(erased);
    const { tail } = await new IndexedDbJournal(await connection(name), LEDGER).start();
    expect(tail).toEqual([...old, ...next].map((row) => (row.burst === 1 ? erased : row)));
  });
});

describe('a crash', () => {
  test('in the middle of an append leaves all of it or nothing', async () => {
    const name = await freshName();
    const db = await connection(name);
    const journal = new IndexedDbJournal(db, LEDGER);
    await journal.append(feedRows(1, 0, 2));
    const interrupted = write(db, ['bursts'], async (tx) => {
      const [row] = feedRows(1, 2, 3);
      if (row) await tx.objectStore('bursts').add({ ledger: LEDGER, ...row, sequence: 3 });
      tx.abort();
    });
    await expect(interrupted).rejects.toBeInstanceOf(StorageFailed);
    const started = await new IndexedDbJournal(await connection(name), LEDGER).start();
    expect(started.tail).toHaveLength(2);
  });

  test('of the connection is said by name, and what was settled is there', async () => {
    const name = await freshName();
    const db = await connection(name);
    const journal = new IndexedDbJournal(db, LEDGER);
    await journal.append(feedRows(1, 0, 2));
    const unsettled = journal.append(feedRows(1, 2, 4));
    db.close();
    await unsettled.catch(() => undefined);
    await expect(journal.append(feedRows(1, 4, 5))).rejects.toBeInstanceOf(StorageFailed);
    const { tail } = await new IndexedDbJournal(await connection(name), LEDGER).start();
    expect([2, 4]).toContain(tail.length);
  });

  test('a bad row takes the whole append with it', async () => {
    const db = await connection(await freshName());
    const journal = new IndexedDbJournal(db, LEDGER);
    await journal.append(feedRows(1, 0, 2));
    await expect(journal.append([...feedRows(2, 0, 3), ...feedRows(1, 1, 2)])).rejects.toBeInstanceOf(
      JournalStale,
    );
    const { tail } = await new IndexedDbJournal(db, LEDGER).start();
    expect(tail.map(({ feed }) => feed)).toEqual([1, 1]);
  });
});

describe('two tabs', () => {
  const twoTabs = async () => {
    const name = await freshName();
    const a = new IndexedDbJournal(await connection(name), LEDGER);
    const b = new IndexedDbJournal(await connection(name), LEDGER);
    await a.start();
    await b.start();
    return { name, a, b };
  };

  test('find what the other wrote, once, and never their own', async () => {
    const { a, b } = await twoTabs();
    await a.append(feedRows(1, 0, 3));
    await b.append(feedRows(2, 0, 2));
    await a.append(feedRows(1, 3, 4));
    expect(inOrder(await a.news()).map(({ feed, burst }) => [feed, burst])).toEqual([
      [2, 0],
      [2, 1],
    ]);
    expect((await b.news()).map(({ burst }) => burst)).toEqual([0, 1, 2, 3]);
    expect(await a.news()).toEqual([]);
    expect(await b.news()).toEqual([]);
    await b.append(feedRows(1, 4, 5));
    expect((await a.news()).map(({ burst }) => burst)).toEqual([4]);
  });

  test('may take the same rows from two neighbours', async () => {
    const { a, b } = await twoTabs();
    const rows = feedRows(1, 0, 3);
    await a.append(rows.slice(0, 2));
    await b.append(rows);
    expect((await a.news()).map(({ burst }) => burst)).toEqual([2]);
    expect((await b.news()).map(({ burst }) => burst)).toEqual([0, 1]);
    expect(await b.news()).toEqual([]);
  });

  test('never write different bytes inside what the other wrote together', async () => {
    const { name, a, b } = await twoTabs();
    const rows = feedRows(1, 0, 5);
    await a.append(rows);
    await expect(b.append([...rows.slice(0, 3), ...feedRows(1, 3, 7)])).rejects.toBeInstanceOf(JournalStale);
    const more = feedRows(1, 5, 7);
    await b.append([...rows.slice(2), ...more]);
    const { tail } = await new IndexedDbJournal(await connection(name), LEDGER).start();
    expect(tail).toEqual([...rows, ...more]);
  });

  test('never write different bytes in one place: the second is told to look first', async () => {
    const { name, a, b } = await twoTabs();
    const row = rowWith(1, 0, 'one branch');
    await a.append([row]);
    await expect(b.append([rowWith(2, 0, 'fine'), rowWith(1, 0, 'other branch')])).rejects.toBeInstanceOf(
      JournalStale,
    );
    const { tail } = await new IndexedDbJournal(await connection(name), LEDGER).start();
    expect(tail).toEqual([row]);
  });

  test('find rows that the other wrote and sealed in between', async () => {
    const { a, b } = await twoTabs();
    const rows = feedRows(1, 0, 600);
    await a.append(rows);
    await a.seal([headOf(1, 600)]);
    await a.append(feedRows(1, 600, 602));
    const news = await b.news();
    expect(news.map(({ burst }) => burst)).toEqual(Array.from({ length: 602 }, (_, i) => i));
    expect(news[100]?.element).toEqual(rows[100]?.element);
    expect(await a.news()).toEqual([]);
    expect(await b.news()).toEqual([]);
  });

  test('find what the other sealed even when they have something to seal themselves', async () => {
    const { a, b } = await twoTabs();
    await b.append(feedRows(2, 0, 600));
    await a.news();
    await a.append(feedRows(1, 0, 600));
    await a.seal([headOf(1, 600)]);
    await b.seal([headOf(2, 600)]);
    expect((await b.news()).filter(({ feed }) => feed === 1)).toHaveLength(600);
  });

  test('find that the other erased words', async () => {
    const { a, b } = await twoTabs();
    const row = rowWith(1, 0, 'said in haste');
    await a.append([row]);
    await b.news();
    const erased = withoutWords(row);
    await b.rewrite(erased);
    expect(await a.news()).toEqual([erased]);
    expect(await b.news()).toEqual([]);
  });

  test('do not seal over each other', async () => {
    const { name, a, b } = await twoTabs();
    await a.append(feedRows(1, 0, 600));
    expect(await b.news()).toHaveLength(600);
    await a.seal([headOf(1, 600)]);
    await b.seal([headOf(1, 600)]);
    const c = new IndexedDbJournal(await connection(name), LEDGER);
    const { segments, tail, sealed } = await c.start();
    expect({ segments, tail, counts: sealed.map(({ count }) => count) }).toEqual({
      segments: 1,
      tail: [],
      counts: [600],
    });
  });
});
