/** [BAL-10] What people entered for rooms, row by row: for comparing two entries, and for counting again. */
import type { PersonId, RecordId } from '../burst.ts';
import { factsOf } from '../governance/reduce.ts';
import type { Governance } from '../state.ts';

export interface SlipSheet {
  readonly id: RecordId;
  readonly person: PersonId;
  readonly room: string;
  readonly ticked: readonly PersonId[];
  readonly rows: readonly (readonly number[])[];
}

/** Every person's last entry of each room that is known here, the earliest first. */
export function slipSheetsOf(state: Governance, ballot: RecordId): readonly SlipSheet[] {
  const last = new Map<string, SlipSheet>();
  for (const { id, person, room, ticked, rows } of factsOf(state).ballots.get(ballot)?.slips ?? []) {
    const place = `${person}/${room}`;
    last.delete(place);
    last.set(place, { id, person, room, ticked, rows });
  }
  return [...last.values()];
}
