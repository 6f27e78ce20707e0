/** Weighing a text: who, in a view, stands where on it, and what keeps it from being a consensus. */
import { charterIn, usualCharter } from '../assembly/charter.ts';
import type { PersonId, RecordId } from '../burst.ts';
import type { Facts, PositionAct, ProposalFacts } from '../facts/facts.ts';
import { isBroadApproval, spokenIn } from '../figures.ts';
import { byText, distinct } from '../order.ts';
import type { View } from '../past/act.ts';
import { asksForMoot } from '../proposal/proposals.ts';
import { foundingListIn, quorumIn, standingOf } from '../roll/roll.ts';
import type { Count, Obstacle, Position, Share, Standing } from '../state.ts';

/** One person's counted position. */
export interface Voice {
  readonly person: PersonId;
  readonly standing: Standing;
  /** The act that counts. */
  readonly act: PositionAct;
  /** [OUT-4] An objection to any text, or a position on exactly this one. */
  readonly current: boolean;
  /** [OUT-5] Their devices said different things without knowing of each other. */
  readonly split: boolean;
}

export interface Weighing {
  /** By person. Newcomers are among them, and count for nothing. */
  readonly voices: readonly Voice[];
  readonly members: Count;
  /** Members among them. */
  readonly participants: Count;
  /** Welcomed people with a position, on this text or another. */
  readonly heard: number;
  readonly objectors: readonly PersonId[];
  readonly askers: readonly PersonId[];
  readonly hasRoll: boolean;
  readonly quorum: number;
  readonly approval: Share;
}

/** [OUT-5] From the least to the most cautious. */
const caution: readonly Position[] = ['agree', 'reservations', 'standAside', 'object'];

function compareCaution(revision: RecordId, a: PositionAct, b: PositionAct): number {
  const difference = caution.indexOf(a.position) - caution.indexOf(b.position);
  if (difference !== 0) return difference;
  const onText = Number(a.revision === revision) - Number(b.revision === revision);
  return onText === 0 ? byText(b.id, a.id) : onText;
}

/** `isLeftOut`: positions that are not to be weighed (OUT-8, second round). */
export function weigh(
  facts: Facts,
  proposal: ProposalFacts,
  revision: RecordId,
  view: View,
  isLeftOut: (act: PositionAct) => boolean = () => false,
): Weighing {
  const voices: Voice[] = [];
  for (const person of [...proposal.positions.people()].sort(byText)) {
    const newest = proposal.positions.latestOf(person, view).filter((act) => !isLeftOut(act));
    const act = newest.toSorted((a, b) => compareCaution(revision, a, b)).at(-1);
    if (act === undefined) continue;
    voices.push({
      person,
      standing: standingOf(facts, person, view),
      act,
      current: act.position === 'object' || act.revision === revision,
      split: newest.some((other) => other.position !== act.position),
    });
  }
  const welcomed = voices.filter((voice) => voice.standing !== 'newcomer');
  return {
    voices,
    members: countOf(welcomed.filter((voice) => voice.standing === 'member')),
    participants: countOf(welcomed),
    heard: welcomed.length,
    objectors: welcomed.filter((voice) => voice.act.position === 'object').map((voice) => voice.person),
    askers: askersIn(facts, proposal, view),
    hasRoll: foundingListIn(facts, view) !== null,
    quorum: quorumIn(facts, view),
    approval: (charterIn(facts, view) ?? usualCharter).approval,
  };
}

function countOf(voices: readonly Voice[]): Count {
  const count = { agree: 0, reservations: 0, standAside: 0, object: 0 };
  for (const voice of voices) if (voice.current) count[voice.act.position] += 1;
  return count;
}

/** [PROP-6] Welcomed people who say that this needs a Moot. */
export const askersIn = (facts: Facts, proposal: ProposalFacts, view: View): readonly PersonId[] =>
  distinct(proposal.mootAsks.people()).filter(
    (person) => asksForMoot(proposal, person, view) && standingOf(facts, person, view) !== 'newcomer',
  );

/** [OUT-3] What keeps a consensus from following at step 1, in the order in which to say it. */
export function obstaclesIn(weighing: Weighing): Obstacle[] {
  const obstacles: Obstacle[] = [];
  if (!weighing.hasRoll) obstacles.push({ type: 'noRoll' });
  if (weighing.objectors.length > 0) obstacles.push({ type: 'objections', people: weighing.objectors });
  if (weighing.askers.length > 0) obstacles.push({ type: 'mootAskedFor', people: weighing.askers });
  const spoken = spokenIn(weighing.members);
  if (weighing.hasRoll && spoken < weighing.quorum) {
    obstacles.push({ type: 'notQuorate', spoken, needed: weighing.quorum });
  }
  if (!isBroadApproval(weighing.members, weighing.approval))
    obstacles.push({ type: 'notBroad', among: 'members' });
  if (!isBroadApproval(weighing.participants, weighing.approval))
    obstacles.push({ type: 'notBroad', among: 'participants' });
  return obstacles;
}
