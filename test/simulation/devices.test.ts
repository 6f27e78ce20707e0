/**
 * Seeded histories as in histories.test.ts, in which the devices of one person revoke each other now and
 * then, and go on writing in other hands. One seed again: SEED=1234 npx vitest run --project node
 * test/simulation/devices
 */
import { expect, test } from 'vitest';
import { faultsOf } from './faults.ts';
import { playHistory } from './history.ts';
import { live, type Deed } from './life.ts';

const RUNS = Number(process.env['RUNS'] ?? 10);
const FROM = Number(process.env['FROM'] ?? 1);
const only = process.env['SEED'];
const seeds =
  only === undefined ? Array.from({ length: RUNS }, (_, i) => FROM + i) : only.split(',').map(Number);
const STEPS = 120;

/** A device of somebody who has another one revokes that, whatever the other says of it. */
const liveAndRevoke: Deed = async (device, random) => {
  await live(device, random);
  const { core } = device;
  if (!core.isHere || !random.chance(0.06)) return;
  const others = core.governance.people.get(core.me)?.devices.filter((id) => id !== core.device) ?? [];
  if (others.length > 0) await core.revoke([random.pick(others)]);
};

test(
  '[RED-2] [PER-9] devices that revoke each other leave one state, everywhere',
  { timeout: 600_000 },
  async () => {
    const failed: Record<string, readonly string[]> = {};
    let revoked = 0;
    for (const seed of seeds) {
      const history = await playHistory(seed, STEPS, liveAndRevoke);
      const faults = faultsOf(history);
      if (faults.length > 0) failed[`SEED=${seed}`] = faults;
      revoked += history.honest[0]?.core.governance.revoked.size ?? 0;
      await history.stop();
    }
    expect(failed).toEqual({});
    if (seeds.length >= 10) expect(revoked).toBeGreaterThan(0);
  },
);
