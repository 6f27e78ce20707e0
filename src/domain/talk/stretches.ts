/** Which bursts of a feed were taken: stretches [from, to), in order, apart from each other. */
export type Stretches = readonly (readonly [from: number, to: number])[];

export const isIn = (stretches: Stretches, burst: number): boolean =>
  stretches.some(([from, to]) => burst >= from && burst < to);

/** With one more burst; almost always the one after the last. */
export function withBurst(stretches: Stretches, burst: number): Stretches {
  const last = stretches.at(-1);
  if (last !== undefined && last[1] === burst) return [...stretches.slice(0, -1), [last[0], burst + 1]];
  const before = stretches.filter(([, to]) => to < burst);
  const after = stretches.filter(([from]) => from > burst + 1);
  const joined = stretches.filter(([from, to]) => to >= burst && from <= burst + 1);
  const from = Math.min(burst, ...joined.map(([start]) => start));
  const to = Math.max(burst + 1, ...joined.map(([, end]) => end));
  return [...before, [from, to], ...after];
}

/** Without everything from that burst on. */
export const upTo = (stretches: Stretches, end: number): Stretches =>
  stretches.filter(([from]) => from < end).map(([from, to]) => [from, Math.min(to, end)] as const);
