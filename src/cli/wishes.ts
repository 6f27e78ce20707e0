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
  /** The file is one of an assembly, and which ballot in it; null where it has only one. */
  readonly bundle: boolean;
  readonly ballot: string | null;
}

export const USAGE = `Usage: npm run -s recount -- [--method star|bloc-star|star-pr] [--seats N] [--seed TEXT] [--json] FILE.csv
       npm run -s recount -- [--json] --bundle FILE.moot [--ballot ID]

Counts ballot papers anew and explains the result.
  FILE.csv   a header row of options, then a row of scores from 0 to 5 for each paper; blank is 0
  --method   star (one seat; this if nothing is said), bloc-star, or star-pr (proportional)
  --seats    how many to elect; 1 if nothing is said
  --seed     the text that a lot is drawn from, should a tie need one
  --json     the whole report as JSON, and nothing else
  --bundle   the file of an assembly, saved by the app: every signature in it is checked first, and
             method, seats and seed are what its ballot says
  --ballot   which ballot, where the file has several`;

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
  bundle: { type: 'string' },
  ballot: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** The wishes, `help`, or a sentence about what is wrong with them. */
export function readWishes(words: readonly string[]): Result<Wishes | 'help', string> {
  const parsed = parsedFrom(words);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help) return ok('help');
  if (values.bundle !== undefined) return bundleWishes({ ...values, bundle: values.bundle }, positionals);
  if (values.ballot !== undefined) return fault('--ballot says which ballot of a --bundle.');
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
  return ok({
    method,
    seats,
    seed: values.seed || null,
    json: values.json,
    file,
    bundle: false,
    ballot: null,
  });
}

interface BundleValues {
  readonly bundle: string;
  readonly ballot?: string | undefined;
  readonly seed?: string | undefined;
  readonly json: boolean;
  readonly method: string;
  readonly seats: string;
}

/** Method, seats and seed of a ballot were fixed when it was opened and sealed: nobody chooses them anew. */
function bundleWishes(values: BundleValues, files: readonly string[]): Result<Wishes, string> {
  const { bundle, ballot = null, json, seed } = values;
  if (files.length > 0) return fault(`One file at a time; “${files.join('”, “')}” is too many.`);
  if (seed !== undefined || values.method !== 'star' || values.seats !== '1') {
    return fault(
      'A ballot says itself by which method, for how many seats and with which lot it is counted.',
    );
  }
  return ok({ method: 'star', seats: 1, seed: null, json, file: bundle, bundle: true, ballot });
}

function parsedFrom(words: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true }));
  } catch (error) {
    // Node's own sentence: its further ones are about quoting.
    return fault(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}
