/**
 * [OUT-7] "This device has had it for the days of cooling-off": signed by itself when the app is
 * open and the days have gone by on this device's own clock since the outcome arrived here.
 */
import { mayMarkHeld } from '../../domain/may.ts';
import type { PersonId, RecordId } from '../../domain/burst.ts';
import type { Governance, Outcome } from '../../domain/state.ts';
import type { DeviceWords } from './device-words.ts';

const DAY_MS = 86_400_000;

/** Remembers when each outcome that is cooling off was first held here. */
export function noteOutcomes(
  governance: Governance,
  proposals: readonly RecordId[],
  words: DeviceWords,
  now: number,
): void {
  for (const id of proposals) {
    for (const outcome of governance.proposals.get(id)?.outcomes ?? []) {
      if (outcome.state === 'coolingOff') words.setHeldSince(outcome.id, now);
    }
  }
}

/** Outcomes that this person's device can now say it had for the days of cooling-off. */
export function dueMarks(
  governance: Governance,
  me: PersonId,
  words: DeviceWords,
  now: number,
): readonly Outcome[] {
  const days = governance.assembly?.charter.coolingOffDays;
  if (days === undefined) return [];
  const due: Outcome[] = [];
  for (const proposal of governance.proposals.values()) {
    for (const outcome of proposal.outcomes) {
      const since = words.heldSince(outcome.id);
      if (since === null || now - since < days * DAY_MS || outcome.heldBy.includes(me)) continue;
      if (outcome.state === 'coolingOff' && mayMarkHeld(governance, me, outcome.id) === null)
        due.push(outcome);
    }
  }
  return due;
}
