/** Weighing a text: who, in a view, stands where on it, and what that comes to in figures. */
import { charterIn, usualCharter } from '../assembly/charter.ts';
import type { PersonId, RecordId } from '../burst.ts';
import type { Facts, ProposalFacts } from '../facts/facts.ts';
import { distinct } from '../order.ts';
import type { View } from '../past/act.ts';
import { isBasic, removes } from '../proposal/matter.ts';
import { asksForMoot } from '../proposal/proposals.ts';
import { saidIn, speakersOn } from '../proposal/voices.ts';
import type { Said } from '../proposal/voices.ts';
import { basicFigureIn, foundingListIn, isMember, quorumIn, standingOf } from '../roll/roll.ts';
import type { Charter, Count, Standing } from '../state.ts';

/** One person's counted position. */
export interface Voice extends Said {
  readonly person: PersonId;
  readonly standing: Standing;
  /** [OUT-4] An objection to any text, or a position on exactly this one. */
  readonly current: boolean;
}

export interface Weighing {
  /** By person. Newcomers, and whom a removal concerns, are among them, and count for nothing. */
  readonly voices: readonly Voice[];
  /** Those of them that count. */
  readonly counted: readonly Voice[];
  readonly members: Count;
  /** Members among them. */
  readonly participants: Count;
  /** People whose position, on this text or another, counts. */
  readonly heard: number;
  readonly objectors: readonly PersonId[];
  readonly askers: readonly PersonId[];
  readonly hasRoll: boolean;
  readonly quorum: number;
  /** Members in favour that the matter needs; null where it is no basic one. */
  readonly basicFigure: number | null;
  readonly charter: Charter;
}

/**
 * `heardBefore`: [OUT-8] where only members count anew, what the view of the others goes back to: they
 * count by what they had said, and who they were, there.
 */
export function weigh(
  facts: Facts,
  proposal: ProposalFacts,
  revision: RecordId,
  view: View,
  heardBefore: View = view,
): Weighing {
  const voices: Voice[] = [];
  for (const person of speakersOn(proposal)) {
    const from = heardBefore === view || isMember(facts, person, view) ? view : heardBefore;
    const said = saidIn(facts, proposal, person, revision, from);
    if (said === null) continue;
    const { position, revision: on } = said.act;
    const standing = standingOf(facts, person, from);
    voices.push({ ...said, person, standing, current: position === 'object' || on === revision });
  }
  const concerned = removes(proposal.matter);
  const counted = voices.filter((voice) => voice.standing !== 'newcomer' && voice.person !== concerned);
  return {
    voices,
    counted,
    members: countOf(counted.filter((voice) => voice.standing === 'member')),
    participants: countOf(counted),
    heard: counted.length,
    objectors: counted.filter((voice) => voice.act.position === 'object').map((voice) => voice.person),
    askers: askersIn(facts, proposal, view),
    hasRoll: foundingListIn(facts, view) !== null,
    quorum: quorumIn(facts, view),
    basicFigure: isBasic(proposal.matter) ? basicFigureIn(facts, view) : null,
    charter: charterIn(facts, view) ?? usualCharter,
  };
}

export function countOf(voices: readonly Voice[]): Count {
  const count = { agree: 0, reservations: 0, standAside: 0, object: 0 };
  for (const voice of voices) if (voice.current) count[voice.act.position] += 1;
  return count;
}

/** [PROP-6] Welcomed people who say that this needs a Moot; not the one whom it would remove. */
export const askersIn = (facts: Facts, proposal: ProposalFacts, view: View): readonly PersonId[] =>
  distinct(proposal.mootAsks.people()).filter(
    (person) =>
      person !== removes(proposal.matter) &&
      asksForMoot(facts, proposal, person, view) &&
      standingOf(facts, person, view) !== 'newcomer',
  );
