import { describe, expect, onTestFinished, test } from 'vitest';
import { SegmentDamaged } from '../../../src/ledger/faults.ts';
import type { Database } from '../../../src/storage/database.ts';
import { fromHex } from '../../../src/lib/bytes.ts';
import { rowsOf } from '../../../src/ledger/sealed.ts';
import { IndexedDbJournal } from '../../../src/storage/journal.ts';
import { openWorldStorage } from '../../../src/storage/world-store.ts';
import type { Row } from '../../../src/ledger/api.ts';
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

const SEAL_EARLY = { atStart: 512, later: 512 };

const everyRow = async (journal: IndexedDbJournal): Promise<Row[]> => {
  const { segments, tail } = await journal.start();
  const rows: Row[] = [...tail];
  for (let i = 0; i < segments; i++) rows.push(...rowsOf(await journal.segment(i)));
  return inOrder(rows);
};

describe('sealing', () => {
  test('waits until it is worth it', async () => {
    const db = await connection(await freshName());
    const journal = new IndexedDbJournal(db, LEDGER, SEAL_EARLY);
    await journal.append(feedRows(1, 0, 100));
    await journal.seal([headOf(1, 100)]);
    expect(await journal.start()).toMatchObject({ segments: 0 });
  });

  test('waits longer in the middle of a session: what comes feed by feed is divided by time', async () => {
    const journal = new IndexedDbJournal(await connection(await freshName()), LEDGER);
    await journal.start();
    await journal.seal([]);
    await journal.append(feedRows(1, 0, 600));
    await journal.seal([headOf(1, 600)]);
    expect(await journal.start()).toMatchObject({ segments: 0 });
    await journal.seal([headOf(1, 600)]);
    expect(await journal.start()).toMatchObject({ segments: 1 });
  });

  test('moves rows and heads together, and loses none', async () => {
    const name = await freshName();
    const db = await connection(name);
    const journal = new IndexedDbJournal(db, LEDGER, SEAL_EARLY);
    const rows = [...feedRows(1, 0, 400), ...feedRows(2, 0, 300)];
    await journal.append(rows);
    await journal.seal([headOf(1, 400), headOf(2, 300)]);
    await journal.append(feedRows(1, 400, 401));
    const again = new IndexedDbJournal(await connection(name), LEDGER, SEAL_EARLY);
    const started = await again.start();
    expect(started.tail).toHaveLength(1);
    expect(started.sealed).toEqual([headOf(1, 400), headOf(2, 300)]);
    expect(started.segments).toBe(1);
    expect((await everyRow(again)).slice(0, 400)).toEqual(rows.slice(0, 400));
    expect(await db.count('bursts')).toBe(1);
  });

  test('leaves in the tail what no head vouches for', async () => {
    const db = await connection(await freshName());
    const journal = new IndexedDbJournal(db, LEDGER, SEAL_EARLY);
    await journal.append([...feedRows(1, 0, 600), ...feedRows(2, 0, 5)]);
    await journal.seal([headOf(1, 590)]);
    const { sealed, tail } = await journal.start();
    expect(sealed).toEqual([headOf(1, 590)]);
    expect(tail.map(({ feed }) => feed)).toEqual([
      ...Array.from({ length: 10 }, () => 1),
      ...Array.from({ length: 5 }, () => 2),
    ]);
  });

  test('what stays of bursts that were written together is what was not sealed', async () => {
    const name = await freshName();
    const db = await connection(name);
    const journal = new IndexedDbJournal(db, LEDGER, SEAL_EARLY);
    const other = new IndexedDbJournal(await connection(name), LEDGER, SEAL_EARLY);
    await other.start();
    const rows = feedRows(1, 0, 600);
    await journal.append(rows);
    await journal.seal([headOf(1, 590)]);
    expect((await journal.start()).tail).toEqual(rows.slice(590));
    expect(await other.news()).toEqual(rows);
    await journal.append(feedRows(1, 600, 601));
    expect((await journal.start()).tail.map(({ burst }) => burst)).toEqual(
      Array.from({ length: 11 }, (_, i) => 590 + i),
    );
  });

  test('puts the newest words in the newest segment, whatever the order of arrival', async () => {
    const db = await connection(await freshName());
    const journal = new IndexedDbJournal(db, LEDGER, SEAL_EARLY);
    const feeds = [1, 2, 3, 4];
    for (const feed of feeds) await journal.append(feedRows(feed, 0, 700));
    await journal.seal(feeds.map((feed) => headOf(feed, 700)));
    const { segments } = await journal.start();
    expect(segments).toBeGreaterThan(1);
    let earliest = Infinity;
    for (let i = segments - 1; i >= 0; i--) {
      const bursts = rowsOf(await journal.segment(i)).map(({ burst }) => burst);
      expect(Math.max(...bursts)).toBeLessThanOrEqual(earliest);
      earliest = Math.min(...bursts);
    }
    expect(await everyRow(journal)).toHaveLength(2_800);
  });

  test('an erasure leaves no word behind, in a row or in a segment', async () => {
    const db = await connection(await freshName());
    const journal = new IndexedDbJournal(db, LEDGER, SEAL_EARLY);
    const secret = rowWith(1, 3, 'qzxjvkwy');
    await journal.append([...feedRows(1, 0, 3), secret, ...feedRows(1, 4, 600)]);
    const sealedSecret = async (): Promise<boolean> => {
      const rows = await everyRow(journal);
      return rows.some(({ element }) => holds(element, 'qzxjvkwy'));
    };
    const tailSecret = rowWith(2, 0, 'wkvjqyxz');
    await journal.append([tailSecret]);
    await journal.seal([headOf(1, 600)]);
    expect(await sealedSecret()).toBe(true);
    const erased = withoutWords(secret);
    await journal.rewrite(erased);
    await journal.rewrite(withoutWords(tailSecret));
    expect(await sealedSecret()).toBe(false);
    const all = await everyRow(journal);
    expect(all[3]).toEqual(erased);
    expect(all).toHaveLength(601);
    const bytes = await db.getAll('segments');
    expect(bytes.some((packed) => holds(packed, 'qzxjvkwy'))).toBe(false);
    expect((await db.getAll('bursts')).some(({ element }) => holds(element, 'wkvjqyxz'))).toBe(false);
  });

  test('an erasure while a segment is being packed is not undone by it', async () => {
    const name = await freshName();
    const a = new IndexedDbJournal(await connection(name), LEDGER, SEAL_EARLY);
    const b = new IndexedDbJournal(await connection(name), LEDGER, SEAL_EARLY);
    await a.append(feedRows(1, 0, 600));
    await b.start();
    const erased = withoutWords({ feed: 1, burst: 9, element: new Uint8Array() });
    await Promise.all([a.seal([headOf(1, 600)]), b.rewrite(erased)]);
    expect((await everyRow(a))[9]).toEqual(erased);
    await a.seal([headOf(1, 600)]);
    expect((await everyRow(a))[9]).toEqual(erased);
  });
});

