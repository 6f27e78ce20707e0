/** Updates that are none: each refused as a whole, by everybody, before anything is changed. */
import * as Y from 'yjs';
import { item, join, longVu, rawFeed, rawUpdate, text, vu } from './raw.ts';
import { HandFeed, keyFrom } from './scenario.ts';

export const victim = new HandFeed(keyFrom(1)).grow(3);
export const [low, high] = [new HandFeed(keyFrom(2)).grow(1), new HandFeed(keyFrom(3)).grow(1)].sort(
  (a, b) => a.id - b.id,
) as [HandFeed, HandFeed];
export const last = victim.elements[2] ?? victim.head;

/** The victim's third burst, with something wrong around it. */
export const tail = (raw: object = {}) => rawFeed({ feed: victim.id, clock: 2, elements: [last], ...raw });
export const whole = (feed: HandFeed, raw: object = {}) =>
  rawFeed({ feed: feed.id, clock: 0, elements: feed.elements, ...raw });
export const content = (items: Uint8Array, count = 1) => rawUpdate([tail({ items, count: vu(count) })]);

/** What Yjs writes when someone really uses it. */
function yjs(write: (doc: Y.Doc) => void, encode = Y.encodeStateAsUpdate): Uint8Array {
  const doc = new Y.Doc();
  write(doc);
  return encode(doc);
}

/** An honest feed as Yjs would hold it, under its own client id. */
function feedInYjs(): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, victim.update());
  return doc;
}

export const deleteSet = (feed: number, clock: number, length: Uint8Array) =>
  join(1, vu(feed), 1, vu(clock), length);
const numbers = [0n, 2n ** 31n, 2n ** 40n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 63n, 2n ** 70n];

