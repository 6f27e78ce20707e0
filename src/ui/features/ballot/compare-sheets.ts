/** [BAL-10] Where two people's entries of one room's slips differ: unnamed rows have no order. */
import type { PersonId } from '../../../domain/burst.ts';

/** What one person entered for a room: who was handed a slip, and every slip as a row of scores. */
export interface Sheet {
  readonly person: PersonId;
  readonly room: string;
  readonly ticked: readonly PersonId[];
  readonly rows: readonly (readonly number[])[];
}

export interface RowCount {
  readonly row: readonly number[];
  readonly times: number;
}

export interface Differences {
  /** Rows that only one of them has, or has more often. */
  readonly rows: readonly [readonly RowCount[], readonly RowCount[]];
  readonly ticked: readonly [readonly PersonId[], readonly PersonId[]];
}

export function compareSheets(one: Sheet, other: Sheet): Differences {
  return {
    rows: [moreIn(one, other), moreIn(other, one)],
    ticked: [
      one.ticked.filter((person) => !other.ticked.includes(person)),
      other.ticked.filter((person) => !one.ticked.includes(person)),
    ],
  };
}

/** How often each row is there, by its scores as text. */
function countRows({ rows }: Sheet): Map<string, RowCount> {
  const counts = new Map<string, RowCount>();
  for (const row of rows) {
    const text = row.join(' ');
    counts.set(text, { row, times: (counts.get(text)?.times ?? 0) + 1 });
  }
  return counts;
}

function moreIn(one: Sheet, other: Sheet): RowCount[] {
  const others = countRows(other);
  return [...countRows(one)]
    .map(([text, { row, times }]) => ({ row, times: times - (others.get(text)?.times ?? 0) }))
    .filter(({ times }) => times > 0)
    .sort((a, b) => (a.row.join(' ') < b.row.join(' ') ? 1 : -1));
}
