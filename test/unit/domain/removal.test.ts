import { describe, expect, test } from 'vitest';
import type { Persona } from '../../support/world.ts';
import { world } from '../../support/world.ts';
import { admits, bringsBack, changesCharter, decides, goOn, meet, removes } from '../../support/rooms.ts';

describe('[ROLL-4] removal', () => {
  test('takes effect when it stands; the person concerned counts in n and has no voice', () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    const removal = removes([ana, ben], cem);
    expect(w.refusal(removal)).toBeNull();
    const all = w.everyone();
    expect(all.who(cem)).toMatchObject({ standing: 'newcomer', memberBy: null, wasMember: 'removed' });
    expect(all.state.roll.size).toBe(2);
    expect(all.state.roll.history.at(-1)).toMatchObject({ id: removal, person: cem.id, type: 'removed' });
    expect(all.decision(removal)).toMatchObject({ result: 'accepted', void: false });
  });

  test('of two, neither can remove the other', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    removes([ana], ben);
    expect(w.everyone().state.roll.size).toBe(2);
  });

  test('[ROLL-11] only of somebody who is on the roll', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben', 'Cem');
    const [dana] = w.newcomers(ben, 'Dana') as [Persona];
    ana.hears(dana);
    const put = ana.puts('Without Dana', 'Out.', null, { type: 'removal', person: dana.id });
    expect(w.refusal(put)).toBe('nothingThere');
  });

  test('scenario 5: A removes B, B removes A, each with a majority: both are out', () => {
    const w = world();
    const [ana, ben, cem, dana, eli] = w.assembly('Ana', 'Ben', 'Cem', 'Dana', 'Eli');
    const [cem2, dana2, eli2] = [cem, dana, eli].map((one) => one.alsoOn('laptop')) as [
      Persona,
      Persona,
      Persona,
    ];
    const here = removes([ana, cem, dana, eli], ben);
    const there = removes([ben, cem2, dana2, eli2], ana);
    goOn(cem, dana, eli, cem2, dana2, eli2);
    expect([w.refusal(here), w.refusal(there)]).toEqual([null, null]);
    const all = w.everyone();
    expect(all.who(ana).wasMember).toBe('removed');
    expect(all.who(ben).wasMember).toBe('removed');
    expect(all.state.roll.size).toBe(3);
    expect([all.decision(here).void, all.decision(there).void]).toEqual([false, false]);
  });

  test('[ROLL-7] scenario 11: six of ten remove in a room; the others go on: it holds', () => {
    const w = world();
    const names = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli', 'Fay', 'Gus', 'Hal', 'Ida', 'Jo'];
    const people = w.assembly(...names);
    const room = people.slice(0, 6);
    const others = people.slice(6) as [Persona, Persona, Persona, Persona];
    const elsewhere = decides(others, { type: 'ordinary' }, 'Another oven');
    expect(w.refusal(elsewhere)).toBeNull();
    const removal = removes(room, others[3]);
    goOn(...others);
    goOn(...others);
    const all = w.everyone();
    expect(all.refusal(removal)).toBeNull();
    expect(all.decision(removal).void).toBe(false);
    expect(all.who(others[3]).standing).not.toBe('member');
    expect(all.state.roll.size).toBe(9);
  });

  test('who was removed and knows it can say hello and take their place again, and nothing else', () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    const [dana] = w.newcomers(ana, 'Dana') as [Persona];
    const oven = ana.puts('Oven');
    removes([ana, ben], cem);
    cem.hears(ana, dana);
    for (const record of [
      cem.puts('Mine'),
      cem.agrees(oven),
      cem.vouchesFor(dana),
      cem.welcomes(dana),
      cem.opensDraft('A draft'),
      cem.asksForMoot(oven),
    ]) {
      expect(w.refusal(record)).toBe('removed');
    }
    expect(w.refusal(cem.calledNow('Cem B.'))).toBeNull();
    expect(w.refusal(cem.takesPlace())).toBe('vouchesMissing');
    expect(w.refusal(cem.leaves())).not.toBeNull();
  });
});

