/**
 * Attacks, one or more for each check of the gate: each gets through when its check is planted out,
 * and none does when all are on.
 */
import type { Check } from '../../../src/ledger/checks.ts';
import { everyCheck } from '../../../src/ledger/checks.ts';
import { writeElement } from '../../../src/ledger/element.ts';
import { bodyHash, feedIdOf } from '../../../src/ledger/ids.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { createMemoryJournal, memoryStore } from '../../../src/ledger/memory-journal.ts';
import type { Rules } from '../../../src/ledger/rules.ts';
import { theRules } from '../../../src/ledger/rules.ts';

import { item, join, longVu, rawFeed, rawUpdate, text, vu } from './raw.ts';
import {
  countingVerifier,
  HandFeed,
  keyFrom,
  naiveVerifier,
  open,
  plain,
  single,
  words,
} from './scenario.ts';

export interface Attack {
  readonly check: Check;
  readonly name: string;
  /** Whether the attack has its way with a ledger under these rules. */
  readonly getsThrough: (rules: Rules) => Promise<boolean>;
}

export const without = (check: Check): Rules => ({ ...theRules, checks: { ...everyCheck, [check]: false } });

/** Ids of 8 bits, so that two keys with one id are found at once. */
export const shortIdOf = (genesis: Uint8Array): number => (feedIdOf(genesis) % 255) + 1;

export function collidingKeys() {
  const seen = new Map<number, HandFeed>();
  for (let seed = 1; ; seed += 1) {
    const feed = new HandFeed(keyFrom(seed), undefined, shortIdOf);
    const other = seen.get(feed.id);
    if (other) return { victim: other, attacker: feed };
    seen.set(feed.id, feed);
  }
}

const feedOf = (seed: number, count = 0) => new HandFeed(keyFrom(seed)).grow(count);

/** An update whose structure is wrong gets through when it isn't refused as a whole. */
const structure = (check: Check, name: string, update: () => Uint8Array): Attack => ({
  check,
  name,
  async getsThrough(rules) {
    const ledger = await open({ rules });
    await ledger.receive(feedOf(1, 2).update());
    return (await ledger.receive(update())).ok;
  },
});

/** An element that its author signed, though it is none, gets through when it enters. */
const element = (check: Check, name: string, update: () => Uint8Array): Attack => ({
  check,
  name,
  getsThrough: (rules) => enters(rules, [update()]),
});

/**
 * Whether the last of these updates brought anything into the journal. (What is wrong with it may
 * then make the ledger stumble: it reads its own bytes with every check on.)
 */
async function enters(
  rules: Rules,
  updates: readonly Uint8Array[],
  verifier = countingVerifier(),
): Promise<boolean> {
  const store = memoryStore();
  const ledger = await open({ rules, verifier, journal: createMemoryJournal(store) });
  for (const update of updates.slice(0, -1)) await ledger.receive(update);
  const rows = store.tail.length;
  await ledger.receive(updates.at(-1) ?? new Uint8Array(0)).catch(() => undefined);
  return store.tail.length > rows;
}

const victim = feedOf(1, 3);
const [low, high] = [feedOf(2, 1), feedOf(3, 1)].sort((a, b) => a.id - b.id) as [HandFeed, HandFeed];
const whole = (feed: HandFeed, raw: object = {}) =>
  rawFeed({ feed: feed.id, clock: 0, elements: feed.elements, ...raw });
const tail = (raw: object = {}) =>
  rawFeed({ feed: victim.id, clock: 2, elements: victim.elements.slice(2), ...raw });

