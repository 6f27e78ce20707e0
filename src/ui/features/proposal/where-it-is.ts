import type { Decision, Proposal } from '../../../domain/state.ts';
import { calendarDay, DAY, dayName, onDay, timeOfDay } from '../../words/time.ts';
import { phaseOf } from '../ballot/phase.ts';
import { nothingAround, type Around } from './around.ts';
import type { CoolingOff } from './cooling-off.ts';
import { counted } from './spoken.ts';

/** Where a proposal is, in a few words for a row: "in talk for 4 days", "cooling off, 3 days to go". */
export function whereItIs(
  proposal: Pick<Proposal, 'stage' | 'time'>,
  {
    now,
    cooling,
    decision,
    around = nothingAround,
  }: {
    now: number;
    cooling: CoolingOff | undefined;
    decision: Decision | undefined;
    around?: Pick<Around, 'coming' | 'held' | 'ballot'>;
  },
): string {
  switch (proposal.stage) {
    case 'talk':
      return `in talk ${since(proposal.time, now)}`;
    case 'moot':
      return atMoot(around, now) ?? 'waiting for a Moot';
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
      return around.coming === null ? 'in deadlock' : `in deadlock, ${nextMoot(around.coming, now)}`;
    case 'ballot':
      return inBallot(around.ballot, now);
    case 'fallen':
      return decision ? `fell on ${calendarDay(decision.stoodAt, now)}` : 'fallen';
    case 'withdrawn':
      return 'withdrawn';
    case 'void':
      return 'without effect';
  }
}

const nextMoot = ({ at, place }: NonNullable<Around['coming']>, now: number): string =>
  `Moot ${onDay(at, now)} at ${timeOfDay(at)}${place === '' ? '' : `, ${place}`}`;

function atMoot({ coming, held }: Pick<Around, 'coming' | 'held'>, now: number): string | null {
  if (coming !== null) return nextMoot(coming, now);
  if (held === null) return null;
  return held.isQuorate ? 'a Moot took place' : 'a Moot took place, without a quorum';
}

function inBallot(ballot: Around['ballot'], now: number): string {
  if (ballot === null) return 'in a ballot';
  switch (phaseOf(ballot, now)) {
    case 'waiting':
      return 'ballot waits for its tellers';
    case 'open':
      return `ballot, closes ${dayName(ballot.closesAt, now)} at ${timeOfDay(ballot.closesAt)}`;
    case 'closed':
      return 'ballot closed, its count comes in';
    case 'sealed':
      return 'ballot sealed';
    default:
      return 'in a ballot';
  }
}

function since(time: number, now: number): string {
  const days = Math.floor((now - time) / DAY);
  if (days < 1) return 'since today';
  if (days > 60) return `since ${calendarDay(time, now)}`;
  return `for ${counted(days, 'day', 'days')}`;
}
