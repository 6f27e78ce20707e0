/** What comes to stand. */
import type { Facts, OutcomeFacts, StandingFact, Support } from '../facts/facts.ts';
import type { Act } from '../past/act.ts';
import { isBasic } from '../proposal/matter.ts';
import { weigh } from './weigh.ts';

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
    support: supportOf(facts, act, outcome),
  };
  outcome.proposal.standings.push(standing);
  facts.standings.push(standing);
}

/** [ROLL-5] Members in favour of a basic matter: who of them falls later carries it no more. */
function supportOf(facts: Facts, act: Act, { proposal, revision }: OutcomeFacts): Support | null {
  if (!isBasic(proposal.matter)) return null;
  const { counted, charter } = weigh(facts, proposal, revision, act);
  const people = counted
    .filter(({ standing, current }) => standing === 'member' && current)
    .filter(({ act: { position } }) => position === 'agree' || position === 'reservations')
    .map(({ person }) => person);
  return { people, charter };
}
