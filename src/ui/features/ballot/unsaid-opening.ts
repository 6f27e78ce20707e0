import type { OpenAssembly } from '../../../app/api.ts';
import type { RecordId } from '../../../domain/burst.ts';
import type { OpeningForm } from './opening-form.ts';

const placeOf = (deadlock: RecordId): string => `ballot:${deadlock}`;

const isLike = (value: unknown, like: unknown): boolean =>
  Array.isArray(like)
    ? Array.isArray(value) && value.every((each) => typeof each === 'string')
    : typeof value === typeof like;

const CHOICES: Partial<Record<keyof OpeningForm, readonly string[]>> = {
  type: ['yesNo', 'several'],
  method: ['star', 'blocStar', 'starPr'],
  closing: ['3', '5', '10', 'other'],
};

/** What was filled in when the page was left, on top of what it begins with. */
export function readOpening(
  unsaid: OpenAssembly['unsaid'],
  deadlock: RecordId,
  beginning: OpeningForm,
): OpeningForm {
  try {
    const kept = JSON.parse(unsaid.get(placeOf(deadlock)) || '{}') as Record<string, unknown>;
    const fields = Object.entries(beginning).filter(([name, begun]) => {
      const choices = CHOICES[name as keyof OpeningForm];
      return isLike(kept[name], begun) && (choices === undefined || choices.includes(String(kept[name])));
    });
    return { ...beginning, ...Object.fromEntries(fields.map(([name]) => [name, kept[name]])) };
  } catch {
    return beginning;
  }
}

/** `null`: it was opened. */
export const keepOpening = (
  unsaid: OpenAssembly['unsaid'],
  deadlock: RecordId,
  form: OpeningForm | null,
): void => unsaid.set(placeOf(deadlock), form === null ? '' : JSON.stringify(form));
