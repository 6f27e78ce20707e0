import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Journal, LedgerChange } from '../../../src/ledger/api.ts';
import { JournalDamaged, JournalStale, SegmentDamaged } from '../../../src/ledger/faults.ts';
import { createMemoryJournal, memoryStore } from '../../../src/ledger/memory-journal.ts';
import type { MemoryStore } from '../../../src/ledger/memory-journal.ts';
import { parseVector } from '../../../src/ledger/vector.ts';
import {
  countingVerifier,
  digestOf,
  docBytes,
  HandFeed,
  keyFrom,
  open,
  pull,
  record,
  single,
  wholeUpdates,
  words,
} from './scenario.ts';

const feeds = [1, 2].map((seed) => new HandFeed(keyFrom(seed)).grow(9)) as [HandFeed, HandFeed];
const [ana, ben] = feeds;

/** Three sealed segments of three bursts of each feed but the last, and a tail. */
async function sealedStore(): Promise<MemoryStore> {
  const store = memoryStore();
  const ledger = await open({ journal: createMemoryJournal(store, 1) });
  for (const [from, to] of [
    [0, 3],
    [3, 6],
    [6, 8],
  ] as const) {
    for (const feed of feeds) await ledger.receive(feed.update(from, to));
    await createMemoryJournal(store, 1).seal([ana, ben].map((feed) => headOf(feed, to)));
  }
  for (const feed of feeds) await ledger.receive(feed.update(8));
  return store;
}

const headOf = (feed: HandFeed, count: number) => ({
  feed: feed.id,
  device: feed.key.publicKey,
  count,
  head: feed.headAt(count),
});

/** A journal that tells which segments were loaded. */
function watched(store: MemoryStore): Journal & { loaded: number[] } {
  const journal = createMemoryJournal(store);
  const loaded: number[] = [];
  const segment: Journal['segment'] = (index) => {
    loaded.push(index);
    return journal.segment(index);
  };
  return { ...journal, segment, loaded };
}

