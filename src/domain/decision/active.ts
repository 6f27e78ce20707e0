/** Where a recorded outcome is on its way, in a view. */
import type { Facts, OutcomeFacts, ProposalFacts } from '../facts/facts.ts';
import type { View } from '../past/act.ts';
import { groundOf, isOvertaken, latestIn, standingsIn } from './outcomes.ts';
import { reopeningIn } from './reopening.ts';

/** Reopened, as OUT-8 has it. A deadlock needs no cooling-off, so nothing reopens it. */
export const isReopenedIn = (facts: Facts, outcome: OutcomeFacts, view: View): boolean =>
  outcome.outcome !== 'deadlock' && reopeningIn(facts, outcome, view) !== null;

/** `overtaken`: a later outcome took its place, or another one follows (OUT-6). */
export function progressIn(
  facts: Facts,
  outcome: OutcomeFacts,
  view: View,
): 'coolingOff' | 'reopened' | 'found' | 'overtaken' {
  if (groundOf(facts, outcome, view).follows !== outcome.outcome) return 'overtaken';
  if (isReopenedIn(facts, outcome, view)) return 'reopened';
  if (isOvertaken(facts, outcome, view)) return 'overtaken';
  return outcome.outcome === 'deadlock' ? 'found' : 'coolingOff';
}

/** The outcome that is in its cooling-off. Two of them, on one text, say the same: either will do. */
export const activeOutcome = (facts: Facts, proposal: ProposalFacts, view: View): OutcomeFacts | null =>
  proposal.outcomes.length === 0
    ? null
    : (latestIn(facts, proposal, view).find(
        (outcome) =>
          standingsIn(facts, outcome, view).length === 0 && progressIn(facts, outcome, view) === 'coolingOff',
      ) ?? null);