const structural: readonly Attack[] = [
  structure('updateSize', 'an update over 256 KiB', () => {
    const big = feedOf(4);
    for (let i = 0; i < 5; i += 1)
      big.add({
        records: [
          { ...plain('x'), header: new Uint8Array(32768) },
          { ...plain('y'), header: new Uint8Array(32000) },
        ],
      });
    return big.update();
  }),
  structure('noDeletions', 'a delete set', () => rawUpdate([tail()], Uint8Array.of(1))),
  structure('nothingTrails', 'a byte after the end', () => rawUpdate([tail()], Uint8Array.of(0, 0))),
  structure('oneStructPerFeed', 'two structs announced', () => rawUpdate([tail({ structs: 2 })])),
  structure('feedsDescend', 'feeds in ascending order', () => rawUpdate([whole(low), whole(high)])),
  structure('feedsDescend', 'one feed twice', () => rawUpdate([whole(low), whole(low)])),
  structure('feedIdRange', 'feed 0', () =>
    rawUpdate([rawFeed({ feed: 0, clock: 0, elements: low.elements })]),
  ),
  structure('structIsRun', 'a right origin in the info byte', () => rawUpdate([tail({ info: 0xc8 })])),
  structure('rootIsFeed', 'a foreign root', () =>
    rawUpdate([whole(low, { place: join(1, text(high.id.toString(36))) })]),
  ),
  structure('rootIsFeed', 'the root __proto__', () =>
    rawUpdate([whole(low, { place: join(1, text('__proto__')) })]),
  ),
  structure('rootIsFeed', 'a parent by id', () =>
    rawUpdate([whole(low, { place: join(0, text(low.id.toString(36))) })]),
  ),
  structure('originIsPrevious', 'an origin in another feed', () =>
    rawUpdate([tail({ place: join(vu(low.id), vu(1)) })]),
  ),
  structure('originIsPrevious', 'an earlier origin', () =>
    rawUpdate([tail({ place: join(vu(victim.id), vu(0)) })]),
  ),
  structure('contentIsBytes', 'a string', () =>
    rawUpdate([tail({ items: item(victim.elements[2] ?? victim.head, 0x77) })]),
  ),
  structure('runNotEmpty', 'an empty run', () => rawUpdate([tail({ elements: [] })])),
  structure('numbersMinimal', 'a number longer than it needs to be', () =>
    rawUpdate([tail()], undefined, longVu(1n, 1)),
  ),
];

/** A burst 0 of its own feed whose bytes are made by hand and signed as they are. */
function signedRaw(seed: number, core: (feed: HandFeed) => Uint8Array): Uint8Array {
  const feed = feedOf(seed);
  const bytes = core(feed);
  return single(feed.id, 0, feed.signCore(join(bytes, new Uint8Array(64)), bytes, 0, feed.genesis));
}

const first = (feed: HandFeed, ...rest: (number | Uint8Array)[]) => join(1, feed.key.publicKey, ...rest);
const dep = (id: number) => join(id7(id), vu(0));
const record0 = join(vu(4), vu(0), vu(0));

function id7(id: number): Uint8Array {
  return Uint8Array.from(Buffer.from(id.toString(16).padStart(14, '0'), 'hex'));
}

const ascending = (count: number) => Array.from({ length: count }, (_, i) => dep(1000 + i));

