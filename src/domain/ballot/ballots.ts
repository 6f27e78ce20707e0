/** What a view knows of a ballot: whether it has begun, its returns, its seal. */
import { refToId } from '../burst.ts';
import type { PersonId, RecordId, RecordRef } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { byText, distinct } from '../order.ts';
import { sees } from '../past/act.ts';
import type { Act, Author, View } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import type { BallotFacts, DecidedAct, ReturnAct, SetAct } from './facts.ts';

export function ballotIn(facts: Facts, view: View, ref: RecordRef): BallotFacts | null {
  const ballot = facts.ballots.get(refToId(ref));
  return ballot !== undefined && sees(view, ballot.act) ? ballot : null;
}

/** More than half of its tellers. */
export const isMost = ({ tellers }: BallotFacts, people: number): boolean => 2 * people > tellers.length;

const peopleIn = (acts: readonly Act[], view: View): PersonId[] =>
  distinct(acts.filter((act) => sees(view, act)).map(({ person }) => person));

/** [BAL-2] More than half of its tellers have accepted. */
export const isBegun = (ballot: BallotFacts, view: View): boolean =>
  isMost(ballot, peopleIn(ballot.acceptances, view).length);

/** Taken back by its opener. Once it has begun, that has no effect: papers may have been cast. */
export const isTakenBack = (facts: Facts, ballot: BallotFacts, view: View): boolean =>
  ballot.takenBack.some((act) => sees(view, act) && !isByRevoked(facts, act, view)) && !isBegun(ballot, view);

/** [BAL-5] The device that accepted is the one that tells. Any of the person's, where nobody writes yet. */
export const isTellingDevice = (ballot: BallotFacts, by: Author): boolean =>
  ballot.acceptances.some(
    (act) => act.person === by.person && (by.slot < 0 || act.slot === by.slot) && sees(by, act),
  );

export const returnsOf = (ballot: BallotFacts, teller: PersonId, view: View): readonly ReturnAct[] =>
  ballot.returns.filter((act) => act.person === teller && sees(view, act));

/** [BAL-5] The returns that count, one for a teller: whoever signed two has none. */
export function returnsIn(ballot: BallotFacts, view: View): readonly ReturnAct[] {
  return ballot.tellers.flatMap((teller) => {
    const [only, ...others] = returnsOf(ballot, teller, view);
    return only === undefined || others.length > 0 ? [] : [only];
  });
}

/** [BAL-6] Returns that must list a paper. */
export const listingsNeeded = ({ tellers }: BallotFacts): number => Math.min(2, tellers.length);

/** [BAL-5] The close has come, by the clocks of so many tellers as must list a paper. */
export const isPastClose = (ballot: BallotFacts, view: View): boolean =>
  peopleIn(ballot.returns, view).length >= listingsNeeded(ballot);

/** One text for a set of returns. */
export const setKey = (returns: readonly RecordId[]): string => returns.toSorted(byText).join(' ');

/** Sets that more than half of the tellers have signed, or confirmed. By key. */
export function setsOfMost(ballot: BallotFacts, acts: readonly SetAct[], view: View): readonly SetAct[] {
  const byKey = new Map<string, SetAct[]>();
  for (const act of acts) {
    if (!sees(view, act)) continue;
    const same = byKey.get(act.key);
    if (same === undefined) byKey.set(act.key, [act]);
    else same.push(act);
  }
  return [...byKey.entries()]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([, [first, ...same]]) =>
      first !== undefined && isMost(ballot, peopleIn([first, ...same], view).length) ? [first] : [],
    );
}

/** [BAL-8] Sets that more than half have confirmed: one, or, where somebody confirmed twice, two (BAL-9). */
export const sealsIn = (ballot: BallotFacts, view: View): readonly SetAct[] =>
  setsOfMost(ballot, ballot.confirmed, view);

/** [BAL-9] Tellers who confirmed different sets. */
export const confirmedTwiceIn = (ballot: BallotFacts, view: View): readonly PersonId[] =>
  ballot.tellers.filter(
    (teller) =>
      new Set(
        ballot.confirmed.filter((act) => act.person === teller && sees(view, act)).map(({ key }) => key),
      ).size > 1,
  );

/** [BAL-9] A ballot that votes on this again, and has begun. */
export const isVotedAgain = (ballot: BallotFacts, view: View): boolean =>
  ballot.repeatedBy.some((repeat) => sees(view, repeat.act) && isBegun(repeat, view));

/** What was put on record of it. */
export const decidedIn = (ballot: BallotFacts, view: View): readonly DecidedAct[] =>
  ballot.decided.filter((act) => sees(view, act));
