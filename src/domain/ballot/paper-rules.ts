/**
 * Papers, slips of a room, and "I was not handed a slip there". [BAL-1] By whoever is in the electorate, also
 * where they were removed since.
 */
import { refToId } from '../burst.ts';
import type { RecordRef } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import type { Rule } from '../facts/rule.ts';
import { sees } from '../past/act.ts';
import type { Author } from '../past/act.ts';
import type { Refusal } from '../refusal.ts';
import { ballotIn, isBegun, isPastClose, isVotedAgain, sealsIn } from './ballots.ts';
import type { BallotFacts } from './facts.ts';
import { decodePaperCast, decodeSlipsEntered, decodeTickDenied } from './headers.ts';
import type { PaperCast, SlipsEntered, TickDenied } from './headers.ts';
import { noteBallot } from './open-rules.ts';
import { sheetOf } from './rooms.ts';

/** The ballot, where this person votes in it; or what speaks against it. */
function judgeVoter(facts: Facts, by: Author, ref: RecordRef): BallotFacts | Refusal {
  const ballot = ballotIn(facts, by, ref);
  if (ballot === null) return 'nothingThere';
  if (ballot.concerned.includes(by.person)) return 'concernsYou';
  if (!ballot.voters.has(by.person)) return 'notInElectorate';
  return isBegun(ballot, by) ? ballot : 'notBegun';
}

/** [BAL-5] Nothing more can be put in: it has closed, is sealed, or is voted on again. */
const isClosed = (ballot: BallotFacts, by: Author): boolean =>
  isPastClose(ballot, by) || sealsIn(ballot, by).length > 0 || isVotedAgain(ballot, by);

const isOnOptions = (ballot: BallotFacts, scores: readonly number[]): boolean =>
  scores.length === ballot.options.length;

/** [BAL-4] A paper of somebody in the electorate; a later one takes its place. */
export const paperCastRule: Rule<PaperCast> = {
  decode: decodePaperCast,
  alsoRemoved: true,
  judge(facts, by, { ballot: ref, scores }) {
    const ballot = judgeVoter(facts, by, ref);
    if (typeof ballot === 'string') return ballot;
    if (!isOnOptions(ballot, scores)) return 'malformed';
    return isClosed(ballot, by) ? 'closed' : null;
  },
  take(facts, act, { ballot: ref, scores }) {
    const ballot = facts.ballots.get(refToId(ref));
    if (ballot === undefined) return;
    const paper = { ...act, scores: Object.freeze([...scores]) };
    ballot.papers.add(paper);
    ballot.cast.set(act.id, paper);
    noteBallot(facts, ballot, act);
  },
};

/** [BAL-10] The slips of a room, as one of two people entered them. */
export const slipsEnteredRule: Rule<SlipsEntered> = {
  decode: decodeSlipsEntered,
  alsoRemoved: true,
  judge(facts, by, { ballot: ref, ticked, rows }) {
    const ballot = judgeVoter(facts, by, ref);
    if (typeof ballot === 'string') return ballot;
    if (new Set(ticked).size !== ticked.length) return 'malformed';
    if (!rows.every((row) => isOnOptions(ballot, row))) return 'malformed';
    if (!ticked.every((person) => ballot.voters.has(person))) return 'notInElectorate';
    return isClosed(ballot, by) ? 'closed' : null;
  },
  take(facts, act, { ballot: ref, room, ticked, rows }) {
    const ballot = facts.ballots.get(refToId(ref));
    if (ballot === undefined) return;
    const slips = { ...act, room, ticked, rows, sheet: sheetOf(ticked, rows) };
    ballot.slips.push(slips);
    ballot.cast.set(act.id, slips);
    noteBallot(facts, ballot, act);
  },
};

/** [BAL-10] Whoever was ticked in a room says, on their own device, that they weren't handed a slip. */
export const tickDeniedRule: Rule<TickDenied> = {
  decode: decodeTickDenied,
  alsoRemoved: true,
  judge(facts, by, { ballot: ref, room }) {
    const ballot = judgeVoter(facts, by, ref);
    if (typeof ballot === 'string') return ballot;
    const isTicked = ballot.slips.some(
      (slips) => slips.room === room && slips.ticked.includes(by.person) && sees(by, slips),
    );
    if (!isTicked) return 'nothingThere';
    const isKnown = (act: { readonly person: string; readonly room: string }): boolean =>
      act.person === by.person && act.room === room;
    return ballot.denials.some((act) => isKnown(act) && sees(by, act)) ? 'alreadyDone' : null;
  },
  take(facts, act, { ballot: ref, room }) {
    const ballot = facts.ballots.get(refToId(ref));
    if (ballot === undefined) return;
    ballot.denials.push({ ...act, room });
    noteBallot(facts, ballot, act);
  },
};
