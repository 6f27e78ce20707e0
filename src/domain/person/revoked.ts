/**
 * [PER-8] [PER-9] Which records a revocation cuts off, in a view. It rests on nothing but a person's own
 * devices and the 24 words: neither on the roll nor on anything that was decided. So it is known before
 * all that knowledge.ts reckons, and holds in each of its rounds.
 */
import type { DeviceId, PersonId } from '../burst.ts';
import type { Facts, RevocationAct } from '../facts/facts.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import { countSeen } from '../past/vector.ts';

const none: readonly RevocationAct[] = [];
const noDevices: readonly DeviceId[] = [];

/** What a view knows of a person's revocations: those that have an effect in it. */
export function revocationsIn(facts: Facts, person: PersonId, view: View): readonly RevocationAct[] {
  const all = facts.revocations.get(person);
  if (all === undefined) return none;
  const seen = all.filter((act) => sees(view, act));
  const decided = seen.filter(({ aside }) => aside !== null);
  return decided.length === 0 ? seen : seen.filter((act) => act.aside !== null || holds(facts, decided, act));
}

/**
 * [PER-10] What a device said holds unless the 24 words set it aside, or cut off the device that said it.
 * What another device says doesn't undo it: of two devices that revoke each other, both are out.
 */
const holds = (facts: Facts, decided: readonly RevocationAct[], act: RevocationAct): boolean =>
  !decided.some((one) => one.aside?.has(act.id) === true || cuts(facts, one, act));

/** Whether the revocation hadn't seen the act, and is of its device, or of one that certified that device. */
function cuts(facts: Facts, revocation: RevocationAct, act: Act): boolean {
  if (revocation.devices.has(act.device)) return !sees(revocation, act);
  return isThroughRevoked(facts, revocation, act.device, facts.devices.get(act.device)?.chain ?? noDevices);
}

/**
 * [PER-9] Whether the device's chain goes through a revoked one, and the revocation had seen neither the
 * device certified nor any between the two: what those that it had seen certify, it knew to be the person's.
 */
function isThroughRevoked(
  facts: Facts,
  revocation: RevocationAct,
  device: DeviceId,
  chain: readonly DeviceId[],
): boolean {
  const at = chain.findLastIndex((one) => revocation.devices.has(one));
  if (at < 0) return false;
  const isSeen = (one: DeviceId): boolean => {
    const certificate = facts.devices.get(one)?.certificate;
    return certificate?.person === revocation.person && sees(revocation, certificate);
  };
  return ![...chain.slice(at + 1), device].some(isSeen);
}

/**
 * [PER-9] The act is by a device that the view knows to be revoked, or to be certified by such a one, and
 * the revocation hadn't seen it.
 */
export function isByRevoked(facts: Facts, act: Act, view: View): boolean {
  if (facts.revoked === 0) return false;
  const revocations = revocationsIn(facts, act.person, view);
  return revocations.some((one) => cuts(facts, one, act) && !isKept(facts, revocations, one, act));
}

/**
 * [PER-10] By devices that revoke each other nothing is lost that either side had heard: who is revoked
 * can't reach back further than those who revoke it.
 */
const isKept = (
  facts: Facts,
  revocations: readonly RevocationAct[],
  revocation: RevocationAct,
  act: Act,
): boolean => opposing(facts, revocations, revocation).some((other) => sees(other, act));

/** Revocations of the device that said this one, which hadn't seen it. */
const opposing = (facts: Facts, revocations: readonly RevocationAct[], revocation: RevocationAct) =>
  revocation.aside !== null ? none : revocations.filter((other) => cuts(facts, other, revocation));

/** [PER-9] A device that would write now with that in its past is revoked. `chain`: those that certified it. */
export function isRevokedIn(
  facts: Facts,
  person: PersonId,
  device: DeviceId,
  chain: readonly DeviceId[],
  view: View,
): boolean {
  return revocationsIn(facts, person, view).some((one) => concerns(facts, one, device, chain));
}

/** Whether the revocation is of that device, or of one that certified it and had not been seen to. */
const concerns = (
  facts: Facts,
  revocation: RevocationAct,
  device: DeviceId,
  chain: readonly DeviceId[],
): boolean => revocation.devices.has(device) || isThroughRevoked(facts, revocation, device, chain);

/** Revocations that have an effect on the device. */
export function revocationsOf(
  facts: Facts,
  person: PersonId,
  device: DeviceId,
  view: View,
): readonly RevocationAct[] {
  const chain = facts.devices.get(device)?.chain ?? noDevices;
  return revocationsIn(facts, person, view).filter((one) => concerns(facts, one, device, chain));
}

/** [TALK-6] How many bursts of a revoked device's feed in talk remain; null: it isn't revoked. */
export function talkLeft(facts: Facts, person: PersonId, device: DeviceId, view: View): number | null {
  const revocations = revocationsIn(facts, person, view);
  const own = revocationsOf(facts, person, device, view);
  if (own.length === 0) return null;
  return Math.min(
    ...own.map((one) =>
      Math.max(...[one, ...opposing(facts, revocations, one)].map(({ talk }) => talk.get(device) ?? 0)),
    ),
  );
}

/** [PER-9] How many bursts of a revoked device's feed in governance remain at most; null: it isn't revoked. */
export function governanceLeft(facts: Facts, person: PersonId, device: DeviceId, view: View): number | null {
  const slot = facts.devices.get(device)?.certificate.slot;
  const own = revocationsOf(facts, person, device, view);
  if (own.length === 0 || slot === undefined) return null;
  const revocations = revocationsIn(facts, person, view);
  const heard = (act: Act): number => (act.slot === slot ? act.burst : countSeen(act.past ?? [], slot));
  return Math.min(...own.map((one) => Math.max(...[one, ...opposing(facts, revocations, one)].map(heard))));
}

/** Whether nothing that is known could ever cut the act off, in any view. */
export const isBeyondDoubt = (facts: Facts, act: Act): boolean =>
  facts.revoked === 0 || !(facts.revocations.get(act.person)?.some((one) => cuts(facts, one, act)) ?? false);
