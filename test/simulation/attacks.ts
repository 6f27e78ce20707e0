/**
 * Bytes that no honest device sends: deletions, overwriting, records in another's name. Whoever gets
 * them must hold afterwards exactly what they held before.
 */
import * as Y from 'yjs';
import { decodeStateVector } from '../../src/sync/vectors.ts';
import type { DeviceKey } from '../../src/ledger/api.ts';
import { coreOf, readElement, writeElement, type Element } from '../../src/ledger/element.ts';
import { signedMessage, stepHash } from '../../src/ledger/ids.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { encodeUpdate } from '../../src/ledger/update.ts';
import { rawFeed, rawUpdate, vu, join } from '../unit/ledger/raw.ts';
import type { Seeded } from './seeded.ts';

/** An honest device's feed, as the victim holds it. */
interface Prey {
  readonly ledger: Ledger;
  readonly feed: number;
  readonly count: number;
  readonly elements: readonly Uint8Array[];
  readonly liar: DeviceKey;
}

type Attack = (prey: Prey, random: Seeded) => Promise<Uint8Array | null>;

const parsed = ({ feed, elements }: Prey, burst: number): Element =>
  readElement((elements[burst] as Uint8Array).slice(), feed, burst);
const one = (feed: number, clock: number, element: Uint8Array): Uint8Array =>
  encodeUpdate([{ feed, clock, elements: [element] }]);
const copyOf = ({ ledger }: Prey): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ledger.doc));
  return doc;
};

async function signedBy(liar: DeviceKey, prey: Prey, element: Element, burst: number): Promise<Uint8Array> {
  const previous = (await prey.ledger.headAt(prey.feed, burst)) as Uint8Array;
  const draft = readElement(writeElement(element, new Uint8Array(64)), prey.feed, burst);
  const head = stepHash(previous, burst, coreOf(draft));
  return writeElement(element, await liar.sign(signedMessage(prey.ledger.id, burst, head)));
}

const changed = (element: Element, random: Seeded): Element => ({
  ...element,
  records: element.records.map((record) => ({ ...record, header: random.bytes(12) })),
});

export const attacks: Readonly<Record<string, Attack>> = {
  async deletionsBehindATail({ feed, count, elements }) {
    const clock = count - 1;
    const deleted = join(1, vu(feed), 1, 0, vu(count));
    return rawUpdate([rawFeed({ feed, clock, elements: elements.slice(clock) })], deleted);
  },
  async deletionsAlone({ feed, count }, random) {
    return rawUpdate([], join(1, vu(feed), 1, vu(random.below(count)), vu(1 + random.below(1000))));
  },
  async deletedWithYjs(prey, random) {
    const doc = copyOf(prey);
    doc.getArray(prey.feed.toString(36)).delete(random.below(prey.count), 1);
    return Y.encodeStateAsUpdate(doc);
  },
  async writtenWithYjsInTheirName(prey) {
    const doc = copyOf(prey);
    const before = Y.encodeStateVector(doc);
    doc.clientID = prey.feed;
    doc.getArray(prey.feed.toString(36)).push([prey.elements[0]]);
    return Y.encodeStateAsUpdate(doc, before);
  },
  async aStructThatSkipsTheirNext({ feed, count }) {
    return rawUpdate([join(1, vu(feed), vu(count), 10, vu(1000))]);
  },
  async nextBurstSignedByTheLiar(prey, random) {
    const element = changed(parsed(prey, prey.count - 1), random);
    const next = { ...element, device: null };
    return one(prey.feed, prey.count, await signedBy(prey.liar, prey, next, prey.count));
  },
  async heldBurstSignedByTheLiar(prey, random) {
    const burst = random.below(prey.count);
    return one(
      prey.feed,
      burst,
      await signedBy(prey.liar, prey, changed(parsed(prey, burst), random), burst),
    );
  },
  async changedUnderTheirSignature(prey, random) {
    const burst = random.below(prey.count);
    const element = changed(parsed(prey, burst), random);
    return one(prey.feed, burst, writeElement(element, element.signature));
  },
  async otherWordsUnderTheirSignature(prey, random) {
    const burst = random.below(prey.count);
    const element = parsed(prey, burst);
    if (!element.records.some(({ form }) => form === 1)) return null;
    const records = element.records.map((record) =>
      record.form === 1 ? { ...record, body: random.bytes(20) } : record,
    );
    return one(prey.feed, burst, writeElement({ ...element, records }, element.signature));
  },
  async feedBegunByTheLiarsKey(prey) {
    const element = { ...parsed(prey, 0), device: prey.liar.publicKey };
    return one(prey.feed, 0, await signedBy(prey.liar, prey, element, 0));
  },
  async burstsLeftOut({ feed, count, elements }, random) {
    return encodeUpdate([{ feed, clock: count + 1 + random.below(5), elements: elements.slice(-1) }]);
  },
  async burstsInAnotherPlace({ feed, count, elements }, random) {
    if (count < 2) return null;
    return one(feed, count, elements[1 + random.below(count - 1)] as Uint8Array);
  },
};

/** The honest feeds that a ledger holds, by id. */
export function preyIn(ledger: Ledger, isHonest: (device: string) => boolean, liar: DeviceKey): Prey[] {
  const feeds = new Map([...ledger.bursts()].map(({ feed, device }) => [feed, device]));
  return [...decodeStateVector(ledger.stateVector())]
    .filter(([feed]) => isHonest(feeds.get(feed) ?? ''))
    .sort(([a], [b]) => a - b)
    .map(([feed, count]) => {
      const elements = ledger.doc.getArray<Uint8Array>(feed.toString(36)).toArray();
      return { ledger, feed, count, elements, liar };
    });
}
