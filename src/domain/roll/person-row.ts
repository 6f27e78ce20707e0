import type { Facts, PersonFacts } from '../facts/facts.ts';
import { readableName } from '../../lib/readable-name.ts';
import { byTime, distinct } from '../order.ts';
import { everything } from '../past/act.ts';
import type { Person } from '../state.ts';
import { foundingListIn, isMember, standingOf, vouchersOf } from './roll.ts';

/** A person as this device knows them now. */
export function personRow(facts: Facts, person: PersonFacts): Person {
  const hellos = person.hellos.toSorted(byTime);
  const lastHello = hellos.at(-1);
  return {
    id: person.id,
    name: lastHello === undefined ? null : nameIn(facts.words(lastHello)),
    standing: standingOf(facts, person.id, everything),
    devices: distinct(person.devices),
    since: hellos[0]?.time ?? person.certifiedAt,
    welcomedBy: person.welcomes.toSorted(byTime)[0]?.person ?? null,
    memberBy: memberBy(facts, person),
    wasMember: null,
    vouchedBy: vouchersOf(facts, person.id, everything),
  };
}

/** [PER-3] */
const nameIn = (words: string | null): string | null => (words === null ? null : readableName(words) || null);

function memberBy(facts: Facts, person: PersonFacts): Person['memberBy'] {
  if (foundingListIn(facts, everything)?.people.has(person.id) === true) return 'foundingList';
  return isMember(facts, person.id, everything) ? 'vouches' : null;
}
