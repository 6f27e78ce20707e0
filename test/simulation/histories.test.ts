/**
 * Seeded histories of nine devices with partitions, restarts, doubled, late, lost and damaged updates,
 * clocks a year off, and a device that lies by forking its own feeds. One seed again:
 *
 *   SEED=1234 npx vitest run --project node test/simulation
 */
import { toHex } from '../../src/lib/bytes.ts';
import { describe, expect, test } from 'vitest';
import { playHistory } from './history.ts';

const RUNS = Number(process.env['RUNS'] ?? 500);
const STEPS = 60;
const only = process.env['SEED'];
const seeds = only === undefined ? Array.from({ length: RUNS }, (_, i) => i + 1) : [Number(only)];
/** One test for so many histories: a failing one is named by its seed. */
const BATCH = 25;
const batches = Array.from({ length: Math.ceil(seeds.length / BATCH) }, (_, i) =>
  seeds.slice(i * BATCH, (i + 1) * BATCH),
);

describe('[RED-2] after healing, all honest devices hold the same and nothing is lost', () => {
  test.each(batches.map((batch) => [batch[0], batch] as const))(
    'histories from seed %i',
    async (_, batch) => {
      for (const seed of batch) await check(seed);
    },
  );
});

async function check(seed: number): Promise<void> {
  const { honest, liar, digests, written, stop } = await playHistory(seed, STEPS);
  const why = `seed ${seed}`;
  expect(new Set(digests).size, why).toBe(1);
  for (const { core } of honest) {
    for (const [i, ledger] of core.ledgers.entries()) {
      const held = new Set([...ledger.bursts()].map(({ feed, burst }) => `${feed}.${burst}`));
      const lost = (written[i] ?? []).filter(({ feed, burst }) => !held.has(`${feed}.${burst}`));
      expect(lost, `${why}: lost`).toEqual([]);
      const own = new Set(
        [...ledger.bursts()].filter(({ device }) => device === liar.core.device).map(({ feed }) => feed),
      );
      const accused = ledger.proofs.filter(({ feed }) => !own.has(feed));
      expect(
        accused.map(({ feed }) => feed),
        `${why}: accused though honest`,
      ).toEqual([]);
    }
    expect(core.governance.waitingFor, `${why}: waiting`).toEqual([]);
  }
  const [first, ...others] = honest.map(({ core }) =>
    core.ledgers.map((ledger) => toHex(ledger.stateVector())).join(),
  );
  for (const vector of others) expect(vector, why).toBe(first);
  await stop();
}
