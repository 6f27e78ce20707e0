/** What a person can do about ballots; checked and written as all acts are (acting.ts). */
import * as may from '../../domain/ballot/may.ts';
import type { RecordId } from '../../domain/burst.ts';
import { byteLimits, countLimits } from '../../domain/limits.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { NewRecord } from '../../ledger/api.ts';
import { fault, ok, type Result } from '../../lib/result.ts';
import { sha256 } from '../../lib/sha256.ts';
import type { BallotActs, BallotInput } from '../acts-api.ts';
import type { Act, Fault } from '../api.ts';
import { exceeds, govern, tooLong } from './acting.ts';
import type { AssemblyCore } from './assembly-core.ts';
import * as records from './ballot-records.ts';
import { confirmationOf, returnOf, setOf } from './ballot-duties.ts';
import { faultOf } from './ledger-writer.ts';

const refused = (reason: Refusal): Result<never, Fault> => fault({ type: 'refused', reason });

export function createBallotActs(core: AssemblyCore): BallotActs {
  const { me, device, parts } = core;
  const state = () => core.governance;
  const now = () => parts.ports.now();
  /** Writes what a duty comes to, or says why it can't be done now. */
  const fulfil = (check: () => Refusal | null, record: () => NewRecord | null): Act =>
    core.govern(() => {
      const reason = check();
      if (reason !== null) return refused(reason);
      const due = record();
      return due === null ? refused('notATeller') : ok([due]);
    });

  return {
    openBallot: (input) =>
      tooMuch(input) ??
      govern(
        core,
        () => may.mayOpenBallot(state(), me, input, now()),
        () => records.ballotOpened(input),
      ),
    takeBackBallot: (ballot) =>
      govern(
        core,
        () => may.mayTakeBackBallot(state(), me, ballot),
        () => records.ballotTakenBack(ballot),
      ),
    acceptTelling: (ballot) => accept(core, ballot),
    castPaper: (ballot, scores) =>
      isRow(scores)
        ? govern(
            core,
            () => may.mayCastPaper(state(), me, ballot, now(), scores),
            () => records.paperCast(ballot, scores),
          )
        : Promise.resolve(refused('malformed')),
    signReturn: (ballot) =>
      fulfil(
        () => may.maySignReturn(state(), me, device, ballot, now()),
        () => returnOf(core, ballot),
      ),
    signReturns: (ballot) =>
      fulfil(
        () => may.maySignReturns(state(), me, device, ballot, now()),
        () => setOf(core, ballot),
      ),
    confirmReturns: (ballot) =>
      fulfil(
        () => may.mayConfirmReturns(state(), me, device, ballot),
        () => confirmationOf(core, ballot),
      ),
    recordBallot: (ballot) =>
      core.govern(() => {
        const reason = may.mayRecordBallot(state(), me, ballot);
        if (reason !== null) return refused(reason);
        return ok(may.proposalsToRecord(state(), ballot).map((id) => records.ballotDecided(ballot, id)));
      }),
    enterSlips: (ballot, room, ticked, rows) => {
      if (exceeds(room, byteLimits.room)) return tooLong(byteLimits.room);
      if (Math.max(ticked.length, rows.length) > countLimits.slips) return tooLong(countLimits.slips);
      if (room === '' || !rows.every(isRow)) return Promise.resolve(refused('malformed'));
      return govern(
        core,
        () => may.mayEnterSlips(state(), me, ballot, room, ticked, rows),
        () => records.slipsEntered(ballot, room, ticked, rows),
      );
    },
    denyTick: (ballot, room) =>
      govern(
        core,
        () => may.mayDenyTick(state(), me, ballot, room),
        () => records.tickDenied(ballot, room),
      ),
  };
}

/** [BAL-2] The secret number is durable here before its hash is signed. */
async function accept(core: AssemblyCore, ballot: RecordId): Act {
  const check = () => may.mayAcceptTelling(core.governance, core.me, ballot, core.parts.ports.now());
  const early = check();
  if (early !== null) return refused(early);
  try {
    const secret = await core.parts.secrets.keep(ballot);
    return await govern(core, check, () => records.tellingAccepted(ballot, sha256(secret)));
  } catch (error) {
    return fault(faultOf(error));
  }
}

const isRow = (scores: readonly number[]): boolean =>
  scores.length >= 2 &&
  scores.length <= countLimits.options &&
  scores.every((score) => Number.isInteger(score) && score >= 0 && score <= 5);

/** A fault where a header could not hold it, or null. */
function tooMuch({ question, options, tellers, deadlocks, seats, graceDays }: BallotInput): Act | null {
  if (exceeds(question, byteLimits.question)) return tooLong(byteLimits.question);
  if (options.some(({ label }) => exceeds(label, byteLimits.option))) return tooLong(byteLimits.option);
  const counts = [
    [options.length, countLimits.options],
    [tellers.length, countLimits.tellers],
    [deadlocks.length, countLimits.proposals],
    [seats, countLimits.seats],
    [graceDays, countLimits.graceDays],
  ] as const;
  const over = counts.find(([count, most]) => count > most);
  if (over !== undefined) return tooLong(over[1]);
  const isWhole =
    question !== '' && options.length >= 2 && deadlocks.length > 0 && tellers.length > 0 && seats >= 1;
  const hasLabels = options.every(({ label }) => label !== '');
  return isWhole && hasLabels ? null : Promise.resolve(refused('malformed'));
}