describe('[ROLL-5] the cut is computed', () => {
  test('scenario 6: the recorder wants the cut at the beginning: impossible; old vouches hold', () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    const kept = ana.alsoOn('kept phone');
    const [dana] = w.newcomers(ana, 'Dana') as [Persona];
    cem.hears(dana);
    expect(w.refusal(admits(dana, ben, cem))).toBeNull();
    meet(ana, ben, cem, dana);
    const removal = removes([ana, ben, dana], cem);
    // Ana's kept phone has seen nothing of Cem's vouch: it can't say that something stands on marks that
    // had seen it without having seen it too.
    kept.hears(ben);
    const again = kept.declaresStanding(w.everyone().decision(removal).outcome ?? '');
    expect(w.refusal(again)).toBe('closed');
    const all = w.everyone();
    expect(all.who(cem).wasMember).toBe('removed');
    expect(all.who(dana)).toMatchObject({ standing: 'member', vouchedBy: [ben.id, cem.id].sort() });
  });

  test('what rested on a vouch made after the removal falls, unless enough vouches remain', () => {
    const w = world();
    const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    const kept = dana.alsoOn('kept phone');
    const [eli, fay] = w.newcomers(cem, 'Eli', 'Fay') as [Persona, Persona];
    removes([ana, ben, dana], cem);
    // Neither Cem nor Dana's other device has heard of it, nor have the newcomers.
    expect(w.refusal(admits(eli, cem, kept))).toBeNull();
    ana.hears(fay);
    ana.vouchesFor(fay);
    expect(w.refusal(admits(fay, cem, kept, ana))).toBeNull();
    const all = w.everyone();
    expect(all.who(eli)).toMatchObject({ wasMember: 'admissionFell', vouchedBy: [dana.id] });
    expect(all.who(fay)).toMatchObject({ standing: 'member', vouchedBy: [ana.id, dana.id].sort() });
    expect(all.state.roll.size).toBe(4);
  });

  /** Cem is removed; a device of his and an accomplice's, both kept from before, go on as if nothing were. */
  function backdated() {
    const w = world();
    const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    const cems = cem.alsoOn('kept phone');
    const danas = dana.alsoOn('kept phone');
    const removal = removes([ana, ben, dana], cem);
    expect(w.refusal(removal)).toBeNull();
    meet(cems, danas);
    return { w, ana, ben, cem, dana, cems, danas };
  }

  test('scenario 7: the removed and an accomplice backdate vouches, a chain of two: the roll is unchanged', () => {
    const { w, ana, ben, dana, cems, danas } = backdated();
    const [eli] = w.newcomers(cems, 'Eli') as [Persona];
    danas.hears(eli);
    expect(w.refusal(admits(eli, cems, danas))).toBeNull();
    const [fay] = w.newcomers(eli, 'Fay') as [Persona];
    danas.hears(fay);
    expect(w.refusal(admits(fay, eli, danas))).toBeNull();
    expect(fay.sees.who(fay).standing).toBe('member');
    const all = w.everyone();
    expect(all.state.roll.size).toBe(3);
    for (const one of [eli, fay]) {
      expect(all.who(one)).toMatchObject({ standing: 'newcomer', wasMember: 'admissionFell' });
    }
    for (const one of [ana, ben, dana]) expect(all.who(one).standing).toBe('member');
    expect(all.state.roll.history.filter(({ type }) => type === 'admissionFell')).toHaveLength(2);
    // One more vouch, by somebody who is a member, and the place can be taken again.
    ana.hears(eli);
    ana.vouchesFor(eli);
    eli.hears(ana);
    expect(w.refusal(eli.takesPlace())).toBeNull();
    expect(w.everyone().who(eli)).toMatchObject({ standing: 'member', memberBy: 'vouches', wasMember: null });
  });

  test('[ROLL-8] scenario 8: the same from a device that nobody knew: unchanged', () => {
    const { w, ana, cem, danas } = backdated();
    const unknown = w.device('Cem', "Cem's unknown device");
    unknown.receives(w.bursts.slice(0, 8));
    unknown.comesIn();
    unknown.hears(danas);
    expect(unknown.sees.who(cem).standing).toBe('member');
    const [eli] = w.newcomers(unknown, 'Eli') as [Persona];
    danas.hears(eli);
    expect(w.refusal(admits(eli, unknown, danas))).toBeNull();
    const all = w.everyone();
    expect(all.state.roll.size).toBe(3);
    expect(all.who(eli).wasMember).toBe('admissionFell');
    expect(all.who(ana).standing).toBe('member');
  });

  test('[PER-4] whom the removed welcomed after it, or who rests on their vouches, stays a newcomer', () => {
    const { w, cems, danas } = backdated();
    const [eli, fay, gus] = w.newcomers(cems, 'Eli', 'Fay', 'Gus') as [Persona, Persona, Persona];
    danas.hears(eli);
    expect(w.refusal(admits(eli, cems, danas))).toBeNull();
    meet(cems, danas, eli, fay, gus);
    for (const welcome of [cems.welcomes(fay), eli.welcomes(gus)]) expect(w.refusal(welcome)).toBeNull();
    expect([fay, gus].map((one) => w.everyone().who(one).standing)).toEqual(['newcomer', 'newcomer']);
    expect(w.refusal(danas.welcomes(gus))).toBeNull();
    expect(w.everyone().who(gus).standing).toBe('participant');
  });

  test('those whom backdated vouches admitted remove somebody: without them too few were in favour, void', () => {
    const { w, ana, ben, cems, danas } = backdated();
    const invented = w.newcomers(cems, 'A', 'B', 'C', 'D', 'E');
    for (const one of invented) {
      danas.hears(one);
      expect(w.refusal(admits(one, cems, danas))).toBeNull();
    }
    const out = removes([cems, danas, ...invented], ana);
    const change = changesCharter([cems, danas, ...invented], { vouches: 1 });
    expect([w.refusal(out), w.refusal(change)]).toEqual([null, null]);
    for (const one of [ana, ben]) one.receives(w.bursts);
    const all = w.everyone();
    expect([all.decision(out).void, all.decision(change).void]).toEqual([true, true]);
    expect(all.who(ana).standing).toBe('member');
    expect(all.state.assembly?.charter.vouches).toBe(2);
    expect(all.state.roll.size).toBe(3);
  });

  test('what stands is not undone', () => {
    const { w, ana, ben, dana, cems, danas } = backdated();
    const oven = decides([cems, danas], { type: 'ordinary' }, 'An oven');
    expect(w.refusal(oven)).toBeNull();
    meet(ana, ben, dana);
    expect(w.everyone().decision(oven)).toMatchObject({ result: 'accepted', void: false });
  });

  test('erasing own words is never cut off', () => {
    const { w, cem, cems } = backdated();
    const draft = cems.opensDraft('A draft');
    expect(w.refusal(cems.erases(draft))).toBeNull();
    cem.hears(cems);
    expect(w.everyone().state.erased.has(draft)).toBe(true);
  });
});

