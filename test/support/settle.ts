/** What several do together so that a proposal becomes a decision. */
import type { RecordId } from '../../src/domain/burst.ts';
import type { Persona, World } from './world.ts';

export const everyoneKnows = (w: World, ...people: readonly Persona[]): void => {
  for (const one of people) one.receives(w.bursts);
};

/** Members agree, the last of them records it, all hold it for its days; it doesn't stand yet. */
export function hold(w: World, proposal: RecordId, ...members: readonly [Persona, ...Persona[]]): RecordId {
  for (const member of members) {
    member.receives(w.bursts);
    member.agrees(proposal);
  }
  const outcome = (members.at(-1) ?? members[0]).records(proposal);
  for (const member of members) {
    member.receives(w.bursts);
    member.held(outcome);
  }
  everyoneKnows(w, ...members);
  return outcome;
}

/** As `hold`, and the first of them records that it stands; gives the decision. */
export function settle(w: World, proposal: RecordId, ...members: readonly [Persona, ...Persona[]]): RecordId {
  const decision = members[0].declaresStanding(hold(w, proposal, ...members));
  everyoneKnows(w, ...members);
  return decision;
}
