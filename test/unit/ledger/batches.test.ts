import { describe, expect, it } from 'vitest';
import type { LedgerChange } from '../../../src/ledger/api.ts';
import { StorageFull } from '../../../src/ledger/faults.ts';
import { createMemoryJournal, memoryStore } from '../../../src/ledger/memory-journal.ts';
import { encodeUpdate } from '../../../src/ledger/update.ts';
import { countingVerifier, docBytes, HandFeed, keyFrom, LEDGER, open, record } from './scenario.ts';

const feeds = [1, 2, 3].map((seed) => new HandFeed(keyFrom(seed)).grow(4)) as [HandFeed, HandFeed, HandFeed];
const [one, two, three] = feeds;

/** The feed's run with this burst's signature spoilt. */
function spoilt(feed: HandFeed, burst: number) {
  const elements = feed.elements.map((element, i) => (i === burst ? element.slice().fill(9, -64) : element));
  return { feed: feed.id, clock: 0, elements };
}

describe('several feeds in one update', () => {
  it('a bad feed is skipped alone, and what precedes its bad burst stands', async () => {
    const ledger = await open();
    const receipt = await ledger.receive(encodeUpdate([one.run(), spoilt(two, 2), three.run()]));
    expect(receipt).toMatchObject({ ok: true, skipped: [{ feed: two.id, fault: 'badSignature' }] });
    const good = await open();
    await good.receive(encodeUpdate([one.run(), two.run(0, 2), three.run()]));
    expect(docBytes(ledger)).toEqual(docBytes(good));
  });

  it('a bad signature in the middle gives the same wherever a relay cuts', async () => {
    const bad = spoilt(two, 2);
    for (let cut = 1; cut < 4; cut += 1) {
      const ledger = await open();
      await ledger.receive(encodeUpdate([{ ...bad, elements: bad.elements.slice(0, cut) }]));
      await ledger.receive(encodeUpdate([{ ...bad, clock: cut, elements: bad.elements.slice(cut) }]));
      expect([...ledger.bursts()].length, `cut at ${cut}`).toBe(2);
    }
  });

  it('enter Yjs in one transaction', async () => {
    const ledger = await open();
    let transactions = 0;
    ledger.doc.on('afterTransaction', () => (transactions += 1));
    await ledger.receive(encodeUpdate(feeds.map((feed) => feed.run())));
    expect(transactions).toBe(1);
  });

  it('the same tail three times at once enters once, and is verified once', async () => {
    const verifier = countingVerifier();
    const store = memoryStore();
    const ledger = await open({ verifier, journal: createMemoryJournal(store) });
    const receipts = await Promise.all([1, 2, 3].map(() => ledger.receive(one.update())));
    expect(receipts.map((receipt) => receipt.ok && receipt.entered.length)).toEqual([4, 0, 0]);
    expect(store.tail.length).toBe(4);
    expect(verifier.count).toBe(4);
  });

  it('what the caller does to its bytes afterwards changes nothing', async () => {
    const ledger = await open();
    const update = one.update();
    const receiving = ledger.receive(update);
    update.fill(0);
    expect(await receiving).toMatchObject({ ok: true, entered: [{}, {}, {}, {}] });
    expect(docBytes(ledger)).toEqual(one.update());
  });
});

describe('a full disk', () => {
  it('rejects, changes nothing, tells nobody; and the same update enters when there is room again', async () => {
    const journal = createMemoryJournal();
    let full = true;
    const append: typeof journal.append = (rows) =>
      full ? Promise.reject(new StorageFull('no room')) : journal.append(rows);
    const ledger = await open({ journal: { ...journal, append } });
    const changes: LedgerChange[] = [];
    ledger.subscribe((change) => changes.push(change));
    await expect(ledger.receive(one.update())).rejects.toThrow(StorageFull);
    await expect(ledger.append(keyFrom(7), [record('x')], [], 1)).rejects.toThrow(StorageFull);
    expect(docBytes(ledger)).toEqual(Uint8Array.of(0, 0));
    expect(ledger.stateVector()).toEqual(Uint8Array.of(0));
    expect(changes).toEqual([]);
    full = false;
    expect(await ledger.receive(one.update())).toMatchObject({ ok: true, entered: [{}, {}, {}, {}] });
    expect(await ledger.append(keyFrom(7), [record('x')], [], 1)).toMatchObject({ burst: 0 });
  });

  it('an own burst is durable before anyone hears of it', async () => {
    const store = memoryStore();
    const ledger = await open({ journal: createMemoryJournal(store) });
    const rows: number[] = [];
    ledger.subscribe(() => rows.push(store.tail.length));
    await ledger.append(keyFrom(1), [record('x')], [], 1);
    await ledger.append(keyFrom(1), [record('y')], [], 2);
    expect(rows).toEqual([1, 2]);
  });

  it('that fails while sealing costs nothing', async () => {
    const journal = createMemoryJournal();
    const ledger = await open({
      journal: { ...journal, seal: () => Promise.reject(new StorageFull('no room')) },
    });
    expect(await ledger.receive(one.update())).toMatchObject({ ok: true, skipped: [] });
    expect(ledger.id).toEqual(LEDGER);
  });
});
