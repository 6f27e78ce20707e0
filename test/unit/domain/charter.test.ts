import { describe, expect, test } from 'vitest';
import { encodeProposalPut } from '../../../src/domain/proposal/headers.ts';
import { usualCharter } from '../../../src/domain/assembly/charter.ts';
import { changesCharter, decides, meet, removes } from '../../support/rooms.ts';
import type { Persona } from '../../support/world.ts';
import { hexOf, world } from '../../support/world.ts';

describe('[ROLL-9] the charter changes by a decision', () => {
  test('once it stands; its figures hold from then on', () => {
    const w = world();
    const people = w.assembly('Ana', 'Ben', 'Cem');
    const change = changesCharter(people, { quorum: 3, vouches: 3, coolingOffDays: 7 });
    const all = w.everyone();
    expect(all.state.assembly).toMatchObject({
      charter: { quorum: 3, vouches: 3, coolingOffDays: 7 },
      charterBy: change,
      charterDispute: [],
    });
    expect(all.state.roll).toMatchObject({ quorum: 3, vouches: 3 });
  });

  test('a newer one takes the place of an older', () => {
    const w = world();
    const people = w.assembly('Ana', 'Ben', 'Cem');
    changesCharter(people, { vouches: 3 });
    const second = changesCharter(people, { vouches: 1 });
    expect(w.everyone().state.assembly).toMatchObject({ charter: { vouches: 1 }, charterBy: second });
  });

  test('two that do not know of each other and differ: neither holds, until one joins them', () => {
    const w = world();
    const people = w.assembly('Ana', 'Ben', 'Cem');
    const [ana, ben, cem] = people;
    const before = changesCharter(people, { coolingOffDays: 3 });
    const bens = ben.alsoOn('laptop');
    const here = changesCharter([ana, ben], { coolingOffDays: 3, vouches: 1 });
    const there = changesCharter([bens, cem], { coolingOffDays: 3, vouches: 3 });
    const all = w.everyone();
    expect([all.refusal(here), all.refusal(there)]).toEqual([null, null]);
    expect(all.state.assembly).toMatchObject({
      charter: { coolingOffDays: 3, vouches: 2 },
      charterBy: before,
      charterDispute: [here, there],
    });
    meet(ana, ben, cem, bens);
    const joined = changesCharter(people, { coolingOffDays: 3, vouches: 1 });
    expect(w.everyone().state.assembly).toMatchObject({ charterBy: joined, charterDispute: [] });
  });

  test('two that say the same are no dispute', () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    const bens = ben.alsoOn('laptop');
    const here = changesCharter([ana, ben], { vouches: 1 });
    changesCharter([bens, cem], { vouches: 1 });
    expect(w.everyone().state.assembly).toMatchObject({
      charter: { vouches: 1 },
      charterBy: here,
      charterDispute: [],
    });
  });

  test('a restricted assembly recognises no other roll', () => {
    const charter = { ...usualCharter, restriction: 'Disabled people', recognises: [hexOf('the hub')] };
    const put = {
      title: 'Charter',
      about: '',
      text: '',
      reviewOn: null,
      draft: null,
      matter: { type: 'charter', charter },
    } as const;
    expect(() => encodeProposalPut(put)).toThrow(RangeError);
  });
});

describe('[ROLL-10] roles', () => {
  const asSecretary = (person: Persona, until = 1) =>
    ({ type: 'role', role: 'secretary', person: person.id, until }) as const;

  test('given by a decision, shown with the term, ended by a decision', () => {
    const w = world();
    const people = w.assembly('Ana', 'Ben', 'Cem');
    const [ana, ben] = people;
    const given = decides(people, asSecretary(ben, 99));
    expect(w.everyone().state.roll.roles).toEqual([
      { role: 'secretary', person: ben.id, until: 99, decision: given },
    ]);
    const deputy = { type: 'role', role: 'deputy', person: ana.id, until: 5 } as const;
    decides(people, deputy);
    expect(w.everyone().state.roll.roles.map(({ role }) => role)).toEqual(['secretary', 'deputy']);
    const renewed = decides(people, asSecretary(ben, 200));
    expect(w.everyone().state.roll.roles[0]).toMatchObject({ until: 200, decision: renewed });
    decides(people, { type: 'roleEnds', role: 'secretary', person: ben.id });
    expect(w.everyone().state.roll.roles.map(({ role }) => role)).toEqual(['deputy']);
  });

  test('end with leaving the roll or removal, and do not come back with the person', () => {
    const w = world();
    const people = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    const [ana, ben, cem, dana] = people;
    decides(people, asSecretary(ben));
    decides(people, asSecretary(cem));
    ben.leaves();
    meet(ana, ben, cem, dana);
    removes([ana, dana], cem);
    expect(w.everyone().state.roll.roles).toEqual([]);
    for (const one of [ana, dana]) one.vouchesFor(ben);
    ben.hears(ana, dana);
    expect(w.refusal(ben.takesPlace())).toBeNull();
    expect(w.everyone().state.roll.roles).toEqual([]);
  });

  test('[ROLL-11] are for members, and end where somebody holds them', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const [cem] = w.newcomers(ana, 'Cem') as [Persona];
    ana.hears(cem);
    expect(w.refusal(ana.puts('Role', 'Yes.', null, asSecretary(cem)))).toBe('nothingThere');
    const ends = { type: 'roleEnds', role: 'secretary', person: ben.id } as const;
    expect(w.refusal(ana.puts('Role', 'No.', null, ends))).toBe('nothingThere');
  });
});
