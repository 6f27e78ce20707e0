import type { Facts, PersonFacts } from '../facts/facts.ts';
import { readableName } from '../../lib/readable-name.ts';
import { byTime, distinct } from '../order.ts';
import { everything, sees } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import type { Person } from '../state.ts';
import { knowledgeOf } from './knowledge.ts';
import { foundingListIn, hasBeenMember, standingOf, vouchersOf } from './roll.ts';

/** A person as this device knows them now. */
export function personRow(facts: Facts, person: PersonFacts): Person {
  const hellos = person.hellos.filter((act) => !isByRevoked(facts, act, everything)).sort(byTime);
  const lastHello = hellos.at(-1);
  const standing = standingOf(facts, person.id, everything);
  return {
    id: person.id,
    name: lastHello === undefined ? null : nameIn(facts.words(lastHello)),
    standing,
    devices: distinct(person.devices),
    since: hellos[0]?.time ?? person.certifiedAt,
    welcomedBy:
      person.welcomes.filter((act) => !isByRevoked(facts, act, everything)).sort(byTime)[0]?.person ?? null,
    memberBy: standing === 'member' ? memberBy(facts, person) : null,
    wasMember: standing === 'member' ? null : wasMember(facts, person),
    vouchedBy: vouchersOf(facts, person.id, everything),
  };
}

/** [PER-3] */
const nameIn = (words: string | null): string | null => (words === null ? null : readableName(words) || null);

/** Of several ways in the first that holds. */
function memberBy(facts: Facts, person: PersonFacts): Person['memberBy'] {
  const knowledge = knowledgeOf(facts, everything);
  const exits = knowledge.exitsAt(person.id, everything);
  if (exits.length === 0 && foundingListIn(facts, everything)?.people.has(person.id) === true) {
    return 'foundingList';
  }
  const [entry] = knowledge
    .entriesAt(person.id, everything)
    .filter((one) => exits.every((exit) => sees(one, exit)))
    .toSorted(byTime);
  const place = person.placesTaken.find(({ id }) => id === entry?.id);
  if (place === undefined) return 'decision';
  const vouched = distinct(person.vouches.filter((vouch) => sees(place, vouch)).map((vouch) => vouch.person));
  return vouched.length >= place.vouchesNeeded ? 'vouches' : 'recognised';
}

/** How somebody's membership ended; a removal outlasts their own leaving. */
function wasMember(facts: Facts, person: PersonFacts): Person['wasMember'] {
  if (!hasBeenMember(facts, person.id, everything)) return null;
  const knowledge = knowledgeOf(facts, everything);
  if (knowledge.isRemoved(person.id)) return 'removed';
  const entries = knowledge.entriesAt(person.id, everything);
  const isGone = person.leavings.some(
    (exit) => !isByRevoked(facts, exit, everything) && !entries.some((entry) => sees(entry, exit)),
  );
  return isGone ? 'left' : 'admissionFell';
}
