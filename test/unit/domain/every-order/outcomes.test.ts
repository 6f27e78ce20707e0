/** Every order of up to seven records about outcomes that don't know of each other, over small rolls. */
import { describe, expect, test } from 'vitest';
import type { RecordId } from '../../../../src/domain/burst.ts';
import type { OutcomeType, Position } from '../../../../src/domain/state.ts';
import { inEveryOrder } from '../../../support/every-order.ts';
import { shareAll, takesAll } from '../../../support/gatherings.ts';
import { world } from '../../../support/world.ts';
import type { Persona } from '../../../support/world.ts';

/** A room: who is there, by number, and where they stand there, on a device that stays in this room. */
interface RoomPlan {
  readonly there: readonly number[];
  readonly positions: readonly Position[];
  readonly finds: OutcomeType;
}

/** Members of so small a roll, who take one proposal in several rooms, each without knowing of the others. */
function inRooms(size: number, plans: readonly RoomPlan[]) {
  const w = world();
  const members: readonly Persona[] = w.assembly(...['Ana', 'Ben', 'Cem', 'Dana', 'Eli'].slice(0, size));
  const [ana] = members as [Persona];
  const oven = ana.puts('Oven');
  for (const one of members) one.hears(ana);
  const rooms = plans.map(({ there, positions, finds }, number) => {
    const devices = there.map((index) => (members[index] as Persona).alsoOn(`room ${number}`));
    takesAll(devices, oven, positions);
    shareAll(...devices);
    const [first] = devices as [Persona];
    const moot = first.recordsMoot([oven], devices);
    const outcome = first.finds(finds, moot, oven, finds === 'deadlock' ? members.slice(0, 3) : []);
    shareAll(...devices);
    return { devices, moot, outcome };
  });
  return { w, oven, members, rooms };
}

/** All of a room mark its outcome as held, and the last of them closes it. Gives the records. */
function closes(devices: readonly Persona[], outcome: RecordId): readonly RecordId[] {
  const marks = devices.map((one) => one.held(outcome));
  shareAll(...devices);
  return [...marks, devices.at(-1)?.declaresStanding(outcome) ?? ''];
}

const agreed = (...there: readonly number[]): RoomPlan => ({
  there,
  positions: there.map(() => 'agree'),
  finds: 'consensus',
});
const fallen = (...there: readonly number[]): RoomPlan => ({
  there,
  positions: there.map(() => 'object'),
  finds: 'falls',
});

describe('[OUT-6] outcomes that differ, in every order', () => {
  test('scenario 17: consensus here, falling there, deadlock in a third room: one state', () => {
    const split: RoomPlan = {
      there: [4, 0, 2],
      positions: ['agree', 'object', 'standAside'],
      finds: 'deadlock',
    };
    const { w, oven, members, rooms } = inRooms(5, [agreed(0, 1, 2), fallen(2, 3, 4), split]);
    const [ana] = members as [Persona];
    const outcomes = rooms.map(({ outcome }) => outcome);
    const mark = rooms[0]?.devices[1]?.held(outcomes[0] ?? '');
    const taken = rooms[2]?.devices[0]?.takesBack(outcomes[2] ?? '');
    const late = ana.objects(oven);
    const records = [...outcomes, mark, taken, late].map((id) => id ?? '');
    const { orders, all } = inEveryOrder(w, records);
    expect(orders).toBe(720);
    expect(outcomes.map((id) => all.outcome(id).follows)).toEqual(['deadlock', 'deadlock', 'deadlock']);
    expect(outcomes.map((id) => all.outcome(id).state)).toEqual(['overtaken', 'overtaken', 'withdrawn']);
    expect(all.proposal(oven).stage).toBe('deadlock');
  }, 120_000);

  test('every pair of findings over rolls of three to five comes to one state, and none wins by itself', () => {
    let tried = 0;
    for (const size of [3, 4, 5]) {
      const half = Array.from({ length: size }, (_, i) => i);
      const here = half.slice(0, 3);
      const there = half.slice(-3);
      for (const [one, other] of [
        [agreed(...here), fallen(...there)],
        [agreed(...here), agreed(...there)],
        [fallen(...here), fallen(...there)],
      ] as const) {
        const { w, oven, rooms } = inRooms(size, [one, other]);
        const [first, ...others] = rooms.flatMap(({ devices, outcome }) => [
          outcome,
          ...closes(devices, outcome).slice(-2),
        ]);
        const records = others.filter((id) => id !== first);
        const { orders, all } = inEveryOrder(w, records);
        tried += orders;
        const stage = all.proposal(oven).stage;
        if (one.finds === other.finds) expect(stage).toBe(one.finds === 'falls' ? 'fallen' : 'decided');
        else expect(stage).toBe('dispute');
      }
    }
    expect(tried).toBe(9 * 120);
  }, 120_000);
});

describe('[OUT-9] scenario 23: contradicting standing records, in every order', () => {
  test('two rooms of three close opposite outcomes: a dispute, whichever comes first', () => {
    const { w, oven, rooms } = inRooms(5, [agreed(0, 1, 2), fallen(2, 3, 4)]);
    const records = rooms.flatMap(({ devices, outcome }) => closes(devices, outcome).slice(1));
    expect(records).toHaveLength(6);
    const { all } = inEveryOrder(w, records);
    expect(all.proposal(oven)).toMatchObject({ stage: 'dispute', decision: null });
    expect(all.state.decisions.size).toBe(0);
    expect(rooms.map(({ outcome }) => all.outcome(outcome).state)).toEqual(['stands', 'stands']);
  });

  test('scenario 20: a stale device that closes against objections is refused, whichever comes first', () => {
    const { w, oven, members, rooms } = inRooms(4, [agreed(0, 1)]);
    const [room] = rooms;
    if (room === undefined) throw new Error('there is no room');
    const { outcome } = room;
    const [ana, ben] = room.devices as [Persona, Persona];
    const laptop = ana.alsoOn('laptop');
    const marks = [laptop.held(outcome), ben.held(outcome)];
    const objections = members.slice(1).map((one) => one.objects(oven));
    ben.hears(...members.slice(1));
    const stale = laptop.declaresStanding(outcome);
    const informed = ben.declaresStanding(outcome);
    const { all } = inEveryOrder(w, [...marks, ...objections, stale, informed]);
    expect([stale, informed].map((id) => all.refusal(id))).toEqual(['notHeldLongEnough', 'reopened']);
    expect(all.outcome(outcome).state).toBe('reopened');
    expect(all.proposal(oven).decision).toBeNull();
  }, 120_000);
});
