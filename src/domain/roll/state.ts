/** Roles, and the roll's history, as the screen shows them. */
import type { PersonId, RecordId } from '../burst.ts';

export type Role = 'secretary' | 'deputy';

/** A role that a standing decision gave somebody. */
export interface RoleHeld {
  readonly role: Role;
  readonly person: PersonId;
  /** The end of the term, milliseconds since the Unix epoch. */
  readonly until: number;
  readonly decision: RecordId;
}

/** What happened on the roll, by the clocks of those who recorded it. */
export interface RollEvent {
  readonly id: RecordId;
  readonly person: PersonId;
  readonly type: 'foundingList' | 'admitted' | 'cameBack' | 'left' | 'removed' | 'admissionFell';
  readonly time: number;
  /** [ROLL-4] Others who were removed, by decisions that didn't know of this removal, nor it of them. */
  readonly alongside?: readonly PersonId[];
}
