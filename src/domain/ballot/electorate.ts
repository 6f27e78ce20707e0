/** [BAL-1] Who votes in a ballot, and who came too late or was left out. */
import type { PersonId } from '../burst.ts';
import type { Facts, OutcomeFacts } from '../facts/facts.ts';
import { byText } from '../order.ts';
import { everything, sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import { removes } from '../proposal/matter.ts';
import { foundingListIn, isMember } from '../roll/roll.ts';
import type { BallotFacts } from './facts.ts';

export interface Electorate {
  readonly people: readonly PersonId[];
  /** Admitted after the deadlock. */
  readonly tooLate: readonly PersonId[];
  readonly concerned: readonly PersonId[];
}

/** The roll in a view, less those admitted after the deadlock, less whom a removal concerns. By person. */
export function electorateIn(facts: Facts, view: View, deadlocks: readonly OutcomeFacts[]): Electorate {
  const about = new Set(deadlocks.map(({ proposal }) => removes(proposal.matter)));
  const people: PersonId[] = [];
  const tooLate: PersonId[] = [];
  const concerned: PersonId[] = [];
  for (const person of [...facts.people.keys()].sort(byText)) {
    if (!isMember(facts, person, view)) continue;
    if (about.has(person)) concerned.push(person);
    else if (isAdmittedAfter(facts, person, view, deadlocks)) tooLate.push(person);
    else people.push(person);
  }
  return { people, tooLate, concerned };
}

/** Every way onto the roll that the view knows of had the deadlock in its past. */
function isAdmittedAfter(
  facts: Facts,
  person: PersonId,
  view: View,
  deadlocks: readonly OutcomeFacts[],
): boolean {
  return entriesOf(facts, person, view).every((entry) => deadlocks.some(({ act }) => sees(entry, act)));
}

function entriesOf(facts: Facts, person: PersonId, view: View): readonly Act[] {
  const list = foundingListIn(facts, view);
  const entries = [
    ...(facts.people.get(person)?.placesTaken ?? []),
    ...facts.standings.comingsBackOf(person).map(({ act }) => act),
  ].filter((act) => sees(view, act));
  return list?.people.has(person) === true ? [list.act, ...entries] : entries;
}

/**
 * [BAL-2] Whether a view gives the electorate that the opening fixed. What has the opening in its past
 * comes later, and changes nothing; a removal or a leaving that doesn't know of it differs.
 */
export function isSameElectorate(facts: Facts, ballot: BallotFacts, view: View): boolean {
  const { people } = electorateIn(facts, view, ballot.deadlocks);
  if (people.some((person) => !ballot.voters.has(person))) return false;
  return people.length === ballot.electorate.length || !hasExitBeside(facts, ballot, view);
}

/** Somebody's way off the roll that the opening had not seen, and that had not seen the opening. */
function hasExitBeside(facts: Facts, ballot: BallotFacts, view: View): boolean {
  const isBeside = (act: Act): boolean => sees(view, act) && !sees(ballot.act, act) && !sees(act, ballot.act);
  return (
    [...facts.standings.removed].some((person) =>
      facts.standings.removalsOf(person).some(({ act }) => isBeside(act)),
    ) || facts.leavings.some((act) => isBeside(act) && !isByRevoked(facts, act, view))
  );
}

export interface Outside {
  /** [BAL-3] Members whose admission the opening had not seen. */
  readonly leftOut: readonly PersonId[];
  /** Those who came after the deadlock. */
  readonly tooLate: readonly PersonId[];
}

/** Of everything that is here: the same until the roll moves, whatever else comes in. */
const outsideNow = new WeakMap<BallotFacts, Outside>();

/** Members in a view who are not in the electorate, and whom the matter doesn't concern. */
export function outsideIn(facts: Facts, ballot: BallotFacts, view: View): Outside {
  const known = outsideNow.get(ballot);
  if (known !== undefined && view === everything && !facts.changes.roll) return known;
  const { people, tooLate } = electorateIn(facts, view, ballot.deadlocks);
  const outside = { leftOut: people.filter((person) => !ballot.voters.has(person)), tooLate };
  if (view === everything) outsideNow.set(ballot, outside);
  return outside;
}
