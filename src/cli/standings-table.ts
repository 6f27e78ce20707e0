/** A round's standings as a table for a terminal: each option's total, and how many papers gave it each score. */
import type { Standing } from '../domain/tally/report.ts';
import { roundedWords } from './plain-words.ts';

const HEADER = ['', 'total', '0', '1', '2', '3', '4', '5'];

const widthOf = (text: string): number => [...text].length;

export function standingsTable(
  standings: readonly Standing[],
  name: (option: number) => string,
): readonly string[] {
  const rows = standings.map(({ option, total, scores }) => [
    name(option),
    ...[total, ...scores].map(roundedWords),
  ]);
  const widths = HEADER.map((_, i) => Math.max(...[HEADER, ...rows].map((row) => widthOf(row[i] ?? ''))));
  const lines = [HEADER, ...rows].map(([option = '', ...figures]) => {
    const gap = ' '.repeat((widths[0] ?? 0) - widthOf(option));
    return `  ${option}${gap}  ${figures.map((figure, i) => figure.padStart(widths[i + 1] ?? 0)).join('  ')}`;
  });
  const isRounded = standings.some(({ total, scores }) =>
    [total, ...scores].some((figure) => typeof figure === 'string'),
  );
  return isRounded ? [...lines, '  (rounded to hundredths; --json has the exact fractions)'] : lines;
}
