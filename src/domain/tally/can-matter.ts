/** Whether papers in doubt can matter: papers that might have to be counted as well, or taken out. */
import { compare, fromFigure, minus, whole } from './fraction.ts';
import type { CountReport, SeatRound, StarRound } from './report.ts';

/** The most that one paper can add to an option's total, or to its lead. */
const MOST = 5;

/**
 * [TAL-10] False where it is proven that `papers` papers, put in or taken out, change none of who won. In
 * a STAR round they can't if both finalists lead the third by more than five times their number, and the
 * runoff margin exceeds their number; several rounds have to hold each. In proportional STAR one paper
 * moves a later seat also through what others still weigh: the first seat needs a lead of five times
 * their number, the second of ten times, and beyond two seats nothing is proven.
 */
export function canMatter(report: CountReport, papers: number): boolean {
  const { method, seats, options, rounds } = report;
  if (papers === 0) return false;
  // Where nothing was counted, any paper matters.
  if (rounds.length === 0) return true;
  if (seats === options.length) return false;
  if (method === 'starPr') {
    return seats > 2 || !rounds.every((round, seat) => seatHolds(round, MOST * (seat + 1) * papers));
  }
  return !rounds.every((round) => round.type === 'star' && starHolds(round, papers));
}

const leads = (
  { standings }: StarRound | SeatRound,
  ahead: number,
  behind: number,
  byMoreThan: number,
): boolean => {
  const [first, second] = [standings[ahead], standings[behind]];
  if (first === undefined || second === undefined) return true;
  return compare(minus(fromFigure(first.total), fromFigure(second.total)), whole(byMoreThan)) > 0;
};

function starHolds(round: StarRound, papers: number): boolean {
  if (round.runoff === null) return true;
  const [one, other] = round.runoff.preferring;
  return leads(round, 1, 2, MOST * papers) && Math.abs(one - other) > papers;
}

const seatHolds = (round: StarRound | SeatRound, lead: number): boolean => leads(round, 0, 1, lead);
