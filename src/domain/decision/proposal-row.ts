/** A proposal as the screen shows it, with where it stands and what keeps it from a consensus. */
import { ballotsOn, isBeforeBallot } from '../ballot/stage.ts';
import type { Facts, ProposalFacts } from '../facts/facts.ts';
import { byTime, distinct } from '../order.ts';
import { everything } from '../past/act.ts';
import type { Act } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import { asksForMoot, currentRevisions, isWithdrawn, revisionsIn } from '../proposal/proposals.ts';
import { revisionRow } from '../proposal/revision-row.ts';
import { isVoid } from '../roll/void.ts';
import type { Obstacle, Outcome, Proposal, ProposalStage, Revision } from '../state.ts';
import { deadlockIn, isDeadlocked } from './deadlocks.ts';
import { obstaclesIn } from './findings.ts';
import { outcomeRow } from './outcome-row.ts';
import { standRow } from './rows.ts';
import type { Settled } from './settled.ts';
import { weigh } from './weigh.ts';
import type { Weighing } from './weigh.ts';

const open: ReadonlySet<ProposalStage> = new Set(['talk', 'moot', 'deadlock', 'ballot', 'coolingOff']);

export function proposalRow(facts: Facts, proposal: ProposalFacts, settled: Settled | null): Proposal {
  // A decision shows the positions that it rests on; whatever came later stands beside it.
  const view = settled === null || settled.dispute ? everything : settled.standing.act;
  const current = currentRevisions(facts, proposal, view);
  const text = settled?.revision.act.id ?? current.at(-1)?.act.id ?? proposal.act.id;
  const weighing = weigh(facts, proposal, text, view);
  const outcomes = proposal.outcomes
    .toSorted((a, b) => byTime(a.act, b.act))
    .map((outcome) => outcomeRow(facts, outcome, settled));
  const differing = current.length > 1 ? current.map(({ act }) => act.id) : [];
  const stage = stageOf(facts, proposal, settled, outcomes, weighing, differing.length > 0);
  return {
    id: proposal.act.id,
    by: proposal.act.person,
    time: proposal.act.time,
    draft: proposal.draft,
    revisions: textsOf(facts, proposal, settled),
    stage,
    matter: proposal.matter,
    stands: weighing.voices.map((voice) => standRow(facts, voice)),
    members: weighing.members,
    participants: weighing.participants,
    concerns: byAge(facts, proposal.concerns),
    mootAskedBy: distinct(proposal.mootAsks.people()).filter((person) =>
      asksForMoot(facts, proposal, person, view),
    ),
    obstacles: open.has(stage) ? [...obstaclesIn(weighing), ...revisionsDiffer(differing)] : [],
    outcomes,
    mootCalls: byAge(facts, proposal.mootCalls),
    moots: byAge(facts, proposal.moots),
    ballots: byAge(facts, ballotsOn(facts, proposal, everything)),
    deadlock: deadlockIn(facts, proposal, everything)?.act.id ?? null,
    decision: settled === null || settled.dispute || settled.isVoid ? null : settled.standing.act.id,
    touched: proposal.touched,
  };
}

/** [PER-9] Without what revoked devices wrote. */
const byAge = (facts: Facts, things: readonly { readonly act: Act }[]): string[] =>
  things
    .filter(({ act }) => !isByRevoked(facts, act, everything))
    .sort((a, b) => byTime(a.act, b.act))
    .map(({ act }) => act.id);

const revisionsDiffer = (revisions: readonly string[]): Obstacle[] =>
  revisions.length > 0 ? [{ type: 'revisionsDiffer', revisions }] : [];

/** Every text; of those put by somebody after their removal, only what was decided or is the first. */
function textsOf(facts: Facts, proposal: ProposalFacts, settled: Settled | null): Revision[] {
  const texts = revisionsIn(facts, proposal, everything);
  const decided = settled?.revision ?? (texts.length === 0 ? proposal.revisions[0] : undefined);
  if (decided === undefined || texts.includes(decided)) return texts.map(revisionRow);
  return [...texts, decided].sort((a, b) => a.number - b.number || byTime(a.act, b.act)).map(revisionRow);
}

function stageOf(
  facts: Facts,
  proposal: ProposalFacts,
  settled: Settled | null,
  outcomes: readonly Outcome[],
  weighing: Weighing,
  textsDiffer: boolean,
): ProposalStage {
  if (settled !== null) {
    if (settled.dispute) return 'dispute';
    if (settled.isVoid) return 'void';
    return settled.standing.result === 'falls' ? 'fallen' : 'decided';
  }
  if (isVoid(facts, proposal.act, everything)) return 'void';
  if (isWithdrawn(facts, proposal, everything)) return 'withdrawn';
  if (outcomes.some(({ state }) => state === 'coolingOff')) return 'coolingOff';
  if (isBeforeBallot(facts, proposal, everything)) return 'ballot';
  if (isDeadlocked(facts, proposal, everything)) return 'deadlock';
  // [PROP-7] An objection, or an ask for a Moot, takes it there.
  if (weighing.askers.length + weighing.objectors.length > 0) return 'moot';
  // [OUT-8] A reopened outcome calls for more voices, until what reopened it is settled.
  return textsDiffer && outcomes.some(({ state }) => state === 'reopened') ? 'moot' : 'talk';
}
