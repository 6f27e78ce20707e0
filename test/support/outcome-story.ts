/**
 * Stories about one proposal: members with two devices each meet in rooms that don't know of each other,
 * say where they stand, find what follows or something else, hold it, and close it.
 */
import fc from 'fast-check';
import { findingsNow } from '../../src/domain/moot/findings.ts';
import type { OutcomeType, Position } from '../../src/domain/state.ts';
import { meet } from './rooms.ts';
import type { Persona } from './world.ts';
import { World } from './world.ts';

const NAMES = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli'];
const positions: readonly Position[] = [
  'agree',
  'agree',
  'object',
  'agree',
  'agree',
  'object',
  'standAside',
  'agree',
];
const outcomes: readonly OutcomeType[] = ['consensus', 'falls', 'deadlock'];

const acts = [
  'settles',
  'settles',
  'settles',
  'settles',
  'closes',
  'closes',
  'closes',
  'says',
  'asks',
  'takesBack',
  'callsAndComes',
  'enters',
  'revises',
  'hears',
  'hears',
] as const;

export interface OutcomeStep {
  readonly act: (typeof acts)[number];
  /** Which of a member's devices are in the room: all phones, or all laptops, but for a few. */
  readonly side: number;
  /** Who is missing, bit by bit. */
  readonly missing: number;
  readonly which: number;
}

/** At most two bits set. */
const few = fc.constantFrom(0, 0, 0, 1, 2, 4, 8, 16, 3, 5, 12);

export const outcomeSteps = (maxLength: number): fc.Arbitrary<readonly OutcomeStep[]> =>
  fc.array(fc.record({ act: fc.constantFrom(...acts), side: fc.nat(1), missing: few, which: fc.nat(11) }), {
    maxLength,
    size: 'max',
  });

/** `size`: members, 2 to 5. `basic`: whether the proposal would remove the last of them. */
export function tellOutcomes(told: readonly OutcomeStep[], size: number, basic: boolean): World {
  const world = new World();
  const members: readonly Persona[] = world.assembly(...NAMES.slice(0, size));
  const [ana] = members as [Persona];
  const last = members.at(-1) as Persona;
  const matter = basic ? ({ type: 'removal', person: last.id } as const) : undefined;
  const proposal = ana.puts('Oven', 'The text.', null, matter);
  meet(...members);
  const devices = [...members, ...members.map((one) => one.alsoOn('laptop'))];
  for (const step of told) perform(proposal, devices, step);
  return world;
}

const cycle = <T>(things: readonly T[], at: number): T => things[at % things.length] as T;

function perform(
  proposal: string,
  devices: readonly Persona[],
  { act, side, missing, which }: OutcomeStep,
): void {
  const half = devices.length / 2;
  const there = devices
    .slice(side * half, (side + 1) * half)
    .filter((_, index) => (missing >> index) % 2 === 0);
  const [one, other] = there;
  if (one === undefined) return;
  const known = one.sees.proposal(proposal);
  const outcome = known.outcomes.at(-1 - (which % 2))?.id ?? known.outcomes.at(-1)?.id ?? proposal;
  switch (act) {
    case 'settles':
      meet(...there);
      for (const [i, member] of there.entries()) say(member, proposal, which + (which > 8 ? i : 0));
      meet(...there);
      return find(one, there, proposal, which);
    case 'closes':
      meet(...there);
      for (const member of there) member.held(outcome);
      meet(...there);
      if (which % 3 > 0) one.declaresStanding(outcome);
      return;
    case 'says':
      return say(one, proposal, which);
    case 'asks':
      if (which % 2 === 0) one.asksForMoot(proposal);
      else one.takesBackMootAsk(proposal);
      return;
    case 'takesBack':
      one.takesBack(outcome);
      return;
    case 'callsAndComes': {
      const call = one.callsMoot(proposal);
      meet(...there);
      for (const member of there.slice(1)) member.sawCall(call);
      meet(...there);
      one.recordsMoot([proposal], there.slice(0, 1 + (which % 2)), call);
      return;
    }
    case 'enters': {
      const moot = known.moots.at(-1);
      if (moot === undefined || other === undefined) return;
      const entry = one.entersFor(cycle(devices, which), moot, cycle(positions, which), proposal);
      other.hears(one);
      other.confirms(entry);
      return;
    }
    case 'revises':
      if (which < 3) one.revises(proposal, `Text ${which}.`);
      return;
    case 'hears':
      one.hears(cycle(devices, which));
      return;
  }
}

function say(one: Persona, proposal: string, which: number): void {
  one.takes(cycle(positions, which), proposal, undefined, 'As I said.');
}

function find(one: Persona, there: readonly Persona[], proposal: string, which: number): void {
  const members = [...one.state.people.values()].filter(({ standing }) => standing === 'member');
  const tellers = members.slice(0, 3);
  if (which === 0) {
    one.records(proposal);
    return;
  }
  const moot =
    which < 11 ? one.recordsMoot([proposal], there) : (one.sees.proposal(proposal).moots.at(-1) ?? '');
  if (moot === '') return;
  const [follows] = findingsNow(one.state, one.id, moot, proposal);
  const outcome = which === 8 || follows === undefined ? cycle(outcomes, which) : follows;
  one.finds(outcome, moot, proposal, outcome === 'deadlock' ? tellers : []);
}
