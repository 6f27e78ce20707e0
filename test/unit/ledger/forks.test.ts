import { beforeEach, describe, expect, it } from 'vitest';
import type { ForkProof, LedgerChange } from '../../../src/ledger/api.ts';
import { FeedForked } from '../../../src/ledger/faults.ts';
import { erasedForm, readElement } from '../../../src/ledger/element.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { createMemoryJournal, memoryStore } from '../../../src/ledger/memory-journal.ts';
import { theRules } from '../../../src/ledger/rules.ts';
import { collidingKeys, shortIdOf } from './attacks.ts';
import {
  digestOf,
  HandFeed,
  keyFrom,
  open,
  OTHER_LEDGER,
  plain,
  pull,
  record,
  single,
  utf8,
} from './scenario.ts';

/** One key, two feeds that part at a burst. */
function forked(at: number, ledger?: Uint8Array): readonly [HandFeed, HandFeed] {
  const left = new HandFeed(keyFrom(1), ledger).grow(at);
  const right = new HandFeed(keyFrom(1), ledger);
  for (const element of left.elements) right.push(element);
  for (let i = 0; i < 3; i += 1) {
    left.add({ records: [plain(`left ${i}`)] });
    right.add({ records: [plain(`right ${i}`)] });
  }
  return [left, right];
}

const elementAt = (feed: HandFeed, burst: number) => feed.elements[burst] ?? new Uint8Array(0);

async function holding(feed: HandFeed, from = 0, to?: number): Promise<Ledger> {
  const ledger = await open();
  await ledger.receive(feed.update(from, to));
  return ledger;
}

/** What sync does once per link: from differing digests to the burst at which two ledgers part. */
async function partingOf(one: Ledger, other: Ledger, feed: number, count: number): Promise<number> {
  let same = 0;
  let differs = count;
  while (differs - same > 1) {
    const middle = (same + differs) >> 1;
    const [a, b] = [await one.headAt(feed, middle), await other.headAt(feed, middle)];
    if (a && b && Buffer.from(a).equals(b)) same = middle;
    else differs = middle;
  }
  return same;
}

describe.each([0, 1, 5])('a feed that parts at burst %i', (at) => {
  const [left, right] = forked(at);

  it('is found by overlap, with a proof that both halves are signed', async () => {
    const ledger = await holding(left);
    const changes: LedgerChange[] = [];
    ledger.subscribe((change) => changes.push(change));
    const receipt = await ledger.receive(right.update());
    expect(receipt).toMatchObject({ ok: true, entered: [], skipped: [{ feed: left.id, fault: 'forked' }] });
    expect(ledger.proofs).toEqual([
      {
        feed: left.id,
        burst: at,
        previous: left.headAt(at),
        first: elementAt(left, at),
        second: elementAt(right, at),
      },
    ]);
    expect(changes.map(({ forks }) => forks)).toEqual([[{ feed: left.id, from: at }]]);
  });

  it('is found by heads when only tails meet: digests differ, bisecting names the burst', async () => {
    const ana = await holding(left);
    const ben = await holding(right);
    if (at > 0) {
      const tail = right.update(at + 1);
      expect(await (await holding(left, 0, at + 1)).receive(tail)).toMatchObject({
        skipped: [{ fault: 'badSignature' }],
      });
    }
    expect(await ana.digestAt(ben.stateVector())).not.toEqual(await ben.digestAt(ana.stateVector()));
    const parting = await partingOf(ana, ben, left.id, at + 3);
    expect(parting).toBe(at);
    const element = await ben.elementUpdate(left.id, parting);
    expect(await ana.receive(element ?? new Uint8Array(0))).toMatchObject({ proofs: [{ burst: at }] });
    expect(await ben.offerProof(ana.proofs[0] as ForkProof)).toBe(true);
    expect(await ana.digestAt(ben.stateVector())).toEqual(await ben.digestAt(ana.stateVector()));
  });

  it('ends there: nothing from the fork on enters, what precedes it does', async () => {
    const ledger = await holding(left, 0, at + 1);
    await ledger.receive(single(left.id, at, elementAt(right, at)));
    expect(await ledger.receive(left.update(at + 1))).toMatchObject({
      entered: [],
      skipped: [{ fault: 'forked' }],
    });
    expect(await ledger.receive(right.update())).toMatchObject({ entered: [], proofs: [] });
  });

  it('is sent up to the fork, and burst 0 in any case: it has the key that the proof is checked with', async () => {
    const ledger = await holding(left);
    await ledger.receive(right.update());
    const fresh = await open();
    expect(await fresh.offerProof(ledger.proofs[0] as ForkProof)).toBe(true);
    expect(fresh.proofs).toEqual([]);
    for (const receipt of await pull(fresh, ledger)) expect(receipt).toMatchObject({ skipped: [] });
    expect([...fresh.bursts()].length).toBe(Math.max(1, at));
    expect(fresh.proofs).toEqual(ledger.proofs);
  });

  it('is remembered over a restart', async () => {
    const store = memoryStore();
    const before = await open({ journal: createMemoryJournal(store) });
    await before.receive(left.update(0, at + 1));
    await before.receive(right.update());
    const after = await open({ journal: createMemoryJournal(store) });
    expect(after.proofs).toEqual(before.proofs);
    expect(await after.receive(left.update(at + 1))).toMatchObject({
      entered: [],
      skipped: [{ fault: 'forked' }],
    });
  });
});

