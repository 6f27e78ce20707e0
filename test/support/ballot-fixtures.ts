/** Small ballots for tests of what the screen says about them. Typed by the domain; nothing here is run. */
import type {
  Ballot,
  BallotOption,
  BallotPaper,
  BallotResult,
  BallotRoom,
  Teller,
} from '../../src/domain/ballot/state.ts';
import { count } from '../../src/domain/tally/count.ts';
import { papersFrom } from '../../src/domain/tally/papers.ts';
import type { CountReport, Method } from '../../src/domain/tally/report.ts';
import { sha256 } from '../../src/lib/sha256.ts';

export const option = (label: string, more: Partial<BallotOption> = {}): BallotOption => ({
  label,
  type: 'choice',
  revision: null,
  proposal: null,
  ...more,
});

export const teller = (person: string, more: Partial<Teller> = {}): Teller => ({
  person,
  device: null,
  accepted: true,
  return: null,
  papers: null,
  twoReturns: false,
  signed: null,
  confirmed: null,
  confirmedTwo: false,
  ...more,
});

export const paper = (
  id: string,
  scores: readonly number[],
  more: Partial<BallotPaper> = {},
): BallotPaper => ({ id, person: `person-${id}`, scores, time: 0, state: 'cast', listedBy: [], ...more });

export const room = (more: Partial<BallotRoom> = {}): BallotRoom => ({
  name: 'St Mark’s Hall',
  enteredBy: ['asha'],
  ticked: [],
  slips: 0,
  rows: [],
  state: 'one',
  named: [],
  ...more,
});

export const ballot = (more: Partial<Ballot> = {}): Ballot => ({
  id: 'b1.1.0',
  by: 'asha',
  time: 0,
  question: 'Who stands for Leeds Central?',
  method: 'star',
  seats: 1,
  options: [
    option('Noor Hussain'),
    option('Chidinma Eze-Whitfield'),
    option('Tom Ashworth'),
    option('Margaret “Peg” Holroyd'),
    option('Reopen nominations', { type: 'reopenNominations' }),
  ],
  proposals: ['p1'],
  deadlocks: ['o1'],
  closesAt: 1_000_000,
  graceDays: 5,
  repeats: null,
  repeatedBy: null,
  stage: 'begun',
  electorate: ['asha', 'ben', 'cy'],
  tooLate: [],
  concerned: [],
  leftOut: [],
  tellers: [teller('asha'), teller('ben'), teller('cy')],
  papers: [],
  rooms: [],
  result: null,
  decision: null,
  touched: 0,
  ...more,
});

/** The real count of rows of scores. */
export function reportOf(
  rows: readonly (readonly number[])[],
  options: readonly string[],
  { method = 'star', seats = 1, seed = 'b1.1.0' }: { method?: Method; seats?: number; seed?: string } = {},
): CountReport {
  const papers = papersFrom(options.length, rows);
  if (!papers.ok) throw new Error('no papers');
  const report = count({ method, seats, options, lot: { seed, hash: sha256 } }, papers.value);
  if (!report.ok) throw new Error(report.fault.type);
  return report.value;
}

export const resultOf = (report: CountReport, more: Partial<BallotResult> = {}): BallotResult => ({
  report,
  winners: report.winners,
  noWinner: null,
  counted: report.papers,
  inDoubt: 0,
  missing: [],
  late: [],
  ...more,
});
