/** What accepted records have said of Moots. */
import type { PersonId, RecordId } from '../burst.ts';
import type { PositionAct, ProposalFacts } from '../facts/facts.ts';
import type { Act } from '../past/act.ts';

export interface CallFacts {
  readonly act: Act;
  /** Milliseconds since the Unix epoch; shown, never judged. */
  readonly at: number;
  readonly place: string;
  readonly proposals: readonly RecordId[];
  /** Marks of members' devices: "the call was shown". */
  readonly seen: Act[];
  /** Moots that came of it, as recorded: more than one only by people who didn't know of each other. */
  readonly held: MootFacts[];
}

export interface MootFacts {
  readonly act: Act;
  readonly call: CallFacts | null;
  /** Milliseconds since the Unix epoch; shown, never judged. */
  readonly at: number;
  readonly place: string;
  readonly present: readonly PersonId[];
  readonly proposals: readonly RecordId[];
  /** Members among those present, and how many a quorum was, in the recorder's past. */
  readonly members: number;
  readonly quorum: number;
  readonly entries: EntryFacts[];
}

/** [OUT-11] A position that one who was there entered for another. */
export interface EntryFacts {
  readonly act: Act;
  readonly moot: MootFacts;
  readonly proposal: ProposalFacts;
  /** What it says, as a position of the person it was entered for. */
  readonly position: PositionAct;
  readonly confirmations: Act[];
}
