/** Sealed segments: rows that rest packed, with a hash that says that they are what was verified. */
import type { FeedId } from '../domain/burst.ts';
import type { Row, SealedSegment } from '../ledger/api.ts';
import { ByteReader, sameBytes } from '../ledger/bytes.ts';
import { PackDamaged } from '../ledger/faults.ts';
import { openPack, packToRest } from '../ledger/pack.ts';
import { rowsOf } from '../ledger/sealed.ts';
import { encodeUpdate } from '../ledger/update.ts';
import { unshared } from '../lib/bytes.ts';
import type { Seal } from './database.ts';

/** A segment has at most so many rows and bytes: opening one must stay cheap. */
const MOST_ROWS = 1_024;
const MOST_BYTES = 1 << 20;

export interface Segment {
  readonly packed: Uint8Array;
  readonly seal: Seal;
}

/** Packs rows, any order, in which the bursts of each feed follow each other without a gap. */
export async function packSegment(rows: readonly Row[]): Promise<Segment> {
  const runs = [...runsOf(rows)].map(([feed, run]) => ({ feed, clock: run[0]?.burst ?? 0, rows: run }));
  const update = encodeUpdate(
    runs.map((run) => ({ ...run, elements: run.rows.map(({ element }) => element) })),
  );
  const packed = await packToRest(update);
  const cover = Float64Array.from(runs.flatMap((run) => [run.feed, run.clock, run.rows.length]));
  return { packed, seal: { hash: await hashOf(packed), length: update.length, cover } };
}

/** The rows of a segment; null where the bytes are not those that were sealed. */
export async function unpackSegment(packed: Uint8Array, seal: Seal): Promise<Row[] | null> {
  const segment = await openSegment(packed, seal);
  return segment && rowsOf(segment);
}

/** The segment itself; null where the bytes are not those that were sealed. */
export async function openSegment(packed: Uint8Array, seal: Seal): Promise<SealedSegment | null> {
  if (!sameBytes(await hashOf(packed), seal.hash)) return null;
  try {
    return await openPack(packed, seal.length);
  } catch (error) {
    if (error instanceof PackDamaged) return null;
    throw error;
  }
}

/** Where a segment's burst of this feed begins and how many there are; null where it has none. */
export function coverOf(seal: Seal, feed: FeedId): { first: number; count: number } | null {
  for (let i = 0; i < seal.cover.length; i += 3) {
    if (seal.cover[i] === feed) return { first: seal.cover[i + 1] ?? 0, count: seal.cover[i + 2] ?? 0 };
  }
  return null;
}

/** How many bursts a segment has. */
export function burstsOf({ cover }: Seal): number {
  let sum = 0;
  for (let i = 2; i < cover.length; i += 3) sum += cover[i] ?? 0;
  return sum;
}

export function* feedsOf(seal: Seal): Generator<FeedId> {
  for (let i = 0; i < seal.cover.length; i += 3) yield seal.cover[i] ?? 0;
}

/**
 * Divides rows among segments by when they were written, so that the newest talk lies in the newest
 * segment whatever the order of arrival. A feed's bursts stay in order even where its clock went back.
 */
export function divide(rows: readonly Row[]): Row[][] {
  const timed: { row: Row; time: number }[] = [];
  for (const run of runsOf(rows).values()) {
    let latest = 0;
    for (const row of run) {
      latest = Math.max(latest, timeOf(row));
      timed.push({ row, time: latest });
    }
  }
  timed.sort((a, b) => a.time - b.time || a.row.feed - b.row.feed || a.row.burst - b.row.burst);

  return inEqualParts(timed.map(({ row }) => row));
}

/** How much of a segment a row fills. */
const shareOf = ({ element }: Row): number => Math.max(1 / MOST_ROWS, element.length / MOST_BYTES);

/** As few parts as there can be, about equally full: the newest, with which talk opens, is never a scrap. */
function inEqualParts(rows: readonly Row[]): Row[][] {
  const shares = rows.map(shareOf);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const largest = shares.reduce((most, share) => Math.max(most, share), 0);
  // A row goes where more than half of it fits, so a part may be half a row fuller at either end.
  const count = all <= 1 ? 1 : Math.ceil(all / (1 - largest));
  const parts: Row[][] = Array.from({ length: rows.length === 0 ? 0 : count }, () => []);
  let before = 0;
  for (const [i, row] of rows.entries()) {
    const share = shares[i] ?? 0;
    parts[Math.min(count - 1, Math.floor(((before + share / 2) / all) * count))]?.push(row);
    before += share;
  }
  return parts.filter((part) => part.length > 0);
}

/** Rows by feed, each feed's in order of its bursts. */
export function runsOf(rows: readonly Row[]): Map<FeedId, Row[]> {
  const runs = new Map<FeedId, Row[]>();
  for (const row of rows) {
    const run = runs.get(row.feed);
    if (run) run.push(row);
    else runs.set(row.feed, [row]);
  }
  for (const run of runs.values()) run.sort((a, b) => a.burst - b.burst);
  return runs;
}

/** When the burst was written, by its author's clock (ARCHITECTURE.md: after the device key of burst 0). */
function timeOf({ burst, element }: Row): number {
  const reader = new ByteReader(element);
  if (burst === 0) reader.span(33);
  return reader.vu();
}

const hashOf = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', unshared(bytes)));
