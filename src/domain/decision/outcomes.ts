/** Recorded outcomes in a view: which of them count, and what follows where they differ. */
import { refToId } from '../burst.ts';
import type { PersonId, RecordRef } from '../burst.ts';
import type { Facts, OutcomeFacts, ProposalFacts, StandingFact } from '../facts/facts.ts';
import { distinct } from '../order.ts';
import { sees } from '../past/act.ts';
import type { View } from '../past/act.ts';
import { unionOf } from '../past/union.ts';
import { isMember } from '../roll/roll.ts';
import { isVoid, isVoidDecision } from '../roll/void.ts';
import type { OutcomeType } from '../state.ts';
import { findingOf } from './findings.ts';
import { weigh } from './weigh.ts';

export function outcomeIn(facts: Facts, view: View, ref: RecordRef): OutcomeFacts | null {
  const outcome = facts.outcomes.get(refToId(ref));
  return outcome !== undefined && sees(view, outcome.act) ? outcome : null;
}

/** [OUT-12] Taken back by its recorder. */
export const isTakenBack = (facts: Facts, outcome: OutcomeFacts, view: View): boolean =>
  outcome.withdrawals.some((act) => sees(view, act) && !isVoid(facts, act, view));

/** Standing records of that outcome, those of void decisions left out. */
export const standingsIn = (facts: Facts, outcome: OutcomeFacts, view: View): StandingFact[] =>
  outcome.proposal.standings.filter(
    (standing) =>
      standing.outcome === outcome && sees(view, standing.act) && !isVoidDecision(facts, standing, view),
  );

/** [OUT-7] Members whose devices have had the outcome for the days of cooling-off. */
export const heldByIn = (facts: Facts, outcome: OutcomeFacts, view: View): readonly PersonId[] =>
  distinct(
    outcome.marks
      .filter((mark) => sees(view, mark) && !isVoid(facts, mark, view) && isMember(facts, mark.person, view))
      .map(({ person }) => person),
  );

/** Outcomes in the view that nobody took back and no removal cut off. */
const liveIn = (facts: Facts, proposal: ProposalFacts, view: View): OutcomeFacts[] =>
  proposal.outcomes.filter(
    (outcome) =>
      sees(view, outcome.act) && !isTakenBack(facts, outcome, view) && !isVoid(facts, outcome.act, view),
  );

/** Outcomes that no later one has overtaken: more than one only where recorders didn't know of each other. */
export function latestIn(facts: Facts, proposal: ProposalFacts, view: View): OutcomeFacts[] {
  const live = liveIn(facts, proposal, view);
  return live.filter(({ act }) => !live.some((other) => sees(other.act, act)));
}

/** [OUT-6] How an outcome is to be weighed, beside others on the same text. */
export interface Ground {
  /** Recorded differently in places that didn't know of each other. */
  readonly contested: boolean;
  /** What counts as heard when it was recorded: by its recorder; where contested, by any of them. */
  readonly heard: View;
  /** What follows from what was heard; null where too few members had spoken. */
  readonly follows: OutcomeType | null;
}

/** [OUT-6] Differing outcomes on one text are weighed again on all positions that any of them saw. */
export function groundOf(facts: Facts, outcome: OutcomeFacts, view: View): Ground {
  const { proposal, revision } = outcome;
  const others =
    proposal.outcomes.length === 1
      ? []
      : latestIn(facts, proposal, view).filter(
          (other) => other !== outcome && other.revision === revision && !sees(outcome.act, other.act),
        );
  if (others.every((other) => other.outcome === outcome.outcome))
    return { contested: false, heard: outcome.act, follows: outcome.outcome };
  const heard = unionOf(outcome.act, ...others.map(({ act }) => act));
  return { contested: true, heard, follows: findingOf(weigh(facts, proposal, revision, heard)) };
}

export const isOvertaken = (facts: Facts, { proposal, act }: OutcomeFacts, view: View): boolean =>
  proposal.outcomes.length > 1 && liveIn(facts, proposal, view).some((other) => sees(other.act, act));
