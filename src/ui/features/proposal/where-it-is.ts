import type { Decision, Proposal } from '../../../domain/state.ts';
import { calendarDay, DAY, dayName, timeOfDay } from '../../words/time.ts';
import type { CoolingOff } from './cooling-off.ts';
import { counted } from './spoken.ts';

/** Where a proposal is, in a few words for a row: "in talk for 4 days", "cooling off, 3 days to go". */
export function whereItIs(
  proposal: Pick<Proposal, 'stage' | 'time'>,
  {
    now,
    cooling,
    decision,
    closesAt,
  }: {
    now: number;
    cooling: CoolingOff | undefined;
    decision: Decision | undefined;
    /** When the ballot that it is before closes. */
    closesAt?: number | undefined;
  },
): string {
  switch (proposal.stage) {
    case 'talk':
      return `in talk ${since(proposal.time, now)}`;
    case 'moot':
      return 'waiting for a Moot';
    case 'dispute':
      return 'recorded differently in two places';
    case 'coolingOff':
      if (!cooling) return 'cooling off';
      if (cooling.enough) return 'cooling off, ready to stand';
      return cooling.left > 0
        ? `cooling off, ${counted(cooling.left, 'day', 'days')} to go`
        : 'cooling off, not heard by enough yet';
    case 'decided':
      return decision ? `decided on ${calendarDay(decision.stoodAt, now)}` : 'decided';
    case 'deadlock':
      return 'in deadlock';
    case 'ballot':
      if (closesAt === undefined) return 'in a ballot';
      return closesAt > now
        ? `ballot, closes ${dayName(closesAt, now)} at ${timeOfDay(closesAt)}`
        : 'ballot closed, its count comes in';
    case 'fallen':
      return 'fallen';
    case 'withdrawn':
      return 'withdrawn';
    case 'void':
      return 'void';
  }
}

function since(time: number, now: number): string {
  const days = Math.floor((now - time) / DAY);
  if (days < 1) return 'since today';
  if (days > 60) return `since ${calendarDay(time, now)}`;
  return `for ${counted(days, 'day', 'days')}`;
}
