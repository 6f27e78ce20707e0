import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat } from '../../../src/lib/bytes.ts';
import { packUpdate } from '../../../src/ledger/pack.ts';
import type { Difference, Holding } from '../../../src/sync/difference-file.ts';
import {
  decodeDifference,
  decodeHolding,
  encodeDifference,
  encodeHolding,
  updatesIn,
} from '../../../src/sync/difference-file.ts';
import { packer } from '../../../src/sync/packer.ts';
import { Writer } from '../../../src/sync/wire.ts';

const bytes = (length: number, fill: number): Uint8Array => new Uint8Array(length).fill(fill);

const holding: Holding = {
  assembly: 'ab'.repeat(32),
  ledgers: new Map([
    [
      'governance',
      new Map([
        [2 ** 52 + 5, 900],
        [17, 1],
      ]),
    ],
    ['talk', new Map()],
  ]),
};

const difference: Difference = {
  assembly: 'cd'.repeat(32),
  name: 'Holbeck — die Bäckerei',
  parts: [
    {
      ledger: 'governance',
      isFurther: true,
      packs: [bytes(300, 1), bytes(3, 2)],
      proofs: [
        { feed: 2 ** 52, burst: 7, previous: bytes(32, 3), first: bytes(90, 4), second: bytes(91, 5) },
      ],
    },
    { ledger: 'talk', isFurther: false, packs: [], proofs: [] },
  ],
};

describe('what somebody has, and what they lack', () => {
  test('are read as they were written', () => {
    expect(decodeHolding(encodeHolding(holding))).toEqual({ ok: true, value: holding });
    expect(decodeDifference(encodeDifference(difference))).toEqual({ ok: true, value: difference });
  });

  test('cut anywhere, or with one byte changed anywhere, are nothing', () => {
    for (const [whole, read] of [
      [encodeHolding(holding), decodeHolding],
      [encodeDifference(difference), decodeDifference],
    ] as const) {
      for (let at = 0; at < whole.length; at += 1) {
        expect(read(whole.slice(0, at)).ok).toBe(false);
        const changed = whole.slice();
        changed[at] = (changed[at] ?? 0) ^ 0x55;
        expect(read(changed).ok).toBe(false);
      }
    }
  });

  test('of a newer app say so, and other things are not taken for them', () => {
    const newer = encodeDifference(difference);
    newer[4] = 2;
    expect(decodeDifference(newer)).toEqual({ ok: false, fault: 'newerVersion' });
    const newerHolding = encodeHolding(holding);
    newerHolding[0] = 2;
    expect(decodeHolding(newerHolding)).toEqual({ ok: false, fault: 'newerVersion' });
    for (const other of [bytes(0, 0), bytes(400, 77)]) {
      expect(decodeDifference(other)).toEqual({ ok: false, fault: 'notOne' });
      expect(decodeHolding(other)).toEqual({ ok: false, fault: 'notOne' });
    }
  });

  test('a vector that no device would tell is damaged, so that no ledger is asked with it', () => {
    for (const vector of [new Map([[17, 0]]), new Map([[0, 3]])]) {
      const told = encodeHolding({ ...holding, ledgers: new Map([['talk', vector]]) });
      expect(decodeHolding(told)).toEqual({ ok: false, fault: 'damaged' });
    }
  });

  test('any bytes are read or refused, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        decodeHolding(noise);
        expect(
          decodeDifference(new Writer().raw(new TextEncoder().encode('MOOD')).raw(noise).done()).ok,
        ).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('hostile bytes with a right hash are read or damaged, and take no memory that they claim', () => {
    const whole = encodeDifference(difference);
    const body = whole.subarray(0, whole.length - 32);
    fc.assert(
      fc.property(fc.nat(body.length), fc.uint8Array({ maxLength: 60 }), fc.boolean(), (at, noise, cut) => {
        const rest = cut ? new Uint8Array(0) : body.subarray(at + noise.length);
        const said = concat(body.subarray(0, Math.max(5, at)), noise, rest);
        const read = decodeDifference(concat(said, sha256(said)));
        if (!read.ok) expect(['damaged', 'notOne', 'newerVersion']).toContain(read.fault);
      }),
      { numRuns: 3_000 },
    );
  });

  test('a pack that claims to be larger than an update is none, and nothing after it is looked at', async () => {
    const pack = await packUpdate(Uint8Array.of(0, 0));
    const bomb = new Writer()
      .u8(1)
      .uint(300 * 1024)
      .raw(pack.subarray(2))
      .done();
    const part = { ledger: 'talk', isFurther: false, packs: [pack, bomb, pack], proofs: [] } as const;
    const got: (Uint8Array | null)[] = [];
    for await (const update of updatesIn(part, packer)) got.push(update);
    expect(got).toEqual([Uint8Array.of(0, 0), null]);
  });
});
