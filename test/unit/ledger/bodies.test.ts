import { beforeEach, describe, expect, it } from 'vitest';
import { erasedForm, readElement, writeElement } from '../../../src/ledger/element.ts';
import type { ElementRecord } from '../../../src/ledger/element.ts';
import { bodyHash } from '../../../src/ledger/ids.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { createMemoryJournal, memoryStore } from '../../../src/ledger/memory-journal.ts';
import type { MemoryStore } from '../../../src/ledger/memory-journal.ts';
import {
  docBytes,
  HandFeed,
  keyFrom,
  open,
  plain,
  pull,
  single,
  utf8,
  wholeUpdates,
  words,
} from './scenario.ts';

const author = new HandFeed(keyFrom(1));
author.add({ records: [words('h', 'first secret'), words('h', 'second secret'), plain('no words')] });
author.add({ records: [words('h', 'third secret')] });

const element = (burst: number) => readElement(author.elements[burst] ?? new Uint8Array(0), author.id, burst);
const erased = (burst: number) => erasedForm(element(burst));
const hashed = (record: ElementRecord): ElementRecord => ({
  ...record,
  form: 2,
  body: bodyHash(record.body),
});

/** Burst 0 with other records and its author's signature. */
function withRecords(change: (records: readonly ElementRecord[]) => readonly ElementRecord[]): Uint8Array {
  const first = element(0);
  return single(author.id, 0, writeElement({ ...first, records: change(first.records) }, first.signature));
}

const at = (records: readonly ElementRecord[], index: number) => records[index] ?? plain('');

function contains(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes).includes(Buffer.from(utf8(text)));
}

const textsOf = (ledger: Ledger) =>
  [...ledger.bursts()].map(({ records }) => records.map(({ body }) => body));

describe('words that are not those that were signed', () => {
  it.each([
    [
      'swapped between records',
      withRecords((r) => [
        { ...at(r, 0), body: at(r, 1).body },
        { ...at(r, 1), body: at(r, 0).body },
        at(r, 2),
      ]),
    ],
    [
      "exchanged for another burst's",
      withRecords((r) => [{ ...at(r, 0), body: at(element(1).records, 0).body }, at(r, 1), at(r, 2)]),
    ],
    ['added where there were none', withRecords((r) => [at(r, 0), at(r, 1), words('no words')])],
    [
      'removed as if there had been none',
      withRecords((r) => [{ ...at(r, 0), form: 0, body: new Uint8Array(0) }, at(r, 1), at(r, 2)]),
    ],
    [
      'with another hash',
      withRecords((r) => [{ ...hashed(at(r, 0)), body: new Uint8Array(32) }, at(r, 1), at(r, 2)]),
    ],
    [
      'with another salt',
      withRecords((r) => [
        { ...at(r, 0), body: at(r, 0).body.map((byte, i) => (i === 0 ? byte + 1 : byte)) },
        at(r, 1),
        at(r, 2),
      ]),
    ],
  ])('%s: a bad signature on arrival, and no words for a device that lacks them', async (_, update) => {
    const fresh = await open();
    expect(await fresh.receive(update)).toMatchObject({ entered: [], skipped: [{ fault: 'badSignature' }] });
    const lacking = await open();
    await lacking.receive(single(author.id, 0, erased(0)));
    expect(await lacking.receive(update)).toMatchObject({
      bodies: [],
      proofs: [],
      skipped: [{ fault: 'badSignature' }],
    });
    expect(textsOf(lacking)).toEqual([[null, null, undefined]]);
  });

  it('a salt that is too short is a structural fault', async () => {
    const update = withRecords((r) => [{ ...at(r, 0), body: new Uint8Array(7) }, at(r, 1), at(r, 2)]);
    expect(await (await open()).receive(update)).toEqual({ ok: false, fault: 'badElement' });
  });
});

describe('words that a neighbour withholds', () => {
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = await open();
    await ledger.receive(single(author.id, 0, erased(0)));
    await ledger.receive(author.update(1));
  });

  it('are noticed, asked for, and heal', async () => {
    expect(ledger.lackingWords(10)).toEqual([{ feed: author.id, burst: 0 }]);
    const full = await open();
    await full.receive(author.update());
    const changes: unknown[] = [];
    ledger.subscribe(({ words: healed }) => changes.push(healed.map(({ records }) => records[0]?.body)));
    const answer = await full.elementUpdate(author.id, 0);
    expect(await ledger.receive(answer ?? new Uint8Array(0))).toMatchObject({
      entered: [],
      bodies: [{ feed: author.id, burst: 0 }],
    });
    expect(ledger.lackingWords(10)).toEqual([]);
    expect(docBytes(ledger)).toEqual(docBytes(full));
    expect(changes).toEqual([['first secret']]);
  });

  it('heal one by one, from neighbours who each have a part', async () => {
    await ledger.receive(withRecords((r) => [at(r, 0), hashed(at(r, 1)), at(r, 2)]));
    expect(textsOf(ledger)[0]).toEqual(['first secret', null, undefined]);
    await ledger.receive(withRecords((r) => [hashed(at(r, 0)), at(r, 1), at(r, 2)]));
    expect(textsOf(ledger)[0]).toEqual(['first secret', 'second secret', undefined]);
  });

  it('never go again by a neighbour who has only their hash', async () => {
    await ledger.receive(single(author.id, 1, erased(1)));
    expect(textsOf(ledger)[1]).toEqual(['third secret']);
  });

  it('are the same after a restart', async () => {
    const store = memoryStore();
    const before = await open({ journal: createMemoryJournal(store) });
    await before.receive(single(author.id, 0, erased(0)));
    await before.receive(author.update());
    const after = await open({ journal: createMemoryJournal(store) });
    expect(textsOf(after)).toEqual([['first secret', 'second secret', undefined], ['third secret']]);
  });
});

