/** A ballot as the screen shows it. */
import type { RecordId } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { byTime, distinct } from '../order.ts';
import { everything } from '../past/act.ts';
import type { Act } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import { confirmedTwiceIn, decidedIn, returnsOf, sealsIn } from './ballots.ts';
import { outsideIn } from './electorate.ts';
import type { BallotFacts, ReturnAct, SetAct } from './facts.ts';
import { paperRows } from './paper-rows.ts';
import { resultOf } from './result.ts';
import type { Counted } from './result.ts';
import { byRoom, namedIn, roomCount } from './rooms.ts';
import type { RoomCount } from './rooms.ts';
import { stageIn } from './stage.ts';
import type { Ballot, BallotResult, BallotRoom, Teller } from './state.ts';

export function ballotRow(facts: Facts, ballot: BallotFacts): Ballot {
  const stage = stageIn(facts, ballot, everything);
  const shown = stage === 'dispute' ? null : sealedIn(facts, ballot);
  const decided = decidedIn(ballot, everything).toSorted(byTime)[0];
  const { leftOut, tooLate } = outsideIn(facts, ballot, everything);
  return {
    id: ballot.act.id,
    by: ballot.act.person,
    time: ballot.act.time,
    question: ballot.question,
    method: ballot.method,
    seats: ballot.seats,
    options: ballot.options.map(({ proposal, ...option }) => ({
      ...option,
      proposal: proposal?.act.id ?? null,
    })),
    proposals: ballot.deadlocks.map(({ proposal }) => proposal.act.id),
    deadlocks: ballot.deadlocks.map(({ act }) => act.id),
    closesAt: ballot.closesAt,
    graceDays: ballot.graceDays,
    repeats: ballot.repeats?.act.id ?? null,
    repeatedBy: lastRepeat(ballot),
    stage,
    electorate: ballot.electorate,
    tooLate,
    concerned: ballot.concerned,
    leftOut,
    tellers: ballot.tellers.map((person) => tellerRow(ballot, person)),
    papers: paperRows(facts, ballot, shown?.counted ?? null),
    rooms: roomRows(facts, ballot, shown?.counted ?? null),
    result: shown?.result ?? null,
    decision: decided?.id ?? null,
    touched: ballot.touched,
  };
}

/** The count: in the past of the record that says what it decided; until there is one, by all that is here. */
function sealedIn(
  facts: Facts,
  ballot: BallotFacts,
): { readonly counted: Counted; readonly result: BallotResult } | null {
  const view = decidedIn(ballot, everything).toSorted(byTime)[0] ?? everything;
  const [seal] = sealsIn(ballot, view);
  return seal === undefined ? null : resultOf(facts, ballot, seal, view, everything);
}

/** The repeat that has begun, or else the newest. */
function lastRepeat({ repeatedBy }: BallotFacts): RecordId | null {
  const newest = repeatedBy.toSorted((a, b) => byTime(a.act, b.act));
  const begun = newest.filter(({ acceptances }) => acceptances.length > 0);
  return (begun.at(-1) ?? newest.at(-1))?.act.id ?? null;
}

function tellerRow(ballot: BallotFacts, person: string): Teller {
  const mine = <T extends { readonly person: string }>(acts: readonly T[]): readonly T[] =>
    acts.filter((act) => act.person === person);
  const acceptance = mine(ballot.acceptances).toSorted(byTime)[0];
  const returns: readonly ReturnAct[] = returnsOf(ballot, person, everything);
  const only = returns.length === 1 ? returns[0] : undefined;
  return {
    person,
    device: acceptance?.device ?? null,
    accepted: acceptance !== undefined,
    return: only?.id ?? null,
    papers: only?.held.size ?? null,
    twoReturns: returns.length > 1,
    signed: largest(mine(ballot.signed)),
    confirmed: mine(ballot.confirmed).toSorted(byTime)[0]?.set ?? null,
    confirmedTwo: confirmedTwiceIn(ballot, everything).includes(person),
  };
}

const largest = (sets: readonly SetAct[]): readonly RecordId[] | null =>
  sets.toSorted((a, b) => b.set.length - a.set.length || byTime(b, a))[0]?.set ?? null;

/** Rooms as the sealed returns list them; until there is a seal, by all that is here. */
function roomRows(facts: Facts, ballot: BallotFacts, counted: Counted | null): readonly BallotRoom[] {
  const counts = (act: Act): boolean => !isByRevoked(facts, act, everything);
  const rooms: readonly RoomCount[] =
    counted?.rooms ?? byRoom(ballot.slips.filter(counts)).map(([name, entries]) => roomCount(name, entries));
  const isDenied = (person: string, room: string): boolean =>
    ballot.denials.some((act) => act.person === person && act.room === room && counts(act));
  const phoned = new Set(ballot.papers.people());
  const named = counted?.named ?? namedIn(rooms, (person) => phoned.has(person), isDenied);
  return rooms.map(({ name, enteredBy, ticked, rows, state }) => ({
    name,
    enteredBy,
    ticked,
    slips: rows.length,
    rows,
    state,
    named: distinct(named.get(name) ?? []),
  }));
}
