import { describe, expect, test } from 'vitest';
import { recordId } from '../../../src/domain/burst.ts';
import { encodeOutcomeRecorded } from '../../../src/domain/decision/headers.ts';
import { Kind } from '../../../src/domain/kinds.ts';
import { encodePositionTaken } from '../../../src/domain/proposal/position-header.ts';
import type { Persona } from '../../support/world.ts';
import { refOf, world } from '../../support/world.ts';

/** Ana, Ben and Cem; Ana's proposal, on which Ana and Ben agree, and everyone knows that. */
function agreed() {
  const w = world();
  const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
  const oven = ana.puts('Oven');
  ana.agrees(oven);
  ben.hears(ana);
  ben.agrees(oven);
  ana.hears(ben);
  cem.hears(ben);
  return { w, ana, ben, cem, oven };
}

/** `agreed`, recorded by Ben, known to everyone. */
function recorded() {
  const told = agreed();
  const { ana, ben, cem, oven } = told;
  const outcome = ben.records(oven);
  ana.hears(ben);
  cem.hears(ben);
  return { ...told, outcome };
}

describe('[OUT-1] recording', () => {
  test('any member may, participants and newcomers may not', () => {
    const { w, ana, cem, oven } = agreed();
    const [dana] = w.newcomers(cem, 'Dana') as [Persona];
    expect(w.refusal(dana.records(oven))).toBe('notAMember');
    ana.hears(dana);
    ana.welcomes(dana);
    dana.hears(ana);
    expect(w.refusal(dana.records(oven))).toBe('notAMember');
    expect(w.refusal(cem.records(oven))).toBeNull();
  });

  test('scenario 12: a deadlock without a Moot is refused, and so is "falls"', () => {
    const { w, ana, oven } = agreed();
    expect(w.refusal(ana.records(oven, oven, 'deadlock'))).toBe('needsMoot');
    expect(w.refusal(ana.records(oven, oven, 'falls'))).toBe('needsMoot');
    expect(w.everyone().proposal(oven).outcomes).toEqual([]);
  });

  test('once: while one is cooling off, another is refused', () => {
    const { w, ana, oven } = recorded();
    expect(w.refusal(ana.records(oven))).toBe('alreadyDone');
  });

  test('scenario 18: 40 to 3; one records "deadlock" on 8 positions: consensus remains', () => {
    const w = world();
    const names = Array.from({ length: 9 }, (_, i) => `Person ${i}`);
    const [ana, ben, ...others] = w.assembly('Ana', 'Ben', ...names) as [Persona, Persona, ...Persona[]];
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    for (const other of [ben, ...others]) {
      other.hears(ana);
      other.agrees(oven);
    }
    const deadlock = ben.records(oven, oven, 'deadlock');
    ana.hears(...others);
    ana.records(oven);
    expect(w.refusal(deadlock)).toBe('needsMoot');
    expect(w.everyone().proposal(oven).stage).toBe('coolingOff');
  });
});

describe('[OUT-2] the whole past', () => {
  test('scenario 13: an objection in the past, left out: refused', () => {
    const { w, ana, cem, oven } = agreed();
    cem.objects(oven);
    ana.hears(cem);
    expect(w.refusal(ana.records(oven))).toBe('objectionStands');
  });

  test('an objection that the recorder had not heard is not in the past', () => {
    const { w, ana, cem, oven } = agreed();
    cem.objects(oven);
    const outcome = ana.records(oven);
    expect(w.refusal(outcome)).toBeNull();
    expect(w.everyone().outcome(outcome)).toMatchObject({
      heard: 2,
      members: { agree: 2, object: 0 },
      state: 'reopened',
      reopenedBy: [cem.id],
    });
  });

  test('what stands before it in its burst is in its past, what stands after it is not', () => {
    const { w, ana, oven } = agreed();
    const ref = refOf(oven);
    const record = {
      kind: Kind.outcomeRecorded,
      header: encodeOutcomeRecorded({
        proposal: ref,
        revision: ref,
        outcome: 'consensus',
        moot: null,
        tellers: [],
      }),
    };
    const objection = {
      kind: Kind.positionTaken,
      header: encodePositionTaken({ proposal: ref, revision: ref, position: 'object', hasReason: true }),
    };
    const outcome = ana.writes(record, objection);
    expect(w.everyone().outcome(outcome)).toMatchObject({ state: 'reopened', reopenedBy: [ana.id] });
    ana.agrees(oven);
    const burst = ana.writes(objection, record);
    const second = recordId(ana.feed, refOf(burst).burst, 1);
    expect(w.refusal(second)).toBe('objectionStands');
  });

  test('"Cem had heard 14 people": the figures are those of the past', () => {
    const { w, ana, cem, oven, outcome } = recorded();
    cem.standsAside(oven);
    ana.hears(cem);
    expect(w.everyone().outcome(outcome)).toMatchObject({
      heard: 2,
      members: { agree: 2, standAside: 0 },
      state: 'coolingOff',
    });
    expect(w.everyone().proposal(oven).members).toMatchObject({ agree: 2, standAside: 1 });
  });
});

