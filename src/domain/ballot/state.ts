/** A ballot as the screen shows it. Times: milliseconds since the Unix epoch. */
import type { DeviceId, PersonId, RecordId } from '../burst.ts';
import type { CountReport } from '../tally/report.ts';

export type BallotMethod = 'star' | 'blocStar' | 'starPr';

export interface BallotOption {
  readonly label: string;
  readonly type: 'choice' | 'keepTalking' | 'reopenNominations';
  /** The text that it would decide, and its proposal. */
  readonly revision: RecordId | null;
  readonly proposal: RecordId | null;
}

/**
 * `waiting`: for more than half of its tellers. `begun`: papers can be cast; whether the close has come is
 * a matter of one's own clock. `sealed`: [BAL-8] one set of returns is confirmed; it can be counted.
 * `decided`: a member has put on record what the seal says. `again`: another ballot votes on this again.
 */
export type BallotStage =
  | 'waiting'
  | 'begun'
  | 'sealed'
  | 'decided'
  | 'dispute'
  | 'takenBack'
  | 'void'
  | 'again';

export interface Teller {
  readonly person: PersonId;
  /** The device that accepted; only its return counts. */
  readonly device: DeviceId | null;
  readonly accepted: boolean;
  readonly return: RecordId | null;
  /** How many papers the return lists. */
  readonly papers: number | null;
  /** [BAL-5] Signed two different returns: counts as none. */
  readonly twoReturns: boolean;
  /** [BAL-8] The largest set of returns that they signed; the set that they confirmed. */
  readonly signed: readonly RecordId[] | null;
  readonly confirmed: readonly RecordId[] | null;
  /** [BAL-9] Confirmed two sets. */
  readonly confirmedTwo: boolean;
}

/**
 * `counted`: by two sealed returns (one, where there is one teller). `inDoubt`: listed once.
 * `notListed`: no sealed return has it. `superseded`: a later paper of the same person is known.
 * `split`: [BAL-4] different papers from devices that didn't know of each other.
 * `phoned`: [BAL-10] its voter was also handed a slip in a room.
 */
export type PaperState = 'cast' | 'counted' | 'inDoubt' | 'notListed' | 'superseded' | 'split' | 'phoned';

export interface BallotPaper {
  readonly id: RecordId;
  readonly person: PersonId;
  readonly scores: readonly number[];
  readonly time: number;
  readonly state: PaperState;
  /** Tellers whose return lists it. */
  readonly listedBy: readonly PersonId[];
}

/** [BAL-10] Paper slips counted in a room, as one person, or two, entered them. */
export interface BallotRoom {
  readonly name: string;
  readonly enteredBy: readonly PersonId[];
  readonly ticked: readonly PersonId[];
  readonly slips: number;
  /** Every slip, without a name; where two differ, the longer of what they entered. */
  readonly rows: readonly (readonly number[])[];
  /** `one`: waits for the second person. `agree`: counted. `differ`: two entered different rows. */
  readonly state: 'one' | 'agree' | 'differ' | 'moreSlipsThanTicks';
  /** Ticked and phoned, ticked in two rooms, or says they were not there. */
  readonly named: readonly PersonId[];
}

/** Why a sealed ballot has no winner. */
export type NoWinner =
  /** [BAL-7] Papers in doubt, or names, could change it. */
  | { readonly type: 'doubt'; readonly papers: number }
  /** [BAL-3] Members were left out whose number could change it. */
  | { readonly type: 'leftOut'; readonly people: readonly PersonId[] }
  /** [BAL-12] */
  | { readonly type: 'turnout'; readonly papers: number; readonly needed: number }
  | { readonly type: 'notBasic'; readonly inFavour: number; readonly needed: number };

export interface BallotResult {
  readonly report: CountReport;
  /** Indexes of options; empty where `noWinner`. */
  readonly winners: readonly number[];
  readonly noWinner: NoWinner | null;
  /** Papers and slips counted, and papers added apart. */
  readonly counted: number;
  readonly inDoubt: number;
  /** [BAL-8] Tellers who had sent no return when it was sealed. */
  readonly missing: readonly PersonId[];
  /** Returns that came after the seal: shown, with what they would have changed. */
  readonly late: readonly {
    readonly teller: PersonId;
    readonly papers: number;
    readonly wouldChange: boolean;
  }[];
}

export interface Ballot {
  readonly id: RecordId;
  readonly by: PersonId;
  readonly time: number;
  readonly question: string;
  readonly method: BallotMethod;
  readonly seats: number;
  readonly options: readonly BallotOption[];
  /** The proposals that it decides on, and the outcomes that found deadlock. */
  readonly proposals: readonly RecordId[];
  readonly deadlocks: readonly RecordId[];
  readonly closesAt: number;
  readonly graceDays: number;
  readonly repeats: RecordId | null;
  readonly repeatedBy: RecordId | null;
  readonly stage: BallotStage;
  /** [BAL-1] Fixed by the opening. */
  readonly electorate: readonly PersonId[];
  readonly tooLate: readonly PersonId[];
  readonly concerned: readonly PersonId[];
  /** [BAL-3] Members whose admission the opening had not seen. */
  readonly leftOut: readonly PersonId[];
  readonly tellers: readonly Teller[];
  readonly papers: readonly BallotPaper[];
  readonly rooms: readonly BallotRoom[];
  /** Null until it is sealed. */
  readonly result: BallotResult | null;
  /** The record that put its result on record. */
  readonly decision: RecordId | null;
  readonly touched: number;
}
