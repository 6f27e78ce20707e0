/** [BAL-1] Who may tell in a ballot: whom the Moot named, and, when it is voted on again, others. */
import type { PersonId } from '../burst.ts';
import type { Facts, OutcomeFacts } from '../facts/facts.ts';
import { tellersOf } from '../figures.ts';
import { distinct } from '../order.ts';
import type { View } from '../past/act.ts';
import { removes } from '../proposal/matter.ts';
import { isMember, rollSize } from '../roll/roll.ts';
import { confirmedTwiceIn } from './ballots.ts';
import type { BallotFacts } from './facts.ts';
import type { Again } from './again.ts';

const isSameSet = (a: readonly PersonId[], b: readonly PersonId[]): boolean =>
  a.length === b.length && new Set([...a, ...b]).size === a.length;

/** For each deadlock, whom its Moot named, as far as they are on the roll still. */
export const namedTellers = (
  facts: Facts,
  view: View,
  deadlocks: readonly OutcomeFacts[],
): readonly (readonly PersonId[])[] =>
  deadlocks.map(({ tellers }) => distinct(tellers).filter((person) => isMember(facts, person, view)));

/** Whether these were named, together, by a Moot that found one of the deadlocks. */
export const areNamed = (
  facts: Facts,
  view: View,
  deadlocks: readonly OutcomeFacts[],
  tellers: readonly PersonId[],
): boolean =>
  tellers.length > 0 && namedTellers(facts, view, deadlocks).some((named) => isSameSet(named, tellers));

export interface TellersAgain {
  /** How many are needed. */
  readonly needed: number;
  /** Who may tell, and of them those who told before; of the latter so many at most. */
  readonly eligible: readonly PersonId[];
  readonly former: readonly PersonId[];
  readonly mostFormer: number;
}

/**
 * [BAL-7] [BAL-9] Other tellers, as far as there are others; never who confirmed twice. Where only members
 * were left out (BAL-3), the same may tell again.
 */
export function tellersAgain(facts: Facts, view: View, ballot: BallotFacts, why: Again): TellersAgain {
  const barred = new Set([
    ...confirmedTwiceIn(ballot, view),
    ...ballot.deadlocks.map(({ proposal }) => removes(proposal.matter)),
  ]);
  const eligible = [...facts.people.keys()].filter(
    (person) => !barred.has(person) && isMember(facts, person, view),
  );
  const isOther = why === 'doubt' || why === 'noSeal';
  const former = isOther ? eligible.filter((person) => ballot.tellers.includes(person)) : [];
  const needed = Math.max(1, Math.min(tellersOf(rollSize(facts, view)), eligible.length));
  return {
    needed,
    eligible: distinct(eligible),
    former: distinct(former),
    mostFormer: Math.max(0, needed - (eligible.length - former.length)),
  };
}

export function mayTellAgain(
  { needed, eligible, former, mostFormer }: TellersAgain,
  tellers: readonly PersonId[],
): boolean {
  return (
    tellers.length === needed &&
    tellers.every((person) => eligible.includes(person)) &&
    tellers.filter((person) => former.includes(person)).length <= mostFormer
  );
}
