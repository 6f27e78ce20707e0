import { describe, expect, test } from 'vitest';
import type { Position } from '../../../src/domain/state.ts';
import { gathered, shareAll, times } from '../../support/gatherings.ts';
import type { Gathering } from '../../support/gatherings.ts';
import type { Persona } from '../../support/world.ts';

/**
 * Twenty members (quorum 5, stark from 3), of whom the first have taken positions at a Moot, and the others
 * have not been heard.
 */
function found(outcome: 'consensus' | 'falls', positions: readonly Position[]) {
  const told = gathered(20, positions);
  const recorded = told.at(1).finds(outcome, told.moot, told.oven);
  expect(told.w.refusal(recorded)).toBeNull();
  shareAll(...told.people);
  return { ...told, recorded, unheard: told.people.slice(positions.length) };
}

const state = ({ w }: Gathering, outcome: string) => w.everyone().outcome(outcome).state;

describe('[OUT-8] after a Moot: starkly negative input', () => {
  test('of people not heard before three object, and two in three of them: reopened', () => {
    const told = found('consensus', times(15, 'agree'));
    const { w, unheard, oven, recorded } = told;
    const [a, b, c, d] = unheard as [Persona, Persona, Persona, Persona];
    a.objects(oven);
    b.objects(oven);
    expect(state(told, recorded)).toBe('coolingOff');
    d.agrees(oven);
    c.objects(oven);
    expect(w.everyone().outcome(recorded)).toMatchObject({
      state: 'reopened',
      reopenedBy: [a.id, b.id, c.id].sort(),
    });
    expect(w.everyone().proposal(oven).stage).toBe('moot');
    d.hears(a, b, c);
    expect(w.refusal(d.held(recorded))).toBe('reopened');
    expect(w.refusal(d.declaresStanding(recorded))).toBe('reopened');
  });

  test('three who object beside two who agree are not stark', () => {
    const told = found('consensus', times(15, 'agree'));
    const { unheard, oven, recorded } = told;
    for (const one of unheard.slice(0, 3)) one.objects(oven);
    expect(state(told, recorded)).toBe('reopened');
    for (const one of unheard.slice(3)) one.agrees(oven);
    expect(state(told, recorded)).toBe('coolingOff');
  });

  test('who had been heard is not input of the absent; support can still fall away', () => {
    const told = found('consensus', times(10, 'agree'));
    const { w, at, oven, recorded } = told;
    at(3).objects(oven);
    at(4).objects(oven);
    expect(state(told, recorded)).toBe('coolingOff');
    at(5).objects(oven);
    expect(w.everyone().outcome(recorded)).toMatchObject({
      state: 'reopened',
      reopenedBy: [at(3).id, at(4).id, at(5).id].sort(),
    });
    at(5).agrees(oven);
    expect(state(told, recorded)).toBe('coolingOff');
  });

  test('participants among them', () => {
    const told = found('consensus', times(15, 'agree'));
    const { w, at, oven, recorded } = told;
    for (const guest of w.newcomers(at(0), 'A', 'B', 'C')) {
      guest.objects(oven);
      at(0).hears(guest);
      expect(state(told, recorded)).toBe('coolingOff');
      at(0).welcomes(guest);
    }
    expect(w.everyone().outcome(recorded)).toMatchObject({ state: 'reopened' });
    expect(w.everyone().outcome(recorded).reopenedBy).toHaveLength(3);
  });

  test('what falls is reopened by those who agree', () => {
    const told = found('falls', [...times(8, 'object'), 'agree', 'agree']);
    const { w, unheard, oven, recorded } = told;
    const [a, b, c] = unheard as [Persona, Persona, Persona];
    for (const one of [a, b]) one.objects(oven);
    expect(state(told, recorded)).toBe('coolingOff');
    for (const one of unheard.slice(2, 7)) one.agrees(oven);
    expect(w.everyone().outcome(recorded).state).toBe('reopened');
    expect(w.everyone().outcome(recorded).reopenedBy).toContain(c.id);
    expect(w.everyone().outcome(recorded).reopenedBy).not.toContain(a.id);
  });

  test('by the number that the charter names', () => {
    for (const [stark, after] of [
      [1, 'reopened'],
      [2, 'coolingOff'],
    ] as const) {
      const told = gathered(12, times(10, 'agree'), undefined, { stark });
      const recorded = told.at(1).finds('consensus', told.moot, told.oven);
      shareAll(...told.people);
      told.at(11).objects(told.oven);
      expect(state(told, recorded)).toBe(after);
    }
  });

  test('a consensus in talk is reopened by one', () => {
    const told = gathered(20, times(10, 'agree'));
    const recorded = told.at(1).records(told.oven);
    shareAll(...told.people);
    told.at(15).objects(told.oven);
    expect(state(told, recorded)).toBe('reopened');
  });

  test('scenario 20: eight object on day 3; one closes from a device kept on day 1: refused; reopened', () => {
    const told = found('consensus', times(10, 'agree'));
    const { w, at, people, oven, recorded } = told;
    const laptop = at(0).alsoOn('laptop');
    laptop.held(recorded);
    for (const one of people.slice(10, 18)) one.objects(oven);
    expect(w.refusal(laptop.declaresStanding(recorded))).toBe('notHeldLongEnough');
    shareAll(...people);
    expect(w.refusal(at(1).held(recorded))).toBe('reopened');
    expect(state(told, recorded)).toBe('reopened');
    expect(w.everyone().proposal(oven)).toMatchObject({ stage: 'moot', decision: null });
  });

  test('scenario 19: fewer than q liars do not close early, however wrong their clocks', () => {
    const told = found('consensus', times(10, 'agree'));
    const { w, people, at, oven, recorded } = told;
    w.passes(400 * 86_400_000);
    for (const liar of people.slice(0, 4)) liar.held(recorded);
    shareAll(...people.slice(0, 4));
    expect(w.refusal(at(0).declaresStanding(recorded))).toBe('notHeldLongEnough');
    expect(w.everyone().proposal(oven).stage).toBe('coolingOff');
  });

  test('scenario 21: recorded and closed before anyone heard: not standing', () => {
    const told = gathered(20, times(10, 'agree'));
    const { w, at, moot, oven } = told;
    const recorded = at(1).finds('consensus', moot, oven);
    at(1).held(recorded);
    expect(w.refusal(at(1).declaresStanding(recorded))).toBe('notHeldLongEnough');
  });

  test('scenario 22: an objection surfaces a year later: it stands, the objection is shown', () => {
    const told = found('consensus', times(10, 'agree'));
    const { w, people, at, oven, recorded } = told;
    const late = at(19);
    for (const one of people.slice(0, 5)) one.held(recorded);
    shareAll(...people.slice(0, 5));
    const stands = at(0).declaresStanding(recorded);
    w.passes(365 * 86_400_000);
    const objection = late.objects(oven, 'You forgot me.');
    expect(w.refusal(objection)).toBeNull();
    expect(w.everyone().proposal(oven)).toMatchObject({ stage: 'decided', decision: stands });
    expect(w.everyone().decision(stands).after).toMatchObject([{ id: objection, person: late.id }]);
  });
});

