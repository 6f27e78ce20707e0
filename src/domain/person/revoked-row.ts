/** Devices of a person that speak for them no more, as the screen shows them. */
import type { DeviceId, PersonId } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { distinct } from '../order.ts';
import { everything } from '../past/act.ts';
import { revocationsOf, talkLeft } from './revoked.ts';
import type { RevokedDevice } from './state.ts';

/** A row for each device that was ever named, or rests on one that was; null where none of it holds. */
export function revokedRows(
  facts: Facts,
  person: PersonId,
): readonly (readonly [DeviceId, RevokedDevice | null])[] {
  const revocations = facts.revocations.get(person);
  if (revocations === undefined) return [];
  const devices = distinct([
    ...(facts.people.get(person)?.devices ?? []),
    ...revocations.flatMap((act) => [...act.devices]),
  ]);
  return devices.map((device) => [device, revokedRow(facts, person, device)] as const);
}

function revokedRow(facts: Facts, person: PersonId, device: DeviceId): RevokedDevice | null {
  const revocations = revocationsOf(facts, person, device, everything);
  const talk = talkLeft(facts, person, device, everything);
  if (talk === null) return null;
  const bySaying = revocations.filter(({ aside }) => aside === null);
  return {
    person,
    by: distinct(bySaying.map((act) => act.device)),
    records: distinct(bySaying.map(({ id }) => id)),
    byPhrase: revocations.some(({ aside }) => aside !== null),
    time: Math.min(...revocations.map(({ time }) => time)),
    talk,
  };
}
