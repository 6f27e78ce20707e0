/** The table: what was measured, beside what was aimed at. Never a verdict by exit code. */

export interface Line {
  readonly what: string;
  readonly target: string;
  /** By number of records; null where it was not measured. */
  readonly values: readonly (Value | null)[];
}

export interface Value {
  readonly text: string;
  /** Null where the target is for other sizes. */
  readonly met: boolean | null;
}

export const value = (text: string, met: boolean | null = null): Value => ({ text, met });

export const kb = (bytes: number): string =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(2)} MB` : `${(bytes / 1e3).toFixed(1)} kB`;
export const ms = (time: number): string => `${time.toFixed(time < 10 ? 2 : 0)} ms`;

export function table(sizes: readonly number[], lines: readonly Line[]): string {
  const rows = [
    ['', 'target', ...sizes.map((size) => size.toLocaleString('en'))],
    ...lines.map(({ what, target, values }) => [what, target, ...values.map(cell)]),
  ];
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  return rows
    .map((row) =>
      row.map((text, i) => (i < 2 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}

function cell(found: Value | null): string {
  if (!found) return '-';
  if (found.met === null) return found.text;
  return `${found.text} ${found.met ? '✓' : '✗'}`;
}
