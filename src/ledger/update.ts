/**
 * The canonical update: the one byte form in which feeds travel, and exactly what
 * `Y.encodeStateAsUpdate` gives for the same feeds. Nothing else is ever parsed or handed to Yjs.
 */
import type { FeedId } from '../domain/burst.ts';
import type { Result } from '../lib/result.ts';
import { fault, ok } from '../lib/result.ts';
import type { StructuralFault } from './api.ts';
import { ByteReader, ByteWriter, Malformed, malformed, vuLength } from './bytes.ts';
import type { Checks } from './checks.ts';
import { everyCheck } from './checks.ts';
import type { Element } from './element.ts';
import { readElement } from './element.ts';
import { feedRoot } from './ids.ts';
import { MAX_UPDATE } from './limits.ts';

/** Elements of one feed that follow each other, the first one being burst `clock`. */
export interface FeedRun {
  readonly feed: FeedId;
  readonly clock: number;
  readonly elements: readonly Uint8Array[];
}

/** The same, parsed. The elements are views on the update's bytes. */
export interface ParsedFeed {
  readonly feed: FeedId;
  readonly clock: number;
  readonly elements: readonly Element[];
}

const WHOLE = 0x08;
const TAIL = 0x88;
const CONTENT_BITS = 0x1f;
const BYTES = 0x74;
/** The fewest bytes that a feed can take: a tail with one element. */
const LEAST_FEED = 10;
/** The fewest bytes that an element can take with its tag and length. */
const LEAST_ELEMENT = 68;

const ascii = new TextEncoder();

/**
 * Parses a canonical update and nothing else; any fault refuses all of it. Bounded by the bytes:
 * counts are checked against what is left before anything is made for them.
 */
export function parseUpdate(
  bytes: Uint8Array,
  checks: Checks = everyCheck,
): Result<ParsedFeed[], StructuralFault> {
  try {
    return ok(readUpdate(bytes, checks));
  } catch (error) {
    if (error instanceof Malformed) return fault(error.fault);
    throw error;
  }
}

function readUpdate(bytes: Uint8Array, checks: Checks): ParsedFeed[] {
  if (checks.updateSize && bytes.length > MAX_UPDATE) malformed('oversize');
  const reader = new ByteReader(bytes, checks);
  const count = reader.vu();
  if (count * LEAST_FEED > reader.left) malformed('truncated');
  const feeds: ParsedFeed[] = [];
  let last = Infinity;
  for (let i = 0; i < count; i += 1) {
    const parsed = readFeed(reader, checks);
    if (checks.feedsDescend && parsed.feed >= last) malformed('feedsUnordered');
    last = parsed.feed;
    feeds.push(parsed);
  }
  if (reader.vu() !== 0 && checks.noDeletions) malformed('deletions');
  if (checks.nothingTrails && reader.left > 0) malformed('trailingBytes');
  return feeds;
}

function readFeed(reader: ByteReader, checks: Checks): ParsedFeed {
  const structs = reader.vu();
  if (checks.oneStructPerFeed && structs !== 1) malformed('notCanonical');
  const feed = reader.vu();
  if (checks.feedIdRange && feed === 0) malformed('notCanonical');
  const clock = reader.vu();
  const info = reader.byte();
  if (checks.structIsRun && info !== (clock === 0 ? WHOLE : TAIL)) {
    malformed((info & CONTENT_BITS) === WHOLE ? 'foreignOrigin' : 'foreignContent');
  }
  if (clock === 0) readParent(reader, feed, checks);
  else readOrigin(reader, feed, clock, checks);
  return { feed, clock, elements: readRun(reader, feed, clock, checks) };
}

/** A whole feed hangs from the root array that bears its name. */
function readParent(reader: ByteReader, feed: FeedId, checks: Checks): void {
  const byName = reader.vu();
  const root = reader.span(reader.vu());
  if (!checks.rootIsFeed) return;
  if (byName !== 1 || String.fromCharCode(...root.subarray(0, 16)) !== feedRoot(feed))
    malformed('foreignRoot');
}

