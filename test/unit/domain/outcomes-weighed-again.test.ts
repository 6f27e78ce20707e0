import { describe, expect, test } from 'vitest';
import type { RecordId } from '../../../src/domain/burst.ts';
import type { Position } from '../../../src/domain/state.ts';
import { shareAll, takesAll, times } from '../../support/gatherings.ts';
import { world } from '../../support/world.ts';
import type { Persona } from '../../support/world.ts';

interface Room {
  readonly people: readonly Persona[];
  readonly moot: RecordId;
  /** The last of the room, who has heard the others, records that. */
  finds(outcome: 'consensus' | 'falls' | 'deadlock'): RecordId;
}

/** A proposal that rooms take apart, each with a Moot of its own, none knowing of another. */
function inRooms(...rooms: readonly (readonly (Position | null)[])[]) {
  const w = world();
  const count = rooms.reduce((sum, { length }) => sum + length, 0);
  const everyone: readonly Persona[] = w.assembly(...Array.from({ length: count }, (_, i) => `P${i}`));
  const [first] = everyone as [Persona];
  const oven = first.puts('Oven');
  for (const one of everyone) one.hears(first);
  const isThere = new Set<Persona>();
  const apart = rooms.map((positions): Room => {
    const people = everyone.filter((one) => !isThere.has(one)).slice(0, positions.length);
    for (const one of people) isThere.add(one);
    takesAll(people, oven, positions);
    shareAll(...people);
    const last = people.at(-1) as Persona;
    const moot = last.recordsMoot([oven], people);
    const finds: Room['finds'] = (outcome) =>
      last.finds(outcome, moot, oven, outcome === 'deadlock' ? everyone.slice(0, 3) : []);
    return { people, moot, finds };
  });
  return { w, everyone, oven, rooms: apart, room: (i: number) => apart[i] as Room };
}

