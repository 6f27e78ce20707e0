import type { PersonId } from '../../../domain/burst.ts';
import type { Person, Position, Proposal, Stand } from '../../../domain/state.ts';

/** The order on the ring, clockwise from the top; the unheard come last. */
export const POSITIONS = [
  'agree',
  'reservations',
  'standAside',
  'object',
] as const satisfies readonly Position[];

/** Everyone's place on a proposal's ring, as the rules count it. */
export interface Room {
  /** Positions that count, of welcomed people, in the ring's order. */
  readonly counted: readonly Stand[];
  /** Given on an earlier text: shown lifted off the ring, not counted. */
  readonly older: readonly Stand[];
  /** Newcomers whom no member has welcomed yet: shown apart, not counted. */
  readonly newcomers: readonly Stand[];
  /** Welcomed people who have not said where they stand. */
  readonly unheard: readonly PersonId[];
  readonly tally: Readonly<Record<Position, number>>;
  /** People whose position counts now. */
  readonly heard: number;
  /** Everyone whose position could count. */
  readonly total: number;
}

/**
 * Seats everyone who may be heard on `proposal`. `people` are all whom the assembly knows. `concerned`: whom
 * it would remove; they have no voice in it (ROLL-4).
 */
export function seatRoom(
  proposal: Pick<Proposal, 'stands'>,
  people: readonly Person[],
  concerned: PersonId | null = null,
): Room {
  const welcomed = proposal.stands.filter(
    (stand) => stand.standing !== 'newcomer' && stand.person !== concerned,
  );
  const counted = inRingOrder(welcomed.filter((stand) => stand.current));
  const older = inRingOrder(welcomed.filter((stand) => !stand.current));
  const spoke = new Set(welcomed.map((stand) => stand.person));
  const unheard = people
    .filter((person) => person.standing !== 'newcomer' && person.id !== concerned && !spoke.has(person.id))
    .sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1))
    .map((person) => person.id);
  return {
    counted,
    older,
    newcomers: inRingOrder(proposal.stands.filter((stand) => stand.standing === 'newcomer')),
    unheard,
    tally: tallyOf(counted),
    heard: counted.length,
    total: counted.length + older.length + unheard.length,
  };
}

/** How often each position was taken. */
export function tallyOf(stands: readonly Stand[]): Record<Position, number> {
  const tally: Record<Position, number> = { agree: 0, reservations: 0, standAside: 0, object: 0 };
  for (const stand of stands) tally[stand.position] += 1;
  return tally;
}

function inRingOrder(stands: readonly Stand[]): Stand[] {
  return [...stands].sort(
    (a, b) =>
      POSITIONS.indexOf(a.position) - POSITIONS.indexOf(b.position) ||
      a.time - b.time ||
      (a.id < b.id ? -1 : 1),
  );
}
