import { fromFigure, type Figure } from '../../../domain/tally/fraction.ts';

/** `118 1/3`: exact, as people write it. */
export function figureWords(figure: Figure): string {
  const { over, under } = fromFigure(figure);
  const [whole, rest] = [over / under, over % under];
  if (rest === 0n) return whole.toLocaleString('en-GB');
  return whole === 0n ? `${rest}/${under}` : `${whole.toLocaleString('en-GB')} ${rest}/${under}`;
}

/** `118.33`: for a narrow place whose `title` has the exact one. Whole numbers stay as they are. */
export function figureRounded(figure: Figure): string {
  const { over, under } = fromFigure(figure);
  if (under === 1n) return over.toLocaleString('en-GB');
  const hundredths = (over * 200n + under) / (under * 2n);
  return `${(hundredths / 100n).toLocaleString('en-GB')}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** Close enough to draw with; never to decide with. */
export function toDraw(figure: Figure): number {
  const { over, under } = fromFigure(figure);
  return Number((over * 10_000n) / under) / 10_000;
}
