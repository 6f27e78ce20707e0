import { DAY } from '../../words/time.ts';
import { dayInFull, today } from '../../words/days.ts';

/** `due today`, `due on Friday 6 March 2026`, `2 days late`. */
export function dueWords(due: number, now: number): string {
  const days = Math.round((due - today(now)) / DAY);
  if (days === 0) return 'due today';
  if (days === 1) return 'due tomorrow';
  if (days > 1) return `due on ${dayInFull(due)}`;
  return days === -1 ? 'a day late' : `${-days} days late`;
}

/** `look again on Sunday 1 March 2026`; once the day has come, how long it has waited. */
export function reviewWords(day: number, now: number): string {
  const days = Math.round((day - today(now)) / DAY);
  if (days > 0) return `look again on ${dayInFull(day)}`;
  if (days === 0) return 'to be looked at again today';
  return days === -1 ? 'was to be looked at again yesterday' : `was to be looked at again ${-days} days ago`;
}
