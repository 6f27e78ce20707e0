/** What a teller has done so far, and how far the seal is (BAL-2, BAL-5, BAL-8, BAL-9). */
import type { Ballot, Teller } from '../../../domain/ballot/state.ts';
import { plural } from '../../words/counts.ts';
import { DAY } from '../../words/time.ts';
import type { Phase } from './phase.ts';

/** In a row of the list of tellers. */
export function tellerLine(teller: Teller, phase: Phase): string {
  if (teller.confirmedTwo) return 'confirmed two sets of returns that differ';
  if (teller.twoReturns) return 'signed two different returns, so counts as having none';
  if (teller.confirmed !== null) return `${returned(teller)}; confirmed the set`;
  if (teller.signed !== null)
    return `${returned(teller)}; signed a set of ${plural(teller.signed.length, 'return')}`;
  if (teller.return !== null) return returned(teller);
  if (phase === 'waiting' || phase === 'open')
    return teller.accepted ? 'has accepted' : 'was asked, and hasn’t accepted yet';
  return teller.accepted ? 'no return heard yet' : 'didn’t accept';
}

const returned = ({ papers, return: record }: Teller): string =>
  record === null ? 'sent no return' : `returned ${plural(papers ?? 0, 'paper')}`;

export interface SealProgress {
  readonly accepted: number;
  readonly returns: number;
  readonly signed: number;
  readonly confirmed: number;
  /** More than half of all tellers. */
  readonly needed: number;
  /** Until then all returns are waited for. */
  readonly graceEnds: number;
}

export function sealProgress({ tellers, closesAt, graceDays }: Ballot): SealProgress {
  const count = (has: (teller: Teller) => boolean) => tellers.filter(has).length;
  return {
    accepted: count(({ accepted }) => accepted),
    returns: count((teller) => teller.return !== null && !teller.twoReturns),
    signed: count(({ signed }) => signed !== null),
    confirmed: count(({ confirmed }) => confirmed !== null),
    needed: Math.floor(tellers.length / 2) + 1,
    graceEnds: closesAt + graceDays * DAY,
  };
}
