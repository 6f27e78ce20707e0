/** A charter in sentences, with the numbers that follow from the roll now. */
import type { Charter, Governance } from '../../../domain/state.ts';
import { plural } from '../../words/counts.ts';

export function charterSentences(charter: Charter, roll: Governance['roll']): readonly string[] {
  const quorum =
    charter.quorum === null
      ? `Quorum follows the roll: right now, ${plural(roll.quorum, 'member')} must have spoken.`
      : `${plural(charter.quorum, 'member')} must have spoken before anything is settled.`;
  const cooling =
    charter.coolingOffDays === 0
      ? 'Consensus holds without days of cooling-off.'
      : `After consensus there are ${plural(charter.coolingOffDays, 'day')} of cooling-off, in which those who were not there have their say.`;
  const vouches = `A new member needs ${plural(roll.foundingList === null ? charter.vouches : roll.vouches, 'vouch', 'vouches')}, then takes their place.`;
  return [
    quorum,
    'Of those who take a side, four in five must agree, among members and among all.',
    cooling,
    vouches,
  ];
}

/** [ROLL-1] in words. `first`: how many are on the founding list; null while there is none. */
export const startedBy = (founder: string, first: number | null): string =>
  first === null
    ? `Started by ${founder}, who has not chosen the first members yet.`
    : `Started by ${founder}, who chose the first ${first === 1 ? 'member' : first}.`;
