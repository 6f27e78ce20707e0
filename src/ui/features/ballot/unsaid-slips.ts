import type { OpenAssembly } from '../../../app/api.ts';
import type { PersonId, RecordId } from '../../../domain/burst.ts';

/** A room's slips as far as they are entered. */
export interface SlipsForm {
  readonly room: string;
  readonly ticked: readonly PersonId[];
  readonly rows: readonly (readonly number[])[];
}

const NOTHING: SlipsForm = { room: '', ticked: [], rows: [] };
const placeOf = (ballot: RecordId): string => `slips:${ballot}`;
const isScore = (score: unknown): boolean => [0, 1, 2, 3, 4, 5].includes(Number(score));

/** What was entered when the page was left. */
export function readSlips(unsaid: OpenAssembly['unsaid'], ballot: RecordId, options: number): SlipsForm {
  try {
    const kept = JSON.parse(unsaid.get(placeOf(ballot)) || '{}') as Partial<Record<keyof SlipsForm, unknown>>;
    const rows = Array.isArray(kept.rows) ? (kept.rows as unknown[]) : [];
    const isRow = (row: unknown) => Array.isArray(row) && row.length === options && row.every(isScore);
    const ticked = Array.isArray(kept.ticked) ? (kept.ticked as unknown[]) : [];
    return {
      room: typeof kept.room === 'string' ? kept.room : '',
      ticked: ticked.filter((person) => typeof person === 'string'),
      rows: rows.every(isRow) ? (rows as number[][]) : [],
    };
  } catch {
    return NOTHING;
  }
}

/** `null`: it was signed. */
export const keepSlips = (unsaid: OpenAssembly['unsaid'], ballot: RecordId, form: SlipsForm | null): void =>
  unsaid.set(placeOf(ballot), form === null ? '' : JSON.stringify(form));
