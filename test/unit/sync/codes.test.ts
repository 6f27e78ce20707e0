import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCode, encodeCode, fromBase45, qrTextOf, toBase45 } from '../../../src/sync/code-text.ts';
import { commitTo, fitsCommit, wordsOf } from '../../../src/sync/word-code.ts';
import { filled, utf8 } from './devices.ts';

const bytes = fc.uint8Array({ maxLength: 400 });
const purpose = fc.integer({ min: 1, max: 255 });

describe('codes as text', () => {
  it('are Base45 as RFC 9285 has it', () => {
    for (const [plain, coded] of [
      ['AB', 'BB8'],
      ['Hello!!', '%69 VD92EX0'],
      ['base-45', 'UJCLQE7W581'],
      ['ietf!', 'QED8WEX0'],
    ] as const) {
      expect(toBase45(utf8(plain))).toBe(coded);
      expect(fromBase45(coded)).toEqual(utf8(plain));
    }
    for (const bad of ['A', 'GGW', ':::', 'aB8', 'ÄB8', 'AB8A']) expect(fromBase45(bad)).toBeNull();
    fc.assert(
      fc.property(bytes, (given) => {
        expect(fromBase45(toBase45(given))).toEqual(given);
      }),
    );
  });

  it('give back purpose and bytes, from a screen, a message or a hand', () => {
    fc.assert(
      fc.property(purpose, bytes, (what, given) => {
        const code = encodeCode(what, given);
        const wanted = { ok: true, value: { purpose: what, bytes: given } };
        expect(code).toMatch(/^[0-9A-Z_$%*+\-./:]+$/);
        expect(qrTextOf(code)).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
        const wrapped = code.replaceAll(/.{20}/g, '$&\n');
        for (const way of [code, qrTextOf(code), code.toLowerCase(), `  ${wrapped} \n`]) {
          expect(decodeCode(way)).toEqual(wanted);
        }
      }),
    );
  });

  it('are found damaged whichever character is wrong or missing', () => {
    const code = encodeCode(1, filled(9));
    for (let at = 4; at < code.length; at++) {
      const wrong = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
      expect(decodeCode(wrong).ok).toBe(false);
      expect(decodeCode(code.slice(0, at)).ok).toBe(false);
    }
  });

  it('say when they are no code, or one of a later version', () => {
    expect(decodeCode('https://example.org')).toEqual({ ok: false, fault: 'notACode' });
    expect(decodeCode('')).toEqual({ ok: false, fault: 'notACode' });
    expect(decodeCode('MOOT')).toEqual({ ok: false, fault: 'damaged' });
    const later = `MOOT${toBase45(Uint8Array.of(2, 1, 2, 3, 4, 5, 6, 7))}`;
    expect(decodeCode(later)).toEqual({ ok: false, fault: 'newerVersion' });
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void decodeCode(`MOOT${text}`)));
    expect(decodeCode('MOOTÿ').ok).toBe(false);
  });
});

describe('words that two people compare', () => {
  const [session, one, two] = [filled(1), filled(2), filled(3)];

  it('are three of the list, the same for the same three inputs, others for any other', async () => {
    const words = await wordsOf(session, one, two);
    expect(words).toHaveLength(3);
    for (const word of words) expect(word).toMatch(/^[a-z]{3,8}$/);
    expect(await wordsOf(session, one, two)).toEqual(words);
    for (const other of [
      [filled(4), one, two],
      [session, filled(4), two],
      [session, one, filled(4)],
      [session, two, one],
    ] as const) {
      expect(await wordsOf(...other)).not.toEqual(words);
    }
  });

  it('rest on a commitment that no other bytes, and no other link, fit', () => {
    const commit = commitTo(session, one);
    expect(fitsCommit(commit, session, one)).toBe(true);
    expect(fitsCommit(commit, session, two)).toBe(false);
    expect(fitsCommit(commit, filled(4), one)).toBe(false);
  });
});
