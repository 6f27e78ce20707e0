/** A worked explanation of a count in plain words: every figure that the result follows from. */
import { METHOD_NAMES } from '../domain/tally/report-json.ts';
import type { CountReport, Method, SeatRound, StarRound, Tie, TieStep } from '../domain/tally/report.ts';
import { counted, list, numberWords, shown } from './plain-words.ts';
import { standingsTable } from './standings-table.ts';

type Name = (option: number) => string;

const METHODS: Readonly<Record<Method, string>> = {
  star: 'STAR: the two options with the highest totals are finalists; the one that more papers score higher wins.',
  blocStar: 'Bloc STAR: each seat is filled by a STAR round among those who have none yet.',
  starPr:
    'Proportional STAR: each seat goes to the highest total; its strongest supporters spend a quota of their weight on it.',
};

/** Lines without line breaks. */
export function explain(report: CountReport): readonly string[] {
  const name: Name = (option) => shown(report.options[option] ?? '');
  const lines = [
    `${counted(report.papers, 'paper')}, ${counted(report.options.length, 'option')}, ${counted(report.seats, 'seat')} (${METHOD_NAMES[report.method]}).`,
    METHODS[report.method],
  ];
  for (const [i, round] of report.rounds.entries()) {
    const ties = report.ties.filter((tie) => tie.round === i + 1);
    lines.push('', report.seats === 1 ? 'The count' : `Seat ${i + 1}`);
    lines.push(...standingsTable(round.standings, name));
    lines.push(...(round.type === 'star' ? starLines(round, ties, name) : seatLines(round, ties, name)));
  }
  lines.push('', `${report.seats === 1 ? 'Winner' : 'Winners'}: ${list(report.winners.map(name))}.`);
  return [...lines, ...lotLines(report, name)];
}

function starLines({ finalists, runoff, winner }: StarRound, ties: readonly Tie[], name: Name): string[] {
  const inStage = (stage: Tie['stage']): string[] =>
    ties.filter((tie) => tie.stage === stage).map((tie) => tieLine(tie, name));
  const [first, second] = finalists;
  if (runoff === null || first === undefined || second === undefined) {
    return [`${name(winner)} is the only option left, and wins.`];
  }
  const [one, other] = runoff.preferring;
  return [
    ...inStage('scoring'),
    `${name(first)} and ${name(second)} are the finalists.`,
    `Runoff: ${name(first)} is scored higher on ${counted(one, 'paper')}, ${name(second)} on ${numberWords(other)}; ` +
      `on ${numberWords(runoff.noPreference)} both are the same (no preference).`,
    ...inStage('runoff'),
    one === other ? `${name(winner)} wins.` : `${name(winner)} wins by ${Math.abs(one - other)}.`,
  ];
}

function seatLines(round: SeatRound, ties: readonly Tie[], name: Name): string[] {
  const lines = ties.map((tie) => tieLine(tie, name));
  lines.push(
    `${name(round.winner)} wins the seat. It costs a quota of ${numberWords(round.quota)}: the papers divided by the seats.`,
  );
  for (const { papers, score, weight, spent } of round.supporters) {
    if (spent === 0) continue;
    const share = spent === weight ? 'is spent whole' : `spends ${numberWords(spent)}`;
    lines.push(
      `  ${counted(papers, 'paper')} that gave ${score} and weigh ${numberWords(weight)} each: each ${share}.`,
    );
  }
  return [...lines, `Spent: ${numberWords(round.spent)}. All papers still weigh ${numberWords(round.left)}.`];
}

const STEPS: Readonly<Record<TieStep, string>> = {
  headToHead: 'head to head, match-ups lost',
  total: 'totals',
  fives: 'fives',
  lot: 'place in the lot',
};

function tieLine({ stage, among, places, steps, chosen, out }: Tie, name: Name): string {
  const tied =
    stage === 'scoring'
      ? `${list(among.map(name))} are tied for ${counted(places, 'place')}`
      : `${list(among.map(name))} are each preferred on as many papers`;
  const tried = steps.map(
    ({ by, figures }) =>
      `${STEPS[by]}: ${list(among.map((option, i) => `${name(option)} ${numberWords(figures[i] ?? 0)}`))}`,
  );
  const outcome = [
    ...(chosen.length > 0
      ? [`${list(chosen.map(name))} ${stage === 'runoff' ? 'wins' : `${verb(chosen, 'go')} on`}`]
      : []),
    ...(out.length > 0 && stage === 'scoring' ? [`${list(out.map(name))} ${verb(out, 'drop')} out`] : []),
  ];
  return `Tie: ${tied}. ${tried.map((step) => `${capital(step)}.`).join(' ')} ${capital(outcome.join('; '))}.`;
}

const verb = (who: readonly number[], word: 'go' | 'drop'): string =>
  who.length > 1 ? word : word === 'go' ? 'goes' : 'drops';

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function lotLines({ lot }: CountReport, name: Name): string[] {
  if (lot === null) return [];
  const drawn = `A lot was drawn. Its order: ${list(lot.order.map(name))}.`;
  const byHand = `By hand: the options in the order of  printf '%s\\n%s' "$SEED" "$OPTION" | sha256sum`;
  return lot.seed === null
    ? [
        '',
        drawn,
        'No seed was given, so whoever wrote the options could have steered this lot. Agree on a text that nobody could choose, and count again with --seed TEXT.',
        byHand,
      ]
    : ['', drawn, `It comes from the seed “${shown(lot.seed)}”.`, byHand];
}
