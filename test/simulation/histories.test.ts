/**
 * Seeded histories of eight honest devices and a liar's, with partitions, restarts, doubled, late, lost
 * and damaged updates, clocks a year off, forked feeds and forged bytes. One seed again:
 *
 *   SEED=1234 npx vitest run --project node test/simulation
 */
import { expect, describe, test } from 'vitest';
import { faultsOf } from './faults.ts';
import { playHistory } from './history.ts';
import { Richness } from './richness.ts';

const RUNS = Number(process.env['RUNS'] ?? 500);
const FROM = Number(process.env['FROM'] ?? 1);
const STEPS = 150;
const only = process.env['SEED'];
/** Seeds that once showed a fault. */
const REGRESSIONS: readonly number[] = [];
const seeds =
  only === undefined
    ? [...REGRESSIONS, ...Array.from({ length: RUNS }, (_, i) => FROM + i)]
    : only.split(',').map(Number);
/** One test for so many histories: a failing one is named by its seed. */
const BATCH = 25;
const batches = Array.from({ length: Math.ceil(seeds.length / BATCH) }, (_, i) =>
  seeds.slice(i * BATCH, (i + 1) * BATCH),
);

describe('[RED-2] after healing, all honest devices hold the same and nothing is lost', () => {
  const richness = new Richness();

  test.each(batches.map((batch) => [batch[0], batch.at(-1), batch] as const))(
    'histories from seed %i to %i',
    { timeout: 120_000 },
    async (_, __, batch) => {
      const failed = new Map<string, string[]>();
      for (const seed of batch) {
        const history = await playHistory(seed, STEPS);
        richness.count(history);
        const faults = faultsOf(history);
        if (faults.length > 0)
          failed.set(`SEED=${seed} npx vitest run --project node test/simulation`, faults);
        await history.stop();
      }
      expect(Object.fromEntries(failed)).toEqual({});
    },
  );

  test('what happens in them is rich enough to mean something', () => {
    console.log(richness.toString());
  });
});
