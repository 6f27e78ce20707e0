/**
 * Comma-separated values as RFC 4180 has them: quoted fields, doubled quotes and line breaks in them;
 * lines that end in CRLF, LF or CR.
 */
import { fault, ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';

export interface CsvRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

export interface CsvFault {
  readonly line: number;
  readonly sentence: string;
}

const PLAIN = /[^",\r\n]*/y;
const QUOTED = /"([^"]*(?:""[^"]*)*)"/y;
const LINE_BREAK = /\r\n|\r|\n/g;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** All rows. A line with nothing on it is a row with one empty field; the last line break ends the last row. */
export function parseCsv(text: string): Result<readonly CsvRow[], CsvFault> {
  const rows: CsvRow[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const fields: string[] = [];
    const begins = line;
    for (;;) {
      const isQuoted = text[at] === '"';
      const found = matchAt(isQuoted ? QUOTED : PLAIN, text, at);
      if (found === null)
        return fault({ line, sentence: 'a quotation mark is opened here and never closed' });
      const [taken, quoted] = found;
      at += taken.length;
      line += quoted?.match(LINE_BREAK)?.length ?? 0;
      fields.push(quoted === undefined ? taken : quoted.replaceAll('""', '"'));
      if (text[at] === '"') return fault({ line, sentence: 'a quotation mark stands inside a field' });
      if (text[at] !== ',') break;
      at += 1;
    }
    rows.push({ line: begins, fields });
    const end = matchAt(/\r\n|\r|\n/y, text, at);
    if (end === null && at < text.length) {
      return fault({ line, sentence: 'something stands after a closing quotation mark' });
    }
    at += end?.[0].length ?? 0;
    line += 1;
  }
  return ok(rows);
}
