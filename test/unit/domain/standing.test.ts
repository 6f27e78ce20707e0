import { describe, expect, test } from 'vitest';
import type { VerifiedBurst } from '../../../src/domain/burst.ts';
import type { Persona } from '../../support/world.ts';
import { DAY, world } from '../../support/world.ts';

/** `names` on the list; the first one's proposal, on which all agree; recorded by the first; known to all. */
function recordedBy(...names: readonly string[]) {
  const w = world();
  const people = w.assembly(...names);
  const [ana, ...others] = people as [Persona, ...Persona[]];
  const oven = ana.puts('Oven');
  ana.agrees(oven);
  for (const other of others) {
    other.hears(ana);
    other.agrees(oven);
  }
  ana.hears(...others);
  const outcome = ana.records(oven);
  for (const other of others) other.hears(ana);
  return { w, people, ana, others, oven, outcome };
}

describe('[OUT-7] standing', () => {
  test('with the marks of q members, the own one among them', () => {
    const { w, ana, others, oven, outcome } = recordedBy('Ana', 'Ben', 'Cem', 'Dana', 'Eli');
    const [ben, cem, dana] = others as [Persona, Persona, Persona];
    expect(w.everyone().outcome(outcome)).toMatchObject({ heldNeeded: 3, heldBy: [], state: 'coolingOff' });
    ben.held(outcome);
    cem.held(outcome);
    ana.hears(ben, cem);
    expect(w.refusal(ana.declaresStanding(outcome))).toBe('notHeldLongEnough');
    dana.held(outcome);
    ana.hears(dana);
    expect(w.refusal(ana.declaresStanding(outcome))).toBe('notHeldLongEnough');
    ben.hears(ana);
    const stands = ben.declaresStanding(outcome);
    expect(w.refusal(stands)).toBeNull();
    const all = w.everyone();
    expect(all.proposal(oven)).toMatchObject({ stage: 'decided', decision: stands, obstacles: [] });
    expect(all.decision(stands)).toMatchObject({
      proposal: oven,
      outcome,
      revision: { id: oven, number: 1 },
      recordedBy: ana.id,
      stoodBy: ben.id,
      heldBy: [ben.id, cem.id, dana.id].sort(),
      alone: false,
      after: [],
    });
    expect(all.decision(stands).stands).toHaveLength(5);
  });

  test('marks by one person on two devices are one, and only members mark', () => {
    const { w, ana, others, outcome } = recordedBy('Ana', 'Ben', 'Cem');
    const [ben] = others as [Persona];
    const [dana] = w.newcomers(ben, 'Dana') as [Persona];
    expect(w.refusal(dana.held(outcome))).toBe('notAMember');
    const laptop = ana.alsoOn('laptop');
    ana.held(outcome);
    laptop.held(outcome);
    ana.hears(laptop);
    expect(w.refusal(ana.held(outcome))).toBe('alreadyDone');
    expect(w.refusal(ana.declaresStanding(outcome))).toBe('notHeldLongEnough');
    expect(w.everyone().outcome(outcome).heldBy).toEqual([ana.id]);
  });

  test('scenario 19: fewer than q liars, clocks a year off: not closed early', () => {
    const { w, ana, outcome } = recordedBy('Ana', 'Ben', 'Cem', 'Dana', 'Eli');
    const liar = ana.alsoOn('laptop');
    w.passes(365 * DAY);
    ana.held(outcome);
    liar.hears(ana);
    expect(w.refusal(liar.declaresStanding(outcome))).toBe('notHeldLongEnough');
    expect(w.everyone().outcome(outcome).state).toBe('coolingOff');
  });

  test('scenario 21: recorded and closed before anyone heard: not standing', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben', 'Cem');
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    ben.hears(ana);
    ben.agrees(oven);
    const outcome = ben.records(oven);
    expect(w.refusal(ben.declaresStanding(outcome))).toBe('notHeldLongEnough');
    ben.held(outcome);
    expect(w.refusal(ben.declaresStanding(outcome))).toBe('notHeldLongEnough');
  });

  test('with the roll grown since, the quorum of the grown roll must have spoken and marked', () => {
    const { w, ana, others, oven, outcome } = recordedBy('Ana', 'Ben');
    const [ben] = others as [Persona];
    const newcomers = w.newcomers(ben, 'Cem', 'Dana', 'Eli');
    for (const newcomer of newcomers) {
      ana.hears(newcomer);
      ana.vouchesFor(newcomer);
      ben.hears(ana);
      ben.vouchesFor(newcomer);
      newcomer.hears(ben);
      newcomer.takesPlace();
      ana.hears(newcomer);
    }
    ana.held(outcome);
    ben.hears(ana);
    ben.held(outcome);
    expect(w.everyone().outcome(outcome)).toMatchObject({ heldNeeded: 3, state: 'coolingOff' });
    expect(w.refusal(ben.declaresStanding(outcome))).toBe('notQuorate');
    const [cem] = newcomers as [Persona];
    cem.hears(ben);
    cem.agrees(oven);
    expect(w.refusal(cem.declaresStanding(outcome))).toBe('notHeldLongEnough');
    cem.held(outcome);
    expect(w.refusal(cem.declaresStanding(outcome))).toBeNull();
  });

  test('one person: it stands as it is recorded, and is marked so', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const oven = ana.puts('Oven');
    expect(w.refusal(ana.records(oven))).toBe('notQuorate');
    ana.agrees(oven);
    const outcome = ana.records(oven);
    const all = w.everyone();
    expect(all.proposal(oven)).toMatchObject({ stage: 'decided', decision: outcome });
    expect(all.decision(outcome)).toMatchObject({ alone: true, stoodBy: ana.id, heldBy: [] });
    expect(w.refusal(ana.agrees(oven))).toBe('closed');
  });

  test('two people: both are needed', () => {
    const { w, ana, others, outcome } = recordedBy('Ana', 'Ben');
    const [ben] = others as [Persona];
    ana.held(outcome);
    expect(w.refusal(ana.declaresStanding(outcome))).toBe('notHeldLongEnough');
    ben.held(outcome);
    ana.hears(ben);
    expect(w.refusal(ana.declaresStanding(outcome))).toBeNull();
  });
});

