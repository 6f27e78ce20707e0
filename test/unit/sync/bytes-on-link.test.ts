/**
 * The attacks on the ledger's bytes, each sent over a link by a neighbour that has proven its device:
 * refused, the ledger's bytes as they were, the link ended or the feed skipped as the rules say, and
 * an honest neighbour beside it served as before.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryJournal, memoryStore } from '../../../src/ledger/memory-journal.ts';
import { KIND, encodeForkProof, encodeUpdate, encodeVector, encodeWant } from '../../../src/sync/messages.ts';
import { packUpdate } from '../../../src/ledger/pack.ts';
import { falseBeginnings, forgeries, stranger as other, victim as author } from '../ledger/forgeries.ts';
import { hostile } from '../ledger/hostile-updates.ts';
import {
  countingVerifier,
  docBytes,
  HandFeed,
  keyFrom as seeded,
  open,
  plain,
  single,
} from '../ledger/scenario.ts';
import { count, keyFrom, write } from './devices.ts';
import { victim } from './victim.ts';
import type { MemoryStore } from '../../../src/ledger/memory-journal.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import type { Stranger } from './stranger.ts';
import type { Victim } from './victim.ts';

const MAX_UPDATE = 256 * 1024;

let made: Victim;
let store: MemoryStore;
let ledger: Ledger;
let verifier: ReturnType<typeof countingVerifier>;
let attacker: Stranger;
let honest: Stranger;

/** Holds the first burst of the author's feed; an attacker and an honest neighbour are linked. */
async function begin(held: Uint8Array | null = author.update(0, 1)): Promise<void> {
  store = memoryStore();
  verifier = countingVerifier();
  ledger = await open({ verifier, journal: createMemoryJournal(store) });
  if (held) await ledger.receive(held);
  made = await victim({ talk: ledger });
  attacker = await made.visit({ knows: true });
  honest = await made.visit({ knows: true });
  honest.send(encodeVector(1, new Map(), true));
  attacker.send(encodeVector(1, new Map(), true));
}

afterEach(() => made.stop());

const holdings = () => ({
  doc: Buffer.from(docBytes(ledger)).toString('hex'),
  rows: store.tail.length,
  proofs: store.proofs.length,
});

/** The attacker's bytes have been dealt with: what was sent after them was answered, or the link is over. */
async function dealtWith(): Promise<void> {
  const before = attacker.got(KIND.answer).length;
  attacker.send(Uint8Array.of(KIND.ask, before, 1, 2, 0, 0));
  await made.clock.until('dealt with', () => attacker.closed || attacker.got(KIND.answer).length > before);
}

/** What anybody writes next still reaches the honest neighbour, on the link that it had. */
async function othersAreServed(): Promise<void> {
  const before = honest.got(KIND.update).length;
  await write(ledger, keyFrom());
  await made.clock.until('served', () => honest.got(KIND.update).length > before);
  expect(honest.closed).toBe(false);
}

describe('an update with a structural fault', () => {
  beforeEach(() => begin());

  it.each(hostile)('%s: the link ends, nothing changed', async (_, update) => {
    const before = holdings();
    const checks = verifier.count;
    const bytes = update();
    attacker.send(encodeUpdate(1, false, bytes.subarray(0, MAX_UPDATE)));
    await made.clock.until('closed', () => attacker.closed);
    expect(made.reasons()).toEqual(['badUpdate']);
    expect(holdings()).toEqual(before);
    expect(verifier.count).toBe(checks);
    await othersAreServed();
  });

  it('more than 256 KiB is not even looked at', async () => {
    attacker.send(encodeUpdate(1, false, new Uint8Array(MAX_UPDATE + 1)));
    await made.clock.until('closed', () => attacker.closed);
    expect(made.reasons()).toEqual(['badMessage']);
    await othersAreServed();
  });

  it('a pack that would unpack to more than an update may be, or is cut, or carries more', async () => {
    const packed = await packUpdate(author.update());
    const longer = packed.slice();
    longer.set([0xff, 0xff, 0x7f], 1);
    for (const bytes of [
      longer,
      packed.slice(0, -5),
      Uint8Array.of(...packed, 0),
      Uint8Array.of(2, ...packed.slice(1)),
    ]) {
      const before = holdings();
      const each = await made.visit({ knows: true });
      const ended = made.reasons().length;
      each.send(encodeUpdate(1, true, bytes));
      await made.clock.until('closed', () => each.closed);
      expect(made.reasons().slice(ended)).toEqual(['badUpdate']);
      expect(holdings()).toEqual(before);
    }
    await othersAreServed();
  });
});

