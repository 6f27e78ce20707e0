import { describe, expect, test } from 'vitest';
import type { Persona } from '../../support/world.ts';
import { hexOf, world } from '../../support/world.ts';

describe('[ROLL-1] the founding list', () => {
  test('nobody is a member before it, the founder included', () => {
    const w = world();
    const ana = w.person('Ana');
    ana.founds();
    expect(ana.sees.who(ana).standing).toBe('newcomer');
    expect(ana.state.roll).toMatchObject({ size: 0, foundingList: null, quorum: 1, vouches: 2 });
    ana.signsList(ana);
    expect(ana.sees.who(ana)).toMatchObject({ standing: 'member', memberBy: 'foundingList' });
    expect(ana.state.roll.size).toBe(1);
  });

  test('a further list is refused', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const [cem] = w.newcomers(ben, 'Cem') as [Persona];
    ana.hears(cem);
    const again = ana.signsList(ana, ben, cem);
    expect(w.refusal(again)).toBe('listAlreadySigned');
    expect(w.everyone().who(cem).standing).toBe('newcomer');
  });

  test('only the founder signs it, only on the founding device', () => {
    const w = world();
    const ana = w.person('Ana');
    ana.founds();
    const laptop = ana.alsoOn('laptop');
    const [ben] = w.newcomers(ana, 'Ben') as [Persona];
    expect(w.refusal(ben.signsList(ben))).toBe('notTheFounder');
    expect(w.refusal(laptop.signsList(laptop))).toBe('notTheFounder');
    expect(w.everyone().state.roll.size).toBe(0);
  });

  test('it names people who said hello, each once', () => {
    const w = world();
    const ana = w.person('Ana');
    ana.founds();
    const stranger = w.person('Stranger');
    expect(w.refusal(ana.signsList(ana, stranger))).toBe('nothingThere');
    expect(w.refusal(ana.signsList(ana, ana))).toBe('malformed');
    expect(w.refusal(ana.signsList(ana))).toBeNull();
  });

  test("scenario 1: the founder's sleeping device, first record only, admits five: none on the roll", () => {
    const w = world();
    const ana = w.person('Ana');
    ana.founds();
    const sleeping = ana.alsoOn('old phone');
    const invented = w.newcomers(sleeping, 'A', 'B', 'C', 'D', 'E');
    ana.signsList(ana);
    sleeping.hears(...invented);
    for (const person of invented) {
      expect(w.refusal(sleeping.vouchesFor(person))).toBe('notAMember');
      person.hears(sleeping);
      expect(w.refusal(person.takesPlace())).toBe('vouchesMissing');
    }
    expect(w.refusal(sleeping.signsList(...invented))).toBe('notTheFounder');
    expect(w.everyone().state.roll).toMatchObject({ size: 1, foundingList: [ana.id] });
  });
});

describe('[ROLL-2] vouches needed', () => {
  test('the length of the founding list, where that is less than the charter says', () => {
    const w = world();
    const [ana] = w.assemblyWith({ charter: { vouches: 3 } }, 'Ana');
    const [ben] = w.newcomers(ana, 'Ben') as [Persona];
    ana.hears(ben);
    ana.vouchesFor(ben);
    ben.hears(ana);
    ben.takesPlace();
    const all = w.everyone();
    expect(all.state.roll).toMatchObject({ size: 2, vouches: 1 });
    expect(all.who(ben)).toMatchObject({ standing: 'member', memberBy: 'vouches', vouchedBy: [ana.id] });
  });

  test('a roll that has grown needs no more', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const newcomers = w.newcomers(ana, 'Cem', 'Dana', 'Eli');
    for (const newcomer of newcomers) {
      ana.hears(newcomer);
      ana.vouchesFor(newcomer);
      ben.hears(ana);
      ben.vouchesFor(newcomer);
      newcomer.hears(ben);
      expect(w.refusal(newcomer.takesPlace())).toBeNull();
      ana.hears(newcomer);
    }
    expect(w.everyone().state.roll).toMatchObject({ size: 5, vouches: 2 });
  });
});