const elements: readonly Attack[] = [
  element('numbersBounded', 'a time of 2^56 - 1', () =>
    signedRaw(5, (feed) => first(feed, longVu(2n ** 56n - 1n), 0, 1, record0)),
  ),
  element('elementWeight', 'an element over 64 KiB', () => {
    const feed = feedOf(5);
    const header = new Uint8Array(32768);
    return single(
      feed.id,
      0,
      feed.burst({
        records: [
          { ...plain(''), header },
          { ...plain(''), header },
        ],
      }),
    );
  }),
  element('elementWeight', 'an element that grows over 64 KiB when its short words are erased', () => {
    const feed = feedOf(5);
    const short = Array.from({ length: 62 }, () => words('', ''));
    const header = new Uint8Array(32000);
    return single(
      feed.id,
      0,
      feed.burst({ records: [...short, { ...plain(''), header }, { ...plain(''), header }] }),
    );
  }),
  element('firstNamesDevice', 'another mark before the key', () =>
    signedRaw(5, (feed) => join(2, feed.key.publicKey, vu(1000), 0, 1, record0)),
  ),
  element('depCount', 'nine deps', () =>
    signedRaw(5, (feed) => first(feed, vu(1000), 9, ...ascending(9), 1, record0)),
  ),
  element('depsAscend', 'deps out of order', () =>
    signedRaw(5, (feed) => first(feed, vu(1000), 2, ...ascending(2).toReversed(), 1, record0)),
  ),
  element('depsAscend', 'one dep twice', () =>
    signedRaw(5, (feed) => first(feed, vu(1000), 2, dep(7), dep(7), 1, record0)),
  ),
  element('depIdRange', 'a dep on feed 0', () =>
    signedRaw(5, (feed) => first(feed, vu(1000), 1, dep(0), 1, record0)),
  ),
  element('depIdRange', 'a dep on a feed over 53 bits', () =>
    signedRaw(5, (feed) => first(feed, vu(1000), 1, new Uint8Array(7).fill(255), 0, 1, record0)),
  ),
  element('depNotOwn', 'a dep on its own feed', () =>
    signedRaw(5, (feed) => first(feed, vu(1000), 1, dep(feed.id), 1, record0)),
  ),
  element('recordCount', 'no record', () => signedRaw(5, (feed) => first(feed, vu(1000), 0, 0))),
  element('recordCount', '65 records', () => {
    const feed = feedOf(5);
    return single(feed.id, 0, feed.burst({ records: Array.from({ length: 65 }, () => plain('x')) }));
  }),
  element('headerSize', 'a header of 32,769 bytes', () => {
    const feed = feedOf(5);
    return single(feed.id, 0, feed.burst({ records: [{ ...plain(''), header: new Uint8Array(32769) }] }));
  }),
  element('bodySize', 'a salt of 7 bytes', () => {
    const feed = feedOf(5);
    return single(feed.id, 0, feed.burst({ records: [{ ...words('x'), body: new Uint8Array(7) }] }));
  }),
  element('bodySize', 'a text of 16,385 bytes', () => {
    const feed = feedOf(5);
    return single(feed.id, 0, feed.burst({ records: [{ ...words('x'), body: new Uint8Array(16393) }] }));
  }),
  element('knownForm', 'form 3', () =>
    signedRaw(5, (feed) => first(feed, vu(1000), 0, 1, vu(7), vu(0), vu(0), new Uint8Array(32))),
  ),
  element('nothingAfterRecords', 'a byte after the signature', () => {
    const feed = feedOf(5);
    return single(feed.id, 0, join(feed.burst(), 0));
  }),
];

/** A ledger that holds a feed of one record with words, and then erased them. */
async function erasedLedger(rules: Rules): Promise<Ledger> {
  const ledger = await open({ rules });
  await ledger.receive(victim.update());
  await ledger.erase(victim.id, 1, 0);
  return ledger;
}

const bodyOf = (ledger: Ledger, burst: number) =>
  [...ledger.bursts()].find((each) => each.burst === burst)?.records[0]?.body;

/** The victim's burst 1 again, other words, signed by the victim: the second half of a fork. */
const branch = victim.burst({ at: 1, records: [plain('the other branch')] });

