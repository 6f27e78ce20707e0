import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeedId } from '../../../src/domain/burst.ts';
import { sameBytes } from '../../../src/ledger/bytes.ts';
import { type ElementRecord, writeElement } from '../../../src/ledger/element.ts';
import { PackDamaged } from '../../../src/ledger/faults.ts';
import { packUpdate, unpackUpdate } from '../../../src/ledger/pack.ts';
import { codeWords, expandWords } from '../../../src/ledger/pack-words.ts';
import { encodeUpdate } from '../../../src/ledger/update.ts';

const bytes = (minLength: number, maxLength: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength, maxLength });
const feedId: fc.Arbitrary<FeedId> = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const anyNumber = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
const words = fc
  .array(fc.constantFrom('harbour', 'we meet', 'agreed', ', ', '.\n', 'né', '会議', ' ', '\n\n', '🙂'), {
    maxLength: 40,
  })
  .map((parts) => new TextEncoder().encode(parts.join(' ')));

const record: fc.Arbitrary<ElementRecord> = fc.oneof(
  fc.record({
    kind: fc.nat(200),
    form: fc.constant<0>(0),
    dt: anyNumber,
    header: bytes(0, 200),
    body: bytes(0, 0),
  }),
  fc.record({
    kind: fc.nat(200),
    form: fc.constant<1>(1),
    dt: anyNumber,
    header: fc.oneof(bytes(0, 20), words),
    body: fc.tuple(bytes(8, 8), words).map(([salt, text]) => new Uint8Array([...salt, ...text])),
  }),
  fc.record({
    kind: fc.nat(200),
    form: fc.constant<2>(2),
    dt: anyNumber,
    header: words,
    body: bytes(32, 32),
  }),
);

const element = (burst: number): fc.Arbitrary<Uint8Array> =>
  fc
    .record({
      device: burst === 0 ? bytes(32, 32) : fc.constant(null),
      time: anyNumber,
      deps: fc
        .uniqueArray(fc.record({ feed: feedId, burst: anyNumber }), {
          maxLength: 4,
          selector: (dep) => dep.feed,
        })
        .map((deps) => deps.toSorted((a, b) => a.feed - b.feed)),
      records: fc.array(record, { minLength: 1, maxLength: 4 }),
      signature: bytes(64, 64),
    })
    .map(({ signature, ...unsigned }) => writeElement(unsigned, signature));

const run = fc
  .record({ feed: feedId, clock: fc.oneof(fc.constant(0), anyNumber), count: fc.integer({ min: 1, max: 5 }) })
  .chain(({ feed, clock, count }) =>
    fc
      .tuple(...Array.from({ length: count }, (_, i) => element(clock + i)))
      .map((elements) => ({ feed, clock: Math.min(clock, Number.MAX_SAFE_INTEGER - count), elements })),
  )
  .filter(({ clock, elements }) => clock + elements.length < Number.MAX_SAFE_INTEGER);

const update = fc
  .uniqueArray(run, { maxLength: 5, selector: ({ feed }) => feed })
  .map((runs) => encodeUpdate(runs));

const LARGE = 1 << 22;

describe('packed updates', () => {
  test('unpacking gives back every canonical update, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(update, async (bytesOfUpdate) => {
        const back = await unpackUpdate(await packUpdate(bytesOfUpdate), bytesOfUpdate.length);
        expect(sameBytes(back, bytesOfUpdate)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('damaged packs are refused by name, or give some update within the limit', async () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(update, damage, fc.nat(), async (bytesOfUpdate, changes, cut) => {
        const packed = await packUpdate(bytesOfUpdate);
        for (const [at, value] of changes) packed[at % packed.length] = value;
        const part = packed.subarray(0, cut % 3 === 0 ? cut % packed.length : packed.length);
        const outcome = await unpackUpdate(part, LARGE).catch((error: unknown) => error);
        if (outcome instanceof Uint8Array) expect(outcome.length).toBeLessThanOrEqual(LARGE);
        else expect(outcome).toBeInstanceOf(PackDamaged);
      }),
      { numRuns: 500 },
    );
  });

  test('random bytes are refused by name', async () => {
    await fc.assert(
      fc.asyncProperty(bytes(0, 400), async (noise) => {
        await expect(unpackUpdate(new Uint8Array([1, ...noise]), LARGE)).rejects.toBeInstanceOf(PackDamaged);
      }),
      { numRuns: 500 },
    );
  });

  test('an update one byte over the limit is refused', async () => {
    await fc.assert(
      fc.asyncProperty(update, async (bytesOfUpdate) => {
        const packed = await packUpdate(bytesOfUpdate);
        await expect(unpackUpdate(packed, bytesOfUpdate.length - 1)).rejects.toBeInstanceOf(PackDamaged);
      }),
      { numRuns: 50 },
    );
  });

  test('a list of words gives any bytes back', () => {
    fc.assert(
      fc.property(fc.oneof(bytes(0, 600), words), (texts) => {
        const coded = codeWords(texts);
        expect(coded && sameBytes(expandWords(coded, texts.length), texts)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