describe('[ROLL-3] admission is a record', () => {
  function twoVouchers() {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    const [dana] = w.newcomers(ana, 'Dana') as [Persona];
    for (const member of [ana, ben, cem]) member.hears(dana);
    return { w, ana, ben, cem, dana };
  }

  test('enough vouches that the newcomer has not heard of do not admit', () => {
    const { w, ana, ben, dana } = twoVouchers();
    ana.vouchesFor(dana);
    ben.vouchesFor(dana);
    dana.hears(ana);
    const tooSoon = dana.takesPlace();
    expect(w.refusal(tooSoon)).toBe('vouchesMissing');
    dana.hears(ben);
    expect(w.refusal(dana.takesPlace())).toBeNull();
    expect(w.refusal(tooSoon)).toBe('vouchesMissing');
  });

  test('two vouches by one person on two devices are one', () => {
    const { w, ana, dana } = twoVouchers();
    const laptop = ana.alsoOn('laptop');
    ana.vouchesFor(dana);
    laptop.vouchesFor(dana);
    dana.hears(ana, laptop);
    expect(w.refusal(dana.takesPlace())).toBe('vouchesMissing');
    ana.hears(laptop);
    expect(w.refusal(ana.vouchesFor(dana))).toBe('alreadyDone');
  });

  test('only members vouch, only for people who said hello and are no members yet', () => {
    const { w, ana, ben, dana } = twoVouchers();
    const [eli] = w.newcomers(dana, 'Eli') as [Persona];
    expect(w.refusal(dana.vouchesFor(eli))).toBe('notAMember');
    expect(w.refusal(ana.vouchesFor(eli))).toBe('nothingThere');
    expect(w.refusal(ana.vouchesFor(ben))).toBe('alreadyAMember');
    expect(w.refusal(ben.takesPlace())).toBe('alreadyAMember');
  });

  test('a vouch for someone whose membership its author had not heard of changes nothing', () => {
    const { w, ana, ben, cem, dana } = twoVouchers();
    ana.vouchesFor(dana);
    ben.vouchesFor(dana);
    dana.hears(ana, ben);
    dana.takesPlace();
    const late = cem.vouchesFor(dana);
    expect(w.refusal(late)).toBeNull();
    expect(w.everyone().state.roll.size).toBe(4);
  });

  test('who was admitted can vouch at once', () => {
    const { w, ana, ben, dana } = twoVouchers();
    ana.vouchesFor(dana);
    ben.hears(ana);
    ben.vouchesFor(dana);
    dana.hears(ben);
    dana.takesPlace();
    const [eli] = w.newcomers(dana, 'Eli') as [Persona];
    dana.hears(eli);
    dana.vouchesFor(eli);
    ana.hears(dana);
    ana.vouchesFor(eli);
    eli.hears(ana);
    expect(w.refusal(eli.takesPlace())).toBeNull();
    expect(w.everyone().who(eli).standing).toBe('member');
  });
});

describe('[ROLL-6] leaving', () => {
  test('who leaves is off the roll, takes part as before, and comes back on new vouches', () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    const left = cem.leaves();
    const all = w.everyone();
    expect(all.refusal(left)).toBeNull();
    expect(all.who(cem)).toMatchObject({ standing: 'participant', memberBy: null, wasMember: 'left' });
    expect(all.state.roll).toMatchObject({ size: 2 });
    expect(all.state.roll.history.at(-1)).toMatchObject({ id: left, person: cem.id, type: 'left' });
    expect(w.refusal(cem.leaves())).toBe('notAMember');
    expect(w.refusal(cem.takesPlace())).toBe('vouchesMissing');
    for (const one of [ana, ben]) {
      one.hears(cem);
      one.vouchesFor(cem);
    }
    cem.hears(ana, ben);
    expect(w.refusal(cem.takesPlace())).toBeNull();
    const later = w.everyone();
    expect(later.who(cem)).toMatchObject({ standing: 'member', memberBy: 'vouches', wasMember: null });
    expect(later.state.roll).toMatchObject({ size: 3 });
  });

  test('what they had vouched for stays; newcomers never were members', () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    const [dana] = w.newcomers(ana, 'Dana') as [Persona];
    expect(w.refusal(dana.leaves())).toBe('notAMember');
    ben.hears(dana);
    cem.hears(dana);
    ben.vouchesFor(dana);
    cem.vouchesFor(dana);
    cem.leaves();
    dana.hears(ben, cem);
    expect(w.refusal(dana.takesPlace())).toBeNull();
    expect(w.everyone().who(dana).standing).toBe('member');
  });
});