describe('words that were erased', () => {
  let store: MemoryStore;
  let ledger: Ledger;
  beforeEach(async () => {
    store = memoryStore();
    ledger = await open({ journal: createMemoryJournal(store) });
    await ledger.receive(author.update());
  });

  it('are gone from the document, the journal and what is sent; the others stay', async () => {
    const heard: unknown[] = [];
    ledger.subscribe((change) =>
      heard.push(change.words.map(({ records }) => records.map(({ body }) => body))),
    );
    await ledger.erase(author.id, 0, 0);
    expect(heard).toEqual([[[null, 'second secret', undefined]]]);
    const places = [
      docBytes(ledger),
      ...store.tail.map((row) => row.element),
      ...(await wholeUpdates(ledger)),
    ];
    expect(places.some((bytes) => contains(bytes, 'first secret'))).toBe(false);
    expect(places.some((bytes) => contains(bytes, 'second secret'))).toBe(true);
    expect(ledger.lackingWords(10)).toEqual([]);
  });

  it('are overwritten in memory, headers that were given out are not', async () => {
    const doc = ledger.doc.getArray(author.id.toString(36)).toArray() as Uint8Array[];
    const [burst] = [...ledger.bursts()];
    await ledger.erase(author.id, 0, 0);
    expect(contains(doc[0] ?? utf8(''), 'first secret')).toBe(false);
    expect(burst?.records[0]?.header).toEqual(utf8('h'));
  });

  it('do not come back by any neighbour, in any form', async () => {
    await ledger.erase(author.id, 0, 0);
    const before = docBytes(ledger);
    for (const update of [
      author.update(),
      author.update(0, 1),
      withRecords((r) => [at(r, 0), hashed(at(r, 1)), at(r, 2)]),
    ]) {
      expect(await ledger.receive(update)).toMatchObject({ ok: true, bodies: [], skipped: [] });
    }
    expect(docBytes(ledger)).toEqual(before);
  });

  it('stay away after a restart, once the app has named them again', async () => {
    await ledger.erase(author.id, 0, 0);
    const after = await open({ journal: createMemoryJournal(store) });
    await after.markErased([{ feed: author.id, burst: 0, index: 0 }]);
    expect(await after.receive(author.update())).toMatchObject({ bodies: [] });
    expect(textsOf(after)[0]).toEqual([null, 'second secret', undefined]);
    expect(after.lackingWords(10)).toEqual([]);
  });

  it('are erased at the next start when a crash came between the record and the erasing', async () => {
    const after = await open({ journal: createMemoryJournal(store) });
    await after.markErased([{ feed: author.id, burst: 0, index: 0 }]);
    expect(textsOf(after)[0]).toEqual([null, 'second secret', undefined]);
    expect(store.tail.some((row) => contains(row.element, 'first secret'))).toBe(false);
  });

  it('erasing twice, or what never was, changes nothing', async () => {
    await ledger.erase(author.id, 0, 0);
    const before = docBytes(ledger);
    await ledger.erase(author.id, 0, 0);
    await ledger.erase(author.id, 0, 2);
    await ledger.erase(author.id, 0, 9);
    await ledger.erase(author.id, 99, 0);
    await ledger.erase(12345, 0, 0);
    expect(docBytes(ledger)).toEqual(before);
  });

  it('leave the chain whole: the feed goes on, and the head is the same as before', async () => {
    const head = await ledger.headAt(author.id, 2);
    await ledger.erase(author.id, 0, 0);
    await ledger.erase(author.id, 1, 0);
    expect(await ledger.headAt(author.id, 2)).toEqual(head);
    const fresh = await open();
    await pull(fresh, ledger);
    expect(await fresh.headAt(author.id, 2)).toEqual(head);
    const next = author.burst({ at: 2 });
    expect(await fresh.receive(single(author.id, 2, next))).toMatchObject({ entered: [{ burst: 2 }] });
  });

  it('do not go from a neighbour who has not erased them', async () => {
    await ledger.erase(author.id, 0, 0);
    const other = await open();
    await other.receive(author.update());
    const before = docBytes(other);
    for (const update of await wholeUpdates(ledger)) await other.receive(update);
    expect(docBytes(other)).toEqual(before);
  });

  it('a disk that fails leaves them as they were', async () => {
    const journal = createMemoryJournal(store);
    const broken = await open({ journal: { ...journal, rewrite: () => Promise.reject(new Error('disk')) } });
    await expect(broken.erase(author.id, 0, 0)).rejects.toThrow('disk');
    expect(textsOf(broken)[0]).toEqual(['first secret', 'second secret', undefined]);
  });
});
