/**
 * The round, as numbers. Angles are degrees clockwise from the top; lengths are in the drawing's own units.
 * Nothing here draws: components place what these functions give, and tests hold them to it.
 */
import type { Position } from '../../domain/state.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Two decimals: enough for a drawing, and short in the page. */
export const short = (n: number): number => Math.round(n * 100) / 100;

/** The point at an angle on a circle around (cx, cy). */
export function polar(cx: number, cy: number, radius: number, angle: number): Point {
  return {
    x: short(cx + radius * Math.sin(toRadians(angle))),
    y: short(cy - radius * Math.cos(toRadians(angle))),
  };
}

/** Path of an arc from one angle clockwise to another, less than a full turn. */
export function arcPath(cx: number, cy: number, radius: number, from: number, to: number): string {
  const a = polar(cx, cy, radius, from);
  const b = polar(cx, cy, radius, to);
  const r = short(radius);
  return `M${a.x} ${a.y}A${r} ${r} 0 ${to - from > 180 ? 1 : 0} 1 ${b.x} ${b.y}`;
}

/** A stone with one corner, drawn about the origin with its corner to the upper right (45°). */
export function speakingPath(radius: number): string {
  const r = short(radius);
  const soft = short(radius * 0.86);
  return `M0 ${-r}H${soft}Q${r} ${-r} ${r} ${-soft}V0A${r} ${r} 0 1 1 0 ${-r}Z`;
}

/** A five-pointed star whose strokes round its points: use with the stroke width that is returned. */
export function starPath(cx: number, cy: number, radius: number): { path: string; stroke: number } {
  const roundness = 0.16;
  const outer = radius * (1 - roundness * 0.62);
  const corners = Array.from({ length: 10 }, (_, i) => polar(cx, cy, i % 2 ? outer * 0.5 : outer, i * 36));
  const path = corners.map((p, i) => `${i ? 'L' : 'M'}${p.x} ${p.y}`).join('') + 'Z';
  return { path, stroke: short(radius * roundness) };
}

/** A seat on the room's ring: a position, nobody heard yet, or a position on an older revision. */
export type Seat = Position | 'unheard' | 'older';

/** How many of each. Missing means none. */
export type SeatCounts = Readonly<Partial<Record<Seat, number>>>;

/** Clockwise from the top; those not heard come after, those on an older revision last. */
export const SEAT_ORDER: readonly Seat[] = [
  'agree',
  'reservations',
  'standAside',
  'object',
  'unheard',
  'older',
];

export const seatsIn = (counts: SeatCounts): number =>
  SEAT_ORDER.reduce((sum, seat) => sum + (counts[seat] ?? 0), 0);

export interface PlacedStone extends Point {
  readonly seat: Seat;
  /** Place within its group, from 0. */
  readonly index: number;
  readonly angle: number;
  /** For `older`: where it stands, lifted off the ring; for others the same as x and y. */
  readonly lifted: Point;
}

export interface RoomLayout {
  readonly stones: readonly PlacedStone[];
  readonly radius: number;
  readonly stone: number;
}

/** Empty room between two groups, in seats. */
const GROUP_GAP = 1.1;

const slotsIn = (counts: SeatCounts): number =>
  seatsIn(counts) + SEAT_ORDER.filter((seat) => (counts[seat] ?? 0) > 0).length * GROUP_GAP;

/** A stone's radius where there is room, and where stones stand shoulder to shoulder. */
const largestStone = (size: number): number => size * 0.062;
const crowdedStone = (slots: number, size: number): number =>
  ((Math.PI * size * 0.42) / Math.max(slots, 1)) * 0.86;

/**
 * Places a stone for every person on a ring of `size`. A stone's radius shrinks with their number;
 * `roomAsBands` says when there are too many.
 */
