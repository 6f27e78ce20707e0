import {
  mayAcceptTelling,
  mayConfirmReturns,
  mayEnterSlips,
  mayRecordBallot,
  maySignReturn,
  maySignReturns,
  mayTakeBackBallot,
  repeatOf,
} from '../../../domain/ballot/may.ts';
import type { DeviceId, PersonId, RecordId } from '../../../domain/burst.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Governance } from '../../../domain/state.ts';

type Answer = Refusal | null;

/** What one can do about a ballot now, and why not; null: nothing speaks against it. */
export interface BallotMay {
  readonly takeBack: Answer;
  readonly acceptTelling: Answer;
  readonly signReturn: Answer;
  readonly signReturns: Answer;
  readonly confirmReturns: Answer;
  readonly enterSlips: Answer;
  readonly record: Answer;
  /** It is to be voted on again, and this person may open that. */
  readonly repeat: boolean;
}

/** For one person on one device, by its clock (milliseconds). */
export function ballotMay(
  state: Governance,
  ballot: RecordId,
  { person, device, now }: { readonly person: PersonId; readonly device: DeviceId; readonly now: number },
): BallotMay {
  return {
    takeBack: mayTakeBackBallot(state, person, ballot),
    acceptTelling: mayAcceptTelling(state, person, ballot, now),
    signReturn: maySignReturn(state, person, device, ballot, now),
    signReturns: maySignReturns(state, person, device, ballot, now),
    confirmReturns: mayConfirmReturns(state, person, device, ballot),
    enterSlips: mayEnterSlips(state, person, ballot),
    record: mayRecordBallot(state, person, ballot),
    repeat: state.people.get(person)?.standing === 'member' && repeatOf(state, ballot, now) !== null,
  };
}

/** Before anybody is known to look. */
export const NOTHING: BallotMay = {
  takeBack: 'notAMember',
  acceptTelling: 'notAMember',
  signReturn: 'notAMember',
  signReturns: 'notAMember',
  confirmReturns: 'notAMember',
  enterSlips: 'notAMember',
  record: 'notAMember',
  repeat: false,
};
