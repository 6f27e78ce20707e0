import { describe, expect, it } from 'vitest';
import { ago, dayHeading, dayName, howLong, partOfDay, until } from '../../../src/ui/words/time.ts';

/** A Tuesday, 22:00, in the machine's own time zone: what people see is their own clock. */
const now = new Date(2026, 10, 3, 22, 0).getTime();
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();

describe('times as people say them', () => {
  it('says when something ends', () => {
    expect(until(at(4, 19), now)).toBe('tomorrow at 19:00, in 21 hours');
    expect(until(at(3, 22, 20), now)).toBe('today at 22:20, in 20 minutes');
    expect(until(at(7, 12), now)).toBe('Saturday at 12:00, in 4 days');
    expect(until(at(2, 19), now)).toBe('yesterday at 19:00');
  });

  it('counts the days to an evening from a morning as people do', () => {
    expect(until(at(13, 19), at(3, 4))).toBe('13 November at 19:00, in 10 days');
    expect(until(at(5, 19), at(3, 4))).toBe('Thursday at 19:00, in 2 days');
  });

  it('goes by calendar days, not by hours', () => {
    expect(dayName(at(4, 0, 5), now)).toBe('tomorrow');
    expect(dayName(at(2, 23, 55), now)).toBe('yesterday');
    expect(dayHeading(at(3, 0), now)).toBe('Today');
    expect(dayName(at(1, 8), now)).toBe('Sunday');
    expect(dayName(new Date(2026, 9, 3).getTime(), now)).toBe('3 October');
    expect(dayName(new Date(2025, 9, 3).getTime(), now)).toBe('3 October 2025');
  });

  it('says how long ago', () => {
    expect(ago(now - 20_000, now)).toBe('just now');
    expect(ago(now + 5 * 60_000, now)).toBe('just now');
    expect(ago(now - 60_000, now)).toBe('1 minute ago');
    expect(ago(now - 5 * 3_600_000, now)).toBe('5 hours ago');
    expect(ago(at(2, 23), now)).toBe('yesterday');
    expect(ago(now - 22 * 86_400_000, now)).toBe('3 weeks ago');
    expect(ago(now - 100 * 86_400_000, now)).toBe('3 months ago');
    expect(ago(now - 800 * 86_400_000, now)).toBe('2 years ago');
  });

  it('never says that something lasts no time at all', () => {
    expect(howLong(0)).toBe('1 minute');
    expect(howLong(90 * 60_000)).toBe('2 hours');
    expect(howLong(47 * 3_600_000)).toBe('47 hours');
    expect(howLong(5 * 86_400_000)).toBe('5 days');
  });

  it('greets by the part of the day', () => {
    expect(partOfDay(now)).toBe('Tuesday evening');
    expect(partOfDay(at(3, 9))).toBe('Tuesday morning');
  });
});
