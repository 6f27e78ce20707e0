import { refToId } from '../burst.ts';
import type { RecordId, RecordRef } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { everything, sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import type { Refusal } from '../refusal.ts';

/** [PER-6] Words are erased by whoever wrote them, from any of their devices, and by nobody else. */
export function judgeErasure(
  facts: Facts,
  by: View & { readonly person: string | null },
  target: RecordRef,
): Refusal | null {
  const writer = facts.writerOf(target);
  const place = writer && { slot: writer.slot, burst: target.burst, index: target.index };
  if (writer === null || place === null || !sees(by, place)) return 'nothingThere';
  const isSameDevice = writer.slot === by.slot;
  // Whose the other device is counts as far as the author of the erasure had seen it.
  const isSamePerson =
    writer.certificate !== null && writer.person === by.person && sees(by, writer.certificate);
  if (!isSameDevice && !isSamePerson) return 'notYours';
  return isErased(facts, refToId(target)) && by.past === null ? 'alreadyDone' : null;
}

/** [PER-6] Erased, by somebody whose word on it isn't cut off (PER-9). */
export const isErased = (facts: Facts, record: RecordId): boolean =>
  facts.erasures.get(record)?.some((act) => !isByRevoked(facts, act, everything)) ?? false;

export function takeErasure(facts: Facts, act: Act, target: RecordRef): void {
  const id = refToId(target);
  const known = facts.erasures.get(id);
  if (known === undefined) facts.erasures.set(id, [act]);
  else known.push(act);
  facts.changes.erased.add(id);
  facts.changes.wordsMoved(id);
}
