/** Where a ballot stands in a view, and which ballots a proposal is before. */
import type { Facts, OutcomeFacts, ProposalFacts } from '../facts/facts.ts';
import { sees } from '../past/act.ts';
import type { View } from '../past/act.ts';
import { isOldView, isVoid } from '../roll/void.ts';
import { decidedIn, isBegun, isTakenBack, isVotedAgain, sealsIn } from './ballots.ts';
import type { BallotFacts } from './facts.ts';
import type { BallotStage } from './state.ts';

/**
 * [ROLL-7] [ROLL-5] Opened on an old view; or by somebody whose removal had not seen it. What is sealed, a
 * removal doesn't undo; what is on record, nothing here does.
 */
const isWithoutEffect = (facts: Facts, ballot: BallotFacts, view: View): boolean =>
  isOldView(facts, ballot.act, view) ||
  (sealsIn(ballot, view).length === 0 && isVoid(facts, ballot.act, view));

/** [BAL-9] Put on record with different ends, by people who knew of different seals. */
function isContradicted(ballot: BallotFacts, view: View): boolean {
  const decided = decidedIn(ballot, view).filter(({ proposal }) => proposal !== null);
  return decided.some((act) =>
    decided.some((other) => other.proposal === act.proposal && other.result !== act.result),
  );
}

export function stageIn(facts: Facts, ballot: BallotFacts, view: View): BallotStage {
  if (decidedIn(ballot, view).length > 0) return isContradicted(ballot, view) ? 'dispute' : 'decided';
  if (isTakenBack(facts, ballot, view)) return 'takenBack';
  if (isWithoutEffect(facts, ballot, view)) return 'void';
  if (isVotedAgain(ballot, view)) return 'again';
  const seals = sealsIn(ballot, view).length;
  if (seals > 0) return seals > 1 ? 'dispute' : 'sealed';
  return isBegun(ballot, view) ? 'begun' : 'waiting';
}

const over: ReadonlySet<BallotStage> = new Set(['takenBack', 'void', 'again']);

/** Not over without a result: neither taken back nor void, nor voted on again. */
export const isLive = (facts: Facts, ballot: BallotFacts, view: View): boolean =>
  !over.has(stageIn(facts, ballot, view));

/** Ballots of the view on any of these deadlocks. */
export const ballotsOnDeadlocks = (
  facts: Facts,
  view: View,
  deadlocks: readonly OutcomeFacts[],
): readonly BallotFacts[] =>
  [...facts.ballots.values()].filter(
    (ballot) => sees(view, ballot.act) && ballot.deadlocks.some((deadlock) => deadlocks.includes(deadlock)),
  );

/** A ballot has ended without deciding on it, or with nothing at all: the deadlock is no more. */
export const isUsedUp = (facts: Facts, deadlock: OutcomeFacts, view: View): boolean =>
  ballotsOnDeadlocks(facts, view, [deadlock]).some((ballot) => decidedIn(ballot, view).length > 0);

/** Ballots of the view that a proposal is, or was, before. */
export const ballotsOn = (facts: Facts, proposal: ProposalFacts, view: View): readonly BallotFacts[] =>
  ballotsOnDeadlocks(facts, view, proposal.outcomes);

/** The proposal is before a ballot that has not ended. */
export const isBeforeBallot = (facts: Facts, proposal: ProposalFacts, view: View): boolean =>
  ballotsOn(facts, proposal, view).some(
    (ballot) => isLive(facts, ballot, view) && decidedIn(ballot, view).length === 0,
  );