export const hostile: readonly (readonly [string, () => Uint8Array])[] = [
  ['nothing at all', () => new Uint8Array(0)],
  ['a delete set alone', () => join(0, deleteSet(victim.id, 0, vu(1)))],
  ['a delete set behind a valid tail', () => rawUpdate([tail()], deleteSet(victim.id, 0, vu(1)))],
  ['a delete set of 2^40', () => join(0, deleteSet(victim.id, 0, longVu(2n ** 40n)))],
  ['a struct of GC', () => rawUpdate([join(1, vu(victim.id), 2, 0, vu(5))])],
  ['a struct of GC, 2^31 long', () => rawUpdate([join(1, vu(victim.id), 2, 0, longVu(2n ** 31n))])],
  ['a Skip', () => rawUpdate([join(1, vu(victim.id), 2, 10, vu(5))])],
  ...[1, 2, 3, 4, 5, 6, 7, 9].map(
    (ref) =>
      [`content ${ref} at the victim's next clock`, () => rawUpdate([tail({ info: 0x80 | ref })])] as const,
  ),
  ['a map', () => yjs((doc) => doc.getMap('m').set('a', 1))],
  ['a map with __proto__', () => yjs((doc) => doc.getMap('m').set('__proto__', { isMember: true }))],
  ['text with a format', () => yjs((doc) => doc.getText('t').insert(0, 'hi', { bold: true }))],
  ['an embed', () => yjs((doc) => doc.getText('t').insertEmbed(0, { image: 'x' }))],
  ['a nested type', () => yjs((doc) => doc.getArray('a').insert(0, [new Y.Map()]))],
  ['XML', () => yjs((doc) => doc.getXmlFragment('x').insert(0, [new Y.XmlElement('p')]))],
  ['a subdocument', () => yjs((doc) => doc.getMap('m').set('d', new Y.Doc({ autoLoad: true })))],
  ['bytes as ContentBinary', () => yjs((doc) => doc.getArray('a').insert(0, [Uint8Array.of(1, 2)]))],
  ['an honest array of numbers', () => yjs((doc) => doc.getArray('a').insert(0, [1, 2, 3]))],
  [
    'a deletion made by Yjs',
    () => {
      const doc = feedInYjs();
      doc.getArray(victim.id.toString(36)).delete(1, 1);
      return Y.encodeStateAsUpdate(doc);
    },
  ],
  [
    'an insertion into the feed made by Yjs',
    () => {
      const doc = feedInYjs();
      doc.getArray(victim.id.toString(36)).insert(1, [Uint8Array.of(1)]);
      return Y.encodeStateAsUpdate(doc);
    },
  ],
  ['version 2 of the format', () => Y.encodeStateAsUpdateV2(feedInYjs())],
  [
    'what mergeUpdates makes of two honest updates',
    () => Y.mergeUpdates([victim.update(0, 1), victim.update(1, 3)]),
  ],
  ['a string among the elements', () => content(join(0x77, text('hi')))],
  ['a byte in an array', () => content(join(0x75, 1, item(last)))],
  ['an object with __proto__', () => content(join(0x76, 1, text('__proto__'), 0x76, 0))],
  [
    '100,000 arrays in each other',
    () =>
      content(
        join(
          new Uint8Array(200_000).fill(0x75).map((_, i) => (i % 2 ? 1 : 0x75)),
          0x7e,
        ),
      ),
  ],
  ['bytes, then a string', () => content(join(item(last), 0x77, text('hi')), 2)],
  ['undefined', () => content(join(0x7f))],
  ['a number', () => content(join(0x7d, 5))],
  ['an element of no bytes', () => content(item(new Uint8Array(0)))],
  ...numbers.flatMap(
    (value) =>
      [
        [`${value} elements`, () => rawUpdate([tail({ count: longVu(value) })])],
        [`${value} feeds`, () => rawUpdate([tail()], undefined, longVu(value))],
        [`${value} bytes in an element`, () => content(join(0x74, longVu(value), last))],
        [`a root name of ${value} bytes`, () => rawUpdate([whole(low, { place: join(1, longVu(value)) })])],
        [`${value} structs`, () => rawUpdate([join(longVu(value), tail().subarray(1))])],
      ] as const,
  ),
  [
    'a clock of 2^53',
    () => rawUpdate([join(1, vu(victim.id), longVu(2n ** 53n), 0x88, vu(victim.id), 1, 1, item(last))]),
  ],
  ['one element too few', () => rawUpdate([tail({ count: vu(2) })])],
  ['one element too many', () => rawUpdate([tail({ items: join(item(last), item(last)) })])],
  [
    'a run in two structs',
    () => rawUpdate([join(2, tail().subarray(1), 0x88, vu(victim.id), 2, 1, item(last))]),
  ],
  ['an origin in another feed', () => rawUpdate([tail({ place: join(vu(low.id), vu(0)) })])],
  ['an earlier origin', () => rawUpdate([tail({ place: join(vu(victim.id), vu(0)) })])],
  ['itself as origin', () => rawUpdate([tail({ place: join(vu(victim.id), vu(2)) })])],
  ['no origin', () => rawUpdate([tail({ info: 0x08, place: join(1, text(victim.id.toString(36))) })])],
  ['an origin before burst 0', () => rawUpdate([whole(low, { info: 0x88, place: join(vu(low.id), vu(0)) })])],
  [
    'a right origin',
    () => rawUpdate([tail({ info: 0xc8, place: join(vu(victim.id), vu(1), vu(victim.id), vu(0)) })]),
  ],
  [
    'a key in a map',
    () => rawUpdate([whole(low, { info: 0x28, place: join(1, text(low.id.toString(36)), text('k')) })]),
  ],
  ['a parent by id', () => rawUpdate([whole(low, { place: join(0, vu(victim.id), vu(0)) })])],
  ["another feed's root", () => rawUpdate([whole(low, { place: join(1, text(high.id.toString(36))) })])],
  ['the root __proto__', () => rawUpdate([whole(low, { place: join(1, text('__proto__')) })])],
  ['an empty root', () => rawUpdate([whole(low, { place: join(1, text('')) })])],
  ['feeds in ascending order', () => rawUpdate([whole(low), whole(high)])],
  ['one feed twice', () => rawUpdate([whole(low), whole(low)])],
  ['feed 0', () => rawUpdate([rawFeed({ feed: 0, clock: 0, elements: low.elements })])],
  ['a long number', () => rawUpdate([tail()], undefined, longVu(1n, 1))],
  ['a number of nine bytes', () => rawUpdate([tail()], undefined, longVu(1n, 8))],
  ['a byte after the end', () => join(victim.update(2), 0)],
  ['two updates in one', () => join(victim.update(2), victim.update(2))],
  ['more than 256 KiB', () => new Uint8Array(256 * 1024 + 1)],
  ['no end', () => victim.update(2).slice(0, -1)],
];
