import { refToId } from '../burst.ts';
import type { RecordRef } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { sees } from '../past/act.ts';
import type { View } from '../past/act.ts';
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
  return facts.erased.has(refToId(target)) && by.past === null ? 'alreadyDone' : null;
}

export function takeErasure(facts: Facts, target: RecordRef): void {
  const id = refToId(target);
  if (facts.erased.has(id)) return;
  facts.erased.add(id);
  facts.changes.erased.add(id);
  facts.changes.wordsMoved(id);
}
