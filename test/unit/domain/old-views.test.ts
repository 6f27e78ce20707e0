import { describe, expect, test } from 'vitest';
import type { Persona } from '../../support/world.ts';
import { world } from '../../support/world.ts';
import { usualCharter } from '../../../src/domain/assembly/charter.ts';
import { admits, changesCharter, decides, goOn, meet, removes } from '../../support/rooms.ts';

type Five = [Persona, Persona, Persona, Persona, Persona];

describe('[ROLL-7] old views', () => {
  /** Five founders, three of whom keep a device from the first day; then the five settle something. */
  function keptDevices() {
    const w = world();
    const people = w.assembly('Ana', 'Ben', 'Cem', 'Dana', 'Eli') as Five;
    const kept = people.slice(0, 3).map((one) => one.alsoOn('kept phone'));
    const oven = decides(people, { type: 'ordinary' }, 'An oven');
    return { w, people, kept, oven };
  }

  test('scenario 10: three of five founders, active since, change the charter on the first view: void, shown', () => {
    const { w, people, kept } = keptDevices();
    goOn(...people);
    const change = changesCharter(kept, { vouches: 1 });
    expect(w.refusal(change)).toBeNull();
    const all = w.everyone();
    expect(all.decision(change)).toMatchObject({ result: 'accepted', void: true });
    expect(all.state.assembly).toMatchObject({ charter: { vouches: 2 }, charterBy: null });
    // Those who made it hold it until they hear of the others.
    expect(kept[0]?.state.assembly?.charter.vouches).toBe(1);
    people[3].receives(w.bursts);
    expect(people[3].state.assembly?.charter.vouches).toBe(2);
    // Put again, with what is settled in its past, it holds.
    meet(...people, ...kept);
    const again = changesCharter(people, { vouches: 1 });
    expect(w.everyone().state.assembly).toMatchObject({ charter: { vouches: 1 }, charterBy: again });
  });

  test('what most of an early roll stayed silent on still binds', () => {
    const { w, people, kept } = keptDevices();
    // Agreeing is by hand: only the first two had anything to say after it stood.
    goOn(people[0], people[4]);
    const change = changesCharter(kept, { vouches: 1 });
    const all = w.everyone();
    expect(all.decision(change).void).toBe(false);
    expect(all.state.assembly).toMatchObject({ charter: { vouches: 1 }, charterBy: change });
    // Marks that devices write by themselves don't count; a third person's word does.
    people[2].calledNow('Cem C.');
    expect(w.everyone().decision(change).void).toBe(false);
    goOn(people[2]);
    const later = w.everyone();
    expect(later.decision(change).void).toBe(true);
    expect(later.state.assembly?.charterBy).toBeNull();
  });

  test('who had heard of the act before they went on is not counted', () => {
    const { w, people, kept } = keptDevices();
    const change = changesCharter(kept, { vouches: 1 });
    for (const one of people) one.receives(w.bursts);
    goOn(...people);
    expect(w.everyone().decision(change).void).toBe(false);
  });

  test('marks that devices write by themselves do not count', () => {
    const w = world();
    const people = w.assembly('Ana', 'Ben', 'Cem', 'Dana', 'Eli') as Five;
    const [ana, ben, , , eli] = people;
    const bench = ana.puts('Bench');
    for (const one of people) {
      one.hears(ana);
      one.agrees(bench);
    }
    meet(...people);
    const outcome = ana.records(bench);
    const kept = people.slice(0, 3).map((one) => one.alsoOn('kept phone'));
    decides(people, { type: 'ordinary' }, 'An oven');
    goOn(ana, eli);
    expect(w.refusal(ben.held(outcome))).toBeNull();
    const change = changesCharter(kept, { vouches: 1 });
    expect(w.everyone().decision(change).void).toBe(false);
  });

  test('the half of the roll is not more than half', () => {
    const w = world();
    const people = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    const kept = people.slice(0, 3).map((one) => one.alsoOn('kept phone'));
    decides(people, { type: 'ordinary' }, 'An oven');
    goOn(people[0], people[3]);
    const change = changesCharter(kept, { vouches: 1 });
    expect(w.everyone().decision(change).void).toBe(false);
    goOn(people[1]);
    expect(w.everyone().decision(change).void).toBe(true);
  });

  test('whom it would remove does not count among those who went on', () => {
    const { w, people, kept } = keptDevices();
    const [ana, ben, , dana, eli] = people;
    goOn(ana, ben, eli);
    const removal = removes(kept, eli);
    expect(w.everyone().decision(removal).void).toBe(false);
    goOn(dana);
    expect(w.everyone().decision(removal).void).toBe(true);
  });

  test('one decision, declared twice: what people do after one does not make the other void', () => {
    const w = world();
    const people = w.assembly('Ana', 'Ben', 'Cem');
    const [ana, ben, cem] = people;
    const charter = { ...usualCharter, vouches: 1 };
    const put = ana.puts('Charter', 'One vouch.', null, { type: 'charter', charter });
    for (const one of people) one.receives(w.bursts);
    for (const one of people) one.agrees(put);
    meet(...people);
    const outcome = ana.records(put);
    meet(...people);
    for (const one of people) one.held(outcome);
    meet(...people);
    const first = ana.declaresStanding(outcome);
    const second = ben.declaresStanding(outcome);
    cem.hears(ben);
    goOn(ben, cem);
    const all = w.everyone();
    expect([all.refusal(first), all.refusal(second)]).toEqual([null, null]);
    expect(all.state.assembly).toMatchObject({ charter: { vouches: 1 }, charterBy: first });
    expect([...all.state.decisions.keys()]).toEqual([first]);
  });

  test('the removed cannot tip it with what a removal cuts off, and whom it removes is cut off too', () => {
    const { w, people, kept } = keptDevices();
    const [ana, ben, cem, dana, eli] = people;
    const [bens, danas] = [ben, dana].map((one) => one.alsoOn('laptop')) as [Persona, Persona];
    goOn(ana, eli);
    const removal = removes(kept, dana);
    expect(w.refusal(removal)).toBeNull();
    const [fay] = w.newcomers(ana, 'Fay') as [Persona];
    danas.hears(fay);
    for (const one of [ana, cem, eli]) one.receives(w.bursts);
    expect(w.refusal(removes([ana, cem, eli], ben))).toBeNull();
    // Ben's laptop has heard of the oven, and of neither removal: without the cut it would be the third.
    goOn(bens);
    expect(w.refusal(danas.vouchesFor(fay))).toBeNull();
    const all = w.everyone();
    expect(all.decision(removal).void).toBe(false);
    expect(all.who(dana).wasMember).toBe('removed');
    expect(all.who(fay).vouchedBy).toEqual([]);
  });

  test('removals on an old view, each of one who could speak against the one before: all void', () => {
    const { w, people, kept } = keptDevices();
    const [ana, ben, , dana, eli] = people;
    goOn(ana, ben, dana, eli);
    const first = removes(kept, dana);
    const second = removes(kept, eli);
    expect([w.refusal(first), w.refusal(second)]).toEqual([null, null]);
    const all = w.everyone();
    expect([all.decision(first).void, all.decision(second).void]).toEqual([true, true]);
    expect(all.state.roll.size).toBe(5);
  });

  test('an ordinary decision that contradicts none is never void', () => {
    const { w, people, kept } = keptDevices();
    goOn(...people);
    const bench = decides(kept, { type: 'ordinary' }, 'A bench');
    expect(w.everyone().decision(bench).void).toBe(false);
  });

  test('scenario 24: q people bring a contradicting standing record years later: void, shown', () => {
    const w = world();
    const people = w.assembly('Ana', 'Ben', 'Cem', 'Dana', 'Eli') as Five;
    const [ana] = people;
    const oven = ana.puts('Oven', 'One oven.');
    for (const one of people) one.hears(ana);
    const kept = people.slice(0, 3).map((one) => one.alsoOn('kept phone'));
    const close = (room: readonly Persona[], text: string): string => {
      meet(...room);
      for (const one of room) one.agrees(oven, text);
      meet(...room);
      const [first] = room as [Persona];
      const outcome = first.records(oven, text);
      meet(...room);
      for (const one of room) one.held(outcome);
      meet(...room);
      const standing = first.declaresStanding(outcome);
      meet(...room);
      return standing;
    };
    const decision = close(people, oven);
    expect(w.refusal(decision)).toBeNull();
    goOn(...people);
    w.passes(3 * 365 * 86_400_000);
    const [anas] = kept as [Persona];
    const contrary = close(kept, anas.revises(oven, 'Two ovens.'));
    expect(w.refusal(contrary)).toBeNull();
    const all = w.everyone();
    expect(all.proposal(oven)).toMatchObject({ stage: 'decided', decision });
    expect(all.decision(decision)).toMatchObject({ void: false, revision: { id: oven } });
    expect(all.decision(contrary)).toMatchObject({ void: true });
  });
});

