/**
 * Seeded histories as in histories.test.ts, in an assembly whose members leave, remove each other and
 * come back, often without having heard of each other. One seed again, or others:
 *
 *   SEED=1234 npx vitest run --project node test/simulation/rolls
 *   FROM=501 RUNS=100 npx vitest run --project node test/simulation/rolls
 */
import { expect, test } from 'vitest';
import { faultsOf } from './faults.ts';
import { playHistory } from './history.ts';
import { liveAndChangeTheRoll } from './roll-life.ts';

const RUNS = Number(process.env['RUNS'] ?? 60);
const FROM = Number(process.env['FROM'] ?? 1);
const only = process.env['SEED'];
const seeds =
  only === undefined ? Array.from({ length: RUNS }, (_, i) => FROM + i) : only.split(',').map(Number);
const STEPS = 150;

test(
  '[RED-2] [ROLL-5] rolls that changed apart are one roll when all have met',
  { timeout: 600_000 },
  async () => {
    const failed: Record<string, readonly string[]> = {};
    const happened = new Map<string, number>();
    for (const seed of seeds) {
      const history = await playHistory(seed, STEPS, liveAndChangeTheRoll);
      const faults = faultsOf(history);
      if (faults.length > 0) failed[`SEED=${seed}`] = faults;
      for (const { type } of history.honest[0]?.core.governance.roll.history ?? []) {
        happened.set(type, (happened.get(type) ?? 0) + 1);
      }
      await history.stop();
    }
    expect(failed).toEqual({});
    if (seeds.length < 60) return;
    const told = [...happened].map(([type, count]) => `${type} ${count}`).join(', ');
    for (const type of ['admitted', 'cameBack', 'left', 'removed']) {
      expect(happened.get(type) ?? 0, `${type}, of ${told}`).toBeGreaterThan(2);
    }
  },
);