describe('sealed history', () => {
  let store: MemoryStore;
  beforeEach(async () => {
    store = await sealedStore();
  });

  it('opens whole, as if it had never been sealed, with a signature for each feed of the tail only', async () => {
    const verifier = countingVerifier();
    const ledger = await open({ journal: createMemoryJournal(store), verifier });
    const fresh = await open();
    for (const feed of feeds) await fresh.receive(feed.update());
    expect([store.segments.length, store.tail.length]).toEqual([3, 2]);
    expect(ledger.hasOlder).toBe(false);
    expect(docBytes(ledger)).toEqual(docBytes(fresh));
    expect(await digestOf(ledger)).toEqual(await digestOf(fresh));
    expect(verifier.count).toBe(2);
  });

  it('opens lazily with the newest segment and the tail', async () => {
    const journal = watched(store);
    const ledger = await open({ journal, lazy: true });
    expect(journal.loaded).toEqual([2]);
    expect(ledger.hasOlder).toBe(true);
    expect([...ledger.bursts()].map(({ burst }) => burst)).toEqual([6, 7, 8, 6, 7, 8]);
    expect(parseVector(ledger.stateVector())).toEqual(new Map(feeds.map((feed) => [feed.id, 9])));
  });

  it('that is not loaded is not needed for writing, receiving, sending and comparing what is new', async () => {
    const journal = watched(store);
    const ledger = await open({ journal, lazy: true });
    await ledger.append(ana.key, [record('new', 'words')], [{ feed: ben.id, burst: 8 }], 5000);
    await ledger.receive(single(ben.id, 9, ben.burst({ at: 9 })));
    expect(await ledger.receive(ben.update(6))).toMatchObject({ ok: true, skipped: [], entered: [] });
    const neighbour = await open();
    for (const feed of feeds) await neighbour.receive(feed.update());
    await pull(neighbour, ledger);
    expect(await digestOf(ledger)).toEqual(await neighbour.digestAt(ledger.stateVector()));
    expect(await ledger.headAt(ana.id, 8)).toEqual(ana.headAt(8));
    expect(await ledger.elementUpdate(ana.id, 7)).toEqual(ana.update(7, 8));
    expect(journal.loaded).toEqual([2]);
    expect(docBytes(ledger)).toEqual(Uint8Array.of(0, 0));
  });

  it.each([
    ['the whole document', [2, 1, 0], (ledger: Awaited<ReturnType<typeof open>>) => ledger.wholeDoc()],
    [
      'an overlap in old history',
      [2, 1],
      (ledger: Awaited<ReturnType<typeof open>>) => ledger.receive(ana.update(4)),
    ],
    [
      'the chain in old history',
      [2, 1, 0],
      (ledger: Awaited<ReturnType<typeof open>>) => ledger.headAt(ana.id, 2),
    ],
    ['an old element', [2, 1], (ledger: Awaited<ReturnType<typeof open>>) => ledger.elementUpdate(ana.id, 3)],
    ['a neighbour who has nothing', [2, 1, 0], wholeUpdates],
    ['the next older segment', [2, 1], (ledger: Awaited<ReturnType<typeof open>>) => ledger.loadOlder()],
  ])('is loaded for %s, no further than needed', async (_, segments, act) => {
    const journal = watched(store);
    const ledger = await open({ journal, lazy: true });
    await act(ledger);
    expect(journal.loaded).toEqual(segments);
    const doc = await ledger.wholeDoc();
    expect(await wholeUpdates(ledger)).toEqual([Y.encodeStateAsUpdate(doc)]);
    expect(doc.getArray(ana.id.toString(36)).length).toBe(9);
  });

  it('is announced as older, once, and burst by burst in order', async () => {
    const ledger = await open({ journal: createMemoryJournal(store), lazy: true });
    const changes: LedgerChange[] = [];
    ledger.subscribe((change) => changes.push(change));
    while (ledger.hasOlder) await ledger.loadOlder();
    await ledger.loadOlder();
    expect(changes.map(({ source, bursts }) => [source, bursts.map(({ burst }) => burst)])).toEqual([
      ['older', [3, 4, 5, 3, 4, 5]],
      ['older', [0, 1, 2, 0, 1, 2]],
    ]);
    expect([...ledger.bursts()].length).toBe(18);
  });

  it('in which words were marked as erased gives them to nobody when it is loaded', async () => {
    const journal = watched(store);
    const ledger = await open({ journal, lazy: true });
    await ledger.markErased([{ feed: ana.id, burst: 1, index: 0 }]);
    expect(journal.loaded).toEqual([2]);
    const bodies: unknown[] = [];
    ledger.subscribe(({ bursts }) => bodies.push(...bursts.map(({ records }) => records[0]?.body)));
    await ledger.wholeDoc();
    expect(bodies.filter((body) => body === null).length).toBe(1);
    expect(store.segments[0]?.find((row) => row.feed === ana.id && row.burst === 1)?.element.length).not.toBe(
      ana.elements[1]?.length,
    );
  });

  it('is loaded to erase words in it', async () => {
    const journal = watched(store);
    const ledger = await open({ journal, lazy: true });
    await ledger.erase(ana.id, 4, 0);
    expect(journal.loaded).toEqual([2, 1]);
    const again = await open({ journal: createMemoryJournal(store) });
    expect(
      [...again.bursts()].find(({ feed, burst }) => feed === ana.id && burst === 4)?.records[0]?.body,
    ).toBeNull();
  });

  it('that does not fit its feeds is not read as if it did', async () => {
    store.segments[1]?.splice(1, 1);
    await expect(open({ journal: createMemoryJournal(store) })).rejects.toThrow(JournalDamaged);
  });

  it('with a damaged segment is read again, as far as the journal then has it', async () => {
    const journal = createMemoryJournal(store);
    let starts = 0;
    const repairing: Journal = {
      ...journal,
      async start() {
        starts += 1;
        if (starts === 1) return journal.start();
        const heads = [headOf(ana, 3), headOf(ben, 3)];
        return { sealed: heads, segments: 1, tail: [], proofs: [], shortened: [{ feed: ana.id, had: 9 }] };
      },
      segment: (index) => (index === 1 ? Promise.reject(new SegmentDamaged(1)) : journal.segment(index)),
    };
    const ledger = await open({ journal: repairing });
    expect([...ledger.bursts()].length).toBe(6);
    await expect(ledger.append(ana.key, [record('x')], [], 1)).rejects.toThrow(JournalDamaged);
    await ledger.receive(ana.update());
    expect(await ledger.append(ana.key, [record('x')], [], 1)).toMatchObject({ burst: 9 });
  });
});

