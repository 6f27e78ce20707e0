/**
 * Proportional STAR by Allocated Score (starvoting.org/technical_specifications, Appendix F; electowiki,
 * "Allocated Score"): in turn the option with the highest total of weighed scores wins a seat, and a quota
 * of weight is taken from those who supported it most. In exact fractions, where the published programs
 * round; from supporters only, as larryhastings/starvote does, so that nobody pays for an option that they
 * gave nothing; and a tie is broken by the same steps as in STAR, by weight, before a lot.
 */
import { compare, dividedBy, figureOf, minus, NONE, plus, sumOf, times, whole } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import type { Papers } from './papers.ts';
import type { CountReport, SeatRound, Standing, Supporters, Tie } from './report.ts';
import { SCORES } from './score-counts.ts';
import { breakTie } from './ties.ts';
import { allWhole, countClasses, reweigh, weighedPreference, weighedScores, weightOfAll } from './weights.ts';
import type { ClassCounts, Weights } from './weights.ts';

type Elected = Pick<CountReport, 'winners' | 'rounds' | 'ties'>;

/** [TAL-6] `seats` is at least 1 and at most the options; there is at least one paper. */
export function electByStarPr(papers: Papers, seats: number, lotOrder: () => readonly number[]): Elected {
  const quota = dividedBy(whole(papers.papers), whole(seats));
  const winners: number[] = [];
  const rounds: SeatRound[] = [];
  const ties: Tie[] = [];
  let weights = allWhole(papers);
  for (let seat = 1; seat <= seats; seat++) {
    const counts = countClasses(weights);
    const running = Array.from({ length: papers.options }, (_, option) => option).filter(
      (option) => !winners.includes(option),
    );
    const ranked = rank(weights, counts, running);
    const { winner, ties: broken } = highest(seat, ranked, weights, lotOrder);
    const { spent, after, supporters } = allocate(weights, counts, winner, quota);
    weights = after;
    winners.push(winner);
    ties.push(...broken);
    rounds.push({
      type: 'seat',
      standings: ranked.map(standingOf),
      winner,
      quota: figureOf(quota),
      spent: figureOf(spent),
      left: figureOf(weightOfAll(after)),
      supporters,
    });
  }
  return { winners, rounds, ties };
}

interface Ranked {
  readonly option: number;
  readonly total: Fraction;
  readonly scores: readonly Fraction[];
}

function rank(weights: Weights, counts: ClassCounts, running: readonly number[]): Ranked[] {
  return running
    .map((option) => {
      const scores = weighedScores(weights, counts, option);
      return { option, scores, total: sumOf(scores.map((weight, score) => times(weight, whole(score)))) };
    })
    .sort((a, b) => compare(b.total, a.total) || a.option - b.option);
}

const standingOf = ({ option, total, scores }: Ranked): Standing => ({
  option,
  total: figureOf(total),
  scores: scores.map(figureOf),
});

/** [TAL-3] The highest total; of those that share it, the one that the steps for ties leave. */
function highest(
  round: number,
  ranked: readonly Ranked[],
  weights: Weights,
  lotOrder: () => readonly number[],
): { winner: number; ties: readonly Tie[] } {
  const [first] = ranked;
  if (first === undefined) throw new RangeError('A seat needs an option');
  const level = ranked.filter(({ total }) => compare(total, first.total) === 0);
  if (level.length === 1) return { winner: first.option, ties: [] };
  const broken = breakTie(
    round,
    level.map(({ option }) => option),
    1,
    {
      headToHead: (a, b) => weighedPreference(weights, a, b),
      fives: (option) => ranked.find((each) => each.option === option)?.scores[SCORES - 1] ?? NONE,
      lotOrder,
    },
  );
  return { winner: broken.chosen[0] ?? first.option, ties: broken.ties };
}

/** Papers of one weight that gave the winner one score. */
interface Group {
  readonly weightClass: number;
  readonly score: number;
  readonly papers: number;
  readonly weight: Fraction;
  /** What each of them gave the winner: its score times its weight. */
  readonly support: Fraction;
}

function groupsOf({ weights }: Weights, counts: ClassCounts, winner: number): Group[] {
  return weights
    .flatMap((weight, weightClass) =>
      [1, 2, 3, 4, 5].map((score) => ({
        weightClass,
        score,
        papers: counts.papersOf(weightClass, winner, score),
        weight,
        support: times(weight, whole(score)),
      })),
    )
    .filter(({ papers, support }) => papers > 0 && compare(support, NONE) > 0)
    .sort((a, b) => compare(b.support, a.support) || b.score - a.score);
}

/**
 * [TAL-7] Takes the quota from the strongest support down. Where the next papers of equal support weigh
 * more than is still needed, each of them gives the same share of its weight.
 */
function allocate(
  weights: Weights,
  counts: ClassCounts,
  winner: number,
  quota: Fraction,
): { spent: Fraction; after: Weights; supporters: Supporters[] } {
  const groups = groupsOf(weights, counts, winner);
  const spentBy = new Map<Group, Fraction>();
  let needed = quota;
  for (const group of groups) {
    if (spentBy.has(group)) continue;
    const equals = groups.filter(({ support }) => compare(support, group.support) === 0);
    const theirs = sumOf(equals.map(({ weight, papers }) => times(weight, whole(papers))));
    const share = compare(theirs, needed) <= 0 ? whole(1) : dividedBy(needed, theirs);
    for (const equal of equals) spentBy.set(equal, times(equal.weight, share));
    needed = minus(needed, times(theirs, share));
  }
  const spentOf = (group: Group): Fraction => spentBy.get(group) ?? NONE;
  const byClass = new Map(groups.map((group) => [group.weightClass * SCORES + group.score, group]));
  const after = reweigh(weights, winner, (weightClass, score) => {
    const group = byClass.get(weightClass * SCORES + score);
    const weight = weights.weights[weightClass] ?? NONE;
    return group === undefined ? weight : minus(weight, spentOf(group));
  });
  const spent = groups.reduce((sum, group) => plus(sum, times(spentOf(group), whole(group.papers))), NONE);
  return { spent, after, supporters: groups.map((group) => supportersOf(group, spentOf(group))) };
}

const supportersOf = ({ score, papers, weight }: Group, spent: Fraction): Supporters => ({
  score,
  papers,
  weight: figureOf(weight),
  spent: figureOf(spent),
  left: figureOf(minus(weight, spent)),
});
