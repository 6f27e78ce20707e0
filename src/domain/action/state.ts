/** Work that carries a decision out, as the screen shows it. Times: milliseconds since the Unix epoch. */
import type { PersonId, RecordId } from '../burst.ts';

export interface Action {
  readonly id: RecordId;
  /** While what it belongs to is in its cooling-off, or in dispute: the record that it was added to. */
  readonly decision: RecordId;
  /** The proposal that was decided on. */
  readonly proposal: RecordId;
  readonly by: PersonId;
  readonly time: number;
  /** Null when erased or not here yet. */
  readonly words: string | null;
  readonly due: number | null;
  /** Who has taken it on, in the order in which they did. */
  readonly takenOnBy: readonly PersonId[];
  readonly done: { readonly by: PersonId; readonly time: number } | null;
}

/** Somebody looked at a decision again. */
export interface Review {
  readonly id: RecordId;
  readonly by: PersonId;
  readonly time: number;
  readonly words: string | null;
  readonly next: number | null;
}
