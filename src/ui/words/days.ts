/** Days without a time, as date fields and people write them; how they are kept: domain/action/days.ts. */
import { dateFormat } from './date-format.ts';

/** `2026-03-01` as a day; null where there is none. */
export function dayOfField(value: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value);
  if (found === null) return null;
  const [, year, month, day] = found.map(Number);
  const time = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, 12);
  // Days before 1970 can't be kept, and nobody needs them.
  return time > 0 ? time : null;
}

/** A day as a date field wants it; empty for none. */
export const fieldOfDay = (day: number | null): string =>
  day === null ? '' : new Date(day).toISOString().slice(0, 10);

const inFull = dateFormat({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `Sunday 1 March 2026`, whatever the time zone of the device. */
export const dayInFull = (day: number): string => inFull(day).replace(',', '');

/** The day that it is on this device. */
export function today(now: number): number {
  const here = new Date(now);
  return Date.UTC(here.getFullYear(), here.getMonth(), here.getDate(), 12);
}
