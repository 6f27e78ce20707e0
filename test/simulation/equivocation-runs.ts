/** Many rooms, and what was seen in them. */
import { playEquivocation } from './equivocation.ts';
import { equivocationFaults } from './equivocation-faults.ts';

export interface Seen {
  /** By the command that plays the room again. */
  readonly failed: Readonly<Record<string, readonly string[]>>;
  rooms: number;
  /** Feeds that went two ways, and of them those that nobody knew of before the halves met. */
  forks: number;
  foundByMeeting: number;
  /** Devices that were set back to an older copy of their storage. */
  restored: number;
  /** Rooms in which a forker has the id of an honest device's feed. */
  shared: number;
}

export async function playRooms(seeds: readonly number[]): Promise<Seen> {
  const failed: Record<string, readonly string[]> = {};
  const seen: Seen = { failed, rooms: 0, forks: 0, foundByMeeting: 0, restored: 0, shared: 0 };
  for (const seed of seeds) {
    const room = await playEquivocation(seed);
    const faults = equivocationFaults(room);
    if (faults.length > 0)
      failed[`SEED=${seed} npx vitest run --project node test/simulation/equivocation`] = faults;
    seen.rooms += 1;
    seen.forks += room.voidFrom.size;
    seen.foundByMeeting += room.foundByMeeting;
    seen.restored += room.restored;
    seen.shared += room.shared === null ? 0 : 1;
    await room.stop();
  }
  return seen;
}
