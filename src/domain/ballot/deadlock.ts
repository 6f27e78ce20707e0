/** What a ballot can be opened on: deadlocks that are found and not overtaken. */
import { isTakenBack } from '../decision/outcomes.ts';
import type { Facts, OutcomeFacts, ProposalFacts } from '../facts/facts.ts';
import { sees } from '../past/act.ts';
import type { View } from '../past/act.ts';
import { isClosed } from '../proposal/proposals.ts';
import { isUsedUp } from './stage.ts';

/** Outcomes that found the deadlock in which the proposal is; null where it isn't in any. */
export function deadlockNow(
  facts: Facts,
  proposal: ProposalFacts,
  view: View,
): readonly OutcomeFacts[] | null {
  if (isClosed(facts, proposal, view)) return null;
  const found = proposal.outcomes.filter(
    (outcome) =>
      outcome.outcome === 'deadlock' &&
      sees(view, outcome.act) &&
      !isTakenBack(facts, outcome, view) &&
      !isUsedUp(facts, outcome, view),
  );
  return found.length > 0 ? found : null;
}
