/** A proposal as the screen shows it, with where it stands and what keeps it from a consensus. */
import type { Facts, ProposalFacts } from '../facts/facts.ts';
import { byTime, distinct } from '../order.ts';
import { everything } from '../past/act.ts';
import { asksForMoot, currentRevisions, isWithdrawn, revisionsIn } from '../proposal/proposals.ts';
import { revisionRow } from '../proposal/revision-row.ts';
import type { Obstacle, Outcome, Proposal, ProposalStage } from '../state.ts';
import { outcomeRow, standRow } from './rows.ts';
import type { Settled } from './settled.ts';
import { obstaclesIn, weigh } from './weigh.ts';
import type { Weighing } from './weigh.ts';

export function proposalRow(facts: Facts, proposal: ProposalFacts, settled: Settled | null): Proposal {
  // A decision shows the positions that it rests on; whatever came later stands beside it.
  const view = settled === null || settled.dispute ? everything : settled.standing.act;
  const current = currentRevisions(proposal, view);
  const text = settled?.revision.act.id ?? current.at(-1)?.act.id ?? proposal.act.id;
  const weighing = weigh(facts, proposal, text, view);
  const outcomes = proposal.outcomes
    .toSorted((a, b) => byTime(a.act, b.act))
    .map((outcome) => outcomeRow(facts, outcome, settled));
  const differing = current.length > 1 ? current.map(({ act }) => act.id) : [];
  const stage = stageOf(proposal, settled, outcomes, weighing, differing.length > 0);
  const isOpen = stage === 'talk' || stage === 'moot' || stage === 'coolingOff';
  return {
    id: proposal.act.id,
    by: proposal.act.person,
    time: proposal.act.time,
    draft: proposal.draft,
    revisions: revisionsIn(proposal, everything).map(revisionRow),
    stage,
    matter: proposal.matter,
    stands: weighing.voices.map((voice) => standRow(facts, voice)),
    members: weighing.members,
    participants: weighing.participants,
    concerns: proposal.concerns.toSorted((a, b) => byTime(a.act, b.act)).map(({ act }) => act.id),
    mootAskedBy: distinct(proposal.mootAsks.people()).filter((person) => asksForMoot(proposal, person, view)),
    obstacles: isOpen ? [...obstaclesIn(weighing), ...revisionsDiffer(differing)] : [],
    outcomes,
    mootCalls: proposal.mootCalls.toSorted((a, b) => byTime(a.act, b.act)).map(({ act }) => act.id),
    moots: proposal.moots.toSorted((a, b) => byTime(a.act, b.act)).map(({ act }) => act.id),
    ballots: [],
    deadlock: null,
    decision: settled === null || settled.dispute ? null : settled.standing.act.id,
    touched: proposal.touched,
  };
}

const revisionsDiffer = (revisions: readonly string[]): Obstacle[] =>
  revisions.length > 0 ? [{ type: 'revisionsDiffer', revisions }] : [];

function stageOf(
  proposal: ProposalFacts,
  settled: Settled | null,
  outcomes: readonly Outcome[],
  weighing: Weighing,
  textsDiffer: boolean,
): ProposalStage {
  if (settled !== null) return settled.dispute ? 'dispute' : 'decided';
  if (isWithdrawn(proposal, everything)) return 'withdrawn';
  if (outcomes.some(({ state }) => state === 'coolingOff')) return 'coolingOff';
  if (weighing.askers.length > 0) return 'moot';
  // [OUT-8] A reopened outcome calls for more voices, until what reopened it is settled.
  const isReopened = outcomes.some(({ state }) => state === 'reopened');
  return isReopened && (weighing.objectors.length > 0 || textsDiffer) ? 'moot' : 'talk';
}
