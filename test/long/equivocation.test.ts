/**
 * A thousand rooms in which some say two things.
 *
 *   FROM=1001 RUNS=5000 npm run test:long -- equivocation
 */
import { describe, expect, test } from 'vitest';
import { playRooms } from '../simulation/equivocation-runs.ts';

const RUNS = Number(process.env['RUNS'] ?? 1_000);
const FROM = Number(process.env['FROM'] ?? 1);

describe('[RED-6] two branches shown to two halves of a room', () => {
  test(`are found and proven, and nobody honest is accused, in ${RUNS} rooms`, async () => {
    const began = performance.now();
    const seen = await playRooms(Array.from({ length: RUNS }, (_, i) => FROM + i));
    const { failed, rooms, forks, foundByMeeting, restored, shared } = seen;
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(
      `equivocation, rooms ${FROM} to ${FROM + RUNS - 1}: ${forks} forks in ${rooms} rooms, ${foundByMeeting} of them ` +
        `known to nobody before the halves met, ${restored} older copies, ${shared} shared ids, ${seconds} s\n`,
    );
    expect(failed).toEqual({});
  });
});
