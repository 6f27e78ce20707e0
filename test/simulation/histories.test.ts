/**
 * Seeded histories of eight honest devices and a liar's, with partitions, restarts, doubled, late, lost
 * and damaged updates, clocks a year off, forked feeds, forged bytes, withheld words and records that no
 * rule allows. The other half: `more-histories.test.ts`. One seed again, others, or fewer:
 *
 *   SEED=1234 npx vitest run --project node test/simulation
 *   FROM=501 RUNS=100 npx vitest run --project node test/simulation
 */
import { describe, expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';
import { batchesOf, play, STEPS } from './histories.ts';
import { playHistory } from './history.ts';
import { Richness } from './richness.ts';

describe('[RED-2] after healing, all honest devices hold the same and nothing is lost', () => {
  const richness = new Richness();

  test.each(batchesOf('first'))('histories %i to %i', { timeout: 600_000 }, async (_, __, seeds) => {
    expect(await play(seeds, richness)).toEqual({});
  });

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
