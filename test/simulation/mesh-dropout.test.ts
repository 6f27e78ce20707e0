import { afterEach, describe, expect, it } from 'vitest';
import { MeshRoom, type RoomDevice } from './mesh-room.ts';

let room: MeshRoom;
afterEach(() => room.stop());

async function gather(count: number, seed: number): Promise<[RoomDevice, ...RoomDevice[]]> {
  room = new MeshRoom(seed);
  const host = room.add();
  while (room.devices.length < count) await room.pair(host, room.add());
  await room.until('everybody is linked with everybody', () =>
    room.devices.every(({ links }) => links.size === count - 1),
  );
  return [host, ...room.devices.slice(1)];
}

const state = ({ neighbours }: RoomDevice) => neighbours.connection.get();

describe('a device whose way to one other is cut, with others between both', () => {
  for (const seconds of [5, 45, 300]) {
    it(`finds back by itself after ${seconds} s`, async () => {
      const [ana, ben] = await gather(4, seconds);
      if (!ben) throw new Error('Nobody there');
      room.radio.cut(ana.name, ben.name, true);
      await room.pass(seconds * 1000);
      // Nothing of it shows: both hear of each other through the others.
      expect([state(ana), state(ben)].map(({ lost }) => lost)).toEqual([0, 0]);
      room.radio.cut(ana.name, ben.name, false);
      await room.until('linked again', () => state(ana).devices === 3 && state(ben).devices === 3, 70_000);
    });
  }
});

describe('a device whose network is gone', () => {
  it('goes on after 5 s on the links that it had', async () => {
    const [ana, ...others] = await gather(4, 1);
    const made = room.radio.made;
    room.radio.away(ana.name, true);
    await room.pass(5000);
    room.radio.away(ana.name, false);
    await room.pass(3000);
    expect(state(ana)).toMatchObject({ devices: 3, lost: 0 });
    expect(others.map((each) => state(each).devices)).toEqual([3, 3, 3]);
    expect(room.radio.made).toBe(made);
  });

  it('says after 300 s whom it has lost, since nobody is left to ask, and one code brings it back to all', async () => {
    const [ana, ben] = await gather(4, 2);
    if (!ben) throw new Error('Nobody there');
    room.radio.away(ana.name, true);
    await room.until('alone', () => state(ana).devices === 0, 10_000);
    expect(state(ana).lost).toBe(3);
    await room.pass(300_000);
    room.radio.away(ana.name, false);
    await room.pass(10_000);
    expect(state(ana)).toMatchObject({ devices: 0, lost: 3 });
    await room.pair(ben, ana);
    await room.until('with all', () => state(ana).devices === 3 && state(ana).lost === 0, 10_000);
  });

  it('is missed by nobody when it said goodbye', async () => {
    const [ana, ...others] = await gather(3, 3);
    await ana.neighbours.stop();
    await room.pass(2000);
    expect(others.map((each) => state(each).lost)).toEqual([0, 0]);
    expect(others.map((each) => state(each).devices)).toEqual([1, 1]);
  });
});

describe('30 hostile devices around one', () => {
  it('leave places for members and for whom people bring, and it knows how many it heard', async () => {
    const members = new Set<string>();
    room = new MeshRoom(7);
    const ana = room.add((device) => members.has(device));
    // Strangers first: each comes near and takes what places it gets.
    for (let i = 0; i < 30; i++) await room.pair(room.devices.at(-1) ?? ana, room.add());
    await room.pass(20_000);
    const strangers = new Set(room.devices.slice(1).map(({ key }) => key));
    expect([...ana.links.keys()].every((key) => strangers.has(key))).toBe(true);
    expect(ana.links.size).toBeLessThanOrEqual(12);
    expect(state(ana).heardFrom).toBe(30);
    // A member comes in somewhere among them, and finds its way to her all the same.
    const ben = room.add((device) => members.has(device));
    for (const member of [ana, ben]) members.add(member.key);
    await room.pair(room.devices[20] ?? ana, ben);
    await room.until('they are linked', () => ana.links.has(ben.key), 30_000);
    // Whoever people bring in by hand has a place, too.
    const cem = room.add();
    await room.pair(ana, cem);
    expect(ana.links.has(cem.key)).toBe(true);
    await room.until('both are counted', () => state(ana).heardFrom === 32, 1000);
  });
});
