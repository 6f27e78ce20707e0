/** Devices of a person that speak for them no more, as the screen shows them. */
import type { DeviceId, PersonId } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { byText } from '../order.ts';
import { everything } from '../past/act.ts';
import { governanceLeft, revocationsOf, talkLeft } from './revoked.ts';
import type { RevokedDevice } from './state.ts';

/**
 * A row for each device of the person's that speaks here and was ever named, or rests on one that was; null
 * where none of it holds.
 */
export function revokedRows(
  facts: Facts,
  person: PersonId,
): readonly (readonly [DeviceId, RevokedDevice | null])[] {
  if (!facts.revocations.has(person)) return [];
  const devices = facts.people.get(person)?.devices ?? [];
  return devices.map((device) => [device, revokedRow(facts, person, device)] as const);
}

function revokedRow(facts: Facts, person: PersonId, device: DeviceId): RevokedDevice | null {
  const revocations = revocationsOf(facts, person, device, everything);
  const talk = talkLeft(facts, person, device, everything);
  if (talk === null) return null;
  const said = revocations.filter(({ aside }) => aside === null);
  return {
    person,
    said: said.map((act) => ({ id: act.id, by: act.device })).sort((a, b) => byText(a.id, b.id)),
    byPhrase: revocations.some(({ aside }) => aside !== null),
    time: Math.min(...revocations.map(({ time }) => time)),
    talk,
    governance: governanceLeft(facts, person, device, everything) ?? 0,
  };
}
