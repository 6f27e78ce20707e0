/** What happened on the roll, as far as this device has heard. */
import type { PersonId } from '../burst.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import { byTime, distinct } from '../order.ts';
import { everything, sees } from '../past/act.ts';
import type { Act } from '../past/act.ts';
import { knowledgeOf } from './knowledge.ts';
import type { RollEvent } from './state.ts';

type Dated = Act & { readonly happened: RollEvent };

/** By the clocks of those who recorded it. Who is on the founding list comes first, in its order. */
export function rollHistory(facts: Facts): readonly RollEvent[] {
  const list = facts.foundingList;
  if (list === null) return [];
  const first = [...list.people].map((person): RollEvent => eventOf(list.act, person, 'foundingList'));
  const later: Dated[] = [];
  for (const person of facts.people.values()) later.push(...eventsOf(facts, person));
  const removed = later.filter(({ happened }) => happened.type === 'removed');
  return [...first, ...later.sort(byTime).map((one) => withAlongside(one, removed))];
}

/** [ROLL-4] Removals that don't know of each other all hold: each names the others. */
function withAlongside(one: Dated, removed: readonly Dated[]): RollEvent {
  if (one.happened.type !== 'removed') return one.happened;
  const alongside = removed
    .filter(
      (other) => other.happened.person !== one.happened.person && !sees(other, one) && !sees(one, other),
    )
    .map(({ happened }) => happened.person);
  return alongside.length === 0 ? one.happened : { ...one.happened, alongside: distinct(alongside) };
}

const eventOf = (act: Act, person: PersonId, type: RollEvent['type']): RollEvent => ({
  id: act.id,
  person,
  type,
  time: act.time,
});

const dated = (act: Act, person: PersonId, type: RollEvent['type']): Dated => ({
  ...act,
  happened: eventOf(act, person, type),
});

/** Ways in and out after the founding list. A place that lost its vouches is told as one event. */
function eventsOf(facts: Facts, person: PersonFacts): Dated[] {
  const { standings } = facts;
  const removals = standings.removalsOf(person.id);
  if (person.placesTaken.length + person.leavings.length + removals.length === 0) return [];
  const knowledge = knowledgeOf(facts, everything);
  const exits = knowledge.exitsAt(person.id, everything);
  const entries = knowledge.entriesAt(person.id, everything);
  const comesBack = (entry: Act): boolean => exits.some((exit) => sees(entry, exit));
  const fallen = person.placesTaken.filter((place) => !entries.some(({ id }) => id === place.id));
  const isLeaving = (exit: Act): boolean => person.leavings.some(({ id }) => id === exit.id);
  return [
    ...entries.map((entry) => dated(entry, person.id, comesBack(entry) ? 'cameBack' : 'admitted')),
    ...fallen.map((place) => dated(place, person.id, 'admissionFell')),
    ...exits.map((exit) => dated(exit, person.id, isLeaving(exit) ? 'left' : 'removed')),
  ];
}
