/** Timing that survives a busy machine: candidates take turns, and what is kept is the median ratio. */

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Milliseconds, by code that has run before. No collection is forced before: with the last object of a
 * shape V8 throws away all code compiled for it, and each turn would measure the compiler.
 */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export interface Pair {
  /** Medians in milliseconds. */
  readonly ours: number;
  readonly theirs: number;
  /** The median of the ratios of each turn. */
  readonly ratio: number;
}

/** `ours` and `theirs` in turns, `turns` times after one that doesn't count. */
export async function interleaved(turns: number, ours: () => unknown, theirs: () => unknown): Promise<Pair> {
  const times: { ours: number; theirs: number }[] = [];
  for (let turn = -1; turn < turns; turn++) {
    // Who goes first changes, so that neither always meets the other's garbage.
    const first = turn % 2 === 0;
    const a = first ? await timed(ours) : await timed(theirs);
    const b = first ? await timed(theirs) : await timed(ours);
    if (turn >= 0) times.push(first ? { ours: a, theirs: b } : { ours: b, theirs: a });
  }
  return {
    ours: median(times.map((time) => time.ours)),
    theirs: median(times.map((time) => time.theirs)),
    ratio: median(times.map((time) => time.ours / time.theirs)),
  };
}
