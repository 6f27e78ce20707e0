/** When and where people meet, as fields have it and as it is kept. */
import { byteLimits } from '../../../domain/limits.ts';
import { isBlank } from '../../../lib/blank.ts';
import { fits } from '../proposal/fits.ts';

export interface Wherewithal {
  /** As a `datetime-local` field gives it. */
  readonly when: string;
  readonly online: boolean;
  /** A place, or how to get in. */
  readonly place: string;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A time (milliseconds) as a `datetime-local` field wants it, by the clock of this device. */
export function fieldOfTime(time: number): string {
  const at = new Date(time);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Milliseconds since the Unix epoch; null where no time was given. */
export function timeOfField(value: string): number | null {
  const at = new Date(value).getTime();
  return Number.isNaN(at) || at <= 0 ? null : at;
}

const ONLINE = 'Online';

/** As it is kept: a place, or `Online` with how to get in. */
export function placeOf({ online, place }: Pick<Wherewithal, 'online' | 'place'>): string {
  if (!online) return place.trim();
  return isBlank(place) ? ONLINE : `${ONLINE}, ${place.trim()}`;
}

/** What `placeOf` made, for a form that goes on from it. */
export function placeFields(kept: string): Pick<Wherewithal, 'online' | 'place'> {
  if (kept === ONLINE) return { online: true, place: '' };
  return kept.startsWith(`${ONLINE}, `)
    ? { online: true, place: kept.slice(ONLINE.length + 2) }
    : { online: false, place: kept };
}

export interface WhereFaults {
  readonly when?: string;
  readonly place?: string;
}

/** What is missing, or too long. */
export function whereFaults(form: Wherewithal): WhereFaults {
  return {
    ...(timeOfField(form.when) === null ? { when: 'It needs a day and a time.' } : {}),
    ...(!form.online && isBlank(form.place) ? { place: 'Where do people meet?' } : {}),
    ...(fits(placeOf(form), byteLimits.place) ? {} : { place: 'That is too long for a place.' }),
  };
}
