/** Exact fractions: what a count with weights is made of. Always in lowest terms, the denominator positive. */

export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/**
 * An exact number in a report: a whole one as it is, any other as text, "355/3". Whole numbers stay far
 * below 2^53, for none exceeds five times the papers.
 */
export type Figure = number | string;

function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** `under` is above 0. */
export function fraction(over: bigint, under = 1n): Fraction {
  const divisor = commonDivisor(over, under);
  return { over: over / divisor, under: under / divisor };
}

export const whole = (number: number): Fraction => ({ over: BigInt(number), under: 1n });

export const NONE = whole(0);

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under + b.over * a.under, a.under * b.under);

export const minus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under - b.over * a.under, a.under * b.under);

export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.over, a.under * b.under);

/** `b` is above 0. */
export const dividedBy = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.under, a.under * b.over);

/** Negative, zero or positive, as `a` is less than, equal to or more than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const sumOf = (fractions: Iterable<Fraction>): Fraction => {
  let sum = NONE;
  for (const each of fractions) sum = plus(sum, each);
  return sum;
};

export const figureOf = ({ over, under }: Fraction): Figure =>
  under === 1n ? Number(over) : `${over}/${under}`;

/** The fraction that a report's figure stands for. */
export function fromFigure(figure: Figure): Fraction {
  if (typeof figure === 'number') return whole(figure);
  const [over = '', under = ''] = figure.split('/');
  return fraction(BigInt(over), BigInt(under));
}
