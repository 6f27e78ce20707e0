import type { RecordId } from '../../../domain/burst.ts';

export interface FirstNewInput {
  readonly rows: readonly RecordId[];
  readonly isUnread: (row: RecordId) => boolean;
  readonly isMine: (row: RecordId) => boolean;
}

/**
 * The row that "New since you were here" stands before: from it on, everything by others is new. Words
 * that were written earlier and came late are marked where they stand, without a line. None where all
 * that is here is new, for then the line would say nothing.
 */
export function firstNewRow(input: FirstNewInput): RecordId | null {
  let first: RecordId | null = null;
  for (const row of input.rows.toReversed()) {
    if (input.isUnread(row)) first = row;
    else if (!input.isMine(row)) return first;
  }
  return null;
}
