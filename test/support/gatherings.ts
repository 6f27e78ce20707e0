/** Ready beginnings for tests of what people find at Moots. */
import type { RecordId } from '../../src/domain/burst.ts';
import type { Matter } from '../../src/domain/proposal/matter.ts';
import type { Charter, Position } from '../../src/domain/state.ts';
import { world } from './world.ts';
import type { Persona, World } from './world.ts';

/** All of them learn what any of them knows. */
export function shareAll(...people: readonly Persona[]): void {
  const [first, ...others] = people;
  first?.hears(...others);
  for (const other of others) if (first !== undefined) other.hears(first);
}

export interface Gathering {
  readonly w: World;
  readonly people: readonly Persona[];
  readonly oven: RecordId;
  readonly moot: RecordId;
  /** The one of that number, from 0. */
  at(index: number): Persona;
}

/**
 * So many members; the first one's proposal; their positions, in their order, where they have one; and a
 * Moot about it with all of them, recorded by the first and known to all.
 */
export function gathered(
  count: number,
  positions: readonly (Position | null)[],
  matterOf: (people: readonly Persona[]) => Matter = () => ({ type: 'ordinary' }),
  charter: Partial<Charter> = {},
): Gathering {
  const w = world();
  const people: readonly Persona[] = w.assemblyWith(
    { charter },
    ...Array.from({ length: count }, (_, i) => `P${i}`),
  );
  const at = (index: number): Persona => {
    const one = people[index];
    if (one === undefined) throw new Error(`nobody is number ${index}`);
    return one;
  };
  const oven = at(0).puts('Oven', 'The text.', null, matterOf(people));
  shareAll(...people);
  takesAll(people, oven, positions);
  shareAll(...people);
  const moot = at(0).recordsMoot([oven], people);
  shareAll(...people);
  return { w, people, oven, moot, at };
}

/** Each takes the position of their number. */
export function takesAll(
  people: readonly Persona[],
  proposal: RecordId,
  positions: readonly (Position | null)[],
): void {
  for (const [index, position] of positions.entries()) {
    if (position !== null)
      people[index]?.takes(position, proposal, undefined, position === 'object' ? 'A reason.' : undefined);
  }
}

/** The same position so many times. */
export const times = (count: number, position: Position): Position[] =>
  Array.from({ length: count }, () => position);
