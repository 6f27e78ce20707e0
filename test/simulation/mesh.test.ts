import { afterEach, describe, expect, it } from 'vitest';
import { MeshRoom, type RoomDevice } from './mesh-room.ts';

let room: MeshRoom;
afterEach(() => room.stop());

/** Each newcomer is paired with one who is there: always the same, the one before, or anyone. */
const WAYS = {
  host: (devices: readonly RoomDevice[]) => devices[0],
  chain: (devices: readonly RoomDevice[]) => devices.at(-1),
  anyone: (devices: readonly RoomDevice[]) => room.random.pick(devices),
} as const;

async function gather(count: number, way: keyof typeof WAYS, seed: number): Promise<void> {
  room = new MeshRoom(seed);
  room.add();
  while (room.devices.length < count) {
    const host = WAYS[way](room.devices);
    if (host) await room.pair(host, room.add());
  }
}

const fewest = (): number => Math.min(...room.alive.map(({ links }) => links.size));
const most = (): number => Math.max(...room.alive.map(({ links }) => links.size));
const average = (): number => room.alive.reduce((sum, { links }) => sum + links.size, 0) / room.alive.length;
const isOne = (): boolean => room.groups().length === 1;

function* choose<T>(from: readonly T[], count: number, at = 0): Generator<T[]> {
  if (count === 0) return yield [];
  for (let i = at; i <= from.length - count; i++)
    for (const rest of choose(from, count - 1, i + 1)) yield [from[i] as T, ...rest];
}

describe('a room of 12 in which everyone was paired once', () => {
  for (const way of ['host', 'chain', 'anyone'] as const) {
    for (const seed of [1, 2]) {
      it(`is one mesh within 5 s of the last pairing, whichever third goes (${way}, seed ${seed})`, async () => {
        await gather(12, way, seed);
        await room.until('a mesh', () => isOne() && fewest() >= 4, 5000);
        await room.pass(15_000);
        expect(fewest()).toBeGreaterThanOrEqual(5);
        expect(average()).toBeLessThanOrEqual(8);
        expect(most()).toBeLessThanOrEqual(11);
        const apart = [...choose(room.devices, 4)].filter((gone) => room.groups(new Set(gone)).length > 1);
        expect(apart).toEqual([]);
        expect(room.devices.flatMap(({ blamed }) => blamed)).toEqual([]);
      });
    }
  }

  it('heals when a third is gone without a word', async () => {
    await gather(12, 'chain', 11);
    await room.until('a mesh', () => fewest() >= 4, 5000);
    room.kill([...choose(room.devices, 4)][room.random.below(495)] ?? []);
    expect(isOne()).toBe(true);
    const living = new Set(room.alive.map(({ key }) => key));
    const livingLinks = ({ links }: RoomDevice) => [...links.keys()].filter((key) => living.has(key)).length;
    await room.until(
      'links with the living',
      () => room.alive.every((each) => livingLinks(each) >= 4),
      30_000,
    );
    expect(isOne()).toBe(true);
  });
});

describe('a room of 40', () => {
  it('is one mesh of few links each, and stays together when a random third goes', async () => {
    await gather(40, 'anyone', 21);
    await room.until('a mesh', () => isOne() && fewest() >= 4, 10_000);
    await room.pass(12_000);
    expect(average()).toBeLessThanOrEqual(9);
    let apart = 0;
    for (let time = 0; time < 400; time++) {
      const gone = new Set<RoomDevice>();
      while (gone.size < 13) gone.add(room.random.pick(room.devices));
      const groups = room.groups(gone).map(({ length }) => length);
      if (groups.length > 1) apart++;
      expect(Math.max(...groups)).toBeGreaterThanOrEqual(25);
    }
    expect(apart).toBeLessThanOrEqual(6);
  });
});
