/** Words for figures, and for what strangers wrote, on a terminal. */
import { fromFigure } from '../domain/tally/fraction.ts';
import type { Figure } from '../domain/tally/fraction.ts';
import { readableName } from '../lib/readable-name.ts';

/** An option as it is shown: its marks could otherwise steer the terminal. */
export const shown = (option: string): string => readableName(option) || '(no words)';

/** "118 1/3": exact, as people write it. */
export function numberWords(figure: Figure): string {
  const { over, under } = fromFigure(figure);
  const [whole, rest] = [over / under, over % under];
  if (rest === 0n) return `${whole}`;
  return whole === 0n ? `${rest}/${under}` : `${whole} ${rest}/${under}`;
}

/** To the nearest hundredth, for a table: "118.33". Whole ones stay as they are. */
export function roundedWords(figure: Figure): string {
  const { over, under } = fromFigure(figure);
  if (under === 1n) return `${over}`;
  const hundredths = (over * 200n + under) / (under * 2n);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

export const counted = (figure: Figure, thing: string): string =>
  `${numberWords(figure)} ${thing}${figure === 1 ? '' : 's'}`;

/** "A", "A and B", "A, B and C". */
export function list(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
