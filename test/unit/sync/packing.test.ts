import { describe, expect, it } from 'vitest';
import type { Packer, PackingEffort } from '../../../src/sync/api.ts';
import { Packing } from '../../../src/sync/packing.ts';
import { WaySpeed } from '../../../src/sync/way-speed.ts';
import { TestClock } from './test-clock.ts';

const UPDATE = new Uint8Array(100_000);

/** A device that needs so many milliseconds for a hundred kilobytes. */
function device(small: number, quick: number) {
  const clock = new TestClock();
  const tried: PackingEffort[] = [];
  const packer: Packer = {
    pack(update, effort = 'small') {
      tried.push(effort);
      clock.advance(effort === 'small' ? small : quick);
      return Promise.resolve(update.subarray(0, update.length * (effort === 'small' ? 0.4 : 0.5)));
    },
    unpack: (packed) => Promise.resolve(packed),
  };
  return { tried, packing: new Packing(packer, clock) };
}

describe('how much work an update is worth', () => {
  it('all of it over a slow way, a little over a Wi-Fi, none within a machine', async () => {
    const { tried, packing } = device(25, 8);
    for (const rate of [50, 2_000, 50_000]) await packing.pack(UPDATE, rate);
    expect(tried).toEqual(['small', 'quick']);
  });

  it('less on a slow device, as soon as it was seen to be one', async () => {
    const { tried, packing } = device(1000, 400);
    for (let turn = 0; turn < 10; turn++) await packing.pack(UPDATE, 2_000);
    expect(tried.length).toBeLessThan(4);
    tried.length = 0;
    await packing.pack(UPDATE, 10);
    expect(tried).toEqual(['small']);
  });

  it('a device that was busy for a while is tried again', async () => {
    let ms = 400;
    const clock = new TestClock();
    let packs = 0;
    const packing = new Packing(
      {
        pack(update) {
          packs += 1;
          clock.advance(ms);
          return Promise.resolve(update.subarray(0, 50_000));
        },
        unpack: (packed) => Promise.resolve(packed),
      },
      clock,
    );
    for (let turn = 0; turn < 5; turn++) await packing.pack(UPDATE, 2_000);
    ms = 8;
    packs = 0;
    for (let turn = 0; turn < 200; turn++) await packing.pack(UPDATE, 2_000);
    expect(packs).toBeGreaterThan(100);
  });

  it('none where it is short, or where packing makes it no shorter', async () => {
    const clock = new TestClock();
    const same: Packer = {
      pack: (update) => Promise.resolve(update),
      unpack: (packed) => Promise.resolve(packed),
    };
    const packing = new Packing(same, clock);
    const short = new Uint8Array(511);
    expect(await packing.pack(short, null)).toEqual({ packed: false, bytes: short });
    expect(await packing.pack(UPDATE, null)).toEqual({ packed: false, bytes: UPDATE });
  });
});

describe('how fast a way is', () => {
  it('is not known before its buffer had room twice', () => {
    const way = new WaySpeed();
    way.begin(0);
    way.put(60_000);
    way.hasRoom(10);
    expect(way.rate).toBeNull();
    way.put(20_000);
    way.hasRoom(20);
    expect(way.rate).toBe(2_000);
  });

  it('leaves out pauses, and the time in which the next message is made', () => {
    const way = new WaySpeed();
    way.begin(0);
    way.hasRoom(0);
    way.put(10_000);
    way.end(5);
    way.begin(1_005);
    way.put(10_000);
    way.hasRoom(1_010);
    expect(way.rate).toBe(2_000);
    way.pause();
    way.begin(5_000);
    way.put(60_000);
    way.hasRoom(5_001);
    expect(way.rate).toBe(2_000);
  });

  it('is what it lately was', () => {
    const way = new WaySpeed();
    way.begin(0);
    way.hasRoom(0);
    for (let ms = 1; ms <= 100; ms++) {
      way.put(16_000);
      way.hasRoom(ms);
    }
    for (let turn = 1; turn <= 100; turn++) {
      way.put(16_000);
      way.hasRoom(100 + turn * 100);
    }
    expect(way.rate).toBeLessThan(200);
  });
});
