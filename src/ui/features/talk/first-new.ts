import type { RecordId } from '../../../domain/burst.ts';
import type { Message } from '../../../domain/state.ts';

export interface FirstNewInput {
  readonly rows: readonly RecordId[];
  readonly message: (row: RecordId) => Message | undefined;
  readonly readUpTo: number;
  readonly isMine: (message: Message) => boolean;
}

/**
 * The row that "New since you were here" stands before: the first by someone else that is newer than
 * what was read. None for someone who was never here, or where all that is loaded is new.
 */
export function firstNewRow(input: FirstNewInput): RecordId | null {
  if (input.readUpTo === 0) return null;
  let readBefore = false;
  for (const row of input.rows) {
    const message = input.message(row);
    if (!message) continue;
    if (message.time <= input.readUpTo) readBefore = true;
    else if (!input.isMine(message)) return readBefore ? row : null;
  }
  return null;
}
