/**
 * Places that nothing known here puts in doubt, in any view: most of them. Asked for every record that
 * is judged, so it is worked out once, and again only when a decision comes that the roll rests on.
 */
import type { PersonId } from '../burst.ts';
import type { Facts, PlaceAct } from '../facts/facts.ts';
import { sees } from '../past/act.ts';
import type { Act } from '../past/act.ts';

/** As it was when there were so many decisions, and people who left. */
interface Found {
  readonly unsettling: number;
  readonly left: number;
  readonly isFirm: boolean;
}

const found = new WeakMap<PlaceAct, Found>();

export function isFirm(facts: Facts, place: PlaceAct): boolean {
  const { unsettling } = facts.standings;
  const left = facts.leavings.length;
  const before = found.get(place);
  if (before !== undefined && before.unsettling === unsettling && before.left === left) return before.isFirm;
  const firm = isUndoubted(facts, place);
  found.set(place, { unsettling, left, isFirm: firm });
  return firm;
}

function isUndoubted(facts: Facts, place: PlaceAct): boolean {
  const { standings, people } = facts;
  const exits = exitsOf(facts, place.person);
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
  if (!exitsOf(facts, word.person).every((exit) => sees(exit, word))) return false;
  if (facts.foundingList?.people.has(word.person) === true) return true;
  const places = facts.people.get(word.person)?.placesTaken ?? [];
  return places.some((place) => sees(word, place) && isFirm(facts, place));
}

const exitsOf = (facts: Facts, person: PersonId): readonly Act[] => {
  const removals = facts.standings.removalsOf(person);
  const leavings = facts.people.get(person)?.leavings ?? [];
  return removals.length === 0 ? leavings : [...removals.map(({ act }) => act), ...leavings];
};
