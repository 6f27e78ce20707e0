/** What accepted records have said of ballots. */
import type { PersonId, RecordId } from '../burst.ts';
import type { OutcomeFacts, ProposalFacts, StandingFact } from '../facts/facts.ts';
import type { Sayings } from '../facts/latest.ts';
import type { Act } from '../past/act.ts';
import type { BallotMethod, BallotOption } from './state.ts';

export interface OptionFact {
  readonly label: string;
  readonly type: BallotOption['type'];
  /** The text that it would decide, and its proposal. */
  readonly revision: RecordId | null;
  readonly proposal: ProposalFacts | null;
}

export interface AcceptanceAct extends Act {
  /** SHA-256 of the secret number, in lower-case hex. */
  readonly secretHash: string;
}

export interface PaperAct extends Act {
  readonly scores: readonly number[];
}

export interface SlipsAct extends Act {
  readonly room: string;
  readonly ticked: readonly PersonId[];
  readonly rows: readonly (readonly number[])[];
  /** Names and rows, sorted, as one text: two who agree have the same. */
  readonly sheet: string;
}

export interface DenialAct extends Act {
  readonly room: string;
}

export interface ReturnAct extends Act {
  /** Papers and slips that the teller held at the close. */
  readonly held: ReadonlySet<RecordId>;
  readonly secret: Uint8Array;
}

/** A set of returns, signed or confirmed. */
export interface SetAct extends Act {
  readonly set: readonly RecordId[];
  /** The set in one text, the same for the same returns. */
  readonly key: string;
}

export interface DecidedAct extends Act {
  /** Null: nothing was decided, people talk on. */
  readonly proposal: RecordId | null;
  readonly result: StandingFact['result'] | null;
}

export interface BallotFacts {
  readonly act: Act;
  readonly question: string;
  readonly method: BallotMethod;
  readonly seats: number;
  readonly options: readonly OptionFact[];
  readonly deadlocks: readonly OutcomeFacts[];
  /** Milliseconds since the Unix epoch; tellers go by their own clocks, no rule does. */
  readonly closesAt: number;
  readonly graceDays: number;
  readonly tellers: readonly PersonId[];
  readonly repeats: BallotFacts | null;
  readonly repeatedBy: BallotFacts[];
  /** [BAL-1] The electorate, by person and as a set; and whom the matter concerns. */
  readonly electorate: readonly PersonId[];
  readonly voters: ReadonlySet<PersonId>;
  readonly concerned: readonly PersonId[];
  /** [BAL-12] In the opening's past: papers needed, and papers in favour of a basic matter. */
  readonly quorum: number;
  readonly basicFigure: number;
  /** [BAL-7] [BAL-3] Whether papers in doubt, or members left out, lead to another vote. */
  readonly minds: { readonly doubt: boolean; readonly leftOut: boolean };

  readonly takenBack: Act[];
  readonly acceptances: AcceptanceAct[];
  readonly papers: Sayings<PaperAct>;
  readonly slips: SlipsAct[];
  /** Papers and slips by id: what a return can list. */
  readonly cast: Map<RecordId, PaperAct | SlipsAct>;
  readonly returns: ReturnAct[];
  readonly signed: SetAct[];
  readonly confirmed: SetAct[];
  readonly denials: DenialAct[];
  readonly decided: DecidedAct[];
  /** The latest time that any record about it carries. */
  touched: number;
}

export const isSlips = (act: PaperAct | SlipsAct): act is SlipsAct => 'room' in act;
