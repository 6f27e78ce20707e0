/** Bursts that nobody signed in their place, and feeds that begin as none may: each skipped by itself. */
import type { FeedFault } from '../../../src/ledger/api.ts';
import { readElement, writeElement } from '../../../src/ledger/element.ts';
import type { Unsigned } from '../../../src/ledger/element.ts';
import { encodeUpdate } from '../../../src/ledger/update.ts';
import { join } from './raw.ts';
import { HandFeed, keyFrom, OTHER_LEDGER, plain, single, words } from './scenario.ts';

const dep = { feed: 77, burst: 3 };
export const victim = new HandFeed(keyFrom(1));
victim.add();
victim.add({ deps: [dep], records: [words('one'), plain('two')] });
victim.add();
export const stranger = new HandFeed(keyFrom(2)).grow(3);
export const elsewhere = new HandFeed(keyFrom(1), OTHER_LEDGER).grow(3);

const at = (feed: HandFeed, burst: number) => feed.elements[burst] ?? new Uint8Array(0);
const signatureOf = (element: Uint8Array) => element.slice(-64);
const signedAs = (element: Uint8Array, signature: Uint8Array) => join(element.subarray(0, -64), signature);

/** The victim's burst 1 with something changed and its old signature. */
function changed(change: (element: Unsigned) => Unsigned): Uint8Array {
  const element = readElement(at(victim, 1), victim.id, 1);
  return writeElement(change(element), element.signature);
}

/** S + L: the same signature for who does not compare S with L. */
function plusL(signature: Uint8Array): Uint8Array {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const littleEndian = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes.toReversed()).toString('hex')}`);
  const sum = littleEndian(signature.slice(32)) + order;
  const s = Uint8Array.from(Buffer.from(sum.toString(16).padStart(64, '0'), 'hex')).reverse();
  return join(signature.slice(0, 32), s);
}

const identity = join(1, new Uint8Array(31));
const burst1 = at(victim, 1);
const one = (element: Uint8Array, clock = 1) => single(victim.id, clock, element);

export const forgeries: readonly (readonly [string, FeedFault, Uint8Array])[] = [
  ['a zero signature', 'badSignature', one(signedAs(burst1, new Uint8Array(64)))],
  ["another burst's signature", 'badSignature', one(signedAs(burst1, signatureOf(at(victim, 2))))],
  ["another feed's signature", 'badSignature', one(signedAs(burst1, signatureOf(at(stranger, 1))))],
  [
    "the same device's signature from another ledger",
    'badSignature',
    one(signedAs(burst1, signatureOf(at(elsewhere, 1)))),
  ],
  ['S + L', 'badSignature', one(signedAs(burst1, plusL(signatureOf(burst1))))],
  [
    'an R of small order',
    'badSignature',
    one(signedAs(burst1, join(identity, signatureOf(burst1).slice(32)))),
  ],
  ['burst 2 as burst 1', 'badSignature', one(at(victim, 2))],
  [
    'bursts in another order',
    'badSignature',
    encodeUpdate([{ feed: victim.id, clock: 1, elements: [at(victim, 2), burst1] }]),
  ],
  ['a gap', 'gap', victim.update(2)],
  ["a stranger's tail under the victim's id", 'badSignature', one(at(stranger, 1))],
  ["the victim's tail from another ledger", 'badSignature', one(at(elsewhere, 1))],
  [
    'a burst that the victim signed after another past',
    'badSignature',
    one(victim.burst({ at: 1, after: stranger.headAt(1) })),
  ],
  [
    'a burst that the victim signed for another place',
    'badSignature',
    one(victim.burst({ at: 2, after: victim.headAt(1) })),
  ],
  ['another time', 'badSignature', one(changed((element) => ({ ...element, time: element.time + 1 })))],
  [
    'another dep',
    'badSignature',
    one(changed((element) => ({ ...element, deps: [{ feed: 78, burst: 3 }] }))),
  ],
  ['no dep', 'badSignature', one(changed((element) => ({ ...element, deps: [] })))],
  [
    'a record less',
    'badSignature',
    one(changed((element) => ({ ...element, records: element.records.slice(1) }))),
  ],
  [
    'a record more',
    'badSignature',
    one(changed((element) => ({ ...element, records: [...element.records, plain('x')] }))),
  ],
  [
    'another header',
    'badSignature',
    one(changed((element) => ({ ...element, records: [element.records[0] ?? plain(''), plain('owt')] }))),
  ],
  [
    'records in another order',
    'badSignature',
    one(changed((element) => ({ ...element, records: element.records.toReversed() }))),
  ],
];

/** For a ledger that holds nothing. */
export const falseBeginnings: readonly (readonly [string, FeedFault, Uint8Array])[] = [
  [
    "a stranger's feed under the victim's id",
    'wrongFeedId',
    encodeUpdate([{ ...stranger.run(), feed: victim.id }]),
  ],
  ["the victim's feed of another ledger, under its own id", 'wrongFeedId', elsewhere.update()],
  ['a key of small order', 'badKey', weakKey(identity)],
  ['a key that is not canonical', 'badKey', weakKey(join(0xee, new Uint8Array(30).fill(255), 0x7f))],
  ['a tail without its beginning', 'gap', victim.update(1)],
];

/** y = 2 is on no point of the curve. */
export const pointless = weakKey(join(2, new Uint8Array(31)));

function weakKey(publicKey: Uint8Array): Uint8Array {
  return new HandFeed({ ...keyFrom(9), publicKey }).grow(1).update();
}
