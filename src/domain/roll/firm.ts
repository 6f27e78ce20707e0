/**
 * Places, and support of decisions, that nothing known here puts in doubt, in any view: most. Asked for every record that
 * is judged, so it is worked out once, and again only when a decision comes that the roll rests on.
 */
import type { PersonId } from '../burst.ts';
import type { Facts, PlaceAct, StandingFact } from '../facts/facts.ts';
import { sees } from '../past/act.ts';
import { isBeyondDoubt } from '../person/revoked.ts';
import type { Act } from '../past/act.ts';

/** As it was when there were so many decisions, people who left, and revocations. */
interface Found {
  readonly unsettling: number;
  readonly left: number;
  readonly revoked: number;
  readonly isFirm: boolean;
}

const found = new WeakMap<Act, Found>();

export const isFirm = (facts: Facts, place: PlaceAct): boolean =>
  remembered(facts, place, () => isUndoubted(facts, place));

/** Whether all who carried a basic decision were, beyond doubt, members when they did. */
export const isFirmlyCarried = (facts: Facts, { act, support }: StandingFact): boolean =>
  support === null ||
  remembered(facts, act, () => support.people.every((person) => isFirmMember(facts, person, act)));

function remembered(facts: Facts, act: Act, reckon: () => boolean): boolean {
  const { unsettling } = facts.standings;
  const left = facts.leavings.length;
  const { revoked } = facts;
  const before = found.get(act);
  const isSame = before?.unsettling === unsettling && before.left === left && before.revoked === revoked;
  if (before !== undefined && isSame) return before.isFirm;
  const firm = reckon();
  found.set(act, { unsettling, left, revoked, isFirm: firm });
  return firm;
}

function isUndoubted(facts: Facts, place: PlaceAct): boolean {
  const { standings, people } = facts;
  const exits = exitsOf(facts, place.person);
  if (!isBeyondDoubt(facts, place)) return false;
  if (exits.some((exit) => sees(place, exit))) return false;
  // [ROLL-7] A charter that neither had seen it nor was seen by it might make it void.
  if (!standings.charters.every(({ standing: { act } }) => sees(place, act) || sees(act, place)))
    return false;
  const known = people.get(place.person);
  const vouchers = new Set<PersonId>();
  for (const word of [...(known?.vouches ?? []), ...(known?.attestations ?? [])]) {
    if (sees(place, word) && !vouchers.has(word.person) && isFirmWord(facts, word)) vouchers.add(word.person);
  }
  return vouchers.size >= place.vouchesNeeded;
}

/** By somebody whose membership is firm, and who, if ever, went only after it. */
function isFirmWord(facts: Facts, word: Act): boolean {
  if (!isBeyondDoubt(facts, word)) return false;
  if (!exitsOf(facts, word.person).every((exit) => sees(exit, word))) return false;
  return isFirmMember(facts, word.person, word);
}

/** On the founding list, or on a firm place, with nothing seen that took them off the roll again. */
function isFirmMember(facts: Facts, person: PersonId, at: Act): boolean {
  if (exitsOf(facts, person).some((exit) => sees(at, exit))) return false;
  if (facts.foundingList?.people.has(person) === true) return true;
  const places = facts.people.get(person)?.placesTaken ?? [];
  return places.some((place) => sees(at, place) && isFirm(facts, place));
}

const exitsOf = (facts: Facts, person: PersonId): readonly Act[] => {
  const removals = facts.standings.removalsOf(person);
  const leavings = facts.people.get(person)?.leavings ?? [];
  return removals.length === 0 ? leavings : [...removals.map(({ act }) => act), ...leavings];
};