describe('[OUT-9] afterwards closed', () => {
  function decided() {
    const told = recordedBy('Ana', 'Ben', 'Cem');
    const [ben, cem] = told.others as [Persona, Persona];
    told.ana.held(told.outcome);
    ben.hears(told.ana);
    ben.held(told.outcome);
    const stands = ben.declaresStanding(told.outcome);
    return { ...told, ben, cem, stands };
  }

  test('scenario 22: an objection surfaces a year later: it stands, and the objection is shown', () => {
    const { w, cem, oven, stands } = decided();
    w.passes(365 * DAY);
    const objection = cem.objects(oven, 'I was away.');
    const all = w.everyone();
    expect(all.refusal(objection)).toBeNull();
    expect(all.proposal(oven)).toMatchObject({ stage: 'decided', members: { agree: 3, object: 0 } });
    expect(all.decision(stands).after).toMatchObject([
      { person: cem.id, position: 'object', reason: 'I was away.' },
    ]);
  });

  test('what has it in its past is refused', () => {
    const { w, ben, cem, oven, outcome } = decided();
    cem.hears(ben);
    expect(w.refusal(cem.objects(oven))).toBe('closed');
    expect(w.refusal(cem.asksForMoot(oven))).toBe('closed');
    expect(w.refusal(cem.records(oven))).toBe('closed');
    expect(w.refusal(cem.held(outcome))).toBe('closed');
    expect(w.refusal(cem.declaresStanding(outcome))).toBe('closed');
  });

  test('closed by two who did not know of each other: the earlier by its clock names it, everywhere', () => {
    const { w, ana, others, oven, outcome } = recordedBy('Ana', 'Ben', 'Cem');
    const [ben] = others as [Persona];
    ana.held(outcome);
    ben.held(outcome);
    ana.hears(ben);
    ben.hears(ana);
    const first = ana.declaresStanding(outcome);
    const second = ben.declaresStanding(outcome);
    const all = w.everyone();
    expect(all.refusal(second)).toBeNull();
    expect([...all.state.decisions.keys()]).toEqual([first]);
    ben.hears(ana);
    expect([...ben.state.decisions.keys()]).toEqual([first]);
    expect(ben.sees.proposal(oven).decision).toBe(first);
  });

  test('nothing is left cooling off once one of two equal outcomes stands', () => {
    const { w, ana, others, oven, outcome } = recordedBy('Ana', 'Ben', 'Cem');
    const [ben] = others as [Persona];
    ana.takesBack(outcome);
    ben.hears(ana);
    const here = ana.records(oven);
    const there = ben.records(oven);
    ben.held(there);
    ana.hears(ben);
    ana.held(there);
    ana.declaresStanding(there);
    const all = w.everyone();
    expect(all.outcome(there)).toMatchObject({ state: 'stands', heldBy: [ana.id, ben.id].sort() });
    expect(all.outcome(here)).toMatchObject({ state: 'stands', reopenedBy: [] });
    expect(all.outcome(outcome).state).toBe('withdrawn');
  });

  test('an outcome that was reopened stays so in the path of the one that stands after it', () => {
    const { w, ana, others, oven, outcome } = recordedBy('Ana', 'Ben', 'Cem');
    const [ben] = others as [Persona];
    ben.objects(oven);
    ben.agrees(oven);
    ana.hears(ben);
    const again = ana.records(oven);
    ben.hears(ana);
    ben.held(again);
    ana.hears(ben);
    ana.held(again);
    ana.declaresStanding(again);
    const all = w.everyone();
    expect(all.outcome(again).state).toBe('stands');
    expect(all.outcome(outcome)).toMatchObject({ state: 'reopened', reopenedBy: [ben.id] });
  });

  test('scenario 23: two rooms close opposite outcomes: a dispute, neither is a decision', () => {
    const w = world();
    const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    const oven = ana.puts('Oven');
    const laptop = ana.alsoOn('laptop');
    ben.hears(ana);
    const close = (revision: string, [one, other]: readonly [Persona, Persona]): string => {
      one.agrees(oven, revision);
      other.hears(one);
      other.agrees(oven, revision);
      const outcome = other.records(oven, revision);
      one.hears(other);
      one.held(outcome);
      other.hears(one);
      other.held(outcome);
      return other.declaresStanding(outcome);
    };
    const here = close(oven, [ana, ben]);
    const revised = laptop.revises(oven, 'Two ovens.');
    cem.hears(laptop);
    const there = close(revised, [cem, dana]);
    expect(w.refusal(here)).toBeNull();
    expect(w.refusal(there)).toBeNull();
    expect(ben.sees.proposal(oven).stage).toBe('decided');
    expect(dana.sees.proposal(oven).stage).toBe('decided');
    const all = w.everyone();
    expect(all.proposal(oven)).toMatchObject({ stage: 'dispute', decision: null });
    expect(all.proposal(oven).outcomes.map(({ state }) => state)).toEqual(['stands', 'stands']);
    expect(all.state.decisions.size).toBe(0);
    ben.hears(dana);
    expect(ben.state.decisions.size).toBe(0);
  });
});

test('[OUT-10] clocks only order: with any other times every verdict is the same', () => {
  const { w, others, oven, outcome } = recordedBy('Ana', 'Ben', 'Cem');
  const [ben, cem] = others as [Persona, Persona];
  ben.held(outcome);
  cem.hears(ben);
  cem.held(outcome);
  cem.declaresStanding(outcome);
  const skewed = w.bursts.map((burst, i): VerifiedBurst => {
    const time = (i * 7919) % 13 === 0 ? 0 : burst.time + ((i * 104_729) % 1000) * DAY;
    return { ...burst, time, records: burst.records.map((record) => ({ ...record, time })) };
  });
  const straight = w.everyone().state;
  const odd = w.reduce(skewed);
  expect(odd.refused.size).toBe(straight.refused.size);
  expect(odd.proposals.get(oven)?.stage).toBe('decided');
  expect([...odd.decisions.keys()]).toEqual([...straight.decisions.keys()]);
  expect({ ...odd.roll, history: [] }).toEqual({ ...straight.roll, history: [] });
});
