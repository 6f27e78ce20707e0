import { describe, expect, test } from 'vitest';
import type { RecordId } from '../../../src/domain/burst.ts';
import type { Action } from '../../../src/domain/action/state.ts';
import { canonicalOf } from '../../../src/domain/digest.ts';
import { needsOf } from '../../../src/domain/needs.ts';
import { ordinary } from '../../../src/domain/proposal/matter.ts';
import { decides, goOn, holds, meet, removes } from '../../support/rooms.ts';
import type { Persona, Reader, World } from '../../support/world.ts';
import { DAY, world } from '../../support/world.ts';

const everyoneHears = (w: World, ...people: readonly Persona[]): void => {
  for (const one of people) one.receives(w.bursts);
};

/** A consensus on the oven that Ana, Ben and Cem have held for its days; Eli takes part, Mal is new. */
function held() {
  const w = world();
  const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
  const [eli, mal] = w.newcomers(ana, 'Eli', 'Mal') as [Persona, Persona];
  ana.hears(eli, mal);
  ana.welcomes(eli);
  const { proposal: oven, outcome } = holds([ana, ben, cem], ordinary, 'Oven');
  meet(ana, ben, cem, eli, mal);
  return { w, ana, ben, cem, eli, mal, oven, outcome };
}

/** Ben has recorded that it stands, and all know. */
function decided() {
  const told = held();
  const { w, ana, ben, cem, eli, mal, outcome } = told;
  const decision = ben.declaresStanding(outcome);
  everyoneHears(w, ana, cem, eli, mal);
  return { ...told, decision };
}

function actionOf(reader: Reader, id: RecordId): Action {
  const action = reader.state.actions.get(id);
  if (action === undefined) throw new Error(`action ${id} is not there`);
  return action;
}