describe('[OUT-3] two figures', () => {
  test('fewer members than the quorum have spoken: refused', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben', 'Cem');
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    const [dana] = w.newcomers(ana, 'Dana') as [Persona];
    dana.agrees(oven);
    ana.hears(dana);
    ana.welcomes(dana);
    expect(w.refusal(ana.records(oven))).toBe('notQuorate');
    ben.hears(ana);
    ben.standsAside(oven);
    ana.hears(ben);
    expect(w.refusal(ana.records(oven))).toBeNull();
  });

  test('the quorum of the charter, where it names one', () => {
    const w = world();
    const [ana, ben] = w.assemblyWith({ charter: { quorum: 3 } }, 'Ana', 'Ben');
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    ben.hears(ana);
    ben.agrees(oven);
    expect(w.everyone().state.roll.quorum).toBe(3);
    expect(w.refusal(ben.records(oven))).toBe('notQuorate');
  });

  test('nobody on a side is no approval', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ana.standsAside(oven);
    ben.hears(ana);
    ben.standsAside(oven);
    expect(w.refusal(ben.records(oven))).toBe('notBroad');
    expect(w.everyone().proposal(oven).obstacles).toEqual([
      { type: 'notBroad', among: 'members' },
      { type: 'notBroad', among: 'participants' },
    ]);
  });

  test('agreement among participants alone is not enough', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ana.standsAside(oven);
    ben.hears(ana);
    ben.standsAside(oven);
    const guests = w.newcomers(ben, 'Cem', 'Dana', 'Eli');
    for (const guest of guests) {
      guest.agrees(oven);
      ben.hears(guest);
      ben.welcomes(guest);
    }
    expect(w.everyone().proposal(oven).obstacles).toEqual([{ type: 'notBroad', among: 'members' }]);
    expect(w.refusal(ben.records(oven))).toBe('notBroad');
  });

  test('scenario 14: 1,000 welcomed inventions object: no consensus, and not "falls" either', () => {
    const { w, ana, oven } = agreed();
    const inventions = w.newcomers(ana, ...Array.from({ length: 40 }, (_, i) => `Invention ${i}`));
    for (const invention of inventions) {
      invention.objects(oven);
      ana.hears(invention);
      ana.welcomes(invention);
    }
    expect(w.refusal(ana.records(oven))).toBe('objectionStands');
    expect(w.refusal(ana.records(oven, oven, 'falls'))).toBe('needsMoot');
    expect(w.everyone().proposal(oven)).toMatchObject({
      members: { agree: 2, object: 0 },
      participants: { agree: 2, object: 40 },
      stage: 'moot',
    });
  });
});

describe('[OUT-6] outcomes in two places', () => {
  test('the same one recorded twice is one: either may stand', () => {
    const { w, ana, ben, cem, oven } = agreed();
    const here = ana.records(oven);
    const there = ben.records(oven);
    cem.hears(ana, ben);
    expect(w.refusal(here)).toBeNull();
    expect(w.refusal(there)).toBeNull();
    cem.held(here);
    ana.held(here);
    ana.hears(cem, ben);
    const stands = ana.declaresStanding(here);
    expect(w.everyone().proposal(oven)).toMatchObject({ stage: 'decided', decision: stands });
  });

  test('on differing texts: both are reopened', () => {
    const w = world();
    const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    const oven = ana.puts('Oven');
    const laptop = ana.alsoOn('laptop');
    ana.agrees(oven);
    ben.hears(ana);
    ben.agrees(oven);
    const first = ben.records(oven);

    const revised = laptop.revises(oven, 'Two ovens.');
    for (const other of [cem, dana]) {
      other.hears(laptop);
      other.agrees(oven, revised);
    }
    dana.hears(cem);
    const second = dana.records(oven, revised);
    expect(w.refusal(first)).toBeNull();
    expect(w.refusal(second)).toBeNull();
    const all = w.everyone();
    expect(all.outcome(first).state).toBe('reopened');
    expect(all.outcome(second).state).toBe('reopened');
    expect(all.outcome(second).reopenedBy).toEqual([ben.id]);

    dana.hears(ben);
    expect(w.refusal(dana.held(second))).toBe('reopened');
    expect(w.refusal(dana.declaresStanding(second))).toBe('reopened');
  });

  test('scenario 17: some agree here, some object there: weighed on all of them it does not follow', () => {
    const { w, ana, ben, cem, oven } = agreed();
    const here = ana.records(oven);
    cem.objects(oven, 'It smokes.');
    ana.held(here);
    ben.hears(ana);
    ben.held(here);
    ana.hears(ben, cem);
    expect(w.refusal(ana.declaresStanding(here))).toBe('reopened');
    expect(w.everyone().proposal(oven).stage).toBe('moot');
  });
});