describe('[ROLL-3] recognising another roll', () => {
  const hub = hexOf('the hub');

  test("a member's device attests, and counts as a vouch does", () => {
    const w = world();
    const [ana, ben] = w.assemblyWith({ charter: { recognises: [hub] } }, 'Ana', 'Ben');
    const [cem, dana] = w.newcomers(ana, 'Cem', 'Dana') as [Persona, Persona];
    for (const one of [ana, ben]) one.hears(cem, dana);
    ana.attests(cem, hub);
    ben.attests(cem, hub);
    cem.hears(ana, ben);
    expect(w.refusal(cem.takesPlace())).toBeNull();
    ana.attests(dana, hub);
    ana.vouchesFor(dana);
    dana.hears(ana);
    expect(w.refusal(dana.takesPlace())).toBe('vouchesMissing');
    ben.vouchesFor(dana);
    dana.hears(ben);
    expect(w.refusal(dana.takesPlace())).toBeNull();
    const all = w.everyone();
    expect(all.who(cem)).toMatchObject({ standing: 'member', memberBy: 'recognised' });
    expect(all.who(dana)).toMatchObject({ standing: 'member', memberBy: 'recognised' });
  });

  test('only of a roll that the charter recognises, by members, for people who are not back from anywhere', () => {
    const w = world();
    const [ana, ben] = w.assemblyWith({ charter: { recognises: [hub] } }, 'Ana', 'Ben');
    const [cem] = w.newcomers(ana, 'Cem') as [Persona];
    ana.hears(cem);
    expect(w.refusal(ana.attests(cem, hexOf('another')))).toBe('notRecognised');
    expect(w.refusal(cem.attests(cem, hub))).toBe('notAMember');
    expect(w.refusal(ana.attests(ben, hub))).toBe('alreadyAMember');
    expect(w.refusal(ana.attests(cem, hub))).toBeNull();
    expect(w.refusal(ana.attests(cem, hub))).toBe('alreadyDone');
    ben.leaves();
    ana.hears(ben);
    expect(w.refusal(ana.attests(ben, hub))).toBe('notRecognised');
  });
});

test('[ROLL-8] a new device has in its past what it had heard; one kept asleep speaks from where it was', () => {
  const w = world();
  const [ana, ben] = w.assembly('Ana', 'Ben', 'Cem');
  const asleep = ben.alsoOn('old phone');
  const left = ana.leaves();
  ben.hears(ana);
  const fresh = ben.alsoOn('new phone');
  expect(w.refusal(left)).toBeNull();
  expect(fresh.state.roll.size).toBe(2);
  // The one has heard that Ana left, and can vouch for her; to the other she is a member still.
  expect(w.refusal(fresh.vouchesFor(ana))).toBeNull();
  expect(w.refusal(asleep.vouchesFor(ana))).toBe('alreadyAMember');
});

test('[ROLL-11] a later text can change neither whom nor what a proposal is about', () => {
  const w = world();
  const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
  const out = ana.puts('Without Ben', 'Out.', null, { type: 'removal', person: ben.id });
  expect(w.refusal(ana.revises(out, 'Out, please.'))).toBeNull();
  const about = { type: 'removal', person: cem.id } as const;
  expect(w.refusal(ana.revises(out, 'Cem instead.', undefined, about))).toBe('otherMatter');
});
