/**
 * What a person can do in an assembly beyond talk and proposals: the roll, Moots, ballots, actions.
 * Part of `OpenAssembly` (api.ts), whose promises hold here too. Times: milliseconds since the Unix epoch.
 */
import type { BallotMethod, BallotOption } from '../domain/ballot/state.ts';
import type { PersonId, RecordId } from '../domain/burst.ts';
import type { HidingReason, HidingTarget, HidingWord } from '../domain/hiding/state.ts';
import type { OutcomeType, Position } from '../domain/state.ts';
import type { Act } from './api.ts';

/** Recognising another assembly's roll needs no act: a member's device attests by itself. */
export interface RollActs {
  /** Leaves the roll, of one's own accord. */
  leaveRoll(): Act;
}

export interface HidingActs {
  /** A member says "hide", "show", or takes back what they said. */
  sayOfHiding(target: HidingTarget, word: HidingWord, why?: HidingReason, words?: string): Act;
  answerHiding(target: HidingTarget, words: string): Act;
}

export interface MootCallInput {
  readonly at: number;
  readonly place: string;
  readonly proposals: readonly RecordId[];
  readonly words?: string | undefined;
}

export interface MootHeldInput {
  readonly call: RecordId | null;
  readonly at: number;
  readonly place: string;
  readonly present: readonly PersonId[];
  readonly proposals: readonly RecordId[];
  readonly minutes?: string | undefined;
}

export interface EntryInput {
  readonly moot: RecordId;
  readonly person: PersonId;
  readonly proposal: RecordId;
  readonly revision: RecordId;
  readonly position: Position;
  readonly reason?: string | undefined;
}

export interface MootActs {
  callMoot(input: MootCallInput): Act;
  recordMoot(input: MootHeldInput): Act;
  /** [OUT-11] For somebody without a device; counts once somebody else who was there confirms it. */
  enterPosition(input: EntryInput): Act;
  confirmEntry(entry: RecordId): Act;
  /** [MOOT-2] A screen shows these calls: the device signs, once for each, that its owner was shown them. */
  callsShown(calls: readonly RecordId[]): void;
  /** What a Moot found. `tellers`: with a deadlock, whom it named for a ballot (BAL-1). */
  recordFinding(
    moot: RecordId,
    proposal: RecordId,
    revision: RecordId,
    outcome: OutcomeType,
    tellers?: readonly PersonId[],
  ): Act;
}

export interface BallotInput {
  /** Outcomes that found deadlock: one, or one for each proposal that competes. */
  readonly deadlocks: readonly RecordId[];
  readonly question: string;
  readonly method: BallotMethod;
  readonly seats: number;
  readonly options: readonly Pick<BallotOption, 'label' | 'type' | 'revision'>[];
  readonly closesAt: number;
  readonly graceDays: number;
  readonly tellers: readonly PersonId[];
  readonly repeats: RecordId | null;
}

/**
 * Signing a set of returns and confirming one (BAL-8) a teller's device does by itself while the app is
 * open, and so is the return, once the close has come by its clock; each can be done by hand as well.
 */
export interface BallotActs {
  openBallot(input: BallotInput): Act;
  takeBackBallot(ballot: RecordId): Act;
  /** [BAL-2] Makes the secret number, keeps it on this device and signs its hash. */
  acceptTelling(ballot: RecordId): Act;
  /** One score from 0 to 5 for each option. A later paper takes the place of an earlier one. */
  castPaper(ballot: RecordId, scores: readonly number[]): Act;
  signReturn(ballot: RecordId): Act;
  signReturns(ballot: RecordId): Act;
  confirmReturns(ballot: RecordId): Act;
  /** Puts on record what the seal says. */
  recordBallot(ballot: RecordId): Act;
  /** [BAL-10] One of two people who enter the slips of a room, each on their own. */
  enterSlips(
    ballot: RecordId,
    room: string,
    ticked: readonly PersonId[],
    rows: readonly (readonly number[])[],
  ): Act;
  denyTick(ballot: RecordId, room: string): Act;
}

export interface ActionActs {
  addAction(decision: RecordId, words: string, due: number | null): Act;
  takeOnAction(action: RecordId): Act;
  giveBackAction(action: RecordId): Act;
  finishAction(action: RecordId): Act;
  reopenAction(action: RecordId): Act;
  setActionDue(action: RecordId, due: number | null): Act;
  /** "We looked at it again." `next`: when to look again; null: not any more. */
  reviewDecision(decision: RecordId, words: string, next: number | null): Act;
}