test('a ledger that is taken off the device while it is being sealed stays off', async () => {
  const name = await freshName();
  const world = await openWorldStorage(name);
  onTestFinished(() => world.close(false));
  const journal = new IndexedDbJournal(await connection(name), LEDGER, SEAL_EARLY);
  await journal.append(feedRows(1, 0, 600));
  await Promise.all([
    journal.seal([headOf(1, 600)]),
    world.removeLedger(fromHex(LEDGER) ?? new Uint8Array()),
  ]);
  expect(await journal.start()).toMatchObject({ sealed: [], segments: 0, tail: [] });
});

describe('a damaged segment', () => {
  const bend = async (db: Database, index: number): Promise<void> => {
    const packed = await db.get('segments', [LEDGER, index]);
    if (!packed) throw new Error('No segment');
    packed[packed.length >> 1] = (packed[packed.length >> 1] ?? 0) ^ 1;
    await db.put('segments', packed, [LEDGER, index]);
  };

  /** Feed 1 in segments 0, 1 and 2 and the tail; feed 2 in 0 and 2; feed 3 in the tail. */
  const threeSegments = async (db: Database): Promise<IndexedDbJournal> => {
    const journal = new IndexedDbJournal(db, LEDGER, SEAL_EARLY);
    await journal.append([...feedRows(1, 0, 520), ...feedRows(2, 0, 10)]);
    await journal.seal([headOf(1, 520), headOf(2, 10)]);
    await journal.append(feedRows(1, 520, 1040));
    await journal.seal([headOf(1, 1040), headOf(2, 10)]);
    await journal.append([...feedRows(1, 1040, 1560), ...feedRows(2, 10, 20)]);
    await journal.seal([headOf(1, 1560), headOf(2, 20)]);
    await journal.append([...feedRows(1, 1560, 1562), ...feedRows(3, 0, 2)]);
    expect((await journal.start()).segments).toBe(3);
    return journal;
  };

  test('is found by its hash and named', async () => {
    const db = await connection(await freshName());
    const journal = await threeSegments(db);
    await bend(db, 1);
    await expect(journal.segment(1)).rejects.toEqual(new SegmentDamaged(1));
    expect(rowsOf(await journal.segment(0))).toHaveLength(530);
  });

  test('costs its feeds what lies behind it, and the others nothing', async () => {
    const db = await connection(await freshName());
    const journal = await threeSegments(db);
    await bend(db, 1);
    await expect(journal.segment(1)).rejects.toBeInstanceOf(SegmentDamaged);
    const started = await journal.start();
    expect(started.sealed).toEqual([headOf(2, 20)]);
    expect(started.shortened).toEqual([{ feed: 1, had: 1562 }]);
    const bursts = (feed: number): number[] =>
      started.tail.filter((row) => row.feed === feed).map(({ burst }) => burst);
    expect(bursts(1)).toEqual(Array.from({ length: 520 }, (_, i) => i));
    expect(bursts(3)).toEqual([0, 1]);
    const rows = await everyRow(journal);
    expect(rows.filter(({ feed }) => feed === 2).map(({ burst }) => burst)).toEqual(
      Array.from({ length: 20 }, (_, i) => i),
    );
  });

  test('is healed by neighbours: what they bring is taken and sealed again', async () => {
    const db = await connection(await freshName());
    const journal = await threeSegments(db);
    await bend(db, 2);
    await expect(journal.segment(2)).rejects.toBeInstanceOf(SegmentDamaged);
    await journal.start();
    await journal.append([...feedRows(1, 1040, 1562), ...feedRows(2, 10, 20)]);
    await journal.seal([headOf(1, 1562), headOf(2, 20), headOf(3, 2)]);
    const started = await journal.start();
    expect(started.shortened).toEqual([]);
    expect(started.tail).toEqual([]);
    const rows = await everyRow(journal);
    expect(rows.map(({ feed }) => feed).filter((feed) => feed === 1)).toHaveLength(1562);
    expect(rows).toHaveLength(1562 + 20 + 2);
  });

  test('that is gone altogether counts as damaged', async () => {
    const db = await connection(await freshName());
    const journal = await threeSegments(db);
    await db.delete('segments', [LEDGER, 0]);
    await expect(journal.segment(0)).rejects.toBeInstanceOf(SegmentDamaged);
    const { tail, sealed, segments } = await journal.start();
    expect({ sealed, segments }).toEqual({ sealed: [], segments: 0 });
    expect(tail.map(({ feed }) => feed)).toEqual([3, 3]);
  });
});
