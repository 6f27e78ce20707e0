/** What ballots wait for from a person: a paper, telling, slips, a record of the result, another vote. */
import type { RecordId } from '../burst.ts';
import type { Governance, Person } from '../state.ts';
import { graceEnds } from './duties.ts';
import {
  mayAcceptTelling,
  mayCastPaper,
  mayEnterSlips,
  mayRecordBallot,
  proposalsToRecord,
  repeatOf,
} from './may.ts';
import type { Ballot } from './state.ts';

interface AboutBallot {
  readonly ballot: RecordId;
  /** The ballot's question. */
  readonly title: string;
}

/** `since`, `until`: milliseconds since the Unix epoch. */
export type BallotNeed =
  | (AboutBallot & { readonly type: 'vote'; readonly until: number })
  | (AboutBallot & { readonly type: 'acceptTelling'; readonly since: number })
  /** The app sends it by itself, on the device that accepted: it has to be opened there. */
  | (AboutBallot & { readonly type: 'sendReturn'; readonly until: number })
  /** Somebody entered the slips of a room in which the person was ticked, and waits for a second one. */
  | (AboutBallot & { readonly type: 'enterSlips'; readonly room: string; readonly since: number })
  | (AboutBallot & { readonly type: 'recordBallot'; readonly since: number })
  | (AboutBallot & { readonly type: 'repeatBallot'; readonly since: number });

/** `now`: by this device's clock. */
export const ballotNeeds = (state: Governance, me: Person, now: number): BallotNeed[] =>
  [...state.ballots.values()].flatMap((ballot) => needsOn(state, ballot, me, now));

function needsOn(state: Governance, ballot: Ballot, me: Person, now: number): BallotNeed[] {
  const about = { ballot: ballot.id, title: ballot.question };
  switch (ballot.stage) {
    case 'waiting':
      return mayAcceptTelling(state, me.id, ballot.id, now) === null
        ? [{ type: 'acceptTelling', ...about, since: ballot.time }]
        : [];
    case 'begun':
      return [...openNeeds(state, ballot, me, now), ...repeatNeeds(state, ballot, me, now)];
    case 'sealed':
    case 'decided':
    case 'dispute':
      return [...recordNeeds(state, ballot, me), ...repeatNeeds(state, ballot, me, now)];
    case 'takenBack':
    case 'void':
    case 'again':
      return [];
  }
}

function openNeeds(state: Governance, ballot: Ballot, me: Person, now: number): BallotNeed[] {
  const about = { ballot: ballot.id, title: ballot.question };
  const needs: BallotNeed[] = [];
  const mine = ballot.papers.filter(({ person, state: at }) => person === me.id && at === 'cast');
  if (mine.length === 0 && !hasSlip(ballot, me) && mayCastPaper(state, me.id, ballot.id, now) === null)
    needs.push({ type: 'vote', ...about, until: ballot.closesAt });
  const teller = ballot.tellers.find(({ person }) => person === me.id);
  if (teller?.accepted === true && teller.return === null && !teller.twoReturns && now >= ballot.closesAt)
    needs.push({ type: 'sendReturn', ...about, until: graceEnds(ballot) });
  if (teller?.accepted === false && mayAcceptTelling(state, me.id, ballot.id, now) === null)
    needs.push({ type: 'acceptTelling', ...about, since: ballot.time });
  for (const { name, state: at, enteredBy, ticked } of ballot.rooms) {
    if (at !== 'one' || enteredBy.includes(me.id) || !ticked.includes(me.id)) continue;
    if (mayEnterSlips(state, me.id, ballot.id) === null)
      needs.push({ type: 'enterSlips', ...about, room: name, since: ballot.touched });
  }
  return needs;
}

const hasSlip = (ballot: Ballot, me: Person): boolean =>
  ballot.rooms.some(({ ticked }) => ticked.includes(me.id));

function recordNeeds(state: Governance, ballot: Ballot, me: Person): BallotNeed[] {
  if (ballot.stage === 'dispute' || mayRecordBallot(state, me.id, ballot.id) !== null) return [];
  if (proposalsToRecord(state, ballot.id).length === 0) return [];
  return [{ type: 'recordBallot', ballot: ballot.id, title: ballot.question, since: ballot.touched }];
}

/** Until somebody has opened the repeat. */
function repeatNeeds(state: Governance, ballot: Ballot, me: Person, now: number): BallotNeed[] {
  const isOpened = ballot.repeatedBy !== null && isGoingOn(state, ballot.repeatedBy);
  if (me.standing !== 'member' || isOpened || repeatOf(state, ballot.id, now) === null) return [];
  return [{ type: 'repeatBallot', ballot: ballot.id, title: ballot.question, since: ballot.touched }];
}

const isGoingOn = (state: Governance, id: RecordId): boolean => {
  const stage = state.ballots.get(id)?.stage;
  return stage !== undefined && stage !== 'takenBack' && stage !== 'void';
};
