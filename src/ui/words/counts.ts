/** Numbers with their nouns. */

const SMALL = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

/** `1 person`, `12 people`. */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

/** `Three`, up to twelve; then figures. */
export const inWords = (n: number): string => SMALL[n] ?? n.toLocaleString('en-GB');

/** `Asha`, `Asha and Bo`, `Asha, Bo and 3 more`. At most three names. */
export function names(all: readonly string[]): string {
  const [first = '', second = '', third = ''] = all;
  if (all.length < 2) return first;
  if (all.length === 2) return `${first} and ${second}`;
  if (all.length === 3) return `${first}, ${second} and ${third}`;
  return `${first}, ${second} and ${all.length - 2} more`;
}

/** `Asha, Bo, Cy and Di`: all of them, where nobody may be left out. */
export const everyName = (all: readonly string[]): string =>
  all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;

/** `340 kB`, `2.4 MB`: bytes as people read them. */
export function bytes(n: number): string {
  if (n < 1000) return plural(n, 'byte');
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = n / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