describe('[OUT-6] recorded differently in two places', () => {
  test('what says the same as what stands stands with it, whatever a third place found', () => {
    const { w, oven, room } = inRooms(times(4, 'agree'), times(4, 'agree'), [
      ...times(3, 'agree'),
      ...times(5, 'object'),
    ]);
    const here = room(0).finds('consensus');
    const same = room(1).finds('consensus');
    const other = room(2).finds('deadlock');
    shareAll(...room(0).people);
    for (const one of room(0).people) one.held(here);
    shareAll(...room(0).people);
    const [first] = room(0).people as [Persona];
    const standing = first.declaresStanding(here);
    expect([here, same, other, standing].map((id) => w.refusal(id))).toEqual([null, null, null, null]);
    const all = w.everyone();
    expect(all.proposal(oven)).toMatchObject({ stage: 'decided', decision: standing });
    for (const id of [here, same])
      expect(all.outcome(id)).toMatchObject({ outcome: 'consensus', follows: 'consensus', state: 'stands' });
  });

  test('scenario 17: 4 agree here, 4 object there, both recorded: deadlock', () => {
    const { w, everyone, oven, room } = inRooms(times(4, 'agree'), times(4, 'object'));
    const here = room(0).finds('consensus');
    const there = room(1).finds('falls');
    expect([here, there].map((id) => w.refusal(id))).toEqual([null, null]);
    const all = w.everyone();
    expect(all.outcome(here)).toMatchObject({
      outcome: 'consensus',
      follows: 'deadlock',
      state: 'overtaken',
    });
    expect(all.outcome(there)).toMatchObject({ outcome: 'falls', follows: 'deadlock', state: 'overtaken' });
    expect(all.proposal(oven)).toMatchObject({ stage: 'deadlock', deadlock: null });

    // Nobody carries either on; what follows from both is recorded, with tellers, without a further Moot.
    const [one] = everyone as [Persona];
    one.receives(w.bursts);
    expect(w.refusal(one.held(here))).toBe('doesNotFollow');
    expect(w.refusal(one.declaresStanding(there))).toBe('doesNotFollow');
    expect(w.refusal(one.finds('consensus', room(0).moot, oven))).toBe('notBroad');
    const deadlock = one.finds('deadlock', room(1).moot, oven, everyone.slice(0, 3));
    expect(w.refusal(deadlock)).toBeNull();
    expect(w.everyone().proposal(oven)).toMatchObject({ stage: 'deadlock', deadlock });
    expect(w.everyone().outcome(here).state).toBe('overtaken');
  });

  test('scenario 18: 40 to 3; one records "deadlock" on 8 positions: consensus remains', () => {
    const { w, everyone, oven, room } = inRooms(
      [...times(35, 'agree')],
      [...times(5, 'agree'), ...times(3, 'object')],
    );
    expect(w.everyone().state.roll.quorum).toBe(7);
    const deadlock = room(1).finds('deadlock');
    const consensus = room(0).finds('consensus');
    expect([deadlock, consensus].map((id) => w.refusal(id))).toEqual([null, null]);
    const all = w.everyone();
    expect(all.outcome(consensus)).toMatchObject({ follows: 'consensus', state: 'coolingOff' });
    expect(all.outcome(deadlock)).toMatchObject({ follows: 'consensus', state: 'overtaken' });
    expect(all.proposal(oven)).toMatchObject({ stage: 'coolingOff', deadlock: null });

    // What either had seen is no news: the three objections don't reopen it, and it comes to stand.
    shareAll(...everyone);
    for (const one of everyone.slice(0, 7)) one.held(consensus);
    shareAll(...everyone);
    const stands = everyone[0]?.declaresStanding(consensus) ?? '';
    expect(w.refusal(stands)).toBeNull();
    expect(w.everyone().proposal(oven).stage).toBe('decided');
    expect(w.everyone().outcome(deadlock).state).toBe('overtaken');
  });

  test('a deadlock found here is one still where others found the same on all positions', () => {
    const { w, oven, room } = inRooms(
      [...times(4, 'agree'), 'object'],
      [...times(2, 'agree'), ...times(2, 'object')],
    );
    const consensus = room(0).finds('consensus');
    const deadlock = room(1).finds('deadlock');
    expect(w.everyone().outcome(consensus)).toMatchObject({ follows: 'deadlock', state: 'overtaken' });
    expect(w.everyone().outcome(deadlock)).toMatchObject({ follows: 'deadlock', state: 'found' });
    expect(w.everyone().proposal(oven)).toMatchObject({ stage: 'deadlock', deadlock });
  });

  test('two of three rooms found it; all three are weighed as one', () => {
    const { w, oven, room } = inRooms(times(4, 'agree'), times(4, 'agree'), times(4, 'object'));
    const outcomes = [room(0).finds('consensus'), room(1).finds('consensus'), room(2).finds('falls')];
    for (const id of outcomes) expect(w.everyone().outcome(id).follows).toBe('deadlock');
    expect(w.everyone().proposal(oven).stage).toBe('deadlock');
  });

  test('the same found in two places is one: either comes to stand', () => {
    const { w, everyone, room } = inRooms(times(3, 'agree'), times(3, 'agree'));
    const [here, there] = [room(0).finds('consensus'), room(1).finds('consensus')];
    shareAll(...everyone);
    for (const one of everyone.slice(0, 3)) one.held(there);
    shareAll(...everyone);
    everyone[0]?.declaresStanding(there);
    expect(w.everyone().outcome(here).state).toBe('stands');
    expect(w.everyone().outcome(there)).toMatchObject({ state: 'stands', follows: 'consensus' });
  });

  test('in talk here, at a Moot there: weighed again by the figures of a Moot', () => {
    const { w, everyone, oven, room } = inRooms(times(9, 'agree'), ['agree', 'object', 'object', 'object']);
    const consensus = (room(0).people[8] as Persona).records(oven);
    const falls = room(1).finds('falls');
    expect([consensus, falls].map((id) => w.refusal(id))).toEqual([null, null]);
    expect(w.everyone().outcome(consensus)).toMatchObject({ follows: 'deadlock', state: 'overtaken' });
    shareAll(...everyone);
    everyone[10]?.standsAside(oven);
    expect(w.everyone().outcome(consensus).follows).toBe('deadlock');
  });

  test('one that was taken back is none', () => {
    const { w, oven, room } = inRooms(times(4, 'agree'), times(4, 'object'));
    const here = room(0).finds('consensus');
    const there = room(1).finds('falls');
    room(1).people.at(-1)?.takesBack(there);
    expect(w.everyone().outcome(here)).toMatchObject({ follows: 'consensus', outcome: 'consensus' });
    expect(w.everyone().outcome(there).state).toBe('withdrawn');
    // The four objections are news to it, and it no longer follows from all.
    expect(w.everyone().outcome(here).state).toBe('reopened');
    expect(w.everyone().proposal(oven).stage).toBe('moot');
  });

  test('on differing texts: back to step 2', () => {
    const { w, everyone, oven, room } = inRooms(times(3, 'agree'), times(3, 'agree'));
    const here = room(0).finds('consensus');
    const [ana] = everyone as [Persona];
    const laptop = ana.alsoOn('laptop');
    const revised = laptop.revises(oven, 'Two ovens.');
    const there = room(1).people;
    for (const one of there) {
      one.hears(laptop);
      one.agrees(oven, revised);
    }
    shareAll(...there);
    const second = there[2] as Persona;
    const other = second.records(oven, revised, 'consensus', second.recordsMoot([oven], there));
    expect(w.refusal(other)).toBeNull();
    const all = w.everyone();
    expect([here, other].map((id) => all.outcome(id).state)).toEqual(['reopened', 'reopened']);
    expect(all.proposal(oven)).toMatchObject({ stage: 'talk', deadlock: null });
  });
});

test('scenario 23: two rooms close opposite outcomes: a dispute, neither is acted on', () => {
  const { w, everyone, oven, rooms } = inRooms(times(4, 'agree'), times(4, 'object'));
  const closed = rooms.map(({ people, finds }, i) => {
    const outcome = finds(i === 0 ? 'consensus' : 'falls');
    shareAll(...people);
    for (const one of people) one.held(outcome);
    shareAll(...people);
    return people[0]?.declaresStanding(outcome) ?? '';
  });
  expect(closed.map((id) => w.refusal(id))).toEqual([null, null]);
  const all = w.everyone();
  expect(all.proposal(oven)).toMatchObject({ stage: 'dispute', decision: null, deadlock: null });
  expect(all.state.decisions.size).toBe(0);
  const [one] = everyone as [Persona];
  one.receives(w.bursts);
  expect(w.refusal(one.recordsMoot([oven], everyone))).toBeNull();
  expect(w.refusal(one.objects(oven))).toBe('closed');
});
