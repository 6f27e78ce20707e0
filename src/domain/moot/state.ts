/** Moots as the screen shows them. */
import type { PersonId, RecordId } from '../burst.ts';

/** A call: when and where people meet, and what about. Times in milliseconds since the Unix epoch. */
export interface MootCall {
  readonly id: RecordId;
  readonly by: PersonId;
  readonly time: number;
  readonly at: number;
  readonly place: string;
  readonly proposals: readonly RecordId[];
  readonly words: string | null;
  /** Members whose devices have shown it to them. */
  readonly seenBy: readonly PersonId[];
  /** The Moot that came of it, once one was recorded. */
  readonly held: RecordId | null;
}

/** A Moot that took place, as it was recorded. */
export interface MootHeldRow {
  readonly id: RecordId;
  readonly by: PersonId;
  readonly time: number;
  readonly call: RecordId | null;
  readonly at: number;
  readonly place: string;
  readonly present: readonly PersonId[];
  readonly proposals: readonly RecordId[];
  readonly minutes: string | null;
  /** Members among those present, in the recorder's past, and how many a quorum was. */
  readonly members: number;
  readonly quorum: number;
  readonly entries: readonly PositionEntry[];
}

/** [OUT-11] A position entered for somebody without a device. It counts once another has confirmed it. */
export interface PositionEntry {
  readonly id: RecordId;
  readonly by: PersonId;
  readonly person: PersonId;
  readonly proposal: RecordId;
  readonly revision: RecordId;
  readonly position: 'agree' | 'reservations' | 'standAside' | 'object';
  readonly reason: string | null;
  readonly time: number;
  readonly confirmedBy: PersonId | null;
}
