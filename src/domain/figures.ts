/** The figures of an assembly, in integers. `n`: people on the roll. */
import type { Charter, Count, Share } from './state.ts';

/** The smallest integer whose square is at least `n`. */
function rootRoundedUp(n: number): number {
  let root = Math.ceil(Math.sqrt(n));
  while (root > 0 && (root - 1) * (root - 1) >= n) root -= 1;
  while (root * root < n) root += 1;
  return root;
}

/** Members who must have spoken: the charter's number, or the square root of the roll, rounded up. */
export const quorumOf = (charter: Charter, n: number): number =>
  charter.quorum ?? Math.max(1, rootRoundedUp(n));

/** Members in favour that a basic matter needs: the smaller of "more than half" and three quorums. */
export const basicFigureOf = (charter: Charter, n: number): number =>
  Math.min(Math.floor(n / 2) + 1, 3 * quorumOf(charter, n));

/** [ROLL-2] Vouches that a newcomer needs: never a function of the roll. */
export const vouchesNeeded = (charter: Charter, foundingListLength: number): number =>
  Math.min(charter.vouches, foundingListLength);

/** New objections that make input stark (OUT-8); null where one person decides alone. */
export const starkFigureOf = (charter: Charter, n: number): number | null =>
  n <= 1 ? null : (charter.stark ?? Math.max(2, Math.ceil(quorumOf(charter, n) / 2)));

/**
 * [MOD-2] Members who must say "hide": as many as could bring somebody in, never one of several alone,
 * never more than there are. `vouches`: those that a newcomer needs.
 */
export const hidingFigureOf = (vouches: number, n: number): number => Math.min(n, Math.max(2, vouches));

/** Tellers that a ballot needs: an odd number, never more than there are members. */
export function tellersOf(n: number): number {
  if (n <= 2) return n;
  return n <= 99 ? 3 : 5;
}

/** One person's decisions hold at once. */
export const coolingOffDaysOf = (charter: Charter, n: number): number =>
  n <= 1 ? 0 : charter.coolingOffDays;

const sidesTaken = (count: Count): number => count.agree + count.reservations + count.object;

/** Of those who take a side so many agree, reservations included; nobody on a side is no approval. */
export function isBroadApproval(count: Count, { parts, of }: Share): boolean {
  const sides = sidesTaken(count);
  return sides > 0 && of * (count.agree + count.reservations) >= parts * sides;
}

/** Of those who take a side so many object. */
export function isBroadDisagreement(count: Count, { parts, of }: Share): boolean {
  const sides = sidesTaken(count);
  return sides > 0 && of * count.object >= parts * sides;
}

/** People who have spoken: standing aside counts for the quorum, and only for it. */
export const spokenIn = (count: Count): number => sidesTaken(count) + count.standAside;
