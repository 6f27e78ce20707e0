import { describe, expect, test } from 'vitest';
import { encodeOutcomeRecorded } from '../../../src/domain/decision/headers.ts';
import { Kind } from '../../../src/domain/kinds.ts';
import type { Position } from '../../../src/domain/state.ts';
import { gathered, shareAll, times } from '../../support/gatherings.ts';
import type { Gathering } from '../../support/gatherings.ts';
import { refOf } from '../../support/world.ts';
import type { Persona } from '../../support/world.ts';

const found = (outcome: 'consensus' | 'falls' | 'deadlock', { at, moot, oven, people }: Gathering): string =>
  at(1).finds(outcome, moot, oven, outcome === 'deadlock' ? people.slice(0, 3) : []);

describe('[OUT-1] what only a Moot can find', () => {
  test('scenario 12: a deadlock, or a fall, without a Moot about it is refused', () => {
    const told = gathered(4, ['agree', 'agree', 'object', 'object']);
    const { w, at, oven, people } = told;
    expect(w.refusal(at(1).records(oven, oven, 'deadlock', null, people.slice(0, 3)))).toBe('needsMoot');
    expect(w.refusal(at(1).records(oven, oven, 'falls'))).toBe('needsMoot');
    const elsewhere = at(1).recordsMoot([], people);
    expect(w.refusal(at(1).finds('deadlock', elsewhere, oven, people.slice(0, 3)))).toBe('needsMoot');
    expect(w.refusal(at(1).finds('deadlock', oven, oven, people.slice(0, 3)))).toBe('nothingThere');
    expect(w.refusal(found('deadlock', told))).toBeNull();
  });

  test('a Moot finds once; after that it takes another', () => {
    const told = gathered(4, ['agree', 'agree', 'object', 'object']);
    const { w, at, oven, people } = told;
    const deadlock = found('deadlock', told);
    expect(w.refusal(found('deadlock', told))).toBe('needsMoot');
    at(1).takesBack(deadlock);
    expect(w.refusal(found('deadlock', told))).toBeNull();
    const another = at(1).recordsMoot([oven], people);
    const second = at(1).finds('deadlock', another, oven, people.slice(0, 3));
    expect(w.refusal(second)).toBeNull();
    expect(
      w
        .everyone()
        .proposal(oven)
        .outcomes.map(({ state }) => state),
    ).toEqual(['withdrawn', 'overtaken', 'found']);
    expect(w.everyone().proposal(oven)).toMatchObject({ stage: 'deadlock', deadlock: second });
  });

  test('only a Moot that the recorder knows of', () => {
    const { w, at, oven } = gathered(4, ['agree', 'agree', 'object', 'object']);
    const late = at(2).recordsMoot([oven], [at(2)]);
    expect(w.refusal(at(1).finds('falls', late, oven))).toBe('nothingThere');
  });
});