describe('[ACT-1] actions from a decision', () => {
  test('anyone who takes part adds one; a newcomer does not', () => {
    const { w, eli, mal, oven, decision } = decided();
    const flour = eli.addsAction(decision, 'Buy flour.', w.now + DAY);
    expect(w.refusal(mal.addsAction(decision))).toBe('notWelcomed');
    const all = w.everyone();
    expect(all.refusal(flour)).toBeNull();
    expect(actionOf(all, flour)).toMatchObject({
      decision,
      proposal: oven,
      by: eli.id,
      words: 'Buy flour.',
      takenOnBy: [],
      done: null,
    });
    expect(all.decision(decision).actions).toEqual([flour]);
  });

  test('work may begin in the days of cooling-off, and belongs to the decision once it stands', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    ben.hears(ana);
    ben.agrees(oven);
    const outcome = ben.records(oven);
    const flour = ben.addsAction(outcome);
    expect(actionOf(w.everyone(), flour).decision).toBe(outcome);
    ana.hears(ben);
    ana.held(outcome);
    ben.hears(ana);
    ben.held(outcome);
    const decision = ben.declaresStanding(outcome);
    expect(actionOf(w.everyone(), flour).decision).toBe(decision);
    expect(w.everyone().decision(decision).actions).toEqual([flour]);
  });

  test('none on an outcome that was taken back or reopened, nor on anything else', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    ben.hears(ana);
    ben.agrees(oven);
    const first = ben.records(oven);
    ben.takesBack(first);
    expect(w.refusal(ben.addsAction(first))).toBe('closed');
    const second = ben.records(oven);
    ana.hears(ben);
    ana.objects(oven);
    expect(w.refusal(ana.addsAction(second))).toBe('reopened');
    expect(w.refusal(ana.addsAction(oven))).toBe('nothingThere');
  });

  test('two records that say that the same stands make one decision, with the actions of both', () => {
    const { w, ana, ben, cem, outcome } = held();
    const first = ben.declaresStanding(outcome);
    const flour = ben.addsAction(first, 'Flour.');
    const second = cem.declaresStanding(outcome);
    const tins = cem.addsAction(second, 'Tins.');
    ana.receives(w.bursts);
    expect(ana.state.decisions.size).toBe(1);
    expect(ana.sees.decision(first).actions).toEqual([flour, tins]);
    expect(actionOf(ana.sees, tins)).toMatchObject({ decision: first });
  });

  /** Two rooms decide on two texts of one proposal, neither knowing of the other; work begins in each. */
  function twoTexts(names: readonly string[], inFirst: number) {
    const w = world();
    const people = w.assembly(...names);
    const first = people.slice(0, inFirst);
    const second = people.slice(inFirst);
    const [ana] = first as [Persona];
    const oven = ana.puts('Oven');
    const laptop = ana.alsoOn('laptop');
    meet(...first);
    const close = (room: readonly Persona[], revision: RecordId, words: string) => {
      const [one, ...others] = room as [Persona, ...Persona[]];
      for (const each of room) each.agrees(oven, revision);
      one.hears(...others);
      const outcome = one.records(oven, revision);
      const action = one.addsAction(outcome, words);
      for (const other of others) other.hears(one);
      for (const each of room) each.held(outcome);
      one.hears(...others);
      return { outcome, action, stands: one.declaresStanding(outcome) };
    };
    const here = close(first, oven, 'Flour.');
    const revised = laptop.revises(oven, 'Two ovens.');
    for (const one of second) one.hears(laptop);
    const there = close(second, revised, 'Tins.');
    return { w, oven, first, second, here, there };
  }

  test('in a dispute they are kept, and belong to no decision', () => {
    const { w, oven, here } = twoTexts(['Ana', 'Ben', 'Cem', 'Dana'], 2);
    const all = w.everyone();
    expect(all.proposal(oven).stage).toBe('dispute');
    expect(all.state.decisions.size).toBe(0);
    expect(actionOf(all, here.action)).toMatchObject({
      decision: here.outcome,
      proposal: oven,
      words: 'Flour.',
    });
  });

  test('[ROLL-7] what most went on without takes no more, and keeps its own', () => {
    const names = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli', 'Fay', 'Gil'];
    const { w, first, here, there } = twoTexts(names, 4);
    meet(...first);
    goOn(...first);
    const all = w.everyone();
    expect(all.decision(here.stands)).toMatchObject({ void: false, actions: [here.action] });
    expect(all.decision(there.stands)).toMatchObject({ void: true, actions: [there.action] });
    const [ana] = first as [Persona];
    ana.receives(w.bursts);
    expect(w.refusal(ana.addsAction(there.stands))).toBe('oldView');
    expect(w.refusal(ana.looksAgainAt(there.stands))).toBe('oldView');
    expect(w.refusal(ana.addsAction(here.stands))).toBeNull();
  });
});

describe('[ACT-2] taking on and giving back', () => {
  test('each for themselves, in the order in which they did', () => {
    const { w, ana, ben, eli, mal, decision } = decided();
    const flour = ana.addsAction(decision);
    everyoneHears(w, ben, eli, mal);
    eli.takesOn(flour);
    everyoneHears(w, ana, ben);
    ben.takesOn(flour);
    expect(w.refusal(mal.takesOn(flour))).toBe('notWelcomed');
    expect(w.refusal(eli.takesOn(flour))).toBe('alreadyDone');
    expect(w.refusal(ana.givesBack(flour))).toBe('notYours');
    expect(actionOf(w.everyone(), flour).takenOnBy).toEqual([eli.id, ben.id]);
    eli.givesBack(flour);
    expect(actionOf(w.everyone(), flour).takenOnBy).toEqual([ben.id]);
  });

  test('of two devices that did not know of each other, the one that took it on counts', () => {
    const { w, ana, decision } = decided();
    const laptop = ana.alsoOn('laptop');
    ana.hears(laptop);
    const flour = ana.addsAction(decision);
    ana.takesOn(flour);
    laptop.hears(ana);
    laptop.givesBack(flour);
    ana.givesBack(flour);
    ana.takesOn(flour);
    expect(actionOf(w.everyone(), flour).takenOnBy).toEqual([ana.id]);
  });
});