describe('a burst that its author did not sign at this place', () => {
  beforeEach(() => begin());

  it.each(forgeries)('%s: skipped as %s, and the link goes on', async (_, __, update) => {
    const before = holdings();
    attacker.send(encodeUpdate(1, false, update));
    await dealtWith();
    expect(holdings()).toEqual(before);
    expect(made.reasons()).toEqual([]);
    attacker.send(encodeUpdate(1, false, author.update(1)));
    await made.clock.until('the real ones enter', () => count(ledger) === 3);
    await othersAreServed();
  });

  it('sent again and again, costs one check each and then the link', async () => {
    const before = holdings();
    const checks = verifier.count;
    const forged = encodeUpdate(1, false, forgeries[0]?.[2] ?? new Uint8Array(0));
    for (let i = 0; i < 100; i += 1) attacker.send(forged);
    await made.clock.until('closed', () => attacker.closed);
    expect(made.reasons()).toEqual(['tooManyFaults']);
    expect(verifier.count - checks).toBeLessThan(100);
    expect(holdings()).toEqual(before);
    await othersAreServed();
  });
});

describe('a feed that begins as none may', () => {
  beforeEach(() => begin(null));

  it.each(falseBeginnings)('%s: skipped as %s', async (_, __, update) => {
    attacker.send(encodeUpdate(1, false, update));
    await dealtWith();
    expect(store.tail).toEqual([]);
    attacker.send(encodeUpdate(1, false, author.update()));
    await made.clock.until('the real one enters', () => count(ledger) === 3);
    await othersAreServed();
  });
});

describe('what was sent before', () => {
  beforeEach(() => begin(author.update()));

  it('comes again without effect: no row, no check, no end of the link', async () => {
    const before = holdings();
    const checks = verifier.count;
    for (let i = 0; i < 200; i += 1) attacker.send(encodeUpdate(1, false, author.update()));
    await dealtWith();
    expect(holdings()).toEqual(before);
    expect(verifier.count).toBe(checks);
    expect(made.reasons()).toEqual([]);
    await othersAreServed();
  });
});

describe('a proof of a fork that proves nothing', () => {
  beforeEach(() => begin(author.update()));
  const at = (feed: HandFeed, burst: number): Uint8Array => feed.elements[burst] ?? new Uint8Array(0);
  const proof = {
    feed: author.id,
    burst: 1,
    previous: author.headAt(1),
    first: at(author, 1),
    second: at(author, 1),
  };

  it.each([
    ['one burst twice', proof],
    ['two places', { ...proof, second: at(author, 2) }],
    ['another device’s burst', { ...proof, second: at(other, 1) }],
    [
      'another past',
      {
        ...proof,
        previous: other.headAt(1),
        second: author.burst({ at: 1, after: other.headAt(1), records: [plain('x')] }),
      },
    ],
    [
      'a signature of nobody',
      {
        ...proof,
        second: author.burst({ at: 1, after: author.headAt(1), records: [plain('x')] }).fill(0, -32),
      },
    ],
  ])('%s: nobody is accused, and many end the link', async (_, offered) => {
    const before = holdings();
    attacker.send(encodeForkProof(1, offered));
    await dealtWith();
    expect(holdings()).toEqual(before);
    expect(made.reasons()).toEqual([]);
    for (let i = 0; i < 100; i += 1) attacker.send(encodeForkProof(1, offered));
    await made.clock.until('closed', () => attacker.closed);
    expect(made.reasons()).toEqual(['tooManyFaults']);
    expect(holdings()).toEqual(before);
    await othersAreServed();
  });

  it('of feeds that nobody has: few are kept, and nothing is checked', async () => {
    const checks = verifier.count;
    for (let feed = 1; feed <= 200; feed += 1) attacker.send(encodeForkProof(1, { ...proof, feed }));
    await dealtWith();
    expect(verifier.count).toBe(checks);
    expect(ledger.proofs).toEqual([]);
    await othersAreServed();
  });
});

describe('floods', () => {
  beforeEach(() => begin());

  it('of one’s own well signed records: taken at a bounded rate, while the others are served', async () => {
    const flooder = new HandFeed(seeded(50));
    for (let burst = 0; burst < 20; burst += 1)
      attacker.send(encodeUpdate(1, false, single(flooder.id, burst, flooder.add())));
    await made.clock.until('taken', () => count(ledger) > 20);
    await othersAreServed();
    expect(made.reasons()).toEqual([]);
  });

  it('of questions: no more are answered than the budget, and the link may go on', async () => {
    for (let i = 0; i < 700; i += 1) attacker.send(Uint8Array.of(KIND.ask, i & 127, 1, 2, 0, 0));
    await made.clock.pass(1000);
    expect(attacker.got(KIND.answer).length).toBeLessThan(600);
    await othersAreServed();
  });

  it('of wants for what nobody has', async () => {
    const places = Array.from({ length: 64 }, (_, burst) => ({ feed: 99, burst }));
    for (let i = 0; i < 500; i += 1) attacker.send(encodeWant(1, places));
    await made.clock.pass(1000);
    expect(attacker.got(KIND.update)).toHaveLength(1);
    await othersAreServed();
  });
});
