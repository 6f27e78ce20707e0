/** Who somebody was in a view of the assembly's past. */
import { charterIn } from '../assembly/charter.ts';
import type { PersonId } from '../burst.ts';
import type { Facts, FoundingListFact } from '../facts/facts.ts';
import { basicFigureOf, quorumOf, vouchesNeeded } from '../figures.ts';
import { distinct } from '../order.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import type { Standing } from '../state.ts';
import { knowledgeOf } from './knowledge.ts';
import { isByRevoked } from '../person/revoked.ts';
import { isRemoved } from './void.ts';

/** [ROLL-1] The one founding list, where the view goes that far. */
export function foundingListIn(facts: Facts, view: View): FoundingListFact | null {
  const list = facts.foundingList;
  return list !== null && sees(view, list.act) ? list : null;
}

/** As long as nobody ever went, no device was revoked and the charter is the first one, whoever came in is there. */
const isSettled = ({ standings, leavings, revoked }: Facts): boolean =>
  standings.unsettling === 0 && leavings.length === 0 && revoked === 0;

export function isMember(facts: Facts, person: PersonId, view: View): boolean {
  if (!isSettled(facts)) return knowledgeOf(facts, view).isMemberAt(person, view);
  if (foundingListIn(facts, view)?.people.has(person) === true) return true;
  return facts.people.get(person)?.placesTaken.some((place) => sees(view, place)) ?? false;
}

/**
 * A member counts everywhere; a participant, whom a member has welcomed, in talk and positions. Who left
 * the roll takes part as before; who was removed has no voice until they are back.
 */
export function standingOf(facts: Facts, person: PersonId, view: View): Standing {
  if (isMember(facts, person, view)) return 'member';
  const known = facts.people.get(person);
  if (known === undefined || isRemoved(facts, person, view)) return 'newcomer';
  const isWelcomed =
    known.welcomes.some((welcome) => sees(view, welcome) && isByMember(facts, welcome, view)) ||
    known.leavings.some((leaving) => sees(view, leaving) && !isByRevoked(facts, leaving, view));
  return isWelcomed ? 'participant' : 'newcomer';
}

/** Whether who said it counts, in the view, as a member when they did; the record itself was judged so. */
const isByMember = (facts: Facts, word: Act, view: View): boolean =>
  isSettled(facts) || knowledgeOf(facts, view).isByMember(word);

/** Left or removed, once at least, as far as the view goes. */
export const hasGone = (facts: Facts, person: PersonId, view: View): boolean =>
  knowledgeOf(facts, view).exitsAt(person, view).length > 0;

/** On the founding list, or took a place, whatever became of it since. */
export const hasBeenMember = (facts: Facts, person: PersonId, view: View): boolean =>
  foundingListIn(facts, view)?.people.has(person) === true ||
  (facts.people.get(person)?.placesTaken.some((place) => sees(view, place)) ?? false);

export const hasSaidHello = (facts: Facts, person: PersonId, view: View): boolean =>
  facts.people.get(person)?.hellos.some((hello) => sees(view, hello) && !isByRevoked(facts, hello, view)) ??
  false;

/** How many people are on the roll. */
export const rollSize = (facts: Facts, view: View): number => knowledgeOf(facts, view).size;

/** [ROLL-3] [ROLL-6] Members whose vouches for the person count, as far as the view goes. */
export const vouchersOf = (facts: Facts, person: PersonId, view: View): readonly PersonId[] =>
  distinct(knowledgeOf(facts, view).vouchersAt(person, view));

/** Members whose devices have said that the person is on a roll that is recognised here. */
export const attestersOf = (facts: Facts, person: PersonId, view: View): ReadonlySet<PersonId> =>
  knowledgeOf(facts, view).attestersAt(person, view);

/** [ROLL-2] Vouches that admit somebody; the charter's own number until a founding list is there. */
export function vouchesNeededIn(facts: Facts, view: View): number {
  const charter = charterIn(facts, view);
  if (charter === null) return 0;
  const list = foundingListIn(facts, view);
  return list === null ? charter.vouches : vouchesNeeded(charter, list.people.size);
}

/** Members who must have spoken. */
export function quorumIn(facts: Facts, view: View): number {
  const charter = charterIn(facts, view);
  return charter === null ? 0 : quorumOf(charter, rollSize(facts, view));
}

/** Members in favour that a basic matter needs. */
export function basicFigureIn(facts: Facts, view: View): number {
  const charter = charterIn(facts, view);
  return charter === null ? 0 : basicFigureOf(charter, rollSize(facts, view));
}
