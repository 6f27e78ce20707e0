/**
 * Days without a time: when an action is due, when to look at a decision again. A day is kept as its noon
 * in UTC, in milliseconds since the Unix epoch: that falls on the same date almost everywhere.
 */
const DAY = 86_400_000;
const HALF = DAY / 2;

/** The day has begun, or is over. */
export const hasCome = (day: number, now: number): boolean => now >= day - HALF;

/** The day is over. */
export const isOver = (day: number, now: number): boolean => now >= day + HALF;

/** The day has come, or comes within so many days. */
export const isNear = (day: number, now: number, days: number): boolean => hasCome(day, now + days * DAY);
