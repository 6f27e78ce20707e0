/** Rows with real elements for journals to hold; signatures are noise, since journals don't judge. */
import { deleteDB } from 'idb';
import { onTestFinished } from 'vitest';
import type { FeedHead, Row } from '../../../src/ledger/api.ts';
import { writeElement } from '../../../src/ledger/element.ts';
import { type Database, openDatabase } from '../../../src/storage/database.ts';

export const LEDGER = '05'.repeat(32);

/** A database of its own for one test, deleted afterwards. */
export async function freshName(): Promise<string> {
  const name = `test-${crypto.randomUUID()}`;
  onTestFinished(() => deleteDB(name));
  return name;
}

export async function connection(name: string): Promise<Database> {
  const db = await openDatabase(name);
  onTestFinished(() => db.close());
  return db;
}

const noise = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

export function rowWith(feed: number, burst: number, words: string, time = burst * 1000): Row {
  const body = new Uint8Array([...noise(8), ...new TextEncoder().encode(words)]);
  const record = { kind: 41, form: 1 as const, dt: 0, header: new Uint8Array([0]), body };
  const device = burst === 0 ? noise(32) : null;
  return { feed, burst, element: writeElement({ device, time, deps: [], records: [record] }, noise(64)) };
}

/** The row in erased form: a hash where the words were. */
export function withoutWords(row: Row, time = row.burst * 1000): Row {
  const record = { kind: 41, form: 2 as const, dt: 0, header: new Uint8Array([0]), body: noise(32) };
  const device = row.burst === 0 ? noise(32) : null;
  return { ...row, element: writeElement({ device, time, deps: [], records: [record] }, noise(64)) };
}

export const feedRows = (feed: number, from: number, to: number, words = 'talk it out'): Row[] =>
  Array.from({ length: to - from }, (_, i) => rowWith(feed, from + i, `${words} ${from + i}`));

export const headOf = (feed: number, count: number): FeedHead => ({
  feed,
  device: new Uint8Array(32).fill(feed),
  count,
  head: new Uint8Array(32).fill(count % 256),
});

export const inOrder = (rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => a.feed - b.feed || a.burst - b.burst);

export const holds = (haystack: Uint8Array, needle: string): boolean =>
  new TextDecoder('latin1').decode(haystack).includes(needle);