describe('[OUT-8] the second round', () => {
  test('only members reopen it', () => {
    const told = found('consensus', times(15, 'agree'));
    const { w, people, unheard, oven, at, recorded } = told;
    for (const one of unheard.slice(0, 3)) one.objects(oven);
    shareAll(...people);
    expect(w.refusal(at(0).finds('consensus', told.moot, oven))).toBe('needsMoot');
    const moot = at(0).recordsMoot([oven], people);
    const second = at(0).finds('consensus', moot, oven);
    expect(w.refusal(second)).toBeNull();
    expect(state(told, recorded)).toBe('reopened');
    shareAll(...people);

    for (const guest of w.newcomers(at(0), 'A', 'B', 'C', 'D', 'E', 'F')) {
      guest.objects(oven);
      at(0).hears(guest);
      at(0).welcomes(guest);
    }
    expect(w.everyone().proposal(oven).participants).toMatchObject({ agree: 15, object: 9 });
    expect(state(told, second)).toBe('coolingOff');
    const three = people.slice(0, 3);
    for (const one of three) one.objects(oven);
    expect(w.everyone().outcome(second)).toMatchObject({
      state: 'reopened',
      reopenedBy: three.map(({ id }) => id).sort(),
    });
  });
});

describe('[OUT-12] never stuck', () => {
  test('a second reopening counts as deadlock, which a Moot can record at once', () => {
    const { w, people, at, oven } = gathered(4, times(3, 'agree'));
    const objector = at(3);
    for (let round = 0; round < 2; round += 1) {
      const outcome = at(0).records(oven);
      expect(w.refusal(outcome)).toBeNull();
      shareAll(...people);
      objector.objects(oven);
      expect(w.everyone().outcome(outcome).state).toBe('reopened');
      expect(w.everyone().proposal(oven).stage).toBe(round === 0 ? 'moot' : 'deadlock');
      objector.agrees(oven);
      shareAll(...people);
    }
    const [a, b, c] = people as [Persona, Persona, Persona];
    expect(w.refusal(at(0).records(oven, oven, 'deadlock', null, [a, b, c]))).toBe('needsMoot');
    const moot = at(0).recordsMoot([oven], people);
    const deadlock = at(0).finds('deadlock', moot, oven, [a, b, c]);
    expect(w.refusal(deadlock)).toBeNull();
    expect(w.everyone().proposal(oven)).toMatchObject({ stage: 'deadlock', deadlock });
  });

  test('after one reopening only, everyone agreeing is no deadlock', () => {
    const { w, people, at, oven, moot } = gathered(4, times(3, 'agree'));
    at(0).records(oven);
    shareAll(...people);
    at(3).objects(oven);
    at(3).agrees(oven);
    shareAll(...people);
    expect(w.refusal(at(0).finds('deadlock', moot, oven, people.slice(0, 3)))).toBe('doesNotFollow');
  });

  /** Nine members, of whom two come to each Moot; so many have been shown each call. */
  function emptyMoots(seenBy: readonly number[]) {
    const told = gathered(9, ['agree', 'object']);
    const { people, at, oven } = told;
    // The Moot of the gathering itself had everyone there: this is another proposal.
    const other = at(0).puts('Another');
    shareAll(...people);
    const moots = seenBy.map((seen) => {
      const call = at(0).callsMoot(other);
      shareAll(...people);
      for (const one of people.slice(1, seen)) one.sawCall(call);
      const moot = at(0).recordsMoot([other], [at(0), at(1)], call);
      shareAll(...people);
      return moot;
    });
    const last = moots.at(-1) ?? oven;
    return {
      ...told,
      other,
      last,
      refusal: () => told.w.refusal(at(0).finds('deadlock', last, other, people.slice(0, 3))),
    };
  }

  test('two Moots without quorum, whose calls q members had been shown, count as deadlock', () => {
    const { w, other, refusal } = emptyMoots([3, 3]);
    expect(refusal()).toBeNull();
    expect(w.everyone().proposal(other).stage).toBe('deadlock');
    // Once used, they are used.
    expect(refusal()).toBe('needsMoot');
  });

  test('one does not, nor two of which one call was shown to too few', () => {
    expect(emptyMoots([3]).refusal()).toBe('notQuorate');
    expect(emptyMoots([3, 2]).refusal()).toBe('notQuorate');
  });

  test('nor two of which a quorate one took place since', () => {
    const { w, other, people, at, last } = emptyMoots([3, 3]);
    at(0).recordsMoot([other], people);
    expect(w.refusal(at(0).finds('deadlock', last, other, people.slice(0, 3)))).toBe('notQuorate');
  });

  test('nothing else can be recorded without a quorum', () => {
    const { w, other, at, last } = emptyMoots([3, 3]);
    expect(w.refusal(at(0).finds('falls', last, other))).toBe('notQuorate');
    expect(w.refusal(at(0).finds('consensus', last, other))).toBe('notQuorate');
  });
});
