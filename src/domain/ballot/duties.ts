/**
 * What tellers' devices do by themselves, in the order of [BAL-5] and [BAL-8]: the return after the close,
 * the set after the grace, one confirmation. Times are the device's own, in milliseconds.
 */
import type { DeviceId, PersonId, RecordId } from '../burst.ts';
import { byText, distinct } from '../order.ts';
import { everything, sees } from '../past/act.ts';
import { isMost, returnsIn, returnsOf, sealsIn, setKey, setsOfMost } from './ballots.ts';
import type { BallotFacts, SetAct } from './facts.ts';

const DAY = 86_400_000;

type Dates = Pick<BallotFacts, 'closesAt' | 'graceDays'>;

/** When tellers go on without those who have sent no return. */
export const graceEnds = ({ closesAt, graceDays }: Dates): number => closesAt + graceDays * DAY;

/** [BAL-9] From when on a ballot without a seal is voted on again. */
export const sealOverdueFrom = ({ closesAt, graceDays }: Dates): number => closesAt + 2 * graceDays * DAY;

/** When a teller's device next has something to look at; null: at no time that is known. */
export function nextDuty(ballot: Dates, now: number): number | null {
  return [ballot.closesAt, graceEnds(ballot)].find((time) => time > now) ?? null;
}

/** Whether that device of the person's is the one that tells. */
export const isToldBy = (ballot: BallotFacts, person: PersonId, device: DeviceId): boolean =>
  ballot.acceptances.some((act) => act.person === person && act.device === device);

export const hasReturned = (ballot: BallotFacts, person: PersonId): boolean =>
  returnsOf(ballot, person, everything).length > 0;

const hasConfirmed = (ballot: BallotFacts, person: PersonId): boolean =>
  ballot.confirmed.some((act) => act.person === person);

/** [BAL-8] Every teller's return is here, but for those who signed two. */
function areAllHere(ballot: BallotFacts): boolean {
  return ballot.tellers.every((teller) => returnsOf(ballot, teller, everything).length > 0);
}

/**
 * [BAL-8] The set of returns to sign now; null where there is nothing to sign: too few are here, the grace
 * is not over, the same was signed before, or one was confirmed.
 */
export function setToSign(ballot: BallotFacts, person: PersonId, now: number): readonly RecordId[] | null {
  const set = returnsIn(ballot, everything).map(({ id }) => id);
  if (!isMost(ballot, set.length) || hasConfirmed(ballot, person)) return null;
  if (!areAllHere(ballot) && now < graceEnds(ballot)) return null;
  const key = setKey(set);
  return ballot.signed.some((act) => act.person === person && act.key === key) ? null : set;
}

/** The newest sets that each teller signed. */
function lastSigned(ballot: BallotFacts): readonly SetAct[] {
  return ballot.signed.filter(
    (act) => !ballot.signed.some((other) => other.person === act.person && other !== act && sees(other, act)),
  );
}

/**
 * [BAL-8] The set to confirm, once for all: one that somebody has confirmed already, or else one that is
 * the last word of more than half. Null where there is none yet, or the person has confirmed.
 */
export function setToConfirm(ballot: BallotFacts, person: PersonId): readonly RecordId[] | null {
  if (hasConfirmed(ballot, person) || sealsIn(ballot, everything).length > 0) return null;
  const confirmedBy = ({ key }: SetAct): number =>
    distinct(ballot.confirmed.filter((act) => act.key === key).map((act) => act.person)).length;
  const signed = setsOfMost(ballot, ballot.signed, everything);
  const started = signed.filter((set) => confirmedBy(set) > 0);
  const sets = started.length > 0 ? started : setsOfMost(ballot, lastSigned(ballot), everything);
  const best = sets.toSorted(
    (a, b) => confirmedBy(b) - confirmedBy(a) || b.set.length - a.set.length || byText(a.key, b.key),
  )[0];
  return best?.set ?? null;
}
