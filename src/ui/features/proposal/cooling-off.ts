import type { Outcome } from '../../../domain/state.ts';
import { DAY } from '../../words/time.ts';
import { capital, counted } from './spoken.ts';

/** How far an outcome's cooling-off is, as this device can tell (OUT-7). */
export interface CoolingOff {
  /** Whole days since this device got the outcome, at most `days`. */
  readonly gone: number;
  readonly days: number;
  readonly left: number;
  /** "Heard by 5 of 8 for five days". */
  readonly heard: string;
  readonly enough: boolean;
}

/**
 * @param heldSince when this device got the outcome (ms), or null where it doesn't count
 * @param now this device's clock (ms); only elapsed time is used
 */
export function coolingOffOf(
  outcome: Pick<Outcome, 'heldBy' | 'heldNeeded'>,
  { heldSince, now, days }: { heldSince: number | null; now: number; days: number },
): CoolingOff {
  const elapsed = heldSince === null ? 0 : Math.max(0, now - heldSince);
  const gone = Math.min(days, Math.floor(elapsed / DAY));
  return {
    gone,
    days,
    left: days - gone,
    heard: heardFor(outcome, counted(days, 'day', 'days')),
    enough: outcome.heldBy.length >= outcome.heldNeeded,
  };
}

function heardFor({ heldBy, heldNeeded }: Pick<Outcome, 'heldBy' | 'heldNeeded'>, days: string): string {
  return heldBy.length <= heldNeeded
    ? `Heard by ${heldBy.length} of ${heldNeeded} for ${days}`
    : `Heard by ${heldBy.length} for ${days}, where ${heldNeeded} are enough`;
}

/** OUT-7's remaining risk, in the words of the rule: "Eight who lie could shorten this." */
export const couldShorten = (outcome: Pick<Outcome, 'heldNeeded'>): string =>
  `${capital(counted(outcome.heldNeeded, 'member who lies', 'who lie'))} could shorten this.`;

/** How many of the five arcs of a cooling-off ring are full; undefined where nothing is cooling off. */
export const arcsGone = (state: CoolingOff | undefined): number | undefined =>
  state === undefined ? undefined : Math.floor((state.gone * 5) / Math.max(1, state.days));
