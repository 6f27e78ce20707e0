import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, Malformed } from '../../../src/ledger/bytes.ts';
import { TextColumn } from '../../../src/ledger/text-column.ts';
import { textOf } from '../../../src/ledger/words.ts';
import { concat, utf8 } from '../../../src/lib/bytes.ts';

const written = fc.string({ unit: 'binary', maxLength: 400 }).map((text) => new Uint8Array(utf8(text)));
const plain = fc.string({ unit: 'grapheme-ascii', maxLength: 900 }).map((text) => new Uint8Array(utf8(text)));
const anything = fc.uint8Array({ maxLength: 60 });
/** Characters of several bytes, cut anywhere. */
const cut = fc
  .tuple(fc.constantFrom('é', '’', '🫖', '\uFEFF', 'ab🫖'), fc.nat(6), fc.nat(6))
  .map(([text, from, to]) => new Uint8Array(utf8(text.repeat(2))).slice(from, from + to));

/** The texts of a column that stand there with these lengths. */
function read(texts: readonly Uint8Array[]): string[] {
  const column = new TextColumn(new ByteReader(concat(...texts)));
  return texts.map(({ length }) => column.next(length));
}

describe('texts in a column', () => {
  it('are the same as each by itself, whatever their bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(written, plain, cut, anything), { maxLength: 60 }), (texts) => {
        expect(read(texts)).toEqual(texts.map(textOf));
      }),
      { numRuns: 400 },
    );
  });

  it('are the same where they are longer than what is decoded at once', () => {
    const texts = ['a'.repeat(5_000), 'é'.repeat(5_000), '', '🫖'.repeat(3_000), 'b'].map(
      (text) => new Uint8Array(utf8(text)),
    );
    expect(read(texts)).toEqual(texts.map(textOf));
    const broken = texts.map((text) => text.slice(1));
    expect(read(broken)).toEqual(broken.map(textOf));
  });

  it('end where the column ends', () => {
    const column = new TextColumn(new ByteReader(utf8('three')));
    expect(column.next(5)).toBe('three');
    expect(() => column.next(1)).toThrow(Malformed);
  });
});
