/** [BAL-12] Papers in favour of an option that won: what a basic matter needs b of. */
import type { CountReport } from '../tally/report.ts';

/**
 * In STAR and Bloc STAR papers that score it above the other finalist; where there is none, and in
 * proportional STAR, papers that give it anything.
 */
export function inFavourOf(
  { rounds }: CountReport,
  option: number,
  rows: readonly (readonly number[])[],
): number {
  const round = rounds.find(({ winner }) => winner === option);
  const runoff = round?.type === 'star' ? round.runoff : null;
  const at = round?.type === 'star' ? round.finalists.indexOf(option) : -1;
  if (runoff !== null) return runoff.preferring[at === 0 ? 0 : 1];
  return rows.filter((row) => (row[option] ?? 0) > 0).length;
}
