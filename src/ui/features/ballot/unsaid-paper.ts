import type { OpenAssembly } from '../../../app/api.ts';
import type { RecordId } from '../../../domain/burst.ts';

/** A paper that is being filled in: a score from 0 to 5, or null where none was given. */
export type Filling = readonly (number | null)[];

const placeOf = (ballot: RecordId): string => `paper:${ballot}`;
const isFilled = (score: unknown): score is number | null =>
  score === null || (Number.isInteger(score) && Number(score) >= 0 && Number(score) <= 5);

/** What was filled in when the page was left; null where nothing was, or it doesn't fit. */
export function readFilling(
  unsaid: OpenAssembly['unsaid'],
  ballot: RecordId,
  options: number,
): Filling | null {
  try {
    const kept: unknown = JSON.parse(unsaid.get(placeOf(ballot)) || 'null');
    return Array.isArray(kept) && kept.length === options && kept.every(isFilled) ? kept : null;
  } catch {
    return null;
  }
}

/** `null`: it was put in, or put away. */
export const keepFilling = (
  unsaid: OpenAssembly['unsaid'],
  ballot: RecordId,
  filling: Filling | null,
): void => unsaid.set(placeOf(ballot), filling === null ? '' : JSON.stringify(filling));

/** The paper as it is sent: what has no score counts as 0. */
export const asScores = (filling: Filling): readonly number[] => filling.map((score) => score ?? 0);
