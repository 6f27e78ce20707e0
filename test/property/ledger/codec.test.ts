import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Element, ElementRecord, Unsigned } from '../../../src/ledger/element.ts';
import { coreOf, erasedForm, readElement, writeElement } from '../../../src/ledger/element.ts';
import { encodeUpdate, parseUpdate } from '../../../src/ledger/update.ts';
import { encodeVector, parseVector } from '../../../src/ledger/vector.ts';

const safe = fc.maxSafeNat();
const feedId = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const bytes = (minLength: number, maxLength = minLength) => fc.uint8Array({ minLength, maxLength });

const record: fc.Arbitrary<ElementRecord> = fc
  .record({
    kind: fc.integer({ min: 0, max: 2 ** 50 }),
    dt: safe,
    header: bytes(0, 300),
    words: fc.oneof(
      fc.constant({ form: 0 as const, body: new Uint8Array(0) }),
      bytes(8, 200).map((body) => ({ form: 1 as const, body })),
      bytes(32).map((body) => ({ form: 2 as const, body })),
    ),
  })
  .map(({ words, ...rest }) => ({ ...rest, ...words }));

const unsigned = (burst: number): fc.Arbitrary<Unsigned> =>
  fc.record({
    device: burst === 0 ? bytes(32) : fc.constant(null),
    time: safe,
    deps: fc
      .uniqueArray(fc.record({ feed: feedId, burst: safe }), { maxLength: 8, selector: ({ feed }) => feed })
      .map((deps) => deps.sort((a, b) => a.feed - b.feed)),
    records: fc.array(record, { minLength: 1, maxLength: 6 }),
  });

const OWN = 2 ** 52 + 12345;
const element = (burst: number) =>
  fc.tuple(unsigned(burst), bytes(64)).map(([parts, signature]) => writeElement(parts, signature));

const run = fc
  .tuple(feedId, fc.integer({ min: 0, max: 3 }))
  .chain(([feed, clock]) =>
    fc
      .tuple(element(clock), fc.array(element(1), { maxLength: 3 }))
      .map(([first, rest]) => ({ feed, clock, elements: [first, ...rest] })),
  );
const runs = fc.uniqueArray(run, { maxLength: 4, selector: ({ feed }) => feed });

const partsOf = ({ device, time, deps, records }: Element): Unsigned => ({ device, time, deps, records });

describe('encoding and decoding', () => {
  it.each([0, 1])(
    'an element decodes to what was encoded, and encodes to the same bytes (burst %i)',
    (burst) => {
      fc.assert(
        fc.property(unsigned(burst), bytes(64), (parts, signature) => {
          const written = writeElement(parts, signature);
          const read = readElement(written, OWN, burst);
          expect(partsOf(read)).toEqual(parts);
          expect(writeElement(read, read.signature)).toEqual(written);
        }),
      );
    },
  );

  it('an element and its erased form have one core, and the erased form is its own', () => {
    fc.assert(
      fc.property(element(1), (written) => {
        const read = readElement(written, OWN, 1);
        const erased = readElement(erasedForm(read), OWN, 1);
        expect(coreOf(erased)).toEqual(coreOf(read));
        expect(erasedForm(erased)).toEqual(erased.bytes);
      }),
    );
  });

  it('an update decodes to its runs, whatever their order, and encodes to the same bytes', () => {
    fc.assert(
      fc.property(runs, (given) => {
        fc.pre(
          given.every(({ feed, elements, clock }) =>
            elements.every((each, i) => readable(each, feed, clock + i)),
          ),
        );
        const update = encodeUpdate(given);
        const parsed = parseUpdate(update);
        if (!parsed.ok) throw new Error(parsed.fault);
        const read = parsed.value.map(({ feed, clock, elements }) => ({
          feed,
          clock,
          elements: elements.map((each) => each.bytes),
        }));
        expect(read).toEqual(given.toSorted((a, b) => b.feed - a.feed));
        expect(encodeUpdate(read)).toEqual(update);
        expect(encodeUpdate(given.toReversed())).toEqual(update);
      }),
    );
  });

  it('a vector decodes to what was encoded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(feedId, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))),
        (entries) => {
          const vector = new Map(entries);
          expect(parseVector(encodeVector(vector))).toEqual(vector);
        },
      ),
    );
  });

  it('what parses is canonical: any bytes that are taken encode to themselves', () => {
    const update = encodeUpdate([
      {
        feed: 9,
        clock: 1,
        elements: [
          writeElement(
            {
              device: null,
              time: 5,
              deps: [],
              records: [{ kind: 1, form: 0, dt: 0, header: new Uint8Array(3), body: new Uint8Array(0) }],
            },
            new Uint8Array(64),
          ),
        ],
      },
    ]);
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(fc.tuple(fc.nat(update.length - 1), fc.nat(255)), { maxLength: 4 }).map((changes) => {
        const changed = update.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        return changed;
      }),
    );
    let taken = 0;
    fc.assert(
      fc.property(noise, (given) => {
        const parsed = parseUpdate(given);
        if (!parsed.ok) return;
        taken += 1;
        const read = parsed.value.map(({ feed, clock, elements }) => ({
          feed,
          clock,
          elements: elements.map((each, i) => {
            expect(writeElement(readElement(each.bytes, feed, clock + i), each.signature)).toEqual(
              each.bytes,
            );
            return each.bytes;
          }),
        }));
        expect(encodeUpdate(read)).toEqual(given);
      }),
      { numRuns: 20_000 },
    );
    expect(taken).toBeGreaterThan(1000);
  });
});

/** Clocks above 0 may meet a dep on the own feed, or a first element without a key: not a valid run. */
function readable(bytesOf: Uint8Array, feed: number, burst: number): boolean {
  try {
    readElement(bytesOf, feed, burst);
    return true;
  } catch {
    return false;
  }
}
