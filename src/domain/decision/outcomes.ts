/** What became of a recorded outcome, in a view: withdrawn, reopened, standing, or in its cooling-off. */
import { refToId } from '../burst.ts';
import type { PersonId, RecordRef } from '../burst.ts';
import type { Facts, OutcomeFacts, PositionAct, ProposalFacts, StandingFact } from '../facts/facts.ts';
import { distinct } from '../order.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import { isMember, standingOf } from '../roll/roll.ts';
import { obstaclesIn, weigh } from './weigh.ts';
import type { Weighing } from './weigh.ts';

export function outcomeIn(facts: Facts, view: View, ref: RecordRef): OutcomeFacts | null {
  const outcome = facts.outcomes.get(refToId(ref));
  return outcome !== undefined && sees(view, outcome.act) ? outcome : null;
}

/** [OUT-12] Taken back by its recorder. */
export const isTakenBack = (outcome: OutcomeFacts, view: View): boolean =>
  outcome.withdrawals.some((act) => sees(view, act));

export const standingsIn = (outcome: OutcomeFacts, view: View): StandingFact[] =>
  outcome.proposal.standings.filter((standing) => standing.outcome === outcome && sees(view, standing.act));

/** [OUT-7] Members whose devices have had the outcome for the days of cooling-off. */
export const heldByIn = (facts: Facts, outcome: OutcomeFacts, view: View): readonly PersonId[] =>
  distinct(
    outcome.marks
      .filter((mark) => sees(view, mark) && isMember(facts, mark.person, view))
      .map(({ person }) => person),
  );

/** [OUT-8] In a second round the later objections of those who aren't members are shown, and left out. */
export function weighOutcome(facts: Facts, outcome: OutcomeFacts, view: View): Weighing {
  const isLeftOut = (act: PositionAct): boolean =>
    outcome.secondRound &&
    act.position === 'object' &&
    !sees(outcome.act, act) &&
    !isMember(facts, act.person, view);
  return weigh(facts, outcome.proposal, outcome.revision, view, isLeftOut);
}

export interface Reopening {
  /** Whose acts reopened it; empty where support for it fell away without anyone objecting. */
  readonly by: readonly PersonId[];
}

/**
 * [OUT-8] Why the outcome no longer follows, or null. An objection, or an ask for a Moot, that its
 * recorder had not heard reopens it for good: taken back later, it leaves a new outcome to be recorded,
 * with new days for the absent. [OUT-6] So does another text, or an outcome on another text.
 */
export function reopeningIn(facts: Facts, outcome: OutcomeFacts, view: View): Reopening | null {
  const { proposal, act: recorded } = outcome;
  const isNews = (act: Act): boolean => sees(view, act) && !sees(recorded, act);
  const counts = (person: PersonId): boolean =>
    outcome.secondRound ? isMember(facts, person, view) : standingOf(facts, person, view) !== 'newcomer';

  const weighing = weighOutcome(facts, outcome, view);
  const by: PersonId[] = [...weighing.objectors];
  for (const act of proposal.positions.all()) {
    if (act.position === 'object' && isNews(act) && counts(act.person)) by.push(act.person);
  }
  for (const act of proposal.mootAsks.all()) {
    if (act.asked && isNews(act) && counts(act.person)) by.push(act.person);
  }
  for (const revision of proposal.revisions) if (isNews(revision.act)) by.push(revision.act.person);
  for (const other of proposal.outcomes) {
    if (other.revision !== outcome.revision && isNews(other.act) && !isTakenBack(other, view)) {
      by.push(other.act.person);
    }
  }
  if (by.length > 0) return { by: distinct(by) };
  return obstaclesIn(weighing).some(({ type }) => type === 'notBroad') ? { by: [] } : null;
}

/** The outcome that is in its cooling-off. Two of them, on one text, say the same: either will do. */
export function activeOutcome(facts: Facts, proposal: ProposalFacts, view: View): OutcomeFacts | null {
  const active = proposal.outcomes.find(
    (outcome) =>
      sees(view, outcome.act) &&
      !isTakenBack(outcome, view) &&
      standingsIn(outcome, view).length === 0 &&
      reopeningIn(facts, outcome, view) === null,
  );
  return active ?? null;
}