const gate: readonly Attack[] = [
  {
    check: 'noGap',
    name: 'a burst far ahead of the feed',
    getsThrough: (rules) =>
      enters(rules, [
        victim.update(0, 1),
        single(victim.id, 5, victim.burst({ at: 5, after: victim.headAt(1) })),
      ]),
  },
  {
    check: 'feedFollowsFromKey',
    name: "a stranger's feed under the victim's id",
    getsThrough: (rules) => enters(rules, [single(victim.id, 0, feedOf(9).burst())]),
  },
  {
    check: 'keyIsStrong',
    name: 'a key of small order, where WebCrypto alone would take it',
    async getsThrough(rules) {
      const identity = join(1, new Uint8Array(31));
      const feed = new HandFeed({
        ...keyFrom(9),
        publicKey: identity,
        signNow: () => join(identity, new Uint8Array(32)),
      });
      return enters(rules, [single(feed.id, 0, feed.burst())], countingVerifier(naiveVerifier));
    },
  },
  {
    check: 'signature',
    name: 'a burst that nobody signed',
    getsThrough: (rules) =>
      enters(rules, [
        victim.update(0, 1),
        single(victim.id, 1, victim.burst({ at: 1, time: 5 }).fill(0, -64)),
      ]),
  },
  {
    check: 'coresCompared',
    name: 'a fork that nobody notices',
    async getsThrough(rules) {
      const ledger = await open({ rules });
      await ledger.receive(victim.update());
      await ledger.receive(single(victim.id, 1, branch));
      return ledger.proofs.length === 0;
    },
  },
  {
    check: 'collisionIsNoFork',
    name: 'a second key with the id of the victim freezes the feed of the victim',
    async getsThrough(rules) {
      const keys = collidingKeys();
      const ledger = await open({ rules: { ...rules, feedIdOf: shortIdOf } });
      await ledger.receive(keys.victim.grow(1).update());
      await ledger.receive(keys.attacker.grow(1).update());
      return ledger.proofs.length > 0;
    },
  },
  {
    check: 'forkedFeedEnds',
    name: 'a proven forker goes on writing',
    getsThrough: (rules) =>
      enters(rules, [victim.update(0, 2), single(victim.id, 1, branch), victim.update(2)]),
  },
  {
    check: 'erasedStaysErased',
    name: 'a neighbour sends erased words again',
    async getsThrough(rules) {
      const ledger = await erasedLedger(rules);
      await ledger.receive(victim.update());
      return bodyOf(ledger, 1) !== null;
    },
  },
  {
    check: 'erasedStaysErased',
    name: 'words come that were erased before they came',
    async getsThrough(rules) {
      const ledger = await open({ rules });
      await ledger.erase(victim.id, 1, 0);
      await ledger.receive(victim.update());
      return bodyOf(ledger, 1) !== null;
    },
  },
  {
    check: 'healedWeight',
    name: 'words that come one by one make an element heavier than any element may be',
    async getsThrough(rules) {
      const feed = feedOf(5);
      const bodies = Array.from({ length: 8 }, (_, i) => new Uint8Array(12000).fill(i + 1));
      const showing = (...shown: number[]) =>
        bodies.map((body, i) => ({
          ...words('x'),
          ...(shown.includes(i) ? { body } : { form: 2 as const, body: bodyHash(body) }),
        }));
      const signed = feed.burst({ records: showing() });
      const part = (...shown: number[]) =>
        writeElement(
          { device: feed.key.publicKey, time: 1000, deps: [], records: showing(...shown) },
          signed.slice(-64),
        );
      const store = memoryStore();
      const ledger = await open({ rules, journal: createMemoryJournal(store) });
      for (const bytes of [signed, part(0, 1, 2, 3), part(4, 5, 6, 7)]) {
        await ledger.receive(single(feed.id, 0, bytes)).catch(() => undefined);
      }
      return store.tail.some((row) => row.element.length > 65536);
    },
  },
];

const firstOf = (feed: HandFeed) => feed.elements[0] ?? feed.head;

const proofs: readonly Attack[] = [
  {
    check: 'proofHashesDiffer',
    name: 'one burst, once whole and once erased, as proof of a fork',
    async getsThrough(rules) {
      const ledger = await open({ rules });
      await ledger.receive(victim.update());
      const burst = victim.elements[1] ?? victim.head;
      return ledger.offerProof({
        feed: victim.id,
        burst: 1,
        previous: victim.headAt(1),
        first: burst,
        second: burst,
      });
    },
  },
  {
    check: 'proofSignatures',
    name: 'a proof whose second half the victim never signed',
    async getsThrough(rules) {
      const ledger = await open({ rules });
      await ledger.receive(victim.update());
      const forged = branch.slice().fill(7, -64);
      const burst = victim.elements[1] ?? victim.head;
      return ledger.offerProof({
        feed: victim.id,
        burst: 1,
        previous: victim.headAt(1),
        first: burst,
        second: forged,
      });
    },
  },
  {
    check: 'proofOneKey',
    name: "a fork of the attacker's own, under an id that is the victim's too",
    async getsThrough(rules) {
      const keys = collidingKeys();
      const ledger = await open({ rules: { ...rules, feedIdOf: shortIdOf } });
      await ledger.receive(keys.victim.grow(1).update());
      const { attacker } = keys;
      const second = attacker.burst({ time: 77 });
      return ledger.offerProof({
        feed: attacker.id,
        burst: 0,
        previous: attacker.genesis,
        first: firstOf(attacker.grow(1)),
        second,
      });
    },
  },
];

export const attacks: readonly Attack[] = [...structural, ...elements, ...gate, ...proofs];
