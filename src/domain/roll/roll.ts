/** Who somebody was in a view of the assembly's past. */
import { charterIn } from '../assembly/charter.ts';
import type { PersonId } from '../burst.ts';
import type { Facts, FoundingListFact } from '../facts/facts.ts';
import { basicFigureOf, quorumOf, vouchesNeeded } from '../figures.ts';
import { distinct } from '../order.ts';
import { sees } from '../past/act.ts';
import type { View } from '../past/act.ts';
import type { Standing } from '../state.ts';

/** [ROLL-1] The one founding list, where the view goes that far. */
export function foundingListIn(facts: Facts, view: View): FoundingListFact | null {
  const list = facts.foundingList;
  return list !== null && sees(view, list.act) ? list : null;
}

export function isMember(facts: Facts, person: PersonId, view: View): boolean {
  if (foundingListIn(facts, view)?.people.has(person) === true) return true;
  return facts.people.get(person)?.placesTaken.some((place) => sees(view, place)) ?? false;
}

/** A member counts everywhere; a participant, whom a member has welcomed, in talk and positions. */
export function standingOf(facts: Facts, person: PersonId, view: View): Standing {
  if (isMember(facts, person, view)) return 'member';
  const welcomed = facts.people.get(person)?.welcomes.some((welcome) => sees(view, welcome)) ?? false;
  return welcomed ? 'participant' : 'newcomer';
}

export const hasSaidHello = (facts: Facts, person: PersonId, view: View): boolean =>
  facts.people.get(person)?.hellos.some((hello) => sees(view, hello)) ?? false;

/** How many people are on the roll. */
export function rollSize(facts: Facts, view: View): number {
  const list = foundingListIn(facts, view);
  if (list === null) return 0;
  let size = list.people.size;
  for (const person of facts.admitted) {
    if (!list.people.has(person) && isMember(facts, person, view)) size += 1;
  }
  return size;
}

/** Members who vouched for the person, each a member when they did (ROLL-3). */
export const vouchersOf = (facts: Facts, person: PersonId, view: View): readonly PersonId[] =>
  distinct(
    (facts.people.get(person)?.vouches ?? [])
      .filter((vouch) => sees(view, vouch))
      .map((vouch) => vouch.person),
  );

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