describe('[OUT-3] what a Moot finds', () => {
  const cases: readonly [readonly Position[], string][] = [
    [['agree', 'agree', 'agree', 'reservations', 'object'], 'consensus'],
    [['agree', 'agree', 'agree', 'object', 'standAside'], 'deadlock'],
    [['object', 'object', 'agree', 'standAside', 'standAside'], 'falls'],
    [['object', 'agree', 'standAside', 'standAside', 'standAside'], 'deadlock'],
    [['standAside', 'standAside', 'standAside', 'standAside', 'standAside'], 'deadlock'],
    [['object', 'object', 'object', 'object', 'object'], 'falls'],
  ];
  test.each(cases)('%j: %s, and nothing else', (positions, finding) => {
    for (const outcome of ['consensus', 'falls', 'deadlock'] as const) {
      const told = gathered(5, positions);
      const refusal = told.w.refusal(found(outcome, told));
      if (outcome === finding) expect(refusal).toBeNull();
      else expect(refusal).toBe(outcome === 'consensus' ? 'notBroad' : 'doesNotFollow');
    }
  });

  test('fewer than q members were there: nothing, whoever has spoken', () => {
    const { w, at, oven } = gathered(9, times(9, 'agree'));
    const moot = at(1).recordsMoot([oven], [at(1), at(2)]);
    expect(w.everyone().state.moots.get(moot)).toMatchObject({ members: 2, quorum: 3 });
    expect(w.refusal(at(1).finds('consensus', moot, oven))).toBe('notQuorate');
  });

  test('fewer than q members have spoken: nothing', () => {
    for (const outcome of ['consensus', 'falls', 'deadlock'] as const) {
      const told = gathered(5, ['agree', 'agree']);
      expect(told.w.refusal(found(outcome, told))).toBe('notQuorate');
    }
  });

  test("by the charter's own figures", () => {
    const half = { parts: 1, of: 2 };
    const charter = { approval: half, disagreement: half };
    const fallen = gathered(3, ['agree', 'object', 'object'], undefined, { disagreement: half });
    expect(fallen.w.refusal(found('falls', fallen))).toBeNull();
    // Where both shares are met, approval comes first.
    const approved = gathered(4, ['agree', 'agree', 'object', 'object'], undefined, charter);
    expect(approved.w.refusal(found('falls', approved))).toBe('doesNotFollow');
    expect(approved.w.refusal(found('consensus', approved))).toBeNull();
  });

  test('asks for a Moot are answered by the Moot', () => {
    const told = gathered(4, ['agree', 'agree', 'agree', 'agree']);
    const { w, at, oven } = told;
    at(1).asksForMoot(oven);
    expect(w.refusal(at(1).records(oven))).toBe('mootAskedFor');
    const outcome = found('consensus', told);
    expect(w.refusal(outcome)).toBeNull();
    at(2).hears(at(1));
    at(2).asksForMoot(oven);
    expect(w.everyone().outcome(outcome).state).toBe('coolingOff');
  });

  test('scenario 14: 1,000 welcomed inventions object: not "falls"; deadlock', () => {
    const told = gathered(4, ['agree', 'agree', 'agree', 'agree']);
    const { w, at } = told;
    const inventions = w.newcomers(at(1), ...Array.from({ length: 60 }, (_, i) => `Invention ${i}`));
    for (const invention of inventions) {
      invention.objects(told.oven);
      at(1).hears(invention);
      at(1).welcomes(invention);
    }
    expect(w.refusal(found('falls', told))).toBe('doesNotFollow');
    expect(w.refusal(found('consensus', told))).toBe('notBroad');
    expect(w.refusal(found('deadlock', told))).toBeNull();
    expect(w.everyone().proposal(told.oven)).toMatchObject({
      stage: 'deadlock',
      members: { agree: 4, object: 0 },
      participants: { agree: 4, object: 60 },
    });
  });

  test('scenario 14: and where members object, inventions that agree bring about no more than a deadlock', () => {
    const told = gathered(4, ['object', 'object', 'object', 'object']);
    const { w, at } = told;
    for (const invention of w.newcomers(at(1), ...Array.from({ length: 20 }, (_, i) => `Invention ${i}`))) {
      invention.agrees(told.oven);
      at(1).hears(invention);
      at(1).welcomes(invention);
    }
    expect(w.refusal(found('consensus', told))).toBe('notBroad');
    expect(w.refusal(found('deadlock', told))).toBeNull();
  });
});

