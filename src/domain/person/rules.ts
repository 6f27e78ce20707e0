/** People: known by a device's certificate, named by a hello; and which devices speak for them no more. */
import { refToId } from '../burst.ts';
import type { DeviceId, PersonId } from '../burst.ts';
import type { Facts, PersonFacts, RevocationAct } from '../facts/facts.ts';
import type { Rule } from '../facts/rule.ts';
import type { Act } from '../past/act.ts';
import { decodeDevicesRevoked, decodeHelloSaid } from './headers.ts';
import type { DevicesRevoked, PhraseWords } from './headers.ts';
import { isRevokedIn } from './revoked.ts';

/** [PER-1] Makes the device that person's. The caller has checked the certificate, which is `act`. */
export function certify(facts: Facts, person: PersonId, chain: readonly DeviceId[], act: Act): void {
  const known = facts.people.get(person);
  const entry: PersonFacts = known ?? {
    id: person,
    devices: [],
    certifiedAt: act.time,
    hellos: [],
    welcomes: [],
    vouches: [],
    attestations: [],
    placesTaken: [],
    leavings: [],
  };
  entry.devices.push(act.device);
  entry.certifiedAt = Math.min(entry.certifiedAt, act.time);
  facts.people.set(person, entry);
  facts.devices.set(act.device, { certificate: { ...act, person }, chain });
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

/** [PER-8] By any device of the person's that isn't revoked itself; also before those devices spoke here. */
export const devicesRevokedRule: Rule<DevicesRevoked> = {
  decode: decodeDevicesRevoked,
  alsoRemoved: true,
  judge: (facts, by, { devices }) =>
    devices.every((device) => isRevokedIn(facts, by.person, device, [], by)) ? 'alreadyDone' : null,
  take: (facts, act, { devices, talk }) => revoke(facts, act, devices, talk, null),
};

/** [PER-10] What the 24 words say. The caller has checked that they said it, to this device. */
export const takePhrase = (facts: Facts, act: Act, { devices, talk, aside }: PhraseWords): void =>
  revoke(facts, act, devices, talk, new Set(aside.map(refToId)));

function revoke(
  facts: Facts,
  act: Act,
  devices: readonly DeviceId[],
  talk: DevicesRevoked['talk'],
  aside: RevocationAct['aside'],
): void {
  const heard = new Map(talk.map(({ device, bursts }) => [device, bursts]));
  const revocation: RevocationAct = { ...act, devices: new Set(devices), talk: heard, aside };
  const known = facts.revocations.get(act.person);
  if (known === undefined) facts.revocations.set(act.person, [revocation]);
  else known.push(revocation);
  facts.revoked += 1;
  noteRevocation(facts, revocation);
}

/** Anything that the person ever said may count, or count no more: everything is shown anew. */
function noteRevocation(facts: Facts, { person, devices, aside }: RevocationAct): void {
  const { changes } = facts;
  changes.people.add(person);
  const isOf = (device: DeviceId): boolean => {
    const known = facts.devices.get(device);
    return known !== undefined && [device, ...known.chain].some((one) => devices.has(one));
  };
  // Devices that have said nothing here take nothing with them.
  if (aside === null && facts.people.get(person)?.devices.some(isOf) !== true) return;
  changes.assembly = true;
  changes.roll = true;
  changes.everyone = true;
  for (const [id, draft] of facts.drafts) if (draft.act.person === person) changes.drafts.add(id);
  for (const id of facts.concerns.keys()) changes.concerns.add(id);
  for (const id of facts.moots.keys()) changes.moots.add(id);
  for (const [id, acts] of facts.erasures) {
    if (acts.some((act) => act.person === person)) {
      changes.erased.add(id);
      changes.wordsMoved(id);
    }
  }
}
