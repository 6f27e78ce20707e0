/** STAR, one winner at a time: score, then automatic runoff. */
import { fivesFor, scoresFor, totalFor } from './counts.ts';
import type { Counts } from './counts.ts';
import { whole } from './fraction.ts';
import type { CountReport, Runoff, Standing, StarRound, Tie, TieStep } from './report.ts';
import { breakTie } from './ties.ts';
import type { Measure } from './ties.ts';

type Elected = Pick<CountReport, 'winners' | 'rounds' | 'ties'>;

/**
 * [TAL-2] [TAL-5] One STAR round for each seat, each without those who have a seat. For one seat this is
 * STAR, for several Bloc STAR. `seats` is at most the options.
 */
export function electByStar(counts: Counts, seats: number, lotOrder: () => readonly number[]): Elected {
  const winners: number[] = [];
  const rounds: StarRound[] = [];
  const ties: Tie[] = [];
  for (let seat = 1; seat <= seats; seat++) {
    const running = optionsOf(counts).filter((option) => !winners.includes(option));
    const { round, ties: broken } = starRound(seat, counts, running, lotOrder);
    winners.push(round.winner);
    rounds.push(round);
    ties.push(...broken);
  }
  return { winners, rounds, ties };
}

const optionsOf = (counts: Counts): number[] => Array.from({ length: counts.options }, (_, option) => option);

function starRound(
  number: number,
  counts: Counts,
  running: readonly number[],
  lotOrder: () => readonly number[],
): { round: StarRound; ties: readonly Tie[] } {
  const totals = new Map(running.map((option) => [option, totalFor(counts, option)]));
  const totalOf = (option: number): number => totals.get(option) ?? 0;
  const byTotal = (a: number, b: number): number => totalOf(b) - totalOf(a) || a - b;
  const standings = running
    .toSorted(byTotal)
    .map((option): Standing => ({ option, total: totalOf(option), scores: scoresFor(counts, option) }));
  const ordered = standings.map(({ option }) => option);
  const { chosen, ties } = bestTwo(number, ordered, totalOf, measureOf(counts, lotOrder));
  const [first, second] = chosen.toSorted(byTotal);
  if (first === undefined) throw new RangeError('A round needs an option');
  if (second === undefined) {
    return { round: { type: 'star', standings, finalists: [first], runoff: null, winner: first }, ties };
  }
  const runoff = runoffOf(counts, first, second);
  const [ahead, behind] = runoff.preferring;
  const tie = ahead === behind ? runoffTie(number, [first, second], counts, lotOrder) : null;
  const winner = tie?.chosen[0] ?? (ahead > behind ? first : second);
  return {
    round: { type: 'star', standings, finalists: [first, second], runoff, winner },
    ties: tie === null ? ties : [...ties, tie],
  };
}

function measureOf(counts: Counts, lotOrder: () => readonly number[]): Measure {
  return {
    headToHead: (a, b) => counts.prefers(a, b) - counts.prefers(b, a),
    fives: (option) => whole(fivesFor(counts, option)),
    lotOrder,
  };
}

/** Two go on, or the only one. Two who share the highest total both do; no tie has to be broken for that. */
function bestTwo(
  round: number,
  ordered: readonly number[],
  totalOf: (option: number) => number,
  measure: Measure,
): { chosen: readonly number[]; ties: readonly Tie[] } {
  const [, second] = ordered;
  if (second === undefined) return { chosen: ordered, ties: [] };
  const above = ordered.filter((option) => totalOf(option) > totalOf(second));
  const level = ordered.filter((option) => totalOf(option) === totalOf(second)).sort((a, b) => a - b);
  const places = 2 - above.length;
  if (level.length <= places) return { chosen: [...above, ...level], ties: [] };
  const broken = breakTie(round, level, places, measure);
  return { chosen: [...above, ...broken.chosen], ties: broken.ties };
}

function runoffOf(counts: Counts, first: number, second: number): Runoff {
  const preferring = [counts.prefers(first, second), counts.prefers(second, first)] as const;
  return { preferring, noPreference: counts.papers - preferring[0] - preferring[1] };
}

/** [TAL-4] As many papers prefer the one as the other: the higher total, then more fives, then a lot. */
function runoffTie(
  round: number,
  finalists: readonly [number, number],
  counts: Counts,
  lotOrder: () => readonly number[],
): Tie {
  const steps: Tie['steps'][number][] = [];
  const decide = (by: TieStep, figures: readonly [number, number]): Tie => {
    const [winner, loser] = figures[0] > figures[1] ? finalists : [finalists[1], finalists[0]];
    return { round, stage: 'runoff', among: finalists, places: 1, by, steps, chosen: [winner], out: [loser] };
  };
  const measures = [
    ['total', totalFor],
    ['fives', fivesFor],
  ] as const;
  for (const [by, measure] of measures) {
    const figures = [measure(counts, finalists[0]), measure(counts, finalists[1])] as const;
    steps.push({ by, figures });
    if (figures[0] !== figures[1]) return decide(by, figures);
  }
  const order = lotOrder();
  const [one, other] = [order.indexOf(finalists[0]) + 1, order.indexOf(finalists[1]) + 1];
  steps.push({ by: 'lot', figures: [one, other] });
  return decide('lot', [-one, -other]);
}
