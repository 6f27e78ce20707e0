import type { Ballot, BallotResult } from '../../../domain/ballot/state.ts';
import { count } from '../../../domain/tally/count.ts';
import { papersFrom } from '../../../domain/tally/papers.ts';
import type { CountReport } from '../../../domain/tally/report.ts';
import { sha256 } from '../../../lib/sha256.ts';
import { allPapers } from './all-papers.ts';

/** What counting the papers here once more came to. */
export type Recount =
  | { readonly type: 'agrees'; readonly papers: number; readonly figures: number }
  /** Another winner or another figure: what this device shows and what it holds differ. */
  | { readonly type: 'differs'; readonly report: CountReport }
  | { readonly type: 'nothingToCount' };

/**
 * Counts every counted paper and slip anew, from their scores alone, and compares each figure with the
 * result that is shown. The lot, where one is drawn, comes from the seed that the result names (BAL-11).
 */
export function recount(ballot: Ballot, { report }: BallotResult): Recount {
  const rows = allPapers(ballot, null).filter(({ state }) => state === 'counted');
  const papers = papersFrom(
    ballot.options.length,
    rows.map(({ scores }) => scores),
  );
  if (!papers.ok) return { type: 'nothingToCount' };
  const again = count(
    {
      method: ballot.method,
      seats: ballot.seats,
      options: ballot.options.map(({ label }) => label),
      lot: { seed: report.lot?.seed ?? null, hash: sha256 },
    },
    papers.value,
  );
  if (!again.ok) return { type: 'nothingToCount' };
  return JSON.stringify(again.value) === JSON.stringify(report)
    ? { type: 'agrees', papers: again.value.papers, figures: figuresIn(again.value) }
    : { type: 'differs', report: again.value };
}

/** How many numbers of a report were compared. */
const figuresIn = (report: CountReport): number =>
  JSON.stringify({ ...report, options: [], lot: report.lot?.order ?? null }).match(/\d+(?:\/\d+)?/gu)
    ?.length ?? 0;