describe('[OUT-8] reopening', () => {
  test('an objection that is taken back leaves a new outcome to record, with new days', () => {
    const { w, ana, cem, oven, outcome } = recorded();
    ana.held(outcome);
    cem.objects(oven);
    cem.agrees(oven);
    ana.hears(cem);
    expect(w.everyone().outcome(outcome).state).toBe('reopened');
    expect(w.refusal(cem.held(outcome))).toBe('reopened');
    const again = ana.records(oven);
    expect(w.refusal(again)).toBeNull();
    expect(w.everyone().outcome(again)).toMatchObject({ state: 'coolingOff', heldBy: [] });
  });

  test('so does an ask for a Moot', () => {
    const { w, cem, oven, outcome } = recorded();
    cem.asksForMoot(oven);
    expect(w.everyone().outcome(outcome)).toMatchObject({ state: 'reopened', reopenedBy: [cem.id] });
    expect(w.everyone().proposal(oven).stage).toBe('moot');
  });

  test('so does support falling away', () => {
    const { w, ana, ben, oven, outcome } = recorded();
    ana.standsAside(oven);
    ben.standsAside(oven);
    expect(w.everyone().outcome(outcome)).toMatchObject({ state: 'reopened', reopenedBy: [] });
  });

  test('scenario 20: people object on day 3; one closes from a device kept on day 1: refused; reopened', () => {
    const { w, ana, ben, cem, oven, outcome } = recorded();
    const laptop = ana.alsoOn('laptop');
    laptop.held(outcome);
    cem.objects(oven);
    ben.hears(cem);
    expect(w.refusal(ben.held(outcome))).toBe('reopened');
    expect(w.refusal(laptop.declaresStanding(outcome))).toBe('notHeldLongEnough');
    expect(w.everyone().proposal(oven).stage).toBe('moot');
  });

  test('the second time only members reopen, and their objection does', () => {
    const { w, ana, ben, cem, oven } = recorded();
    const [dana] = w.newcomers(cem, 'Dana') as [Persona];
    ana.hears(dana);
    ana.welcomes(dana);
    dana.hears(ana);
    dana.objects(oven);
    dana.agrees(oven);
    ana.hears(dana);
    const second = ana.records(oven);
    dana.hears(ana);
    dana.objects(oven);
    expect(w.everyone().outcome(second).state).toBe('coolingOff');

    ben.hears(dana);
    ben.held(second);
    ana.hears(ben);
    ana.held(second);
    const stands = ana.declaresStanding(second);
    expect(w.refusal(stands)).toBeNull();
    expect(w.everyone().proposal(oven).stage).toBe('decided');

    cem.hears(dana);
    cem.objects(oven);
    expect(
      w
        .everyone()
        .decision(stands)
        .after.map(({ person }) => person),
    ).toEqual([cem.id]);
  });

  test("a member's objection reopens the second time as well", () => {
    const { w, ana, cem, oven } = recorded();
    cem.objects(oven);
    cem.agrees(oven);
    ana.hears(cem);
    const second = ana.records(oven);
    cem.hears(ana);
    cem.objects(oven);
    expect(w.everyone().outcome(second).state).toBe('reopened');
  });
});

describe('[OUT-12] taking an outcome back', () => {
  test('its recorder may, from any device, until it stands', () => {
    const { w, ana, ben, oven, outcome } = recorded();
    expect(w.refusal(ana.takesBack(outcome))).toBe('notYours');
    const laptop = ben.alsoOn('laptop');
    laptop.takesBack(outcome);
    expect(w.everyone().outcome(outcome).state).toBe('withdrawn');
    expect(w.everyone().proposal(oven).stage).toBe('talk');
    ben.hears(laptop);
    expect(w.refusal(ben.takesBack(outcome))).toBe('closed');
    expect(w.refusal(ben.records(oven))).toBeNull();
  });

  test('afterwards it is closed', () => {
    const { w, ana, ben, cem, oven, outcome } = recorded();
    ana.held(outcome);
    ben.hears(ana);
    ben.held(outcome);
    ben.declaresStanding(outcome);
    expect(w.refusal(ben.takesBack(outcome))).toBe('closed');
    cem.hears(ana);
    expect(w.everyone().proposal(oven).stage).toBe('decided');
  });
});
