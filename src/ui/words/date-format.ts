/**
 * A date formatter that is made when it is first used: making one costs a phone some milliseconds, and
 * the first screen needs few of them.
 */
export function dateFormat(options: Intl.DateTimeFormatOptions): (time: number) => string {
  let made: Intl.DateTimeFormat | null = null;
  return (time) => (made ??= new Intl.DateTimeFormat('en-GB', options)).format(time);
}
