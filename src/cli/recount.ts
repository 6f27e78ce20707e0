/** `recount`: counts papers again, without the app, and says how the result came about. */
import { createHash } from 'node:crypto';
import type { Ballot, NoWinner } from '../domain/ballot/state.ts';
import { count } from '../domain/tally/count.ts';
import type { CountFault } from '../domain/tally/count.ts';
import { reportJson } from '../domain/tally/report-json.ts';
import { ok } from '../lib/result.ts';
import { ballotIn } from './ballot-papers.ts';
import { bytesOf } from './bytes-of.ts';
import { readPapers } from './csv-papers.ts';
import { explain } from './explain.ts';
import { shown } from './plain-words.ts';
import type { Said } from './said.ts';
import type { Countable, Source } from './source.ts';
import { readWishes, USAGE } from './wishes.ts';
import type { Wishes } from './wishes.ts';

const badFile = (sentence: string): Said => ({ out: '', err: `${sentence}\n`, code: 1 });
const wrongUse = (sentence: string): Said => ({ out: '', err: `${sentence}\n\n${USAGE}\n`, code: 2 });

/** `words`: those after the command. */
export function recount(words: readonly string[]): Said | Promise<Said> {
  const wishes = readWishes(words);
  if (!wishes.ok) return wrongUse(wishes.fault);
  if (wishes.value === 'help') return { out: `${USAGE}\n`, err: '', code: 0 };
  const { file, bundle } = wishes.value;
  const bytes = bytesOf(file);
  if (!bytes.ok) return badFile(bytes.fault);
  if (!bundle) {
    const sheet = sheetOf(wishes.value)(bytes.value);
    return sheet.ok ? counted(wishes.value, sheet.value) : badFile(`${shown(file)}, ${shown(sheet.fault)}`);
  }
  return recountBallot(wishes.value, bytes.value);
}

async function recountBallot(wishes: Wishes, bytes: Uint8Array): Promise<Said> {
  const found = await ballotIn(bytes, wishes.ballot);
  if (!found.ok) return badFile(`${shown(wishes.file)}: ${found.fault}`);
  return counted(wishes, found.value, found.value.ballot);
}

/** `ballot`: where it comes from an assembly's file, what its records say. */
function counted({ json, file }: Wishes, { papers, seed, ...election }: Countable, ballot?: Ballot): Said {
  const report = count({ ...election, lot: { seed, hash: sha256 } }, papers);
  if (!report.ok) return refused(report.fault, file);
  const data = reportJson(report.value);
  if (ballot === undefined || ballot.result === null) {
    const out = json ? JSON.stringify(data, null, 2) : explain(report.value).join('\n');
    return { out: `${out}\n`, err: '', code: 0 };
  }
  const isSame = JSON.stringify(data) === JSON.stringify(reportJson(ballot.result.report));
  const { noWinner } = ballot.result;
  const out = json
    ? JSON.stringify({ ...data, ballot: ballot.id, noWinner, agrees: isSame }, null, 2)
    : [shown(ballot.question), '', ...explain(report.value), '', ...standing(noWinner, isSame)].join('\n');
  return { out: `${out}\n`, err: '', code: isSame ? 0 : 1 };
}

function standing(noWinner: NoWinner | null, isSame: boolean): string[] {
  const agrees = isSame
    ? 'Every figure agrees with what the assembly’s own records come to.'
    : 'This does not agree with what the assembly’s own records come to.';
  return noWinner === null ? [agrees] : [`Nobody wins all the same: ${whyNot(noWinner)}.`, agrees];
}

function whyNot(noWinner: NoWinner): string {
  switch (noWinner.type) {
    case 'doubt':
      return `papers in doubt (${noWinner.papers}) could change it`;
    case 'leftOut':
      return `${noWinner.people.length} members were left out, and could change it`;
    case 'turnout':
      return `${noWinner.papers} papers, and ${noWinner.needed} are needed`;
    case 'notBasic':
      return `${noWinner.inFavour} in favour, and ${noWinner.needed} are needed`;
  }
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
