/** Stands and decisions as the screen shows them. */
import { aftermath } from '../action/rows.ts';
import type { Facts, PositionAct, ProposalFacts, StandingFact } from '../facts/facts.ts';
import { byTime } from '../order.ts';
import { everything, sees } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import { revisionRow } from '../proposal/revision-row.ts';
import { standingOf } from '../roll/roll.ts';
import type { Decision, PositionTaken, Stand } from '../state.ts';
import { heldByIn } from './outcomes.ts';
import type { Settled } from './settled.ts';
import { weigh } from './weigh.ts';
import type { Voice } from './weigh.ts';

export const standRow = (
  facts: Facts,
  { person, standing, act, current, split, enteredBy }: Voice,
): Stand => ({
  person,
  standing,
  position: act.position,
  revision: act.revision,
  current,
  split,
  enteredBy,
  reason: facts.words(act),
  time: act.time,
  id: act.id,
});

export function decisionRow(facts: Facts, proposal: ProposalFacts, settled: Settled): Decision {
  const { standing, revision } = settled;
  const { act, outcome, alone } = standing;
  const { voices } = weigh(facts, proposal, standing.revision, act);
  return {
    id: act.id,
    proposal: proposal.act.id,
    outcome: outcome?.act.id ?? null,
    ballot: standing.ballot,
    moot: outcome?.moot ?? null,
    revision: revisionRow(revision),
    reachedBy: reachedBy(standing),
    result: standing.result,
    void: settled.isVoid,
    ...aftermath(facts, proposal, settled),
    recordedBy: (outcome?.act ?? act).person,
    stoodBy: act.person,
    stoodAt: act.time,
    heldBy: outcome === null ? [] : heldByIn(facts, outcome, act),
    stands: voices.map((voice) => standRow(facts, voice)),
    alone,
    after: objectionsAfter(facts, proposal),
  };
}

function reachedBy({ outcome, ballot }: StandingFact): Decision['reachedBy'] {
  if (ballot !== null) return 'ballot';
  return (outcome?.moot ?? null) === null ? 'consensus' : 'moot';
}

/** [OUT-9] Objections of welcomed people that no standing record had seen: shown, without effect. */
function objectionsAfter(facts: Facts, proposal: ProposalFacts): PositionTaken[] {
  const isAfter = (act: PositionAct): boolean =>
    act.position === 'object' &&
    !isByRevoked(facts, act, everything) &&
    !proposal.standings.some((standing) => sees(standing.act, act)) &&
    standingOf(facts, act.person, everything) !== 'newcomer';
  return [...proposal.positions.all()]
    .filter(isAfter)
    .sort(byTime)
    .map((act) => ({
      id: act.id,
      person: act.person,
      proposal: act.proposal,
      revision: act.revision,
      position: act.position,
      reason: facts.words(act),
      time: act.time,
    }));
}