export function layOutRoom(counts: SeatCounts, size: number): RoomLayout {
  const groups = SEAT_ORDER.filter((seat) => (counts[seat] ?? 0) > 0);
  const slots = slotsIn(counts);
  const older = (counts.older ?? 0) > 0;
  const c = size / 2;
  let stone = Math.min(largestStone(size), crowdedStone(slots, size));
  // Lifted stones need room outside the ring, which still has to hold the figure.
  if (older) stone = Math.min(stone * 0.9, size * 0.046);
  const radius = c - stone - 5 - (older ? stone * 2.1 : 0);
  const step = 360 / Math.max(slots, 1);
  const stones: PlacedStone[] = [];
  let angle = (step * GROUP_GAP) / 2;
  for (const seat of groups) {
    for (let index = 0; index < (counts[seat] ?? 0); index++) {
      const at = angle + step / 2;
      const onRing = polar(c, c, radius, at);
      const lifted = seat === 'older' ? polar(c, c, radius + stone * 2.3, at) : onRing;
      stones.push({ seat, index, angle: at, ...onRing, lifted });
      angle += step;
    }
    angle += step * GROUP_GAP;
  }
  return { stones, radius: short(radius), stone: short(stone) };
}

/**
 * True where a crowd makes stones smaller than 10 px across: then they join into bands of the same shapes.
 * A ring that is small by itself keeps its few stones.
 */
export const roomAsBands = (counts: SeatCounts, size: number): boolean =>
  crowdedStone(slotsIn(counts), size) < Math.min(5, largestStone(size));

export interface Band {
  readonly seat: Exclude<Seat, 'older'>;
  readonly from: number;
  readonly to: number;
}

/** Degrees between two bands, and the least that a band takes so that one person is still seen. */
const BAND_GAP = 4;
const BAND_LEAST = 7;

/** Shares the ring among the groups by their number. Those on an older revision are not counted. */
export function layOutBands(counts: SeatCounts): readonly Band[] {
  const order = ['agree', 'reservations', 'standAside', 'object', 'unheard'] as const;
  const groups = order.filter((seat) => (counts[seat] ?? 0) > 0);
  const total = groups.reduce((sum, seat) => sum + (counts[seat] ?? 0), 0);
  const room = 360 - groups.length * (BAND_GAP + BAND_LEAST);
  let angle = BAND_GAP / 2;
  return groups.map((seat) => {
    const from = angle;
    const to = from + BAND_LEAST + (room * (counts[seat] ?? 0)) / total;
    angle = to + BAND_GAP;
    return { seat, from, to };
  });
}

export interface Link {
  /** Where the earlier ring passes over the later one: the piece to draw again, on top. */
  readonly over: string;
  /** The same a little shorter, in the ground's colour and wider: the gap on either side. */
  readonly gap: string;
}

export interface ChainLayout {
  readonly centres: readonly Point[];
  readonly links: readonly Link[];
  readonly width: number;
  readonly height: number;
}

export interface ChainShape {
  readonly rings: number;
  readonly radius: number;
  /** From one centre to the next; less than twice the radius, or they are not linked. */
  readonly distance: number;
  /** Thickness of a ring. */
  readonly band: number;
  /** Ground shown on either side of a ring that passes over. */
  readonly gap: number;
  readonly vertical: boolean;
}

/** Rings that pass over at one crossing and under at the other, as a chain does. */
export function layOutChain(shape: ChainShape): ChainLayout {
  const { rings, radius, distance, band, gap, vertical } = shape;
  const edge = radius + band / 2;
  const centres = Array.from({ length: rings }, (_, i) =>
    vertical ? { x: edge, y: edge + i * distance } : { x: edge + i * distance, y: edge },
  );
  const half = (Math.acos(distance / 2 / radius) * 180) / Math.PI;
  const crossing = (vertical ? 180 : 90) - half;
  const acute = Math.sin(toRadians(2 * half));
  const spread = Math.min(half - 7, (((band * 2.05 + gap * 2.6) / radius / acute / 2) * 180) / Math.PI);
  const links = centres.slice(0, -1).map(({ x, y }) => ({
    gap: arcPath(x, y, radius, crossing - spread, crossing + spread),
    over: arcPath(x, y, radius, crossing - spread - 4, crossing + spread + 4),
  }));
  const long = 2 * edge + (rings - 1) * distance;
  return {
    centres,
    links,
    width: short(vertical ? 2 * edge : long),
    height: short(vertical ? long : 2 * edge),
  };
}
