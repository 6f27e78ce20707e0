/**
 * How a virtual list is changed without moving what someone is reading. The list knows its rows by
 * position only: told to `shift`, it keeps what stands after the change; otherwise what stands before.
 * Rows that come (or go) on both sides of the reader are therefore given to it in two steps.
 */
export interface Step<T> {
  readonly rows: readonly T[];
  readonly shift: boolean;
}

/**
 * The steps from `old` to `next` around `reading`, a row that is being read (the first that is in
 * sight). Rows are compared by identity. Empty where nothing changed.
 */
export function stepsAround<T>(
  old: readonly T[],
  next: readonly T[],
  reading: T | undefined,
): readonly Step<T>[] {
  if (old === next) return [];
  const before = reading === undefined ? -1 : old.indexOf(reading);
  const after = reading === undefined ? -1 : next.indexOf(reading);
  if (before < 0 || after < 0) return [{ rows: next, shift: false }];
  const above = before !== after;
  const below = old.length - before !== next.length - after;
  if (above && below) {
    return [
      { rows: [...next.slice(0, after), ...old.slice(before)], shift: true },
      { rows: next, shift: false },
    ];
  }
  return [{ rows: next, shift: above }];
}
