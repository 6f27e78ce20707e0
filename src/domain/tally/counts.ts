/** What STAR and Bloc STAR need to know of papers. Counts of rooms add up to the count of all their papers. */
import { fault, ok } from '../../lib/result.ts';
import type { Result } from '../../lib/result.ts';
import { badScoreIn } from './papers.ts';
import type { PaperFault, Papers } from './papers.ts';
import { countScores, SCORES } from './score-counts.ts';

export interface Counts {
  readonly options: number;
  readonly papers: number;
  /** Six for each option: how many papers gave it 0, 1, 2, 3, 4, 5. */
  readonly scores: Uint32Array;
  /** How many papers score `a` above `b`. */
  prefers(a: number, b: number): number;
}

/**
 * Counts all scores at once; who is preferred to whom only when it is asked, for a count asks about two
 * options a round unless there is a tie.
 */
export function countsOf(papers: Papers): Result<Counts, PaperFault> {
  const { options } = papers;
  if (papers.scores.length !== options * papers.papers) {
    return fault({ type: 'notAsLong', paper: Math.floor(papers.scores.length / Math.max(1, options)) });
  }
  const scores = countScores(papers.scores, options);
  if (scores === null) return fault(badScoreIn(papers) ?? { type: 'notAsLong', paper: 0 });
  const known = new Map<number, number>();
  return ok({
    options,
    papers: papers.papers,
    scores,
    prefers(a, b) {
      let above = known.get(a * options + b);
      if (above === undefined) {
        above = preferring(papers, a, b);
        known.set(a * options + b, above);
      }
      return above;
    },
  });
}

function preferring({ options, scores }: Papers, a: number, b: number): number {
  const ahead = a - b;
  let count = 0;
  // The sign of a difference, without a branch that random papers would mispredict.
  for (let at = b; at < scores.length; at += options) {
    count += ((scores[at] ?? 0) - (scores[at + ahead] ?? 0)) >>> 31;
  }
  return count;
}

/** [TAL-9] The count of the papers of both. Both are of the same options. */
export function addCounts(a: Counts, b: Counts): Counts {
  if (a.options !== b.options) throw new RangeError('Counts of different options do not add');
  return {
    options: a.options,
    papers: a.papers + b.papers,
    scores: a.scores.map((count, at) => count + (b.scores[at] ?? 0)),
    prefers: (x, y) => a.prefers(x, y) + b.prefers(x, y),
  };
}

/** How many papers gave the option 0, 1, 2, 3, 4, 5. */
export const scoresFor = (counts: Counts, option: number): readonly number[] => [
  ...counts.scores.subarray(option * SCORES, (option + 1) * SCORES),
];

export const totalFor = (counts: Counts, option: number): number =>
  scoresFor(counts, option).reduce((sum, papers, score) => sum + score * papers, 0);

export const fivesFor = (counts: Counts, option: number): number =>
  counts.scores[option * SCORES + SCORES - 1] ?? 0;
