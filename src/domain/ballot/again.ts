/** [BAL-3] [BAL-7] [BAL-9] Why a ballot is voted on again. */
import type { Facts } from '../facts/facts.ts';
import type { View } from '../past/act.ts';
import { decidedIn, isTakenBack, sealsIn } from './ballots.ts';
import type { BallotFacts } from './facts.ts';
import { countReturns, returnsOfSet } from './result.ts';

/**
 * `doubt`: papers in doubt, or names, could change who won. `leftOut`: so could members whom the opening
 * had not seen. `dispute`: two sets are sealed. `noSeal`: none is; that enough time has gone by, whoever
 * opens the repeat says, and its tellers by their own clocks.
 */
export type Again = 'doubt' | 'leftOut' | 'dispute' | 'noSeal';

/** Null where the view knows a result, or that the ballot is over. */
export function whyAgain(facts: Facts, ballot: BallotFacts, view: View): Again | null {
  if (decidedIn(ballot, view).length > 0 || isTakenBack(facts, ballot, view)) return null;
  const [seal, ...others] = sealsIn(ballot, view);
  if (seal === undefined) return 'noSeal';
  if (others.length > 0) return 'dispute';
  const { noWinner } = countReturns(facts, ballot, returnsOfSet(ballot, seal), view);
  return noWinner?.type === 'doubt' || noWinner?.type === 'leftOut' ? noWinner.type : null;
}
