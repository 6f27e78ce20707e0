/**
 * Seeded histories of eight honest devices and a liar's, with partitions, restarts, doubled, late, lost
 * and damaged updates, clocks a year off, forked feeds, forged bytes, withheld words and records that no
 * rule allows. One seed again, others, or fewer:
 *
 *   SEED=1234 npx vitest run --project node test/simulation
 *   FROM=501 RUNS=100 npx vitest run --project node test/simulation
 */
import { describe, expect, test } from 'vitest';
import { faultsOf } from './faults.ts';
import { fingerprintOf } from './fingerprint.ts';
import { playHistory } from './history.ts';
import { Richness } from './richness.ts';

const RUNS = Number(process.env['RUNS'] ?? 500);
const FROM = Number(process.env['FROM'] ?? 1);
const only = process.env['SEED'];
/**
 * Seeds that showed a fault of ours, or show it when it is planted again; they come first. 24, 30: the
 * key of a feed that forked at once never came, and what followed from it waited. 28: an earlier fork
 * of a feed known to be forked was not passed on. 16: words that somebody withheld came late.
 */
const REGRESSIONS: readonly number[] = [24, 30, 28, 16];
const all = [...REGRESSIONS, ...Array.from({ length: RUNS }, (_, i) => FROM + i)];
const seeds = only === undefined ? [...new Set(all)] : only.split(',').map(Number);
const STEPS = 150;
const BATCH = 25;
const batches = Array.from({ length: Math.ceil(seeds.length / BATCH) }, (_, i) =>
  seeds.slice(i * BATCH, (i + 1) * BATCH),
);

describe('[RED-2] after healing, all honest devices hold the same and nothing is lost', () => {
  const richness = new Richness();

  test.each(batches.map((batch) => [batch[0], batch.at(-1), batch] as const))(
    'histories %i to %i',
    { timeout: 600_000 },
    async (_, __, batch) => {
      const failed: Record<string, readonly string[]> = {};
      for (const seed of batch) {
        const history = await playHistory(seed, STEPS);
        const faults = faultsOf(history);
        if (faults.length > 0) failed[`SEED=${seed} npx vitest run --project node test/simulation`] = faults;
        richness.count(history);
        await history.stop();
      }
      expect(failed).toEqual({});
    },
  );

  test('a seed gives one history, byte for byte', async () => {
    const twice = [];
    for (let i = 0; i < 2; i++) {
      const history = await playHistory(4, STEPS);
      twice.push(history.honest.map((device) => fingerprintOf(device, new Set())));
      await history.stop();
    }
    expect(twice[1]).toEqual(twice[0]);
  });

  test('enough happens in them to mean something', () => {
    expect(richness.tooLittle, richness.toString()).toEqual([]);
  });
});