describe('[ROLL-6] coming back', () => {
  function removed() {
    const w = world();
    const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    removes([ana, ben, dana], cem);
    cem.hears(ana);
    return { w, ana, ben, cem, dana };
  }

  test('scenario 9: on vouches older than the removal it is refused; with new ones he is back', () => {
    const w = world();
    const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    const [eli] = w.newcomers(ana, 'Eli') as [Persona];
    for (const one of [ana, ben]) one.hears(eli);
    expect(w.refusal(admits(eli, ana, ben))).toBeNull();
    meet(ana, ben, cem, dana, eli);
    removes([ana, ben, dana], eli);
    eli.hears(ana);
    expect(w.refusal(eli.takesPlace())).toBe('vouchesMissing');
    ana.vouchesFor(eli);
    eli.hears(ana);
    expect(w.refusal(eli.takesPlace())).toBe('vouchesMissing');
    dana.vouchesFor(eli);
    eli.hears(dana);
    const back = eli.takesPlace();
    expect(w.refusal(back)).toBeNull();
    const all = w.everyone();
    expect(all.who(eli)).toMatchObject({ standing: 'member', memberBy: 'vouches', wasMember: null });
    expect(all.state.roll.history.at(-1)).toMatchObject({ id: back, person: eli.id, type: 'cameBack' });
    expect(w.refusal(eli.puts('I am back'))).toBeNull();
  });

  test('a vouch by somebody who had not heard of the removal does not count', () => {
    const w = world();
    const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    const [eli] = w.newcomers(ana, 'Eli') as [Persona];
    const kept = ben.alsoOn('kept phone');
    expect(w.refusal(admits(eli, ana, ben))).toBeNull();
    meet(ana, ben, dana, eli);
    removes([ana, ben, dana], eli);
    kept.hears(cem);
    cem.hears(eli);
    // Ben's kept phone knows of Eli as a newcomer alone.
    const [early] = [eli];
    kept.receives(w.bursts.filter(({ feed }) => feed === early.feed).slice(0, 1));
    expect(w.refusal(kept.vouchesFor(eli))).toBeNull();
    ana.vouchesFor(eli);
    eli.hears(ana, kept);
    expect(w.refusal(eli.takesPlace())).toBe('vouchesMissing');
  });

  test('by a decision that has the removal in its past', () => {
    const { w, ana, ben, cem, dana } = removed();
    const back = bringsBack([ana, ben, dana], cem);
    const all = w.everyone();
    expect(all.refusal(back)).toBeNull();
    expect(all.who(cem)).toMatchObject({ standing: 'member', memberBy: 'decision', wasMember: null });
    expect(all.state.roll.size).toBe(4);
    cem.hears(ana);
    expect(w.refusal(cem.opensDraft('Back'))).toBeNull();
  });

  test('what was cut off before stays so after the return', () => {
    const w = world();
    const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    const kept = cem.alsoOn('kept phone');
    removes([ana, ben, dana], cem);
    const [eli] = w.newcomers(kept, 'Eli') as [Persona];
    kept.hears(eli);
    expect(w.refusal(kept.vouchesFor(eli))).toBeNull();
    cem.hears(ana);
    expect(w.refusal(admits(cem, ana, ben))).toBeNull();
    const all = w.everyone();
    expect(all.who(cem).standing).toBe('member');
    expect(all.who(eli).vouchedBy).toEqual([]);
    cem.hears(kept);
    cem.vouchesFor(eli);
    expect(w.everyone().who(eli).vouchedBy).toEqual([cem.id]);
  });

  test('[ROLL-11] a decision to come back is for those who were members', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben', 'Cem');
    const [dana] = w.newcomers(ana, 'Dana') as [Persona];
    ana.hears(dana);
    const about = (person: Persona) => ({ type: 'comingBack', person: person.id }) as const;
    expect(w.refusal(ana.puts('In', 'In.', null, about(dana)))).toBe('nothingThere');
    expect(w.refusal(ana.puts('In', 'In.', null, about(ben)))).toBe('alreadyAMember');
  });
});
