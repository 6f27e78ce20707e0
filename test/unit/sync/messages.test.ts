import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameBytes } from '../../../src/lib/bytes.ts';
import { FrameJoiner, framesOf } from '../../../src/sync/frames.ts';
import { decodeHello } from '../../../src/sync/handshake.ts';
import * as messages from '../../../src/sync/messages.ts';
import { decodePresence, encodePresence } from '../../../src/sync/presence-message.ts';
import { decodeStateVector, encodeStateVector } from '../../../src/sync/vectors.ts';
import { Malformed } from '../../../src/sync/wire.ts';

const uint = fc.maxSafeNat();
const vector = fc.array(fc.tuple(uint, uint), { maxLength: 50 }).map((entries) => new Map(entries));
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

const decoders: readonly [string, (payload: Uint8Array) => unknown][] = [
  ['hello', decodeHello],
  ['have', messages.decodeHave],
  ['number', messages.decodeNumber],
  ['vector', messages.decodeVector],
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
