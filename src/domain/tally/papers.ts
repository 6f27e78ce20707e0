/** Ballot papers as a count takes them: scores only, nothing of who gave them. */
import { fault, ok } from '../../lib/result.ts';
import type { Result } from '../../lib/result.ts';

export interface Papers {
  readonly options: number;
  readonly papers: number;
  /** The papers one after the other, a byte for each option: 0 to 5, in the order of the options. */
  readonly scores: Uint8Array;
}

/** Both counted from 0. `notAsLong`: the paper has another number of scores than there are options. */
export type PaperFault =
  | { readonly type: 'badScore'; readonly paper: number; readonly option: number }
  | { readonly type: 'notAsLong'; readonly paper: number };

const isScore = (score: number | undefined): boolean =>
  score !== undefined && Number.isInteger(score) && score >= 0 && score <= 5;

/** [TAL-1] Rows of scores as papers, in any order; a row of zeros is a paper too. */
export function papersFrom(
  options: number,
  rows: readonly (readonly number[])[],
): Result<Papers, PaperFault> {
  const scores = new Uint8Array(options * rows.length);
  for (const [paper, row] of rows.entries()) {
    if (row.length !== options) return fault({ type: 'notAsLong', paper });
    const option = row.findIndex((score) => !isScore(score));
    if (option !== -1) return fault({ type: 'badScore', paper, option });
    scores.set(row, paper * options);
  }
  return ok({ options, papers: rows.length, scores });
}

/** Where the first score is that is none. */
export function badScoreIn({ options, scores }: Papers): PaperFault | null {
  const at = scores.findIndex((score) => !isScore(score));
  return at === -1 ? null : { type: 'badScore', paper: Math.floor(at / options), option: at % options };
}
