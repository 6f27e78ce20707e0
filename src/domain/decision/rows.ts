/** Stands, outcomes and decisions as the screen shows them. */
import { aftermath } from '../action/rows.ts';
import type { Facts, OutcomeFacts, PositionAct, ProposalFacts, StandingFact } from '../facts/facts.ts';
import { byTime } from '../order.ts';
import { everything, sees } from '../past/act.ts';
import { isWithdrawn } from '../proposal/proposals.ts';
import { revisionRow } from '../proposal/revision-row.ts';
import { quorumIn, standingOf } from '../roll/roll.ts';
import type { Decision, Outcome, PositionTaken, Stand } from '../state.ts';
import { heldByIn, isTakenBack, reopeningIn, standingsIn } from './outcomes.ts';
import type { Reopening } from './outcomes.ts';
import type { Settled } from './settled.ts';
import { weigh } from './weigh.ts';
import type { Voice } from './weigh.ts';

export const standRow = (facts: Facts, { person, standing, act, current, split }: Voice): Stand => ({
  person,
  standing,
  position: act.position,
  revision: act.revision,
  current,
  split,
  reason: facts.words(act),
  time: act.time,
  id: act.id,
});

export function outcomeRow(facts: Facts, outcome: OutcomeFacts, settled: Settled | null): Outcome {
  const standing = standingsIn(outcome, everything).sort((a, b) => byTime(a.act, b.act))[0];
  // What a standing record had not seen changes nothing any more; what it had seen, it keeps.
  const isClosedOver = settled !== null && sees(settled.standing.act, outcome.act);
  const reopening = reopeningIn(facts, outcome, isClosedOver ? settled.standing.act : everything);
  const view = standing?.act ?? everything;
  const state = stateOf(outcome, settled, reopening);
  return {
    id: outcome.act.id,
    proposal: outcome.proposal.act.id,
    revision: outcome.revision,
    outcome: outcome.outcome,
    follows: outcome.outcome,
    moot: outcome.moot,
    tellers: outcome.tellers,
    by: outcome.act.person,
    time: outcome.act.time,
    heard: outcome.heard,
    members: outcome.members,
    participants: outcome.participants,
    heldBy: heldByIn(facts, outcome, view),
    heldNeeded: quorumIn(facts, view),
    state,
    reopenedBy: state === 'reopened' && reopening !== null ? reopening.by : [],
  };
}

function stateOf(
  outcome: OutcomeFacts,
  settled: Settled | null,
  reopening: Reopening | null,
): Outcome['state'] {
  if (standingsIn(outcome, everything).length > 0) return 'stands';
  if (isTakenBack(outcome, everything)) return 'withdrawn';
  // Another record closed the proposal: with this text, or with another one.
  if (settled !== null && settled.revision.act.id !== outcome.revision) return 'reopened';
  if (settled !== null && !sees(settled.standing.act, outcome.act)) return 'stands';
  if (settled !== null) return reopening === null ? 'stands' : 'reopened';
  if (isWithdrawn(outcome.proposal, everything)) return 'withdrawn';
  return reopening === null ? 'coolingOff' : 'reopened';
}

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
    void: false,
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
  return outcome?.moot === null ? 'consensus' : 'moot';
}

/** [OUT-9] Objections of welcomed people that no standing record had seen: shown, without effect. */
function objectionsAfter(facts: Facts, proposal: ProposalFacts): PositionTaken[] {
  const isAfter = (act: PositionAct): boolean =>
    act.position === 'object' &&
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
