/** What comes to stand. */
import type { Facts, OutcomeFacts, StandingFact } from '../facts/facts.ts';
import type { Act } from '../past/act.ts';

/** Adds the standing record of an outcome. `alone`: one person was the whole roll. */
export function takeStanding(facts: Facts, act: Act, outcome: OutcomeFacts, alone: boolean): void {
  const standing: StandingFact = {
    act,
    proposal: outcome.proposal,
    revision: outcome.revision,
    result: outcome.outcome === 'falls' ? 'falls' : 'accepted',
    outcome,
    ballot: null,
    alone,
  };
  outcome.proposal.standings.push(standing);
  facts.standings.push(standing);
}
