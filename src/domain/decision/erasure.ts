import type { RecordId } from '../burst.ts';
import type { Governance } from '../state.ts';

/** [MOD-6] Records of talk whose words a decision that stands has erased. */
export function erasedByDecision({ decisions }: Pick<Governance, 'decisions'>): ReadonlySet<RecordId> {
  const erased = new Set<RecordId>();
  for (const { revision, result, void: isVoid } of decisions.values()) {
    const { matter } = revision;
    if (matter.type === 'erasure' && result === 'accepted' && !isVoid) erased.add(matter.record);
  }
  return erased;
}
