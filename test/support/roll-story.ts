/**
 * Stories of a roll, told by chance: founders on two devices each, who in changing rooms remove each other,
 * bring back, admit, leave and change the charter, often without having heard of the other rooms.
 */
import fc from 'fast-check';
import { admits, bringsBack, changesCharter, decides, goOn, meet, removes } from './rooms.ts';
import { HUB } from './roll-scenes.ts';
import type { Persona } from './world.ts';
import { World } from './world.ts';

const NAMES = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli'];

/** `room`: whose devices are there, one bit each. `whom`, `which`: whom and what it is about. */
export interface RollStep {
  readonly act: (typeof acts)[number];
  readonly room: number;
  readonly whom: number;
  readonly which: number;
}

const acts = [
  'removes',
  'removes',
  'removes',
  'admits',
  'admits',
  'admits',
  'bringsBack',
  'changesCharter',
  'changesCharter',
  'givesRole',
  'leaves',
  'attests',
  'goOn',
  'goOn',
  'meet',
] as const;

export const rollSteps = (maxLength: number): fc.Arbitrary<readonly RollStep[]> =>
  fc.array(
    fc.record({
      act: fc.constantFrom(...acts),
      room: fc.oneof(fc.nat(2 ** 10 - 1), fc.constant(31), fc.constant(31 << 5)),
      whom: fc.nat(20),
      which: fc.nat(5),
    }),
    { maxLength, size: 'max' },
  );

/** Tells the story. `size`: how many are on the founding list, 2 to 5. */
export function tellRoll(told: readonly RollStep[], size: number): World {
  const world = new World();
  const founders = world.assemblyWith({ charter: { recognises: [HUB] } }, ...NAMES.slice(0, size));
  const kept = founders.map((one) => one.alsoOn('kept phone'));
  const [first] = founders;
  if (first === undefined) throw new Error('nobody');
  const newcomers = world.newcomers(first, 'Fay', 'Gus', 'Hal');
  for (const step of told) perform({ founders, kept, newcomers }, step);
  return world;
}

/** Founders and their second devices; the room's bits follow this order. */
interface Cast {
  readonly founders: readonly Persona[];
  readonly kept: readonly Persona[];
  readonly newcomers: readonly Persona[];
}

const present = (people: readonly Persona[], bits: number): Persona[] =>
  people.filter((_, index) => (bits >> index) % 2 === 1);

function perform({ founders, kept, newcomers }: Cast, { act, room: bits, whom, which }: RollStep): void {
  const cast = [...founders, ...kept, ...newcomers];
  const room = [...present(founders, bits), ...present(kept, bits >> 5)];
  // Those whom a newcomer's admission brought in sit in the room as well, now and then.
  const guest = newcomers[whom % newcomers.length];
  if (guest !== undefined && which === 5) room.push(guest);
  const other = cast[whom % cast.length];
  const newcomer = newcomers[which % newcomers.length];
  if (room.length === 0 || other === undefined || newcomer === undefined) return;
  switch (act) {
    case 'removes':
      removes(room, other);
      return;
    case 'bringsBack': {
      const gone = cast.filter(({ id }) => (room[0]?.state.people.get(id)?.wasMember ?? null) !== null);
      bringsBack(room, gone[whom % gone.length] ?? other);
      return;
    }
    case 'changesCharter':
      changesCharter(room, { vouches: 1 + (which % 3), recognises: whom % 2 === 0 ? [HUB] : [] });
      return;
    case 'givesRole':
      decides(room, { type: 'role', role: 'secretary', person: other.id, until: which });
      return;
    case 'admits':
      admits(newcomer, ...room.slice(0, 3));
      return;
    case 'leaves':
      other.leaves();
      return;
    case 'attests':
      for (const one of room.slice(0, 3)) {
        one.hears(newcomer);
        one.attests(newcomer, HUB);
      }
      newcomer.hears(...room.slice(0, 3));
      newcomer.takesPlace();
      return;
    case 'goOn':
      goOn(...room);
      return;
    case 'meet':
      return meet(...room);
  }
}