describe('the live tail', () => {
  it('ends a feed where the disk lost a bit, and neighbours bring the rest again', async () => {
    const store = memoryStore();
    const before = await open({ journal: createMemoryJournal(store) });
    for (const feed of feeds) await before.receive(feed.update());
    const at = store.tail.findIndex((row) => row.feed === ana.id && row.burst === 4);
    const element = store.tail[at]?.element.slice() ?? new Uint8Array(0);
    element[5] = (element[5] ?? 0) ^ 1;
    store.tail[at] = { feed: ana.id, burst: 4, element };
    const ledger = await open({ journal: createMemoryJournal(store) });
    expect(parseVector(ledger.stateVector())).toEqual(
      new Map([
        [ana.id, 4],
        [ben.id, 9],
      ]),
    );
    await expect(ledger.append(ana.key, [record('x')], [], 1)).rejects.toThrow(JournalDamaged);
    await ledger.receive(ana.update());
    expect(await ledger.append(ana.key, [record('x')], [], 1)).toMatchObject({ burst: 9 });
  });

  it('of 300 rows is offered for sealing', async () => {
    const store = memoryStore();
    const ledger = await open({ journal: createMemoryJournal(store, 200) });
    await ledger.receive(new HandFeed(keyFrom(3)).grow(300).update());
    await ledger.takeNews();
    expect(store.segments.map((rows) => rows.length)).toEqual([300]);
    const again = await open({ journal: createMemoryJournal(store) });
    expect(docBytes(again)).toEqual(docBytes(ledger));
  });
});

describe('two tabs', () => {
  it('each take what the other wrote, and one feed goes on from either', async () => {
    const store = memoryStore();
    const [one, two] = [
      await open({ journal: createMemoryJournal(store) }),
      await open({ journal: createMemoryJournal(store) }),
    ];
    const heard: LedgerChange['source'][] = [];
    two.subscribe(({ source }) => heard.push(source));
    await one.append(ana.key, [record('a')], [], 1);
    expect(await two.append(ana.key, [record('b')], [], 2)).toMatchObject({ burst: 1 });
    expect(heard).toEqual(['tab', 'own']);
    await one.takeNews();
    expect(docBytes(one)).toEqual(docBytes(two));
  });

  it('an erasure in one is one in the other: the words do not return by a neighbour', async () => {
    const store = memoryStore();
    const feed = new HandFeed(keyFrom(5));
    feed.add({ records: [words('h', 'secret')] });
    const [one, two] = [
      await open({ journal: createMemoryJournal(store) }),
      await open({ journal: createMemoryJournal(store) }),
    ];
    await one.receive(feed.update());
    await two.takeNews();
    await one.erase(feed.id, 0, 0);
    await two.takeNews();
    await two.receive(feed.update());
    expect([...two.bursts()][0]?.records[0]?.body).toBeNull();
    expect(docBytes(one)).toEqual(docBytes(two));
    expect(two.lackingWords(9)).toEqual([]);
  });

  it('writing in one place: who comes second looks at what is there and writes after it', async () => {
    const store = memoryStore();
    const first = await open({ journal: createMemoryJournal(store) });
    const journal = createMemoryJournal(store);
    let stale = true;
    const append: Journal['append'] = async (rows) => {
      if (!stale) return journal.append(rows);
      stale = false;
      await first.append(ana.key, [record('meanwhile')], [], 1);
      throw new JournalStale('Another tab wrote here');
    };
    const second = await open({ journal: { ...journal, append } });
    expect(await second.append(ana.key, [record('mine')], [], 2)).toMatchObject({ burst: 1 });
    expect([...second.bursts()].length).toBe(2);
  });
});
