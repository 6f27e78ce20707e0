import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameBytes } from '../../../src/lib/bytes.ts';
import { FrameJoiner, framesOf } from '../../../src/sync/frames.ts';
import { decodeHello } from '../../../src/sync/handshake.ts';
import * as messages from '../../../src/sync/messages.ts';
import { decodePresence, encodePresence } from '../../../src/sync/presence-message.ts';
import * as vectorMessages from '../../../src/sync/vector-messages.ts';
import { decodeStateVector, encodeStateVector } from '../../../src/sync/vectors.ts';
import { Malformed } from '../../../src/sync/wire.ts';

const uint = fc.maxSafeNat();
const vector = fc.array(fc.tuple(uint, uint), { maxLength: 50 }).map((entries) => new Map(entries));
/** A feed of which nothing is held is in no vector. */
const holdings = vector.map((entries) => new Map([...entries].filter(([, count]) => count > 0)));
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

const decoders: readonly [string, (payload: Uint8Array) => unknown][] = [
  ['hello', decodeHello],
  ['have', messages.decodeHave],
  ['number', messages.decodeNumber],
  ['vector', messages.decodeVector],
  ['counts', vectorMessages.decodeCounts],
  ['difference', vectorMessages.decodeDifference],
  ['held', messages.decodeHeld],
  ['update', messages.decodeUpdate],
  ['want', messages.decodeWant],
  ['fork proof', messages.decodeForkProof],
  ['draft', messages.decodeDraft],
  ['presence', decodePresence],
  ['state vector', decodeStateVector],
];

describe('link messages', () => {
  it.each(decoders)('%s: any bytes are read or refused as malformed, nothing else', (_, decode) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (payload) => {
        try {
          decode(payload);
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('come out as they went in', () => {
    fc.assert(
      fc.property(uint, vector, fc.boolean(), (number, held, go) => {
        const payload = messages.encodeVector(number, held, go).subarray(1);
        expect(messages.decodeVector(payload)).toEqual({ number, go, vector: held });
        expect(decodeStateVector(encodeStateVector(held))).toEqual(held);
      }),
    );
    fc.assert(
      fc.property(uint, vector, fc.boolean(), (number, held, go) => {
        const counts = vectorMessages.decodeCounts(vectorMessages.encodeCounts(number, held, go).subarray(1));
        expect([counts.number, counts.go]).toEqual([number, go]);
        expect(vectorMessages.vectorOf(counts, new Map([...held.keys()].map((feed) => [feed, 0])))).toEqual(
          held,
        );
      }),
    );
    fc.assert(
      fc.property(uint, uint, bytes(32), holdings, holdings, (number, at, digest, from, now) => {
        const options = { go: at % 2 === 1, digest: at % 3 === 0 ? null : digest };
        const payload = vectorMessages.encodeDifference(number, now, from, options).subarray(1);
        const difference = vectorMessages.decodeDifference(payload);
        expect(difference).toMatchObject({ number, ...options, mark: vectorMessages.markOf(from) });
        expect(vectorMessages.applyDifference(from, difference)).toEqual(now);
      }),
    );
    fc.assert(
      fc.property(uint, fc.boolean(), fc.uint8Array(), (number, packed, update) => {
        const payload = messages.encodeUpdate(number, packed, update).subarray(1);
        expect(messages.decodeUpdate(payload)).toEqual({ number, packed, bytes: update });
      }),
    );
    fc.assert(
      fc.property(
        uint,
        uint,
        bytes(32),
        fc.uint8Array(),
        fc.uint8Array(),
        (number, feed, previous, first, second) => {
          const proof = { feed, burst: 3, previous, first, second };
          const payload = messages.encodeForkProof(number, proof).subarray(1);
          expect(messages.decodeForkProof(payload)).toEqual({ number, proof });
        },
      ),
    );
  });

  it('say nothing of a vector of other feeds', () => {
    const known = new Map([
      [7, 1],
      [9, 2],
    ]);
    const said = (told: ReadonlyMap<number, number>) =>
      vectorMessages.decodeCounts(vectorMessages.encodeCounts(0, told, true).subarray(1));
    expect(vectorMessages.vectorOf(said(new Map([[7, 1]])), known)).toBeNull();
    expect(vectorMessages.vectorOf(said(new Map([...known, [11, 1]])), known)).toBeNull();
    const others = new Map([
      [7, 1],
      [8, 2],
    ]);
    expect(vectorMessages.vectorOf(said(others), known)).toBeNull();
    expect(vectorMessages.vectorOf(said(new Map()), known)).toEqual(new Map());
  });

  it('refuse a difference in a place that is none, or in a feed named twice', () => {
    const from = new Map([[7, 1]]);
    const difference = { number: 0, go: true, mark: vectorMessages.markOf(from), digest: null };
    const apply = (changes: readonly [number, number][], more: ReadonlyMap<number, number>) => () =>
      vectorMessages.applyDifference(from, { ...difference, changes, more });
    expect(apply([[1, 5]], new Map())).toThrow(Malformed);
    expect(apply([], new Map([[7, 5]]))).toThrow(Malformed);
    expect(apply([[0, 5]], new Map([[8, 2]]))()).toEqual(
      new Map([
        [7, 5],
        [8, 2],
      ]),
    );
  });

  it('of presence come out as they went in, texts cut to 80 bytes between characters', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(
        bytes(32),
        bytes(64),
        uint,
        text,
        fc.option(text),
        (device, signature, sequence, name, typingIn) => {
          const signed = { device, signature, sequence, presence: { name, typingIn } };
          const read = decodePresence(encodePresence(0, 1, signed).subarray(1));
          expect(read.signed.sequence).toBe(sequence);
          expect(name.startsWith(read.signed.presence?.name ?? '?')).toBe(true);
          expect((read.signed.presence?.typingIn === null) === (typingIn === null)).toBe(true);
        },
      ),
    );
  });

  it.each([0, 1, 16_382, 16_383, 16_384, 32_766, 32_767, 100_000])(
    'of %i bytes pass through frames whole',
    (size) => {
      const sent = new Uint8Array(size).map((_, i) => i);
      const joiner = new FrameJoiner(200_000);
      const taken = [...framesOf(sent)].map((frame) => joiner.take(frame));
      const last = taken.pop();
      expect(taken.every(({ type }) => type === 'piece')).toBe(true);
      expect(last?.type === 'message' && sameBytes(last.message, sent)).toBe(true);
    },
  );
});
