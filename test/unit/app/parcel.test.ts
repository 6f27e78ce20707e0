import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ParcelGathering,
  parcelCodes,
  readCode,
  type Gathered,
  type Parcel,
} from '../../../src/app/parcel.ts';
import { encodeInvitation } from '../../../src/app/invitation.ts';
import { encodeCode, PURPOSE } from '../../../src/sync/code-text.ts';
import { encodeHolding } from '../../../src/sync/difference-file.ts';
import type { FrameRead } from '../../../src/lib/fountain.ts';

const parcels = fc.oneof(
  fc.uint8Array({ maxLength: 4_000 }).map((bytes): Parcel => ({ type: 'difference', bytes: bytes.slice() })),
  fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 52 }), { maxLength: 60 }).map((feeds): Parcel => {
    const assembly = 'ab'.repeat(32);
    const vector = new Map(feeds.toSorted((a, b) => b - a).map((feed) => [feed, 3]));
    return {
      type: 'holding',
      assembly,
      bytes: encodeHolding({ assembly, ledgers: new Map([['talk', vector]]) }),
    };
  }),
  fc.webUrl().map((link): Parcel => ({ type: 'invitation', link })),
);

function frame(text: string): FrameRead {
  const code = readCode(text);
  if (!code.ok || code.value.type !== 'frame') throw new Error(`no frame: ${JSON.stringify(code)}`);
  return code.value.frame;
}

function gather(texts: Iterable<string>): Gathered {
  const gathering = new ParcelGathering();
  for (const text of texts) {
    const got = gathering.take(frame(text));
    if (got?.ok) return got.value;
  }
  throw new Error('not enough');
}

describe('what is handed over as codes', () => {
  test('comes out as it went in, with the same number at both ends', () => {
    fc.assert(
      fc.property(
        parcels,
        fc.integer({ min: 40, max: 500 }),
        fc.integer({ min: 0, max: 900 }),
        (parcel, cut, start) => {
          const codes = parcelCodes(parcel, cut);
          const texts = Array.from({ length: codes.blocks * 2 + 40 }, (_, i) => codes.qr(start + i));
          expect(gather(texts)).toEqual({ parcel, done: codes.done });
          expect(gather([codes.text()])).toEqual({ parcel, done: codes.done });
          expect(codes.done).toMatch(/^\d{4}$/);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('says how far it is, and starts anew where another thing is shown', () => {
    const first = parcelCodes({ type: 'difference', bytes: new Uint8Array(4_000).fill(1) }, 400);
    const second = parcelCodes({ type: 'difference', bytes: new Uint8Array(3_000).fill(2) }, 400);
    const gathering = new ParcelGathering();
    expect(gathering.progress).toEqual({ got: 0, of: 0 });
    for (let n = 0; n < 5; n++) gathering.take(frame(first.qr(n)));
    expect(gathering.progress).toEqual({ got: 1818, of: 4001 });
    // A code that strays in changes nothing.
    gathering.take(frame(second.qr(0)));
    expect(gathering.progress).toEqual({ got: 1818, of: 4001 });
    for (let n = 1; n < 4; n++) gathering.take(frame(second.qr(n)));
    expect(gathering.progress.of).toBe(3001);
  });

  test('any text is a code of ours or a fault, and nothing is thrown', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((end) => `MOOT${end}`),
        ),
        (text) => {
          const read = readCode(text);
          if (read.ok) expect(read.value.type).toBe('invitation');
        },
      ),
    );
  });

  test('each kind of code is told apart', () => {
    const link = `https://moot.example/#/join/${encodeInvitation({ assembly: 'ab'.repeat(32), name: 'A', meetingPoints: [] })}`;
    expect(readCode(` ${link} `)).toEqual({ ok: true, value: { type: 'invitation', link } });
    const offer = encodeCode(PURPOSE.offer, new Uint8Array(70));
    expect(readCode(offer)).toEqual({ ok: true, value: { type: 'pairing', side: 'offer', code: offer } });
    const answer = encodeCode(PURPOSE.answer, new Uint8Array(70));
    expect(readCode(answer)).toEqual({ ok: true, value: { type: 'pairing', side: 'answer', code: answer } });
    expect(readCode(encodeCode(200, new Uint8Array(7)))).toEqual({ ok: false, fault: 'newerVersion' });
    expect(readCode(encodeCode(PURPOSE.frame, new Uint8Array(7)))).toEqual({ ok: false, fault: 'damaged' });
    expect(readCode('WIFI:S:hall;T:WPA;P:tea;;')).toEqual({ ok: false, fault: 'notACode' });
  });
});
