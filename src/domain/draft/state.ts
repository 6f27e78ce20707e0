import type { PersonId, RecordId } from '../burst.ts';

export interface Draft {
  readonly id: RecordId;
  readonly by: PersonId;
  readonly title: string | null;
  readonly time: number;
  /** The proposal that it became. */
  readonly putAs: RecordId | null;
}