describe('the proof of a fork', () => {
  const [left, right] = forked(2);
  const proof: ForkProof = {
    feed: left.id,
    burst: 2,
    previous: left.headAt(2),
    first: elementAt(left, 2),
    second: elementAt(right, 2),
  };
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = await holding(left, 0, 2);
  });

  it('convinces a device that holds neither half, and then the prefix still enters', async () => {
    const early = await holding(left, 0, 1);
    expect(await early.offerProof(proof)).toBe(true);
    expect(await early.receive(left.update(1))).toMatchObject({
      entered: [{ burst: 1 }],
      skipped: [{ feed: left.id, fault: 'forked' }],
    });
  });

  it('that comes before the feed waits for it, and then holds', async () => {
    const fresh = await open();
    const changes: LedgerChange[] = [];
    fresh.subscribe((change) => changes.push(change));
    expect(await fresh.offerProof(proof)).toBe(true);
    expect(fresh.proofs).toEqual([]);
    await fresh.receive(left.update(0, 1));
    expect(fresh.proofs).toEqual([proof]);
    expect(changes.map(({ forks }) => forks)).toEqual([[{ feed: left.id, from: 2 }]]);
    expect(await fresh.receive(left.update(1))).toMatchObject({
      entered: [{ burst: 1 }],
      skipped: [{ fault: 'forked' }],
    });
  });

  it('that comes before the feed and is false changes nothing when the feed comes', async () => {
    const fresh = await open();
    await fresh.offerProof({ ...proof, second: proof.second.slice().fill(1, -64) });
    expect(await fresh.receive(left.update())).toMatchObject({ skipped: [] });
    expect(fresh.proofs).toEqual([]);
  });

  it('for feeds that never come are not kept without end', async () => {
    const fresh = await open();
    await fresh.offerProof(proof);
    for (let feed = 1; feed <= 32; feed += 1) await fresh.offerProof({ ...proof, feed });
    await fresh.receive(left.update());
    expect(fresh.proofs).toEqual([]);
  });

  it('is kept without words', async () => {
    const wordy = left.burst({ at: 2, after: left.headAt(2) });
    expect(await ledger.offerProof({ ...proof, first: wordy })).toBe(true);
    expect(ledger.proofs[0]?.first).toEqual(erasedForm(readElement(wordy, left.id, 2)));
  });

  it('of an earlier fork replaces that of a later one, in memory and after a restart', async () => {
    const store = memoryStore();
    const held = await open({ journal: createMemoryJournal(store) });
    await held.receive(left.update());
    await held.receive(right.update());
    const earlier = left.burst({ at: 1, records: [plain('third branch')] });
    await held.receive(single(left.id, 1, earlier));
    expect(held.proofs.map(({ burst }) => burst)).toEqual([1]);
    expect(await held.offerProof(proof)).toBe(true);
    expect(held.proofs.map(({ burst }) => burst)).toEqual([1]);
    expect((await open({ journal: createMemoryJournal(store) })).proofs.map(({ burst }) => burst)).toEqual([
      1,
    ]);
  });

  const elsewhere = forked(2, OTHER_LEDGER)[1];
  const other = new HandFeed(keyFrom(2)).grow(3);
  const wordless = erasedForm(readElement(elementAt(left, 0), left.id, 0));
  it.each([
    ['one burst twice', { ...proof, second: proof.first }],
    [
      'one burst, whole and erased',
      { ...proof, burst: 0, previous: left.genesis, first: elementAt(left, 0), second: wordless },
    ],
    ['another place', { ...proof, burst: 3 }],
    ['another past', { ...proof, previous: left.headAt(1) }],
    ['bursts of two places', { ...proof, second: elementAt(left, 3) }],
    ['a burst of another ledger', { ...proof, second: elementAt(elsewhere, 2) }],
    ['a burst of another device', { ...proof, second: elementAt(other, 2) }],
    ['a signature that is none', { ...proof, second: proof.second.slice().fill(1, -64) }],
    ['bytes that are no element', { ...proof, second: utf8('nonsense') }],
    ['a past that is no hash', { ...proof, previous: new Uint8Array(31) }],
    ['a place that is none', { ...proof, burst: -1 }],
  ])('%s proves nothing', async (_, offered) => {
    expect(await ledger.offerProof(offered)).toBe(false);
    expect(ledger.proofs).toEqual([]);
    expect(await ledger.receive(left.update())).toMatchObject({ skipped: [] });
  });

  it('a disk that fails keeps no proof', async () => {
    const journal = createMemoryJournal();
    const broken = await open({ journal: { ...journal, addProof: () => Promise.reject(new Error('disk')) } });
    await broken.receive(left.update());
    await expect(broken.offerProof(proof)).rejects.toThrow('disk');
    expect(broken.proofs).toEqual([]);
  });
});