/** A tail hangs from its feed's previous element. */
function readOrigin(reader: ByteReader, feed: FeedId, clock: number, checks: Checks): void {
  const originFeed = reader.vu();
  const originClock = reader.vu();
  if (checks.originIsPrevious && (originFeed !== feed || originClock !== clock - 1))
    malformed('foreignOrigin');
}

function readRun(reader: ByteReader, feed: FeedId, clock: number, checks: Checks): Element[] {
  const count = reader.vu();
  if (checks.runNotEmpty && count === 0) malformed('notCanonical');
  if (count * LEAST_ELEMENT > reader.left) malformed('truncated');
  const elements: Element[] = [];
  for (let i = 0; i < count; i += 1) {
    const kind = reader.byte();
    if (checks.contentIsBytes && kind !== BYTES) malformed('foreignContent');
    const bytes = reader.span(reader.vu());
    elements.push(parseElement(bytes, feed, clock + i, checks));
  }
  return elements;
}

/** Inside an element every fault but its size is the element's: its length was given. */
function parseElement(bytes: Uint8Array, feed: FeedId, burst: number, checks: Checks): Element {
  try {
    return readElement(bytes, feed, burst, checks);
  } catch (error) {
    if (error instanceof Malformed && error.fault !== 'oversize') malformed('badElement');
    throw error;
  }
}

/** The canonical update of these runs: one for each feed at most, in any order, none empty. */
export function encodeUpdate(runs: readonly FeedRun[]): Uint8Array<ArrayBuffer> {
  return encodeShared(runs).update;
}

export interface SharedUpdate {
  readonly update: Uint8Array<ArrayBuffer>;
  /** For each given run, its elements as views on the update. */
  readonly elements: readonly Uint8Array[][];
}

/**
 * Like `encodeUpdate`, and gives the elements as views on the new bytes: the ledger and its Y.Doc
 * then share one copy, which `erase` can overwrite.
 */
export function encodeShared(runs: readonly FeedRun[]): SharedUpdate {
  const order = runs.map((_, index) => index).sort((a, b) => (runs[b]?.feed ?? 0) - (runs[a]?.feed ?? 0));
  const writer = new ByteWriter(16 + runs.reduce((size, run) => size + runLength(run), 0));
  const ends: number[][] = runs.map(() => []);
  writer.vu(runs.length);
  for (const index of order) {
    const run = runs[index];
    if (run) writeFeed(writer, run, ends[index] ?? []);
  }
  writer.byte(0);
  const update = writer.finish();
  const elements = runs.map((run, index) =>
    run.elements.map((element, i) => {
      const end = ends[index]?.[i] ?? 0;
      return update.subarray(end - element.length, end);
    }),
  );
  return { update, elements };
}

function writeFeed(writer: ByteWriter, { feed, clock, elements }: FeedRun, ends: number[]): void {
  writer.byte(1);
  writer.vu(feed);
  writer.vu(clock);
  if (clock === 0) {
    const root = ascii.encode(feedRoot(feed));
    writer.byte(WHOLE);
    writer.byte(1);
    writer.vu(root.length);
    writer.bytes(root);
  } else {
    writer.byte(TAIL);
    writer.vu(feed);
    writer.vu(clock - 1);
  }
  writer.vu(elements.length);
  for (const element of elements) {
    writer.byte(BYTES);
    writer.vu(element.length);
    writer.bytes(element);
    ends.push(writer.length);
  }
}

/** More bytes than a feed's struct takes without its elements. */
export const RUN_OVERHEAD = 48;

/** The bytes that an element takes within an update. */
export const elementLength = (element: Uint8Array): number => 1 + vuLength(element.length) + element.length;

const runLength = (run: FeedRun): number =>
  run.elements.reduce((size, element) => size + elementLength(element), RUN_OVERHEAD);
