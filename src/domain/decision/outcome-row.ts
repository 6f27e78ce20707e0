/** An outcome as the screen shows it. */
import type { Facts, OutcomeFacts } from '../facts/facts.ts';
import { byTime } from '../order.ts';
import { everything, sees } from '../past/act.ts';
import type { View } from '../past/act.ts';
import { isWithdrawn } from '../proposal/proposals.ts';
import { quorumIn } from '../roll/roll.ts';
import { isVoid } from '../roll/void.ts';
import type { Outcome } from '../state.ts';
import { progressIn } from './active.ts';
import { groundOf, heldByIn, isTakenBack, standingsIn } from './outcomes.ts';
import { reopeningIn } from './reopening.ts';
import type { Settled } from './settled.ts';

export function outcomeRow(facts: Facts, outcome: OutcomeFacts, settled: Settled | null): Outcome {
  const standing = standingsIn(facts, outcome, everything).sort((a, b) => byTime(a.act, b.act))[0];
  // What a standing record had not seen changes nothing any more; what it had seen, it keeps.
  const isClosedOver = settled !== null && sees(settled.standing.act, outcome.act);
  const judgedIn = isClosedOver ? settled.standing.act : everything;
  const heldIn = standing?.act ?? everything;
  const state = stateOf(facts, outcome, settled, judgedIn);
  return {
    id: outcome.act.id,
    proposal: outcome.proposal.act.id,
    revision: outcome.revision,
    outcome: outcome.outcome,
    // What was taken back, and what stands, is weighed with nothing any more.
    follows:
      state === 'withdrawn' || state === 'stands' ? outcome.outcome : followsIn(facts, outcome, judgedIn),
    moot: outcome.moot,
    tellers: outcome.tellers,
    by: outcome.act.person,
    time: outcome.act.time,
    heard: outcome.heard,
    members: outcome.members,
    participants: outcome.participants,
    heldBy: heldByIn(facts, outcome, heldIn),
    heldNeeded: quorumIn(facts, heldIn),
    state,
    reopenedBy: state === 'reopened' ? (reopeningIn(facts, outcome, judgedIn)?.by ?? []) : [],
  };
}

/** Where several were weighed again and too few members had spoken, nothing is settled. */
const followsIn = (facts: Facts, outcome: OutcomeFacts, view: View): Outcome['follows'] =>
  groundOf(facts, outcome, view).follows ?? 'deadlock';

function stateOf(facts: Facts, outcome: OutcomeFacts, settled: Settled | null, view: View): Outcome['state'] {
  const { standings } = outcome.proposal;
  if (standingsIn(facts, outcome, everything).length > 0) return 'stands';
  if (isTakenBack(facts, outcome, everything)) return 'withdrawn';
  if (standings.some((standing) => standing.outcome === outcome)) return 'void';
  if (isVoid(facts, outcome.act, everything)) return 'void';
  if (settled === null && isWithdrawn(facts, outcome.proposal, everything)) return 'withdrawn';
  if (settled !== null && outcome.outcome !== 'deadlock') {
    const isSame =
      settled.revision.act.id === outcome.revision && resultOf(outcome) === settled.standing.result;
    // Another record closed the proposal: with this text and end, or with another.
    if (!isSame) return 'reopened';
    if (view === everything) return 'stands';
    const progress = progressIn(facts, outcome, view);
    return progress === 'coolingOff' ? 'stands' : progress;
  }
  return progressIn(facts, outcome, view);
}

const resultOf = ({ outcome }: OutcomeFacts): 'accepted' | 'falls' =>
  outcome === 'falls' ? 'falls' : 'accepted';
