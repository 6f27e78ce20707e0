/** Deadlock: which one a ballot can be opened on, and when one can be recorded whatever the figures say. */
import type { PersonId } from '../burst.ts';
import type { Facts, OutcomeFacts, ProposalFacts } from '../facts/facts.ts';
import { tellersOf } from '../figures.ts';
import type { MootFacts } from '../moot/facts.ts';
import { isQuorate, seenByIn } from '../moot/moots.ts';
import { byTime } from '../order.ts';
import { sees } from '../past/act.ts';
import type { View } from '../past/act.ts';
import { removes } from '../proposal/matter.ts';
import { currentRevisions, isClosed } from '../proposal/proposals.ts';
import { isMember, quorumIn, rollSize } from '../roll/roll.ts';
import { isVoid } from '../roll/void.ts';
import type { Refusal } from '../refusal.ts';
import { isUsedUp } from '../ballot/stage.ts';
import { groundOf, latestIn } from './outcomes.ts';
import { reopeningIn } from './reopening.ts';

/** Outcomes that nothing has overtaken, all on the text that is current; none where texts differ. */
function latestOnText(facts: Facts, proposal: ProposalFacts, view: View): OutcomeFacts[] {
  if (proposal.outcomes.length === 0 || isClosed(facts, proposal, view)) return [];
  const latest = latestIn(facts, proposal, view);
  const [text, ...others] = currentRevisions(facts, proposal, view);
  const isOnText = latest.every(({ revision }) => revision === text?.act.id);
  return others.length === 0 && isOnText ? latest : [];
}

/**
 * Deadlocks on which a ballot can be opened: found, on the current text, still following where it was
 * found differently elsewhere (OUT-6), and not voted on already. By time.
 */
export const deadlocksIn = (facts: Facts, proposal: ProposalFacts, view: View): OutcomeFacts[] =>
  latestOnText(facts, proposal, view)
    .filter(
      (outcome) =>
        outcome.outcome === 'deadlock' &&
        groundOf(facts, outcome, view).follows === 'deadlock' &&
        !isUsedUp(facts, outcome, view),
    )
    .sort((a, b) => byTime(a.act, b.act));

/** The first of them, or null. */
export const deadlockIn = (facts: Facts, proposal: ProposalFacts, view: View): OutcomeFacts | null =>
  deadlocksIn(facts, proposal, view)[0] ?? null;

/** Nothing but another Moot, or a ballot, leads on from here, whether or not tellers were named yet. */
export const isDeadlocked = (facts: Facts, proposal: ProposalFacts, view: View): boolean =>
  latestOnText(facts, proposal, view).some((outcome) => {
    const { contested, follows } = groundOf(facts, outcome, view);
    if (contested || outcome.outcome === 'deadlock')
      return follows === 'deadlock' && !isUsedUp(facts, outcome, view);
    return outcome.secondRound && reopeningIn(facts, outcome, view) !== null;
  });

/** [OUT-12] Reopened a second time: that counts as deadlock. */
export const isReopenedTwice = (facts: Facts, proposal: ProposalFacts, view: View): boolean =>
  latestOnText(facts, proposal, view).some(
    (outcome) =>
      outcome.outcome !== 'deadlock' && outcome.secondRound && reopeningIn(facts, outcome, view) !== null,
  );

/**
 * [OUT-12] Two Moots without a quorum, one after the other as far as this proposal goes, to each of which
 * enough members had been shown the call: that counts as deadlock.
 */
export function hasTwoEmptyMoots(facts: Facts, proposal: ProposalFacts, view: View): boolean {
  if (proposal.moots.length < 2) return false;
  const held = proposal.moots.filter(({ act }) => sees(view, act) && !isVoid(facts, act, view));
  const quorum = quorumIn(facts, view);
  const outcomes = proposal.outcomes.filter(({ act }) => sees(view, act));
  const isAfterAll = ({ act }: MootFacts): boolean =>
    held.every((other) => !isQuorate(other) || sees(act, other.act)) &&
    !outcomes.some((outcome) => sees(outcome.act, act));
  const calls = held
    .filter((moot) => !isQuorate(moot) && isAfterAll(moot))
    .map(({ call }) => call)
    .filter((call) => call !== null)
    .filter((call) => call.proposals.includes(proposal.act.id))
    .filter((call) => seenByIn(facts, call, view).length >= quorum);
  return new Set(calls).size >= 2;
}

/** [BAL-1] Enough members, different ones, and nobody whom the matter would remove. */
export function judgeTellers(
  facts: Facts,
  view: View,
  proposal: ProposalFacts,
  tellers: readonly PersonId[],
): Refusal | null {
  if (new Set(tellers).size !== tellers.length) return 'malformed';
  const concerned = removes(proposal.matter);
  const isEligible = (person: PersonId): boolean => person !== concerned && isMember(facts, person, view);
  if (!tellers.every(isEligible)) return 'tellersMissing';
  const roll = rollSize(facts, view);
  const eligible = concerned !== null && isMember(facts, concerned, view) ? roll - 1 : roll;
  return tellers.length >= Math.max(1, Math.min(tellersOf(roll), eligible)) ? null : 'tellersMissing';
}
