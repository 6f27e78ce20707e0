/**
 * What papers still weigh in proportional STAR. Papers of one weight are one class, and a seat makes few
 * new ones, so that the papers are counted in whole numbers and only classes in fractions.
 */
import { compare, figureOf, fraction, NONE, plus, sumOf, times, whole } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import type { Papers } from './papers.ts';
import { SCORES } from './score-counts.ts';

export interface Weights {
  readonly papers: Papers;
  /** By class. The first is what has been spent wholly: nothing. */
  readonly weights: readonly Fraction[];
  /** Of each paper. */
  readonly classes: Uint16Array;
}

/** At the beginning every paper weighs one. */
export const allWhole = (papers: Papers): Weights => ({
  papers,
  weights: [NONE, whole(1)],
  classes: new Uint16Array(papers.papers).fill(1),
});

/** How many papers of each class gave each option each score. */
export interface ClassCounts {
  papersOf(weightClass: number, option: number, score: number): number;
}

export function countClasses({ papers, weights, classes }: Weights): ClassCounts {
  const { options, scores } = papers;
  const counts = new Uint32Array(weights.length * options * SCORES);
  for (let paper = 0, at = 0; paper < papers.papers; paper++) {
    let cell = (classes[paper] ?? 0) * options * SCORES;
    for (let option = 0; option < options; option++, at++, cell += SCORES) {
      const of = cell + (scores[at] ?? 0);
      counts[of] = (counts[of] ?? 0) + 1;
    }
  }
  return {
    papersOf: (weightClass, option, score) => counts[(weightClass * options + option) * SCORES + score] ?? 0,
  };
}

/** What the papers weigh together that gave an option 0, 1, 2, 3, 4, 5. */
export function weighedScores({ weights }: Weights, counts: ClassCounts, option: number): Fraction[] {
  return Array.from({ length: SCORES }, (_, score) =>
    sumOf(
      weights.map((weight, weightClass) => times(weight, whole(counts.papersOf(weightClass, option, score)))),
    ),
  );
}

/** Positive where papers that score `a` above `b` weigh more than those that score `b` above `a`. */
export function weighedPreference({ papers, weights, classes }: Weights, a: number, b: number): number {
  const balance = weights.map(() => 0);
  for (let paper = 0; paper < papers.papers; paper++) {
    const at = paper * papers.options;
    const sign = Math.sign((papers.scores[at + a] ?? 0) - (papers.scores[at + b] ?? 0));
    const weightClass = classes[paper] ?? 0;
    balance[weightClass] = (balance[weightClass] ?? 0) + sign;
  }
  const sum = balance.reduce(
    (total, papersAhead, weightClass) => plus(total, times(weights[weightClass] ?? NONE, whole(papersAhead))),
    NONE,
  );
  return compare(sum, NONE);
}

/**
 * The weights after a seat: `leftOf` says what is left of a paper of a class that gave the winner a score.
 * Classes that come to the same weight become one.
 */
export function reweigh(
  { papers, weights, classes }: Weights,
  winner: number,
  leftOf: (weightClass: number, score: number) => Fraction,
): Weights {
  const known = new Map([[figureOf(NONE), 0]]);
  const next: Fraction[] = [NONE];
  const classAfter = weights.map((_, weightClass) =>
    Array.from({ length: SCORES }, (__, score) => {
      const left = leftOf(weightClass, score);
      const name = figureOf(left);
      const found = known.get(name);
      if (found !== undefined) return found;
      known.set(name, next.length);
      next.push(left);
      return next.length - 1;
    }),
  );
  const after = classes.map((weightClass, paper) => {
    const score = papers.scores[paper * papers.options + winner] ?? 0;
    return classAfter[weightClass]?.[score] ?? 0;
  });
  return { papers, weights: next, classes: after };
}

/** What all papers weigh together. */
export function weightOfAll({ weights, classes }: Weights): Fraction {
  const papers = weights.map(() => 0);
  for (const weightClass of classes) papers[weightClass] = (papers[weightClass] ?? 0) + 1;
  return sumOf(
    weights.map((weight, weightClass) => times(weight, fraction(BigInt(papers[weightClass] ?? 0)))),
  );
}
