/** Ballots in words: the ways of counting, who tells, when it closes, and what every rule leaves open. */
import type { Again } from '../../domain/ballot/again.ts';
import type { BallotMethod, BallotOption, PaperState } from '../../domain/ballot/state.ts';
import { inWords, plural } from './counts.ts';
import { until } from './time.ts';

/** How many win, and how, each in a sentence. */
export const METHODS = {
  star: {
    name: 'One wins',
    about:
      'STAR: all scores are added up. Of the two with the most points, the one that more papers score higher wins.',
    short: 'STAR',
  },
  blocStar: {
    name: 'Several win, each with the most support',
    about:
      'Bloc STAR: one seat after another. Of the two with the most points, the one that more papers score higher wins it; then the next is counted without them. One majority can fill every seat.',
    short: 'Bloc STAR',
  },
  starPr: {
    name: 'Several win, shared out',
    about:
      'Proportional STAR: papers that have filled a seat weigh less for the next one. So a smaller group gets its share of the seats.',
    short: 'proportional STAR',
  },
} as const satisfies Record<
  BallotMethod,
  { readonly name: string; readonly about: string; readonly short: string }
>;

/** Why there is a ballot at all. */
export const FIRST_TIME =
  'The Moot found no way that both sides can live with. So members score the options from 0 to 5, and the count decides.';

/** [BAL-3] [BAL-7] [BAL-9] Why it is voted on again. */
export const AGAIN = {
  doubt: 'Papers in doubt could have changed who won, so nobody has. Members vote on it again.',
  leftOut: 'Members who were left out could have changed who won. All vote on it once more, with them.',
  dispute: 'Two counts of it were confirmed that differ, so neither holds. Members vote on it again.',
  noSeal: 'Too few tellers confirmed a count in twice the time that they had. Members vote on it again.',
} as const satisfies Record<Again, string>;

/** What an option is that decides on no text. */
export const OPTION_ABOUT = {
  choice: '',
  keepTalking: 'None of these: talk it out some more',
  reopenNominations: 'None of these: call for applications again',
} as const satisfies Record<BallotOption['type'], string>;

/** `Closes tomorrow at 19:00, in 21 hours`; once it is past, `Closed yesterday at 19:00`. */
export const closes = (closesAt: number, now: number): string =>
  `${closesAt > now ? 'Closes' : 'Closed'} ${until(closesAt, now)}`;

/** How many of them are more than half. */
export const moreThanHalf = (tellers: number): number => Math.floor(tellers / 2) + 1;

/** [BAL-2] */
export const couldBegin = (tellers: number): string => {
  const needed = moreThanHalf(tellers);
  return needed === 1
    ? 'One teller on an old view could begin it.'
    : `${inWords(needed)} tellers on one old view could begin it.`;
};

/** [BAL-5] */
export const deadlineSays = (tellers: number): string =>
  tellers === 1
    ? 'The deadline is what one teller’s clock said.'
    : 'The deadline is what two tellers’ clocks said.';

/** [BAL-6] */
export const TWO_TELLERS =
  'Two tellers together can let in accomplices’ late papers; a paper that no returning teller held is lost, and its voter is told.';

/** [BAL-11] */
export const LOT_SAYS = 'A teller who withholds a return gets one other draw, by name.';

/** [BAL-12] */
export const HIDDEN_TOTALS = 'Whoever reads the ledger can read papers before the close.';

/** [BAL-4] */
export const SPLIT_PAPERS = 'You sent two different papers; send one again.';

/** [BAL-1] `3 joined too late for this ballot.` */
export const tooLateSays = (people: number): string =>
  people === 0 ? '' : `${people.toLocaleString('en-GB')} joined too late for this ballot.`;

/** What became of a paper, in a column of the table. */
export const PAPER_STATES = {
  cast: 'put in',
  counted: 'counted',
  inDoubt: 'in doubt',
  notListed: 'in no return',
  superseded: 'replaced by a later one',
  split: 'two different papers',
  phoned: 'set aside: its voter has a slip',
} as const satisfies Record<PaperState, string>;

/** What became of my own paper, as a sentence. Before the close: nothing yet. */
export const MY_PAPER_STATES = {
  cast: 'It is on its way to the tellers. Their returns say who holds it.',
  counted: 'It is counted as you put it in.',
  inDoubt: 'Only one teller’s return lists it, so it is added apart and isn’t counted.',
  notListed: 'No return that was sealed lists it, so it is lost. You were not counted.',
  superseded: 'A later paper of yours took its place.',
  split: SPLIT_PAPERS,
  phoned: 'You were ticked for a slip in a room too. The slip stays, and this paper is set aside.',
} as const satisfies Record<PaperState, string>;

/** `12 papers have come`, and nothing about what is on them. */
export const papersCame = (papers: number, electorate: number): string =>
  papers === 0
    ? `No paper of ${plural(electorate, 'member')} has come yet.`
    : `${plural(papers, 'paper')} of ${plural(electorate, 'member')} ${papers === 1 ? 'has' : 'have'} come.`;
