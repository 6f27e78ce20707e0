/** Ballots: opened, told, voted in, returned, confirmed, decided; and paper slips of a room. */
import {
  decode,
  encode,
  fixedBytes,
  integer,
  list,
  oneOf,
  option,
  struct,
  text,
  varint,
} from '../codec/codec.ts';
import type { Decoded } from '../codec/codec.ts';
import { key, recordRef } from '../codec/ids.ts';
import { byteLimits, countLimits } from '../limits.ts';

/** One score for each option, in their order. */
const scores = list(integer(0, 5), countLimits.options, 2);

const option_ = struct({
  label: text(byteLimits.option, 1),
  type: oneOf(['choice', 'keepTalking', 'reopenNominations']),
  /** The text that this option would decide. */
  revision: option(recordRef),
});

const ballotOpened = struct({
  /** Outcomes that found deadlock: one, or one for each of the proposals that compete. */
  deadlocks: list(recordRef, countLimits.proposals, 1),
  question: text(byteLimits.question, 1),
  method: oneOf(['star', 'blocStar', 'starPr']),
  seats: integer(1, countLimits.seats),
  options: list(option_, countLimits.options, 2),
  /** In milliseconds since the Unix epoch: tellers go by their own clocks. */
  closesAt: varint,
  /** Days that tellers have for their returns. */
  graceDays: integer(0, countLimits.graceDays),
  tellers: list(key, countLimits.tellers, 1),
  /** [BAL-7] [BAL-9] The ballot that this one votes on again. */
  repeats: option(recordRef),
});
const aboutBallot = struct({ ballot: recordRef });
const tellingAccepted = struct({
  ballot: recordRef,
  /** SHA-256 of the teller's secret random number. */
  secretHash: fixedBytes(32),
});
const paperCast = struct({ ballot: recordRef, scores });
const returnSigned = struct({
  ballot: recordRef,
  papers: list(recordRef, countLimits.papers),
  secret: fixedBytes(32),
});
const aboutReturns = struct({ ballot: recordRef, returns: list(recordRef, countLimits.tellers, 1) });
const slipsEntered = struct({
  ballot: recordRef,
  room: text(byteLimits.room, 1),
  /** Whose names were ticked as they were handed a slip. */
  ticked: list(key, countLimits.slips),
  /** Every slip as an unnamed row. */
  rows: list(scores, countLimits.slips),
});
const tickDenied = struct({ ballot: recordRef, room: text(byteLimits.room, 1) });
const ballotDecided = struct({
  ballot: recordRef,
  /** The proposal on which this decides; none where nothing was decided, and people talk on. */
  proposal: option(recordRef),
});

export type BallotOpened = Decoded<typeof ballotOpened>;
export type AboutBallot = Decoded<typeof aboutBallot>;
export type TellingAccepted = Decoded<typeof tellingAccepted>;
export type PaperCast = Decoded<typeof paperCast>;
export type ReturnSigned = Decoded<typeof returnSigned>;
export type AboutReturns = Decoded<typeof aboutReturns>;
export type SlipsEntered = Decoded<typeof slipsEntered>;
export type TickDenied = Decoded<typeof tickDenied>;
export type BallotDecided = Decoded<typeof ballotDecided>;

export const encodeBallotOpened = (header: BallotOpened) => encode(ballotOpened, header);
export const decodeBallotOpened = (bytes: Uint8Array) => decode(ballotOpened, bytes);

/** Taken back by its opener before it begins. */
export const encodeBallotTakenBack = (header: AboutBallot) => encode(aboutBallot, header);
export const decodeBallotTakenBack = (bytes: Uint8Array) => decode(aboutBallot, bytes);

export const encodeTellingAccepted = (header: TellingAccepted) => encode(tellingAccepted, header);
export const decodeTellingAccepted = (bytes: Uint8Array) => decode(tellingAccepted, bytes);

export const encodePaperCast = (header: PaperCast) => encode(paperCast, header);
export const decodePaperCast = (bytes: Uint8Array) => decode(paperCast, bytes);

export const encodeReturnSigned = (header: ReturnSigned) => encode(returnSigned, header);
export const decodeReturnSigned = (bytes: Uint8Array) => decode(returnSigned, bytes);

/** [BAL-8] A teller signs the set of returns that they hold. */
export const encodeReturnsSigned = (header: AboutReturns) => encode(aboutReturns, header);
export const decodeReturnsSigned = (bytes: Uint8Array) => decode(aboutReturns, bytes);

/** [BAL-8] A teller confirms a set that more than half have signed. */
export const encodeReturnsConfirmed = (header: AboutReturns) => encode(aboutReturns, header);
export const decodeReturnsConfirmed = (bytes: Uint8Array) => decode(aboutReturns, bytes);

/** The standing record of what a sealed ballot decided: one for each proposal that it decides on. */
export const encodeBallotDecided = (header: BallotDecided) => encode(ballotDecided, header);
export const decodeBallotDecided = (bytes: Uint8Array) => decode(ballotDecided, bytes);

export const encodeSlipsEntered = (header: SlipsEntered) => encode(slipsEntered, header);
export const decodeSlipsEntered = (bytes: Uint8Array) => decode(slipsEntered, bytes);

/** [BAL-10] "I was not handed a slip there." */
export const encodeTickDenied = (header: TickDenied) => encode(tickDenied, header);
export const decodeTickDenied = (bytes: Uint8Array) => decode(tickDenied, bytes);
