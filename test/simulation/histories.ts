/**
 * Which histories are played, and playing them. They are divided between two test files, so that two
 * processors have something to do.
 */
import { faultsOf } from './faults.ts';
import { playHistory } from './history.ts';
import type { Richness } from './richness.ts';

const RUNS = Number(process.env['RUNS'] ?? 500);
const FROM = Number(process.env['FROM'] ?? 1);
const only = process.env['SEED'];
/**
 * Seeds that showed a fault of ours, or show it when it is planted again; they come first. 24, 30: the
 * key of a feed that forked at once never came, and what followed from it waited. 28: an earlier fork
 * of a feed known to be forked was not passed on. 16: words that somebody withheld came late. 260, 67, 114:
 * an update that came in the moment in which the last one was dealt with was left lying.
 */
const REGRESSIONS: readonly number[] = [24, 30, 28, 16, 260, 67, 114];
export const STEPS = 150;
const BATCH = 25;

/** The seeds of one half, in batches; each with its first and its last. */
export function batchesOf(
  half: 'first' | 'second',
): readonly (readonly [number, number, readonly number[]])[] {
  const middle = FROM + Math.ceil(RUNS / 2);
  const all = Array.from({ length: RUNS }, (_, i) => FROM + i);
  const mine = {
    first: [...new Set([...REGRESSIONS, ...all.filter((seed) => seed < middle)])],
    second: all.filter((seed) => seed >= middle && !REGRESSIONS.includes(seed)),
  }[half];
  const asked = half === 'first' ? (only ?? '').split(',').map(Number) : [];
  const seeds = only === undefined ? mine : asked;
  return Array.from({ length: Math.ceil(seeds.length / BATCH) }, (_, i) => {
    const batch = seeds.slice(i * BATCH, (i + 1) * BATCH);
    return [batch[0] ?? 0, batch.at(-1) ?? 0, batch] as const;
  });
}

/** Plays them; what was wrong, by the command that plays that one again. */
export async function play(
  seeds: readonly number[],
  richness: Richness,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const failed: Record<string, readonly string[]> = {};
  for (const seed of seeds) {
    const history = await playHistory(seed, STEPS);
    const faults = faultsOf(history);
    if (faults.length > 0) failed[`SEED=${seed} npx vitest run --project node test/simulation`] = faults;
    richness.count(history);
    await history.stop();
  }
  return failed;
}
