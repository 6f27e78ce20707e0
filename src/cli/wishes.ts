/** What somebody asks `recount` for, read from the words after it. */
import { parseArgs } from 'node:util';
import type { Method } from '../domain/tally/report.ts';
import { fault, ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';

export interface Wishes {
  readonly method: Method;
  readonly seats: number;
  /** Null where none is given. */
  readonly seed: string | null;
  readonly json: boolean;
  readonly file: string;
}

export const USAGE = `Usage: npm run -s recount -- [--method star|bloc-star|star-pr] [--seats N] [--seed TEXT] [--json] FILE.csv

Counts ballot papers anew and explains the result.
  FILE.csv   a header row of options, then a row of scores from 0 to 5 for each paper; blank is 0
  --method   star (one seat; this if nothing is said), bloc-star, or star-pr (proportional)
  --seats    how many to elect; 1 if nothing is said
  --seed     the text that a lot is drawn from, should a tie need one
  --json     the whole report as JSON, and nothing else`;

const METHODS: ReadonlyMap<string, Method> = new Map([
  ['star', 'star'],
  ['bloc-star', 'blocStar'],
  ['star-pr', 'starPr'],
]);

const OPTIONS = {
  method: { type: 'string', default: 'star' },
  seats: { type: 'string', default: '1' },
  seed: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** The wishes, `help`, or a sentence about what is wrong with them. */
export function readWishes(words: readonly string[]): Result<Wishes | 'help', string> {
  const parsed = parsedFrom(words);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help) return ok('help');
  const method = METHODS.get(values.method);
  if (method === undefined) {
    return fault(`There is no method “${values.method}”; there are ${[...METHODS.keys()].join(', ')}.`);
  }
  if (!/^[1-9]\d{0,5}$/.test(values.seats)) return fault(`“${values.seats}” is no number of seats.`);
  const seats = Number(values.seats);
  if (method === 'star' && seats > 1) {
    return fault('STAR fills one seat. For several: --method bloc-star or --method star-pr.');
  }
  const [file, ...more] = positionals;
  if (file === undefined) return fault('Which file?');
  if (more.length > 0) return fault(`One file at a time; “${more.join('”, “')}” is too many.`);
  // An empty seed is known to everybody: it is none.
  return ok({ method, seats, seed: values.seed || null, json: values.json, file });
}

function parsedFrom(words: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true }));
  } catch (error) {
    // Node's own sentence: its further ones are about quoting.
    return fault(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}
