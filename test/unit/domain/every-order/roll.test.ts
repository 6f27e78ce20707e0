/** Every order of up to seven governance records that don't know of each other, over small rolls. */
import { describe, expect, test, vi } from 'vitest';
import { inEveryOrder } from '../../../support/every-order.ts';
import { changesCharter, goOn, meet, removes } from '../../../support/rooms.ts';
import type { Persona } from '../../../support/world.ts';
import { world } from '../../../support/world.ts';

/** Thousands of orders take seconds; on a machine that does other things as well, many. */
vi.setConfig({ testTimeout: 180_000 });

const NAMES = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli'];

/** Every choice of `size` out of so many, as indexes. */
function choices(of: number, size: number): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: of }, (_, last) => last).flatMap((last) =>
    choices(last, size - 1).map((rest) => [...rest, last]),
  );
}

describe('[ROLL-3] vouching in every order', () => {
  test('five vouches, a place taken on two of them and one taken too soon: 5,040 orders, one state', () => {
    const w = world();
    const members = w.assembly(...NAMES);
    const [ana] = members as [Persona];
    const [fay] = w.newcomers(ana, 'Fay') as [Persona];
    for (const one of members) one.hears(fay);
    const tooSoon = fay.takesPlace();
    const vouches = members.map((one) => one.vouchesFor(fay));
    fay.hears(...members.slice(0, 2));
    const place = fay.takesPlace();
    const { orders, all } = inEveryOrder(w, [tooSoon, ...vouches, place]);
    expect(orders).toBe(5040);
    expect(all.who(fay)).toMatchObject({ standing: 'member', memberBy: 'vouches' });
    expect(all.who(fay).vouchedBy).toHaveLength(5);
    expect([all.refusal(tooSoon), all.refusal(place)]).toEqual(['vouchesMissing', null]);
  });

  test('two newcomers, one of whom vouches for the other', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const [cem, dana] = w.newcomers(ana, 'Cem', 'Dana') as [Persona, Persona];
    meet(ana, ben, cem, dana);
    const first = [ana.vouchesFor(cem), ben.vouchesFor(cem)];
    cem.hears(ana, ben);
    const place = cem.takesPlace();
    const second = [cem.vouchesFor(dana), ben.vouchesFor(dana)];
    dana.hears(cem, ben);
    const { all } = inEveryOrder(w, [...first, place, ...second, dana.takesPlace()]);
    expect(all.state.roll.size).toBe(4);
  });
});

describe('[ROLL-4] scenario 4: removals in every order', () => {
  /** Every member has a device in each room; a room removes one, and has heard of no other room. */
  function removalsOf(targets: readonly number[], size: number, thenGoOn: boolean) {
    const w = world();
    const members = w.assembly(...NAMES.slice(0, size));
    const rooms = targets.map((target) => ({
      target: members[target] as Persona,
      devices: members.map((one) => one.alsoOn(`device ${target}`)).filter((_, index) => index !== target),
    }));
    const records = rooms.flatMap(({ target, devices }) => {
      const removal = removes(devices, target);
      const [one] = devices as [Persona];
      return thenGoOn ? [removal, one.opensDraft('We go on')] : [removal];
    });
    return { w, rooms, records };
  }

  test.each([3, 4, 5])(
    'every set of up to four that know nothing of each other, of %i: one result',
    (size) => {
      for (let count = 1; count <= Math.min(4, size); count += 1) {
        for (const targets of choices(size, count)) {
          const { w, rooms, records } = removalsOf(targets, size, false);
          const { all } = inEveryOrder(w, records);
          for (const record of records) expect(all.decision(record).void).toBe(false);
          for (const { target } of rooms) expect(all.who(target).wasMember).toBe('removed');
          expect(all.state.roll.size).toBe(size - count);
        }
      }
    },
  );

  test('three that remove each other, and go on: all hold', () => {
    const { w, rooms, records } = removalsOf([0, 1, 2], 4, true);
    const { orders, all } = inEveryOrder(w, records);
    expect(orders).toBe(720);
    for (const { target } of rooms) expect(all.who(target).wasMember).toBe('removed');
    expect(all.state.roll.size).toBe(1);
  });

  test('[ROLL-5] a removal against vouches, one cut off, and the places that rest on them', () => {
    const w = world();
    const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    const [kept, phone] = [cem, dana].map((one) => one.alsoOn('kept phone')) as [Persona, Persona];
    const [eli, fay] = w.newcomers(ana, 'Eli', 'Fay') as [Persona, Persona];
    meet(kept, phone, eli, fay);
    const removal = removes([ana, ben, dana], cem);
    const vouches = [kept.vouchesFor(eli), phone.vouchesFor(eli)];
    eli.hears(kept, phone);
    const place = eli.takesPlace();
    const chained = [eli.vouchesFor(fay), phone.vouchesFor(fay)];
    fay.hears(eli, phone);
    const { orders, all } = inEveryOrder(w, [removal, ...vouches, place, ...chained, fay.takesPlace()]);
    expect(orders).toBe(5040);
    for (const one of [eli, fay]) expect(all.who(one).wasMember).toBe('admissionFell');
    expect(all.state.roll.size).toBe(3);
  });
});

describe('[ROLL-7] a charter change against an admission, in every order', () => {
  /** k is raised in a room while somebody takes their place elsewhere; so many of three then go on. */
  function raised(howMany: number) {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    const devices = [ana, ben].map((one) => one.alsoOn('laptop')) as [Persona, Persona];
    const [dana] = w.newcomers(ana, 'Dana') as [Persona];
    for (const one of devices) one.hears(dana);
    const change = changesCharter([ana, ben, cem], { vouches: 3 });
    const vouches = devices.map((one) => one.vouchesFor(dana));
    dana.hears(...devices);
    const place = dana.takesPlace();
    const after = goOn(...[ana, ben, cem].slice(0, howMany));
    return { w, dana, records: [change, ...vouches, place, ...after] };
  }

  test('one of three has gone on: a member', () => {
    const { w, dana, records } = raised(1);
    expect(inEveryOrder(w, records).all.who(dana).standing).toBe('member');
  });

  test('all three have gone on, 5,040 orders: the admission falls', () => {
    const { w, dana, records } = raised(3);
    const { orders, all } = inEveryOrder(w, records);
    expect(orders).toBe(5040);
    expect(all.who(dana)).toMatchObject({ standing: 'newcomer', wasMember: 'admissionFell' });
    expect(all.state.assembly?.charter.vouches).toBe(3);
  });
});
