import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPapers } from '../../../src/cli/csv-papers.ts';
import { parseCsv } from '../../../src/cli/csv.ts';
import { utf8 } from '../../../src/lib/bytes.ts';

function sheet(text: string) {
  const found = readPapers(utf8(text));
  if (!found.ok) throw new Error(found.fault);
  const { options, papers } = found.value;
  const rows = Array.from({ length: papers.papers }, (_, i) => [
    ...papers.scores.subarray(i * options.length, (i + 1) * options.length),
  ]);
  return { options, rows };
}

const faultIn = (text: string | Uint8Array): string | null => {
  const found = readPapers(typeof text === 'string' ? utf8(text) : text);
  return found.ok ? null : found.fault;
};

describe('[TAL-1] a sheet of papers', () => {
  const plain = {
    options: ['A', 'B'],
    rows: [
      [5, 0],
      [0, 3],
    ],
  };

  test.each([
    ['lines that end in LF', 'A,B\n5,0\n0,3\n'],
    ['CRLF', 'A,B\r\n5,0\r\n0,3\r\n'],
    ['CR', 'A,B\r5,0\r0,3\r'],
    ['no line break at the end', 'A,B\n5,0\n0,3'],
    ['several at the end', 'A,B\n5,0\n0,3\n\n \n'],
    ['a byte order mark', '\ufeffA,B\n5,0\n0,3\n'],
    ['quoted fields', '"A","B"\n"5","0"\n"0","3"\n'],
    ['blanks', 'A,B\n5,\n,3\n'],
    ['spaces', ' A , B\n 5, \n ,3 \n'],
  ])('with %s', (_, text) => {
    expect(sheet(text)).toEqual(plain);
  });

  test('with commas, quotation marks and line breaks in the words of options', () => {
    expect(sheet('"Biden, Joe","the ""other""","two\r\nlines"\n1,2,3\n')).toEqual({
      options: ['Biden, Joe', 'the "other"', 'two\r\nlines'],
      rows: [[1, 2, 3]],
    });
  });

  test('a blank row of commas is a paper, and so is an empty line where there is one option', () => {
    expect(sheet('A,B\n,\n5,0\n').rows).toEqual([
      [0, 0],
      [5, 0],
    ]);
    expect(sheet('A\n\n5\n').rows).toEqual([[0], [5]]);
  });

  test('without papers has none', () => {
    expect(sheet('A,B\n')).toEqual({ options: ['A', 'B'], rows: [] });
  });
});

describe('a fault names line and column', () => {
  test.each([
    ['', 'line 1: there is no header row with the options'],
    ['\n\n', 'line 1: there is no header row with the options'],
    ['A,\n1,2\n', 'line 1, column 2: an option without words'],
    ['A,B,A\n', 'line 1, column 3: the same option as in column 1, “A”'],
    ['A,B\n5,0\n0,6\n', 'line 3, column 2 (B): “6” is no score from 0 to 5'],
    ['A,B\n5,0\n-1,0\n', 'line 3, column 1 (A): “-1” is no score from 0 to 5'],
    ['A,B\n2.5,0\n', 'line 2, column 1 (A): “2.5” is no score from 0 to 5'],
    ['A,B\n05,0\n', 'line 2, column 1 (A): “05” is no score from 0 to 5'],
    ['A,B\n٣,0\n', 'line 2, column 1 (A): “٣” is no score from 0 to 5'],
    ['A,B\n5,0\n5\n', 'line 3: 1 score for 2 options'],
    ['A,B\n5,0,1\n', 'line 2: 3 scores for 2 options'],
    ['A,B\n5,0\n\n0,3\n', 'line 3: 1 score for 2 options'],
    ['"two\nlines",B\n5,0\n9,0\n', 'line 4, column 1 (two\nlines): “9” is no score from 0 to 5'],
    ['A,B\n5,"0\n', 'line 2: a quotation mark is opened here and never closed'],
    ['A,B\n5,"0"x\n', 'line 2: something stands after a closing quotation mark'],
    ['A,B\n5,0"\n', 'line 2: a quotation mark stands inside a field'],
  ])('%j', (text, fault) => {
    expect(faultIn(text)).toBe(fault);
  });

  test('text that is not UTF-8', () => {
    expect(faultIn(Uint8Array.of(...utf8('A,B\n5,0\nü,'), 0xff, 10))).toBe('line 3: not text in UTF-8');
    expect(faultIn(Uint8Array.of(0xc3, 0x28))).toBe('line 1: not text in UTF-8');
  });
});

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;

test('whatever is written by RFC 4180 is read as it was', () => {
  const fields = fc.string({ unit: fc.constantFrom('a', 'ß', ',', '"', '\n', '\r\n', ' ', '5') });
  fc.assert(
    fc.property(
      fc.array(fc.array(fields, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      (rows, end, isClosed) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join(end) + (isClosed ? end : '');
        const read = parseCsv(text);
        expect(read.ok && read.value.map((row) => row.fields)).toEqual(rows);
      },
    ),
  );
});