describe('[ACT-3] done, not done, and until when', () => {
  test('by whoever has it in hand, whoever added it, and any member; by nobody else', () => {
    const { w, ana, ben, cem, eli, decision } = decided();
    const flour = ana.addsAction(decision);
    everyoneHears(w, ben, cem, eli);
    expect(w.refusal(eli.finishes(flour))).toBe('notYours');
    expect(w.refusal(eli.changesAction(flour, 'due', w.now))).toBe('notYours');
    eli.takesOn(flour);
    const done = eli.finishes(flour);
    expect(w.refusal(done)).toBeNull();
    expect(actionOf(w.everyone(), flour).done).toMatchObject({ by: eli.id });
    everyoneHears(w, cem, ben);
    expect(w.refusal(ben.finishes(flour))).toBe('alreadyDone');
    expect(w.refusal(ben.takesOn(flour))).toBe('closed');
    expect(w.refusal(cem.reopensAction(flour))).toBeNull();
    expect(actionOf(w.everyone(), flour)).toMatchObject({ done: null, takenOnBy: [eli.id] });
  });

  test('not done outweighs a "done" that did not know of it', () => {
    const { w, ana, ben, cem, decision } = decided();
    const flour = ana.addsAction(decision);
    ana.finishes(flour);
    everyoneHears(w, ben, cem);
    ben.reopensAction(flour);
    cem.reopensAction(flour);
    cem.finishes(flour);
    expect(actionOf(w.everyone(), flour).done).toBeNull();
    everyoneHears(w, ana);
    ana.finishes(flour);
    expect(actionOf(w.everyone(), flour).done).toMatchObject({ by: ana.id });
  });

  test('of dates that did not know of each other the earliest holds; the newest otherwise', () => {
    const { w, ana, ben, cem, decision } = decided();
    const flour = ana.addsAction(decision, 'Flour.', 9 * DAY);
    everyoneHears(w, ben, cem);
    expect(actionOf(w.everyone(), flour).due).toBe(9 * DAY);
    expect(w.refusal(ben.changesAction(flour, 'due', 9 * DAY))).toBe('alreadyDone');
    ben.changesAction(flour, 'due', 12 * DAY);
    cem.changesAction(flour, 'due', 11 * DAY);
    expect(actionOf(w.everyone(), flour).due).toBe(11 * DAY);
    everyoneHears(w, ana);
    ana.changesAction(flour, 'due');
    expect(actionOf(w.everyone(), flour).due).toBeNull();
  });

  test('a date with any other change is malformed', () => {
    const { w, ana, decision } = decided();
    const flour = ana.addsAction(decision);
    expect(w.refusal(ana.changesAction(flour, 'done', DAY))).toBe('malformed');
  });
});

describe('[ACT-4] looking at a decision again', () => {
  test('a member records it, with the next date or none', () => {
    const { w, ana, eli, decision } = decided();
    expect(w.everyone().decision(decision).reviewOn).toBeNull();
    expect(w.refusal(eli.looksAgainAt(decision))).toBe('notAMember');
    const review = ana.looksAgainAt(decision, 'The oven smokes.', 30 * DAY);
    expect(w.everyone().decision(decision)).toMatchObject({
      reviewOn: 30 * DAY,
      reviews: [{ id: review, by: ana.id, words: 'The oven smokes.', next: 30 * DAY }],
    });
    ana.looksAgainAt(decision, 'It’s fine now.', null);
    expect(w.everyone().decision(decision).reviewOn).toBeNull();
    expect(w.everyone().decision(decision).reviews).toHaveLength(2);
  });

  test('of two who looked without knowing of each other, the earlier next date holds', () => {
    const { w, ana, ben, decision } = decided();
    ana.looksAgainAt(decision, '', 40 * DAY);
    ben.looksAgainAt(decision, '', null);
    expect(w.everyone().decision(decision).reviewOn).toBe(40 * DAY);
  });

  test('an outcome in its cooling-off can’t be looked at again', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    ben.hears(ana);
    ben.agrees(oven);
    const outcome = ben.records(oven);
    expect(w.refusal(ben.looksAgainAt(outcome))).toBe('nothingThere');
  });
});

