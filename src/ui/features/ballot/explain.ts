/** A count in words, step by step: every figure that its result follows from. */
import type { CountReport, Round, SeatRound, StarRound, Tie, TieStep } from '../../../domain/tally/report.ts';
import { everyName, inWords, plural } from '../../words/counts.ts';
import { figureWords } from './figure-words.ts';

/** A piece of a sentence; what is `strong` is an option or a figure that it turns on. */
export type Piece = string | { readonly strong: string };
export type Words = readonly Piece[];

export interface ExplainedRound {
  /** `Seat 2`; empty where there is one seat. */
  readonly heading: string;
  readonly steps: readonly Words[];
}

/** One entry for each seat, in the order in which they were filled. */
export function explain(report: CountReport, voters: number): readonly ExplainedRound[] {
  return report.rounds.map((round, i) => {
    const ties = report.ties.filter((tie) => tie.round === i + 1);
    const own = round.type === 'star' ? starSteps(report, round, ties) : seatSteps(report, round, ties);
    return {
      heading: report.seats === 1 ? '' : `Seat ${i + 1}`,
      steps: i === 0 ? [[turnout(report.papers, voters), ...(own[0] ?? [])], ...own.slice(1)] : own,
    };
  });
}

const turnout = (papers: number, voters: number): string =>
  `${plural(papers, 'paper')} of ${plural(voters, 'member')} ${papers === 1 ? 'is' : 'are'} counted. `;

const strong = (words: string): Piece => ({ strong: words });
const named = (report: CountReport, option: number): Piece => strong(report.options[option] ?? '');
const points = (figure: number | string): string =>
  `${figureWords(figure)} ${figure === 1 ? 'point' : 'points'}`;

function starSteps(report: CountReport, round: StarRound, ties: readonly Tie[]): Words[] {
  const name = (option: number) => named(report, option);
  const { finalists, runoff, winner } = round;
  const [first, second] = finalists;
  if (runoff === null || first === undefined || second === undefined) {
    return [[name(winner), ' is the only one left, and wins.']];
  }
  const total = (option: number) => round.standings.find((each) => each.option === option)?.total ?? 0;
  const finalistsHave: Words = [
    name(first),
    ` has ${points(total(first))}, `,
    name(second),
    ` ${figureWords(total(second))}.`,
  ];
  const scoring = ties.filter(({ stage }) => stage === 'scoring').map((tie) => tieWords(report, tie));
  const last = ties.filter(({ stage }) => stage === 'runoff').map((tie) => tieWords(report, tie));
  const [one, other] = runoff.preferring;
  return [
    ...(scoring.length === 0
      ? [['Every score is added up. ', ...finalistsHave, ' They go on.']]
      : [
          ['Every score is added up, and several are level.'],
          ...scoring,
          ['So ', ...finalistsHave, ' They go on.'],
        ]),
    [
      'Now each paper counts once, for whichever of the two it scored higher: ',
      strong(String(one)),
      ' for ',
      name(first),
      ', ',
      strong(String(other)),
      ' for ',
      name(second),
      `. ${sameWords(runoff.noPreference)}`,
    ],
    ...last,
    conclusion(report, round, Number(total(first)) - Number(total(second))),
  ];
}

const sameWords = (papers: number): string =>
  papers === 0 ? 'None scored both the same.' : `${inWords(papers)} scored both the same.`;

/** `lead`: by how many points the first finalist is ahead of the second. */
function conclusion(report: CountReport, { finalists, runoff, winner }: StarRound, lead: number): Words {
  const [first = 0, second = 0] = finalists;
  const name = (option: number) => named(report, option);
  const [one, other] = runoff?.preferring ?? [0, 0];
  if (one === other) return ['So ', name(winner), ' wins.'];
  if (winner === first || lead === 0) return ['So ', name(winner), ' wins, preferred by more papers.'];
  return [
    'So ',
    name(second),
    ' wins, preferred by more papers of the two, though ',
    name(first),
    ` had ${points(lead)} more.`,
  ];
}

function seatSteps(report: CountReport, round: SeatRound, ties: readonly Tie[]): Words[] {
  const best = round.standings[0];
  const name = named(report, round.winner);
  return [
    ties.length === 0
      ? [
          'By what the papers still weigh, ',
          name,
          ` has the most: ${points(best?.total ?? 0)}. It wins this seat.`,
        ]
      : [`By what the papers still weigh, several have the most: ${points(best?.total ?? 0)}.`],
    ...ties.map((tie) => tieWords(report, tie)),
    [
      `A seat costs ${weight(round.quota)}: ${plural(report.papers, 'paper')} divided by ${plural(report.seats, 'seat')}. `,
      'Those who gave ',
      name,
      ` the most pay first; together they spend ${figureWords(round.spent)}. `,
      `All papers still weigh ${figureWords(round.left)}.`,
    ],
  ];
}

const weight = (figure: number | string): string =>
  `the weight of ${figureWords(figure)} ${figure === 1 ? 'paper' : 'papers'}`;

const STEPS = {
  headToHead: 'comparisons lost, head to head',
  total: 'points',
  fives: 'fives',
  lot: 'place in the lot',
} as const satisfies Record<TieStep, string>;

/** One tie: who was level, every step that was tried with its figures, and whom it let go on. */
export function tieWords(report: CountReport, tie: Tie): Words {
  const names = (options: readonly number[]) =>
    everyName(options.map((option) => report.options[option] ?? ''));
  const level =
    tie.stage === 'scoring'
      ? `${names(tie.among)} have the same points, and ${placesWords(tie.places)}. `
      : `As many papers prefer one as the other. `;
  const tried = tie.steps.map(
    ({ by, figures }) =>
      `By ${STEPS[by]}: ${everyName(tie.among.map((option, i) => `${report.options[option] ?? ''} ${figureWords(figures[i] ?? 0)}`))}.`,
  );
  return ['A tie. ', level, `${tried.join(' ')} `, ...came(tie, names)];
}

const placesWords = (places: number): string =>
  places === 1 ? 'one of them goes on' : `${inWords(places).toLowerCase()} of them go on`;

function came({ stage, by, chosen, out }: Tie, names: (options: readonly number[]) => string): Piece[] {
  const how = by === 'lot' ? 'by lot' : '';
  if (chosen.length > 0) {
    const verb = stage === 'runoff' ? 'wins' : chosen.length > 1 ? 'go on' : 'goes on';
    return [strong(names(chosen)), ` ${[verb, how].filter(Boolean).join(' ')}.`];
  }
  return [strong(names(out)), ` ${out.length > 1 ? 'drop' : 'drops'} out.`];
}

/** A sentence as plain text. */
export const plainWords = (words: Words): string =>
  words.map((piece) => (typeof piece === 'string' ? piece : piece.strong)).join('');

/** `by 19 papers to 15`: how the last seat but for lots and points was won; null where that says nothing. */
export function margin(round: Round | undefined): string | null {
  if (round?.type !== 'star' || round.runoff === null) return null;
  const [one, other] = round.runoff.preferring;
  if (one === other) return null;
  return `by ${plural(Math.max(one, other), 'paper')} to ${Math.min(one, other).toLocaleString('en-GB')}`;
}