describe('[ROLL-7] admissions on an old view', () => {
  test('scenario 2: started alone; the early view used after k was raised: void', () => {
    const w = world();
    const [ana] = w.assemblyWith({ charter: { vouches: 1 } }, 'Ana');
    const kept = ana.alsoOn('kept phone');
    const [ben] = w.newcomers(ana, 'Ben') as [Persona];
    expect(w.refusal(admits(ben, ana))).toBeNull();
    meet(ana, ben);
    changesCharter([ana, ben], { vouches: 2 });
    goOn(ana, ben);
    const [eli, fay] = w.newcomers(kept, 'Eli', 'Fay') as [Persona, Persona];
    expect(w.refusal(admits(eli, kept))).toBeNull();
    expect(w.refusal(admits(fay, eli))).toBeNull();
    const all = w.everyone();
    expect(all.state.roll.size).toBe(2);
    for (const one of [eli, fay]) expect(all.who(one).wasMember).toBe('admissionFell');
  });

  test('scenario 2, and those whom the old view admitted decide there: void as well', () => {
    const w = world();
    const [ana] = w.assemblyWith({ charter: { vouches: 1 } }, 'Ana');
    const kept = ana.alsoOn('kept phone');
    const [ben] = w.newcomers(ana, 'Ben') as [Persona];
    admits(ben, ana);
    meet(ana, ben);
    changesCharter([ana, ben], { vouches: 2 });
    goOn(ana, ben);
    const invented = w.newcomers(kept, 'A', 'B', 'C', 'D');
    for (const one of invented) expect(w.refusal(admits(one, kept))).toBeNull();
    meet(kept, ...invented);
    const change = changesCharter(invented, { vouches: 1 });
    expect(w.refusal(change)).toBeNull();
    const all = w.everyone();
    expect(all.decision(change).void).toBe(true);
    expect(all.state.assembly?.charter.vouches).toBe(2);
    expect(all.state.roll.size).toBe(2);
  });

  test('scenario 3: k is raised while an admission completes elsewhere: a member on all devices', () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    const [dana] = w.newcomers(ana, 'Dana') as [Persona];
    const bens = ben.alsoOn('laptop');
    for (const one of [ana, bens]) one.hears(dana);
    for (const one of [ana, bens]) one.vouchesFor(dana);
    const stale = cem.alsoOn('laptop');
    const raised = changesCharter([ben, cem], { vouches: 3 });
    dana.hears(ana, bens);
    const place = dana.takesPlace();
    expect([w.refusal(raised), w.refusal(place)]).toEqual([null, null]);
    const all = w.everyone();
    expect(all.state.assembly?.charter.vouches).toBe(3);
    expect(all.who(dana)).toMatchObject({ standing: 'member', memberBy: 'vouches' });
    for (const one of [ana, ben, cem, dana, stale]) {
      one.receives(w.bursts);
      expect(one.sees.who(dana).standing).toBe('member');
    }
  });
});
