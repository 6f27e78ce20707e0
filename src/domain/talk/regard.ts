/**
 * How what somebody said is to be shown on this device: as it is, or folded, and why. It puts together
 * what governance says (whose device, whom a member has welcomed, what members hide), what the person at
 * this device chose for themselves, and the limits for newcomers. Nothing is taken away by it.
 */
import { idToRef } from '../burst.ts';
import type { DeviceId, PersonId, RecordId } from '../burst.ts';
import type { Hiding } from '../hiding/state.ts';
import { newcomerTalkLimits } from '../limits.ts';
import type { Governance, Standing } from '../state.ts';

/** `muted`: folded, no notice. `blocked`: not shown at all. On this device only. */
export type Ignoring = 'muted' | 'blocked';

/**
 * `stranger`: by somebody whom no member has welcomed yet. `apart`: by such a person, beyond what one
 * of their devices can say until then.
 */
export type Regard = 'open' | 'stranger' | 'apart' | 'hidden' | 'muted' | 'blocked';

/** What is asked of governance and of this device. */
export interface Around {
  personOf(device: DeviceId): PersonId | null;
  standingOf(person: PersonId): Standing;
  /** Somebody is on the roll, so there is somebody to welcome. */
  readonly hasRoll: boolean;
  readonly me: PersonId | null;
  /** By `hidingKey`. */
  hiding(key: string): Hiding | undefined;
  /** By person; by device, while it isn't known whose it is. */
  ignoring(who: string): Ignoring | undefined;
}

/** What members say of a message: of itself, or of all that its author says as a newcomer (MOD-4). */
export function hidingOf(
  said: { readonly id: RecordId; readonly device: DeviceId },
  around: Around,
): Hiding | undefined {
  const ofWords = around.hiding(said.id);
  if (ofWords?.hidden === true) return ofWords;
  const person = around.personOf(said.device);
  const ofPerson = person === null ? undefined : around.hiding(person);
  const isNew = person !== null && around.standingOf(person) === 'newcomer';
  return isNew && ofPerson?.hidden === true ? ofPerson : ofWords;
}

/** [TALK-7] Beyond the first record of each of a device's first bursts, which is how the app writes. */
export function isBeyondLimit(id: RecordId): boolean {
  const ref = idToRef(id);
  return ref === null || ref.burst >= newcomerTalkLimits.bursts || ref.index > 0;
}

/** The strongest reason not to show it as it is. */
export function regardOf(said: { readonly id: RecordId; readonly device: DeviceId }, around: Around): Regard {
  const person = around.personOf(said.device);
  const isMine = person !== null && person === around.me;
  const ignoring = around.ignoring(person ?? said.device) ?? around.ignoring(said.device);
  if (ignoring === 'blocked' && !isMine) return 'blocked';
  if (hidingOf(said, around)?.hidden === true) return 'hidden';
  if (isMine) return 'open';
  if (ignoring === 'muted') return 'muted';
  if (!around.hasRoll) return 'open';
  if (person !== null && around.standingOf(person) !== 'newcomer') return 'open';
  return isBeyondLimit(said.id) ? 'apart' : 'stranger';
}

/** Asks of a state as it is; `ignoring`: what this device keeps. */
export const aroundOf = (
  governance: Governance,
  me: PersonId | null,
  ignoring: (who: string) => Ignoring | undefined,
): Around => ({
  personOf: (device) => governance.devices.get(device) ?? null,
  standingOf: (person) => governance.people.get(person)?.standing ?? 'newcomer',
  hasRoll: governance.roll.size > 0,
  me,
  hiding: (key) => governance.hidings.get(key),
  ignoring,
});