describe('[OUT-3] basic matters', () => {
  const removal = (people: readonly Persona[]) => ({ type: 'removal' as const, person: people[3]?.id ?? '' });

  test('need the basic figure of members in favour, in talk', () => {
    const { w, at, oven } = gathered(5, ['agree', 'agree', 'standAside'], removal);
    expect(w.everyone().proposal(oven).obstacles).toEqual([{ type: 'notBasic', inFavour: 2, needed: 3 }]);
    expect(w.refusal(at(1).records(oven))).toBe('notBasicFigure');
    at(2).hasReservations(oven);
    at(1).hears(at(2));
    expect(w.refusal(at(1).records(oven))).toBeNull();
  });

  test('and at a Moot; broad approval without it is a deadlock', () => {
    const told = gathered(5, ['agree', 'agree', 'standAside'], removal);
    const { w, at, moot, oven } = told;
    expect(w.refusal(found('consensus', told))).toBe('notBasicFigure');
    const tellers = [at(0), at(1), at(2)];
    expect(w.refusal(at(1).finds('deadlock', moot, oven, tellers))).toBeNull();
  });

  test('[ROLL-4] the person concerned has no voice, and counts in n', () => {
    const told = gathered(4, ['agree', 'agree', 'agree', 'object'], removal);
    const { w, at, moot, oven } = told;
    expect(w.everyone().proposal(oven)).toMatchObject({
      members: { agree: 3, object: 0 },
      participants: { agree: 3, object: 0 },
      obstacles: [],
      stage: 'talk',
    });
    expect(
      w
        .everyone()
        .proposal(oven)
        .stands.map(({ person }) => person),
    ).toContain(at(3).id);
    expect(w.refusal(at(3).records(oven))).toBe('concernsYou');
    expect(w.refusal(at(3).finds('consensus', moot, oven))).toBe('concernsYou');
    at(3).asksForMoot(oven);
    at(1).hears(at(3));
    const outcome = at(1).records(oven);
    expect(w.refusal(outcome)).toBeNull();
    shareAll(...told.people);
    expect(w.refusal(at(3).held(outcome))).toBe('concernsYou');
    expect(w.refusal(at(3).declaresStanding(outcome))).toBe('concernsYou');
    at(3).objects(oven, 'Again.');
    expect(w.everyone().outcome(outcome).state).toBe('coolingOff');
  });

  test('of two, neither can remove the other', () => {
    const { w, at, oven, moot } = gathered(2, ['agree', 'object'], (people) => ({
      type: 'removal',
      person: people[1]?.id ?? '',
    }));
    expect(w.refusal(at(0).records(oven))).toBe('notQuorate');
    expect(w.refusal(at(0).finds('consensus', moot, oven))).toBe('notQuorate');
  });

  test('of three, two can', () => {
    const { w, at, oven } = gathered(3, ['agree', 'agree', 'object'], (people) => ({
      type: 'removal',
      person: people[2]?.id ?? '',
    }));
    expect(w.refusal(at(0).records(oven))).toBeNull();
  });
});

describe('[BAL-1] tellers are named with a deadlock', () => {
  test('enough members, each once, and nobody whom the matter concerns', () => {
    const removal = (people: readonly Persona[]) => ({
      type: 'removal' as const,
      person: people[3]?.id ?? '',
    });
    const { w, at, moot, oven } = gathered(5, ['agree', 'object', 'standAside'], removal);
    const [guest] = w.newcomers(at(1), 'Guest') as [Persona];
    at(1).hears(guest);
    const refusalOf = (...tellers: readonly Persona[]) =>
      w.refusal(at(1).finds('deadlock', moot, oven, tellers));
    expect(refusalOf()).toBe('tellersMissing');
    expect(refusalOf(at(0), at(1))).toBe('tellersMissing');
    expect(refusalOf(at(0), at(1), at(3))).toBe('tellersMissing');
    expect(refusalOf(at(0), at(1), guest)).toBe('tellersMissing');
    expect(refusalOf(at(0), at(1), at(1))).toBe('malformed');
    expect(refusalOf(at(0), at(1), at(2), at(4))).toBeNull();
  });

  test('with nothing but a deadlock', () => {
    const { w, at, moot, oven } = gathered(3, times(3, 'agree'));
    const header = encodeOutcomeRecorded({
      proposal: refOf(oven),
      revision: refOf(oven),
      outcome: 'consensus',
      moot: refOf(moot),
      tellers: [at(0).id],
    });
    expect(w.refusal(at(1).writes({ kind: Kind.outcomeRecorded, header }))).toBe('malformed');
  });

  test('where all but the person concerned are too few, all of them', () => {
    const { w, at, moot, oven } = gathered(3, ['agree', 'object'], (people) => ({
      type: 'removal',
      person: people[2]?.id ?? '',
    }));
    expect(w.refusal(at(1).finds('deadlock', moot, oven, [at(0), at(1)]))).toBeNull();
  });
});

