/** People: known by a device's certificate, named by a hello. */
import type { DeviceId, PersonId } from '../burst.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import type { Rule } from '../facts/rule.ts';
import { decodeHelloSaid } from './headers.ts';

/** [PER-1] Makes the device that person's. The caller has checked the certificate. */
export function certify(facts: Facts, person: PersonId, device: DeviceId, time: number): void {
  const known = facts.people.get(person);
  const entry: PersonFacts = known ?? {
    id: person,
    devices: [],
    certifiedAt: time,
    hellos: [],
    welcomes: [],
    vouches: [],
    attestations: [],
    placesTaken: [],
    leavings: [],
  };
  entry.devices.push(device);
  entry.certifiedAt = Math.min(entry.certifiedAt, time);
  facts.people.set(person, entry);
  facts.changes.people.add(person);
}

/** [PER-3] "I am here": the body is the name. */
export const helloRule: Rule<true> = {
  decode: decodeHelloSaid,
  alsoRemoved: true,
  judge: () => null,
  take(facts, act) {
    facts.people.get(act.person)?.hellos.push(act);
    facts.changes.people.add(act.person);
    facts.changes.showsWords(act.id, 'people', act.person);
  },
};
