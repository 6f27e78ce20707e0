/** `recount`: counts papers again, without the app, and says how the result came about. */
import { createHash } from 'node:crypto';
import { count } from '../domain/tally/count.ts';
import type { CountFault } from '../domain/tally/count.ts';
import { reportJson } from '../domain/tally/report-json.ts';
import { ok } from '../lib/result.ts';
import { bytesOf } from './bytes-of.ts';
import { readPapers } from './csv-papers.ts';
import { explain } from './explain.ts';
import { shown } from './plain-words.ts';
import type { Said } from './said.ts';
import type { Source } from './source.ts';
import { readWishes, USAGE } from './wishes.ts';
import type { Wishes } from './wishes.ts';

const badFile = (sentence: string): Said => ({ out: '', err: `${sentence}\n`, code: 1 });
const wrongUse = (sentence: string): Said => ({ out: '', err: `${sentence}\n\n${USAGE}\n`, code: 2 });

/** `words`: those after the command. */
export function recount(words: readonly string[]): Said {
  const wishes = readWishes(words);
  if (!wishes.ok) return wrongUse(wishes.fault);
  if (wishes.value === 'help') return { out: `${USAGE}\n`, err: '', code: 0 };
  const { file, json } = wishes.value;
  const bytes = bytesOf(file);
  if (!bytes.ok) return badFile(bytes.fault);
  const found = sheetOf(wishes.value)(bytes.value);
  if (!found.ok) return badFile(`${shown(file)}, ${shown(found.fault)}`);
  const { papers, seed, ...election } = found.value;
  const report = count({ ...election, lot: { seed, hash: sha256 } }, papers);
  if (!report.ok) return refused(report.fault, file);
  const out = json ? JSON.stringify(reportJson(report.value), null, 2) : explain(report.value).join('\n');
  return { out: `${out}\n`, err: '', code: 0 };
}

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** A plain sheet, counted as the one who asks wishes. */
const sheetOf =
  ({ method, seats, seed }: Wishes): Source =>
  (bytes) => {
    const sheet = readPapers(bytes);
    return sheet.ok ? ok({ method, seats, seed, ...sheet.value }) : sheet;
  };

function refused({ type }: CountFault, file: string): Said {
  switch (type) {
    case 'moreSeatsThanOptions':
      return wrongUse(`${shown(file)} has fewer options than there are seats.`);
    case 'oneSeatOnly':
    case 'noSuchSeats':
      return wrongUse('STAR fills one seat, the other methods one or more.');
    case 'noPapers':
      return badFile(`${shown(file)}, line 2: there are no papers after the header row.`);
    case 'noOptions':
      return badFile(`${shown(file)}, line 1: there are no options.`);
    case 'badScore':
    case 'notAsLong':
      return badFile(`${shown(file)} has a paper that is none.`);
  }
}
