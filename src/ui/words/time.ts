/**
 * Times as people say them. `now` is always an argument, so that a screen decides when to say it again.
 * The language is the browser's for names of days and months; sentences are ours.
 */
import { dateFormat } from './date-format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const clock = dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = dateFormat({ weekday: 'long' });
const dayAndMonth = dateFormat({ day: 'numeric', month: 'long' });
const fullDay = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' });
const everything = dateFormat({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** Calendar days from `now` to `time`, in the device's own time zone. */
function daysApart(time: number, now: number): number {
  const midnight = (at: number) => {
    const day = new Date(at);
    return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  };
  return Math.round((midnight(time) - midnight(now)) / DAY);
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** `19:00`. */
export const timeOfDay = (time: number): string => clock(time);

/** `today`, `yesterday`, `Sunday`, `3 November`, `3 November 2025`. */
export function dayName(time: number, now: number): string {
  const days = daysApart(time, now);
  if (days === 0) return 'today';
  if (days === -1) return 'yesterday';
  if (days === 1) return 'tomorrow';
  if (Math.abs(days) < 7) return weekday(time);
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? dayAndMonth : fullDay)(time);
}

/** `today`, `yesterday`, `on Sunday`, `on 3 November`: inside a sentence. */
export function onDay(time: number, now: number): string {
  const name = dayName(time, now);
  return Math.abs(daysApart(time, now)) < 2 ? name : `on ${name}`;
}

/** `Today`, `Sunday`: for the line that parts two days. */
export function dayHeading(time: number, now: number): string {
  const name = dayName(time, now);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `just now`, `5 minutes ago`, `this morning`… for something in the past; `yesterday`, `3 weeks ago`. */
export function ago(time: number, now: number): string {
  const gone = now - time;
  if (gone < MINUTE) return 'just now';
  if (gone < HOUR) return `${count(Math.floor(gone / MINUTE), 'minute')} ago`;
  const days = -daysApart(time, now);
  if (days === 0) return `${count(Math.floor(gone / HOUR), 'hour')} ago`;
  if (days === 1) return 'yesterday';
  if (days < 14) return `${days} days ago`;
  if (days < 61) return `${Math.floor(days / 7)} weeks ago`;
  if (days < 730) return `${Math.floor(days / 30.4)} months ago`;
  return `${Math.floor(days / 365)} years ago`;
}

/** `21 hours`, `2 days`, `5 minutes`: how long something lasts. Never less than a minute. */
export function howLong(milliseconds: number): string {
  if (milliseconds < HOUR) return count(Math.max(1, Math.round(milliseconds / MINUTE)), 'minute');
  if (milliseconds < 2 * DAY) return count(Math.round(milliseconds / HOUR), 'hour');
  return count(Math.round(milliseconds / DAY), 'day');
}

/** `tomorrow at 19:00, in 21 hours`, `10 December at 19:00, in 10 days`; once it is past, `yesterday at 19:00`. */
export function until(time: number, now: number): string {
  const at = `${dayName(time, now)} at ${timeOfDay(time)}`;
  if (time <= now) return at;
  // From the morning to an evening ten days later people count ten days, not eleven.
  const wait = time - now < 2 * DAY ? howLong(time - now) : count(daysApart(time, now), 'day');
  return `${at}, in ${wait}`;
}

/** Within this year `3 November`, else with the year. */
export const calendarDay = (time: number, now: number): string => {
  const name = dayName(time, now);
  return /^\d/u.test(name) ? name : dayAndMonth(time);
};

/** Day, date and time in full, for a `title` or a record. */
export const fullTime = (time: number): string => everything(time);

/** `Tuesday evening`, for a greeting. */
export function partOfDay(now: number): string {
  const hour = new Date(now).getHours();
  const part = hour < 5 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return `${weekday(now)} ${part}`;
}
