import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { encodeUpdate } from '../../../src/ledger/update.ts';
import { encodeVector, parseVector } from '../../../src/ledger/vector.ts';
import {
  digestOf,
  docBytes,
  HandFeed,
  keyFrom,
  open,
  pull,
  record,
  wholeUpdates,
  words,
} from '../../unit/ledger/scenario.ts';

const DEVICES = 4;

/** What a random history is made of: someone writes, or takes some of what another has. */
const step = fc.oneof(
  fc.record({
    act: fc.constant('write' as const),
    who: fc.nat(DEVICES - 1),
    body: fc.string({ maxLength: 20 }),
  }),
  fc.record({ act: fc.constant('pull' as const), who: fc.nat(DEVICES - 1), from: fc.nat(DEVICES - 1) }),
  fc.record({
    act: fc.constant('part' as const),
    who: fc.nat(DEVICES - 1),
    from: fc.nat(DEVICES - 1),
    cuts: fc.array(fc.nat(6), { minLength: DEVICES, maxLength: DEVICES }),
  }),
);

/** A vector that says less, or more, than the truth. */
const shifted = (vector: Uint8Array, cuts: readonly number[]) =>
  encodeVector(
    new Map([...parseVector(vector)].map(([feed, count], i) => [feed, Math.max(0, count - (cuts[i] ?? 0))])),
  );

async function deliver(to: Ledger, updates: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const update of updates)
    expect(await to.receive(update)).toMatchObject({ ok: true, skipped: [], proofs: [] });
}

async function play(
  steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[],
): Promise<Ledger[]> {
  const ledgers = await Promise.all(Array.from({ length: DEVICES }, () => open()));
  // Half of them keep their Y.Doc from the start; the others make it at the end.
  for (const ledger of ledgers.slice(0, DEVICES / 2)) expect(ledger.doc.share.size).toBe(0);
  let time = 0;
  for (const each of steps) {
    const ledger = ledgers[each.who];
    if (!ledger) continue;
    if (each.act === 'write') {
      await ledger.append(keyFrom(each.who + 1), [record('h', each.body)], [], (time += 1));
      continue;
    }
    const other = ledgers[each.from];
    if (!other || other === ledger) continue;
    const known = ledger.stateVector();
    await deliver(ledger, other.updatesSince(each.act === 'part' ? shifted(known, each.cuts) : known));
  }
  return ledgers;
}

describe('any history of writing and exchanging', () => {
  it('ends in one document, byte for byte, which Yjs encodes as we do, for every vector', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.array(fc.array(fc.nat(6), { minLength: DEVICES, maxLength: DEVICES }), {
          minLength: 7,
          maxLength: 7,
        }),
        async (steps, vectors) => {
          const ledgers = await play(steps);
          for (const ledger of ledgers) for (const other of ledgers) await pull(ledger, other);
          for (const ledger of ledgers) for (const other of ledgers) await pull(ledger, other);
          const [first, ...rest] = ledgers as [Ledger, ...Ledger[]];
          for (const ledger of rest) {
            expect(docBytes(ledger)).toEqual(docBytes(first));
            expect(await digestOf(ledger)).toEqual(await digestOf(first));
          }
          expect(first.stateVector()).toEqual(Y.encodeStateVector(first.doc));
          for (const cuts of vectors) {
            const vector = shifted(first.stateVector(), cuts);
            const sent: Uint8Array[] = [];
            for await (const update of first.updatesSince(vector)) sent.push(update);
            const yjs = Y.encodeStateAsUpdate(first.doc, vector);
            expect(sent.length === 0 ? [encodeUpdate([])] : sent).toEqual([yjs]);
          }
          for (const structs of first.doc.store.clients.values()) expect(structs.length).toBe(1);
          expect(first.doc.store.pendingStructs).toBeNull();
        },
      ),
      { numRuns: 30 },
    );
  });
});

const feeds = [1, 2, 3].map((seed) => {
  const made = new HandFeed(keyFrom(seed));
  for (let i = 0; i < 5; i += 1) made.add({ records: [words(`${i}`, `text ${i}`)] });
  return made;
});

describe('any order, cut and duplication of valid updates', () => {
  it('gives the same digest and the same document bytes', async () => {
    const reference = await open();
    for (const each of feeds) await reference.receive(each.update());
    const bytes = docBytes(reference);
    const digest = await digestOf(reference);
    const piece = fc.record({ feed: fc.nat(2), from: fc.nat(4), length: fc.integer({ min: 1, max: 5 }) });
    const message = fc.uniqueArray(piece, { minLength: 1, maxLength: 3, selector: (each) => each.feed });
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 25 }), async (messages) => {
        const ledger = await open();
        const everything = feeds.map((_, i) => [{ feed: i, from: 0, length: 5 }]);
        for (const pieces of [...messages, ...everything, ...messages]) {
          const update = encodeUpdate(
            pieces.map(({ feed: index, from, length }) =>
              (feeds[index] as HandFeed).run(from, Math.min(5, from + length)),
            ),
          );
          const receipt = await ledger.receive(update);
          if (!receipt.ok) throw new Error(receipt.fault);
          expect(receipt.skipped.every(({ fault }) => fault === 'gap')).toBe(true);
        }
        expect(docBytes(ledger)).toEqual(bytes);
        expect(await digestOf(ledger)).toEqual(digest);
      }),
      { numRuns: 40 },
    );
  });

  it('what is over 256 KiB goes in several updates, each of which any gate takes', async () => {
    const ledger = await open();
    const big = new Uint8Array(30_000);
    for (let seed = 1; seed <= 3; seed += 1) {
      for (let i = 0; i < 12; i += 1) await ledger.append(keyFrom(seed), [{ kind: 1, header: big }], [], i);
    }
    const updates = await wholeUpdates(ledger);
    expect(updates.length).toBeGreaterThan(4);
    expect(updates.every((update) => update.length <= 256 * 1024)).toBe(true);
    const other = await open();
    for (const update of updates)
      expect(await other.receive(update)).toMatchObject({ ok: true, skipped: [] });
    // As buffers: comparing a megabyte element by element takes seconds.
    expect(Buffer.compare(docBytes(other), docBytes(ledger))).toBe(0);
  });
});
