import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arcPath,
  layOutBands,
  layOutChain,
  layOutRoom,
  polar,
  roomAsBands,
  SEAT_ORDER,
  seatsIn,
  type SeatCounts,
} from '../../../src/ui/rings/geometry.ts';

const counts = (most: number) =>
  fc.record(Object.fromEntries(SEAT_ORDER.map((seat) => [seat, fc.nat(most)]))) as fc.Arbitrary<SeatCounts>;
const some = (most: number) => counts(most).filter((c) => seatsIn(c) > 0);
const distance = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  Math.hypot(a.x - b.x, a.y - b.y);

describe('points on a ring', () => {
  it('begins at the top and goes clockwise', () => {
    expect(polar(50, 50, 10, 0)).toEqual({ x: 50, y: 40 });
    expect(polar(50, 50, 10, 90)).toEqual({ x: 60, y: 50 });
    expect(polar(50, 50, 10, 180)).toEqual({ x: 50, y: 60 });
  });

  it('takes the long way round only for more than half a turn', () => {
    expect(arcPath(0, 0, 10, 0, 90)).toBe('M0 -10A10 10 0 0 1 10 0');
    expect(arcPath(0, 0, 10, 0, 270)).toBe('M0 -10A10 10 0 1 1 -10 0');
  });
});

describe('the room', () => {
  it('gives everyone one stone, in order, clockwise from the top', () => {
    fc.assert(
      fc.property(some(12), fc.integer({ min: 76, max: 400 }), (all, size) => {
        const { stones } = layOutRoom(all, size);
        expect(stones).toHaveLength(seatsIn(all));
        const order = stones.map((stone) => SEAT_ORDER.indexOf(stone.seat));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        const angles = stones.map((stone) => stone.angle);
        expect(angles).toEqual([...angles].sort((a, b) => a - b));
        expect(angles.at(-1) ?? 0).toBeLessThan(360);
      }),
    );
  });

  it('keeps stones inside the drawing and apart from each other', () => {
    fc.assert(
      fc.property(some(14), fc.integer({ min: 120, max: 400 }), (all, size) => {
        fc.pre(!roomAsBands(all, size));
        const { stones, stone } = layOutRoom(all, size);
        for (const [i, one] of stones.entries()) {
          expect(one.lifted.x - stone).toBeGreaterThanOrEqual(0);
          expect(one.lifted.y - stone).toBeGreaterThanOrEqual(0);
          expect(one.lifted.x + stone).toBeLessThanOrEqual(size);
          expect(one.lifted.y + stone).toBeLessThanOrEqual(size);
          const next = stones[i + 1];
          if (next) expect(distance(one, next)).toBeGreaterThan(stone * 1.6);
        }
      }),
    );
  });

  it('lifts a position on an older revision off the ring, and nothing else', () => {
    const { stones, radius } = layOutRoom({ agree: 3, older: 2 }, 220);
    for (const stone of stones) {
      const out = distance(stone.lifted, { x: 110, y: 110 });
      if (stone.seat === 'older') expect(out).toBeGreaterThan(radius + 8);
      else expect(out).toBeCloseTo(radius, 0);
    }
  });

  it('joins stones into bands where a crowd makes them smaller than 10 px, and only there', () => {
    expect(roomAsBands({ agree: 23, unheard: 7 }, 180)).toBe(false);
    expect(roomAsBands({ agree: 208, unheard: 40 }, 180)).toBe(true);
    expect(roomAsBands({ agree: 1, unheard: 4 }, 76)).toBe(false);
  });

  it('survives an empty room', () => {
    expect(layOutRoom({}, 180).stones).toEqual([]);
    expect(layOutBands({})).toEqual([]);
  });
});

describe('bands', () => {
  it('fill the ring without touching, and show even one person among thousands', () => {
    fc.assert(
      fc.property(some(5000), (all) => {
        fc.pre(seatsIn(all) > (all.older ?? 0));
        const bands = layOutBands(all);
        for (const [i, band] of bands.entries()) {
          expect(band.to - band.from).toBeGreaterThanOrEqual(7);
          const next = bands[i + 1];
          if (next) expect(next.from - band.to).toBeGreaterThan(3.9);
        }
        expect(bands.at(-1)?.to ?? 0).toBeLessThanOrEqual(360);
      }),
    );
  });

  it('are as long as their groups are large', () => {
    const [agree, unheard] = layOutBands({ agree: 300, unheard: 100 });
    const long = (band?: { from: number; to: number }) => (band ? band.to - band.from : 0);
    expect((long(agree) - 7) / (long(unheard) - 7)).toBeCloseTo(3, 5);
  });
});

describe('the chain', () => {
  const shape = { rings: 3, radius: 156, distance: 250, band: 27, gap: 9 };

  it('passes each ring over its neighbour exactly once, where the two really cross', () => {
    const { links, centres } = layOutChain({ ...shape, vertical: false });
    expect(links).toHaveLength(2);
    const [first, second] = centres;
    const ends = (path: string) =>
      [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)(?=A|$)/gu)].map((m) => ({ x: Number(m[1]), y: Number(m[2]) }));
    const [from, to] = ends(links[0]?.over ?? '');
    if (!first || !second || !from || !to) throw new Error('nothing was laid out');
    // The upper crossing of two equal circles lies on the line between their centres' middle, above.
    const crossing = {
      x: (first.x + second.x) / 2,
      y: first.y - Math.sqrt(shape.radius ** 2 - (shape.distance / 2) ** 2),
    };
    expect(distance(from, first)).toBeCloseTo(shape.radius, 0);
    expect(distance(from, crossing)).toBeLessThan(shape.radius / 2);
    expect(distance(to, crossing)).toBeLessThan(shape.radius / 2);
    expect(from.x).toBeLessThan(crossing.x);
    expect(to.x).toBeGreaterThan(crossing.x);
  });

  it('stands up as well as it lies down', () => {
    const lying = layOutChain({ ...shape, vertical: false });
    const standing = layOutChain({ ...shape, vertical: true });
    expect([standing.width, standing.height]).toEqual([lying.height, lying.width]);
  });
});