describe('[OUT-7] after a Moot', () => {
  test('consensus and falling go through their days and stand; deadlock is found at once', () => {
    for (const [position, outcome, stage, result] of [
      ['agree', 'consensus', 'decided', 'accepted'],
      ['object', 'falls', 'fallen', 'falls'],
    ] as const) {
      const told = gathered(3, times(3, position));
      const { w, at, oven, moot, people } = told;
      const recorded = found(outcome, told);
      shareAll(...people);
      expect(w.everyone().proposal(oven).stage).toBe('coolingOff');
      at(0).held(recorded);
      at(1).held(recorded);
      shareAll(...people);
      const stands = at(1).declaresStanding(recorded);
      expect(w.refusal(stands)).toBeNull();
      expect(w.everyone().proposal(oven)).toMatchObject({ stage, decision: stands });
      expect(w.everyone().decision(stands)).toMatchObject({
        reachedBy: 'moot',
        result,
        moot,
        void: false,
        stands: [{ position }, { position }, { position }],
      });
      at(2).hears(at(1));
      expect(w.refusal(at(2).agrees(oven))).toBe('closed');
    }
    const told = gathered(4, ['agree', 'agree', 'object', 'object']);
    const deadlock = found('deadlock', told);
    expect(told.w.everyone().outcome(deadlock).state).toBe('found');
    expect(told.w.refusal(told.at(1).held(deadlock))).toBe('alreadyDone');
    expect(told.w.refusal(told.at(1).declaresStanding(deadlock))).toBe('alreadyDone');
  });

  test('one person who is the whole roll: what falls, falls at once', () => {
    const { w, at, moot, oven } = gathered(1, ['object']);
    const fallen = at(0).finds('falls', moot, oven);
    expect(w.everyone().decision(fallen)).toMatchObject({ alone: true, result: 'falls' });
    expect(w.everyone().proposal(oven).stage).toBe('fallen');
  });
});

describe('[PROP-7] where a proposal is', () => {
  test('an objection takes it to a Moot; a deadlock leaves it there; a new text lifts it', () => {
    const told = gathered(4, ['agree', 'agree', 'object', 'object']);
    const { w, at, oven } = told;
    expect(w.everyone().proposal(oven).stage).toBe('moot');
    const deadlock = found('deadlock', told);
    expect(w.everyone().proposal(oven)).toMatchObject({ stage: 'deadlock', deadlock });
    at(0).hears(at(1));
    at(0).revises(oven, 'Another text.');
    expect(w.everyone().proposal(oven)).toMatchObject({ stage: 'moot', deadlock: null });
  });

  test("a newcomer's objection does not", () => {
    const { w, at, oven } = gathered(3, ['agree', 'agree', 'agree']);
    const [guest] = w.newcomers(at(0), 'Guest') as [Persona];
    guest.objects(oven);
    expect(w.everyone().proposal(oven).stage).toBe('talk');
  });

  test('after a deadlock, agreement without an objection is a consensus in talk', () => {
    const told = gathered(4, ['agree', 'agree', 'object', 'object']);
    const { w, at, oven, people } = told;
    const deadlock = found('deadlock', told);
    shareAll(...people);
    at(2).agrees(oven);
    at(3).agrees(oven);
    shareAll(...people);
    const consensus = at(1).records(oven);
    expect(w.refusal(consensus)).toBeNull();
    expect(w.everyone().outcome(deadlock).state).toBe('overtaken');
    expect(w.everyone().proposal(oven)).toMatchObject({ stage: 'coolingOff', deadlock: null });
  });
});
