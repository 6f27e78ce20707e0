/**
 * Rooms in which some say two things; `npm run test:long` plays a thousand. One seed again, or others:
 *
 *   SEED=1234 npx vitest run --project node test/simulation/equivocation
 */
import { describe, expect, test } from 'vitest';
import { playRooms } from './equivocation-runs.ts';

const RUNS = Number(process.env['RUNS'] ?? 40);
const FROM = Number(process.env['FROM'] ?? 1);
const only = process.env['SEED'];
const seeds =
  only === undefined ? Array.from({ length: RUNS }, (_, i) => FROM + i) : only.split(',').map(Number);

describe('[RED-6] two branches shown to two halves of a room', () => {
  test(
    'are found, proven to all, void from where they part and no further; nobody honest is accused',
    { timeout: 600_000 },
    async () => {
      const seen = await playRooms(seeds);
      expect(seen.failed).toEqual({});
      if (only !== undefined) return;
      expect(seen.forks, 'forks').toBeGreaterThan(seeds.length / 2);
      expect(seen.foundByMeeting, 'forks found when the halves met').toBeGreaterThan(seeds.length / 20);
      expect(seen.restored, 'older copies').toBeGreaterThan(seeds.length / 10);
      expect(seen.shared, 'ids that two share').toBeGreaterThan(seeds.length / 10);
    },
  );
});
