/**
 * What tellers sign: that they accept, their return, the set of returns, and its confirmation. Once it has
 * begun, tellers are as fixed as the electorate: a removal doesn't end their duties.
 */
import { refToId } from '../burst.ts';
import type { RecordRef } from '../burst.ts';
import { sha256 } from '../../lib/sha256.ts';
import { toHex } from '../../lib/bytes.ts';
import type { Facts } from '../facts/facts.ts';
import type { Rule } from '../facts/rule.ts';
import { sees } from '../past/act.ts';
import type { Act, Author } from '../past/act.ts';
import type { Refusal } from '../refusal.ts';
import { isOldView } from '../roll/void.ts';
import { whyAgain } from './again.ts';
import {
  ballotIn,
  isBegun,
  isMost,
  isTakenBack,
  isTellingDevice,
  returnsIn,
  returnsOf,
  sealsIn,
  setKey,
  setsOfMost,
} from './ballots.ts';
import { isSameElectorate } from './electorate.ts';
import type { BallotFacts, SetAct } from './facts.ts';
import {
  decodeReturnSigned,
  decodeReturnsConfirmed,
  decodeReturnsSigned,
  decodeTellingAccepted,
} from './headers.ts';
import type { AboutReturns, ReturnSigned, TellingAccepted } from './headers.ts';
import { noteBallot, noteProposals } from './open-rules.ts';
import { ballotsOnDeadlocks, isLive } from './stage.ts';

/** [BAL-2] Another ballot on the same deadlock that runs, or has a seal, and that this one doesn't repeat. */
function isInTheWay(facts: Facts, ballot: BallotFacts, other: BallotFacts, by: Author): boolean {
  if (other === ballot || isRepeatOf(ballot, other) || !isLive(facts, other, by)) return false;
  const hasAccepted = other.acceptances.some((act) => act.person === by.person && sees(by, act));
  return hasAccepted || sealsIn(other, by).length > 0;
}

function isRepeatOf(ballot: BallotFacts, other: BallotFacts): boolean {
  for (let earlier = ballot.repeats; earlier !== null; earlier = earlier.repeats) {
    if (earlier === other) return true;
  }
  return false;
}

/** [BAL-2] A teller's own past gives the same electorate, and no seal that still counts. */
export const tellingAcceptedRule: Rule<TellingAccepted> = {
  decode: decodeTellingAccepted,
  judge(facts, by, { ballot: ref }) {
    const ballot = ballotIn(facts, by, ref);
    if (ballot === null) return 'nothingThere';
    if (!ballot.tellers.includes(by.person)) return 'notATeller';
    if (isTakenBack(facts, ballot, by)) return 'closed';
    if (ballot.acceptances.some((act) => act.person === by.person && sees(by, act))) return 'alreadyDone';
    if (isOldView(facts, ballot.act, by)) return 'oldView';
    if (!isSameElectorate(facts, ballot, by)) return 'electorateDiffers';
    if (ballot.repeats !== null && whyAgain(facts, ballot.repeats, by) === null) return 'closed';
    const others = ballotsOnDeadlocks(facts, by, ballot.deadlocks);
    return others.some((other) => isInTheWay(facts, ballot, other, by)) ? 'alreadyDone' : null;
  },
  take(facts, act, { ballot: ref, secretHash }) {
    const ballot = facts.ballots.get(refToId(ref));
    if (ballot === undefined) return;
    ballot.acceptances.push({ ...act, secretHash: toHex(secretHash) });
    noteBallot(facts, ballot, act);
    noteProposals(facts, ballot);
  },
};

/** The ballot, where this device tells in it and it has begun; or what speaks against it. */
export function judgeTelling(facts: Facts, by: Author, ref: RecordRef): BallotFacts | Refusal {
  const ballot = ballotIn(facts, by, ref);
  if (ballot === null) return 'nothingThere';
  if (!isTellingDevice(ballot, by)) return 'notATeller';
  return isBegun(ballot, by) ? ballot : 'notBegun';
}

