/** What a person can do about Moots; checked and written as all acts are (acting.ts). */
import { byteLimits, countLimits } from '../../domain/limits.ts';
import * as may from '../../domain/moot/may.ts';
import type { MootActs } from '../acts-api.ts';
import { exceeds, govern, governInWords, tooLong } from './acting.ts';
import type { AssemblyCore } from './assembly-core.ts';
import * as records from './moot-records.ts';

export function createMootActs(core: AssemblyCore): MootActs {
  const { me } = core;
  const state = () => core.governance;

  return {
    callMoot: (input) =>
      tooMuch(input) ??
      governInWords(
        core,
        input.words,
        () => may.mayCallMoot(state(), me, input.proposals),
        () => records.mootCalled(input),
      ),
    recordMoot: (input) =>
      tooMuch(input) ??
      governInWords(
        core,
        input.minutes,
        () => may.mayRecordMoot(state(), me, input.call, input.present, input.proposals),
        () => records.mootHeld(input),
      ),
    enterPosition: (input) =>
      governInWords(
        core,
        input.reason,
        () => may.mayEnterPosition(state(), me, { ...input, hasReason: !!input.reason }),
        () => records.positionEntered(input),
      ),
    callsShown: (calls) => core.markCallsSeen(calls),
    confirmEntry: (entry) =>
      govern(
        core,
        () => may.mayConfirmEntry(state(), me, entry),
        () => records.entryConfirmed(entry),
      ),
    recordFinding: (moot, proposal, revision, outcome, tellers = []) =>
      tellers.length > countLimits.tellers
        ? tooLong(countLimits.tellers)
        : govern(
            core,
            () => may.mayRecordFinding(state(), me, moot, proposal, revision, outcome, tellers),
            () => records.finding(moot, proposal, revision, outcome, tellers),
          ),
  };
}

/** A fault where a header could not hold it, or null. */
function tooMuch({
  place,
  proposals,
  present = [],
}: {
  readonly place: string;
  readonly proposals: readonly string[];
  readonly present?: readonly string[];
}) {
  if (exceeds(place, byteLimits.place)) return tooLong(byteLimits.place);
  if (proposals.length > countLimits.proposals) return tooLong(countLimits.proposals);
  return present.length > countLimits.present ? tooLong(countLimits.present) : null;
}
