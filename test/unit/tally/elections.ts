/** Small elections, written as rows of scores, and their counts. */
import { createHash } from 'node:crypto';
import { count } from '../../../src/domain/tally/count.ts';
import { papersFrom } from '../../../src/domain/tally/papers.ts';
import type { Papers } from '../../../src/domain/tally/papers.ts';
import { reportJson } from '../../../src/domain/tally/report-json.ts';
import type { CountReport, Method } from '../../../src/domain/tally/report.ts';

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

export function papersOf(options: number, rows: readonly (readonly number[])[]): Papers {
  const papers = papersFrom(options, rows);
  if (!papers.ok) throw new Error(papers.fault.type);
  return papers.value;
}

export interface Told {
  readonly method?: Method;
  readonly seats?: number;
  readonly seed?: string | null;
}

/** `options`: one letter each. */
export function counted(
  options: string,
  rows: readonly (readonly number[])[],
  { method = 'star', seats = 1, seed = 'seed' }: Told = {},
): CountReport {
  const election = { method, seats, options: [...options], lot: { seed, hash: sha256 } };
  const report = count(election, papersOf(options.length, rows));
  if (!report.ok) throw new Error(report.fault.type);
  return report.value;
}

/** The report as it is printed, with the rounds and ties in the form that the tests read. */
export interface Printed {
  readonly winners: readonly string[];
  readonly rounds: readonly Readonly<Record<string, unknown>>[];
  readonly ties: readonly Readonly<Record<string, unknown>>[];
  readonly lot: { readonly order: readonly string[]; readonly couldBeSteered: boolean } | null;
}

export const printed = (report: CountReport): Printed => reportJson(report) as Printed;

/** `rows` times `times`: "4 × 5 3 0" as four equal rows. */
export const times = (number: number, ...row: readonly number[]): readonly (readonly number[])[] =>
  Array.from({ length: number }, () => row);
