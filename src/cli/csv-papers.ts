/** A file of papers: a header row of options, then a row of scores for each paper. Blank is 0. */
import type { Papers } from '../domain/tally/papers.ts';
import { fromUtf8 } from '../lib/bytes.ts';
import { fault, ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';
import { parseCsv } from './csv.ts';
import type { CsvRow } from './csv.ts';

export interface Sheet {
  readonly options: readonly string[];
  readonly papers: Papers;
}

/** [TAL-1] The fault is a sentence that names the line, and the column where there is one; both from 1. */
export function readPapers(bytes: Uint8Array): Result<Sheet, string> {
  const text = textOf(bytes);
  if (!text.ok) return text;
  const rows = parseCsv(text.value);
  if (!rows.ok) return fault(`line ${rows.fault.line}: ${rows.fault.sentence}`);
  const [header, ...others] = withoutEmptyEnd(rows.value);
  if (header === undefined) return fault('line 1: there is no header row with the options');
  const wrong = faultOfHeader(header);
  if (wrong !== null) return fault(wrong);
  const options = header.fields.map((field) => field.trim());
  const scores = new Uint8Array(options.length * others.length);
  for (const [paper, row] of others.entries()) {
    const bad = putScores(scores, paper, row, options);
    if (bad !== null) return fault(`line ${row.line}${bad}`);
  }
  return ok({ options, papers: { options: options.length, papers: others.length, scores } });
}

function textOf(bytes: Uint8Array): Result<string, string> {
  try {
    return ok(fromUtf8(bytes).replace(/^\ufeff/, ''));
  } catch {
    return fault(`line ${lineThatIsNotUtf8(bytes)}: not text in UTF-8`);
  }
}

function lineThatIsNotUtf8(bytes: Uint8Array): number {
  let [line, from] = [1, 0];
  for (;;) {
    const end = bytes.indexOf(0x0a, from);
    try {
      fromUtf8(bytes.subarray(from, end === -1 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end === -1) return line;
    [line, from] = [line + 1, end + 1];
  }
}

const isEmpty = ({ fields }: CsvRow): boolean => fields.length === 1 && fields[0]?.trim() === '';

/** Empty lines at the end are no papers; between papers they are, or they are a fault. */
function withoutEmptyEnd(rows: readonly CsvRow[]): readonly CsvRow[] {
  return rows.slice(0, rows.findLastIndex((row) => !isEmpty(row)) + 1);
}

function faultOfHeader({ line, fields }: CsvRow): string | null {
  const names = fields.map((field) => field.trim());
  for (const [i, name] of names.entries()) {
    const place = `line ${line}, column ${i + 1}`;
    if (name === '') return `${place}: an option without words`;
    const first = names.indexOf(name);
    if (first !== i) return `${place}: the same option as in column ${first + 1}, “${name}”`;
  }
  return null;
}

function putScores(
  scores: Uint8Array,
  paper: number,
  { fields }: CsvRow,
  options: readonly string[],
): string | null {
  if (fields.length !== options.length) {
    return `: ${counted(fields.length, 'score')} for ${counted(options.length, 'option')}`;
  }
  for (const [option, field] of fields.entries()) {
    const score = field.trim();
    if (!/^[0-5]?$/.test(score)) {
      return `, column ${option + 1} (${options[option] ?? ''}): “${score}” is no score from 0 to 5`;
    }
    scores[paper * options.length + option] = Number(score);
  }
  return null;
}

const counted = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;