test('[ACT-1] [RED-5] words of actions and reviews can go, and nothing else changes', () => {
  const { w, ana, decision } = decided();
  const flour = ana.addsAction(decision, 'Buy flour.');
  const review = ana.looksAgainAt(decision, 'Fine.');
  ana.erases(flour);
  ana.erases(review);
  const all = w.everyone();
  expect(actionOf(all, flour).words).toBeNull();
  expect(all.decision(decision).reviews[0]?.words).toBeNull();
  expect(canonicalOf(w.reduce(w.bursts.toReversed()))).toBe(canonicalOf(w.reduce(w.bursts)));
});

describe('what waits for a person', () => {
  const never = () => null;
  const needs = (one: Persona, now: number) =>
    needsOf(one.state, one.id, now, never).filter(({ type }) => type === 'action' || type === 'review');

  test('[ACT-3] an action in one’s own hands, from two days before it is due until it is done', () => {
    const { w, ana, ben, decision } = decided();
    const day = 20_000.5 * DAY;
    const flour = ana.addsAction(decision, 'Buy flour.', day);
    ben.hears(ana);
    ana.takesOn(flour);
    expect(needs(ana, day - 3 * DAY)).toEqual([]);
    expect(needs(ana, day - 2 * DAY)).toEqual([
      { type: 'action', action: flour, words: 'Buy flour.', title: 'Oven', due: day },
    ]);
    expect(needs(ben, day)).toEqual([]);
    ana.finishes(flour);
    expect(needs(ana, day + 9 * DAY)).toEqual([]);
    expect(w.everyone().state.refused.size).toBe(0);
  });

  test('[ACT-4] for members, a decision whose day has come, until somebody has looked', () => {
    const { ana, ben, eli, decision } = decided();
    const day = 20_000.5 * DAY;
    ana.looksAgainAt(decision, 'Fine so far.', day);
    for (const one of [ben, eli]) one.hears(ana);
    expect(needs(ben, day - DAY)).toEqual([]);
    expect(needs(ben, day)).toEqual([{ type: 'review', decision, title: 'Oven', since: day }]);
    expect(needs(eli, day)).toEqual([]);
    ben.looksAgainAt(decision, 'Still fine.');
    expect(needs(ben, day)).toEqual([]);
  });
});

test('[ACT-1] [ROLL-5] what somebody wrote without knowing of their removal is gone, unless others work on it', () => {
  const w = world();
  const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
  const decision = decides([ana, ben, cem, dana], ordinary, 'Oven');
  const tablet = dana.alsoOn('tablet');
  const flour = tablet.addsAction(decision, 'Flour.');
  const tins = tablet.addsAction(decision, 'Tins.');
  removes([ana, ben, cem], dana);
  expect(w.everyone().state.actions.size).toBe(0);
  expect(w.everyone().decision(decision).actions).toEqual([]);
  ana.hears(tablet);
  ana.takesOn(tins);
  const all = w.everyone();
  expect(all.refusal(flour)).toBeNull();
  expect(all.decision(decision).actions).toEqual([tins]);
  expect(actionOf(all, tins)).toMatchObject({ by: dana.id, takenOnBy: [ana.id] });
});

test('[ACT-1] what a Moot found to fall leaves nothing to carry out', () => {
  const w = world();
  const [ana, ben] = w.assembly('Ana', 'Ben');
  const oven = ana.puts('Oven');
  ana.objects(oven);
  ben.hears(ana);
  ben.objects(oven);
  ana.hears(ben);
  const moot = ana.recordsMoot([oven], [ana, ben]);
  const outcome = ana.records(oven, oven, 'falls', moot);
  expect(w.refusal(outcome)).toBeNull();
  expect(w.refusal(ana.addsAction(outcome))).toBe('nothingThere');
  ben.hears(ana);
  ben.held(outcome);
  ana.hears(ben);
  ana.held(outcome);
  const stands = ana.declaresStanding(outcome);
  expect(w.refusal(stands)).toBeNull();
  expect(w.refusal(ana.addsAction(stands))).toBe('closed');
  expect(w.refusal(ana.looksAgainAt(stands, 'Now it might work.', DAY))).toBeNull();
});