const isSameReturn = (a: { readonly held: ReadonlySet<string> }, held: readonly string[]): boolean =>
  a.held.size === held.length && held.every((id) => a.held.has(id));

/** [BAL-5] Papers and slips that the teller held, and the number whose hash stands in the acceptance. */
export const returnSignedRule: Rule<ReturnSigned> = {
  decode: decodeReturnSigned,
  alsoRemoved: true,
  judge(facts, by, { ballot: ref, papers, secret }) {
    const ballot = judgeTelling(facts, by, ref);
    if (typeof ballot === 'string') return ballot;
    const held = papers.map(refToId);
    if (new Set(held).size !== held.length) return 'malformed';
    const isHeld = (id: string): boolean => {
      const cast = ballot.cast.get(id);
      return cast !== undefined && sees(by, cast);
    };
    if (!held.every(isHeld)) return 'nothingThere';
    const hash = toHex(sha256(secret));
    const isTheirs = ballot.acceptances.some(
      (act) => act.person === by.person && (by.slot < 0 || act.slot === by.slot) && act.secretHash === hash,
    );
    if (!isTheirs) return 'malformed';
    // A different one is taken, and named: whoever signed two has none.
    return returnsOf(ballot, by.person, by).some((earlier) => isSameReturn(earlier, held))
      ? 'alreadyDone'
      : null;
  },
  take(facts, act, { ballot: ref, papers, secret }) {
    const ballot = facts.ballots.get(refToId(ref));
    if (ballot === undefined) return;
    ballot.returns.push({ ...act, held: new Set(papers.map(refToId)), secret });
    noteBallot(facts, ballot, act);
  },
};

const keyOf = ({ returns }: AboutReturns): string => setKey(returns.map(refToId));

function takeSet(
  facts: Facts,
  act: Act,
  header: AboutReturns,
  into: (ballot: BallotFacts) => SetAct[],
): void {
  const ballot = facts.ballots.get(refToId(header.ballot));
  if (ballot === undefined) return;
  into(ballot).push({ ...act, set: header.returns.map(refToId), key: keyOf(header) });
  noteBallot(facts, ballot, act);
  noteProposals(facts, ballot);
}

const hasSaid = (acts: readonly SetAct[], by: Author, key: string): boolean =>
  acts.some((act) => act.person === by.person && act.key === key && sees(by, act));

/** [BAL-8] All returns that a teller holds, of more than half of the tellers. */
export const returnsSignedRule: Rule<AboutReturns> = {
  decode: decodeReturnsSigned,
  alsoRemoved: true,
  judge(facts, by, header) {
    const ballot = judgeTelling(facts, by, header.ballot);
    if (typeof ballot === 'string') return ballot;
    const held = returnsIn(ballot, by);
    if (!isMost(ballot, held.length)) return 'tooFewReturns';
    if (keyOf(header) !== setKey(held.map(({ id }) => id))) return 'doesNotFollow';
    return hasSaid(ballot.signed, by, keyOf(header)) ? 'alreadyDone' : null;
  },
  take: (facts, act, header) => takeSet(facts, act, header, ({ signed }) => signed),
};

/**
 * [BAL-8] A set that more than half have signed, once for all. [BAL-9] Another one is taken, and named: two
 * sealed sets need somebody who confirmed twice.
 */
export const returnsConfirmedRule: Rule<AboutReturns> = {
  decode: decodeReturnsConfirmed,
  alsoRemoved: true,
  judge(facts, by, header) {
    const ballot = judgeTelling(facts, by, header.ballot);
    if (typeof ballot === 'string') return ballot;
    const key = keyOf(header);
    if (!setsOfMost(ballot, ballot.signed, by).some((set) => set.key === key)) return 'tooFewReturns';
    return hasSaid(ballot.confirmed, by, key) ? 'alreadyDone' : null;
  },
  take: (facts, act, header) => takeSet(facts, act, header, ({ confirmed }) => confirmed),
};