describe('two keys with one feed id', () => {
  const rules = { ...theRules, feedIdOf: shortIdOf };
  const { victim, attacker } = collidingKeys();
  victim.grow(2);
  attacker.grow(2);

  it('are a collision, never a fork: the feed that is here goes on', async () => {
    const ledger = await open({ rules });
    await ledger.receive(victim.update(0, 1));
    expect(await ledger.receive(attacker.update())).toMatchObject({
      entered: [],
      proofs: [],
      skipped: [{ feed: victim.id, fault: 'collision' }],
    });
    expect(await ledger.receive(victim.update())).toMatchObject({ entered: [{ burst: 1 }], skipped: [] });
  });

  it("a fork of the attacker's own does not end the victim's feed", async () => {
    const ledger = await open({ rules });
    await ledger.receive(victim.update());
    const [first, second] = [elementAt(attacker, 0), attacker.burst({ at: 0, time: 9 })];
    const proof = { feed: victim.id, burst: 0, previous: attacker.genesis, first, second };
    expect(await ledger.offerProof(proof)).toBe(false);
    expect(ledger.proofs).toEqual([]);
  });
});

describe("this device's own feed", () => {
  const key = keyFrom(1);

  it('that is longer at a neighbour is adopted, and then continued', async () => {
    const store = memoryStore();
    const before = await open({ journal: createMemoryJournal(store) });
    await before.append(key, [record('one')], [], 1);
    const backup = structuredClone(store);
    await before.append(key, [record('two')], [], 2);
    const neighbour = await open();
    await pull(neighbour, before);
    const restored = await open({ journal: createMemoryJournal(backup) });
    await pull(restored, neighbour);
    expect(await restored.append(key, [record('three')], [], 3)).toMatchObject({ burst: 2 });
    await pull(neighbour, restored);
    expect(await digestOf(neighbour)).toEqual(await digestOf(restored));
  });

  it('that went two ways can not be written to any more', async () => {
    const ledger = await open();
    await ledger.append(key, [record('one')], [], 1);
    const other = new HandFeed(key);
    await ledger.receive(single(other.id, 0, other.burst({ time: 99 })));
    await expect(ledger.append(key, [record('two')], [], 2)).rejects.toThrow(FeedForked);
  });

  it('signed twice for one burst is no fork, and the first signature stays', async () => {
    const feed = new HandFeed(key).grow(1);
    const ledger = await open();
    await ledger.receive(feed.update());
    const resigned = elementAt(feed, 0).slice();
    resigned[resigned.length - 1] = 3;
    expect(await ledger.receive(single(feed.id, 0, resigned))).toMatchObject({ skipped: [], proofs: [] });
    const held = await ledger.elementUpdate(feed.id, 0);
    expect(held).toEqual(feed.update());
  });
});
