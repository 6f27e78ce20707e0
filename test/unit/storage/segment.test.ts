import { describe, expect, test } from 'vitest';
import type { Row } from '../../../src/ledger/api.ts';
import { writeElement } from '../../../src/ledger/element.ts';
import { coverOf, divide, feedsOf, packSegment, unpackSegment } from '../../../src/storage/segment.ts';

function row(feed: number, burst: number, time: number, headerBytes = 1): Row {
  const header = new Uint8Array(headerBytes);
  const records = [{ kind: 11, form: 0 as const, dt: 0, header, body: new Uint8Array() }];
  const device = burst === 0 ? new Uint8Array(32).fill(feed) : null;
  return {
    feed,
    burst,
    element: writeElement({ device, time, deps: [], records }, new Uint8Array(64).fill(burst)),
  };
}

const places = (rows: readonly Row[]): string[] => rows.map(({ feed, burst }) => `${feed}.${burst}`);

describe('rows divided among segments', () => {
  test('stand in the order of their times, not of their arrival', () => {
    const rows = [row(1, 0, 100), row(1, 1, 300), row(2, 0, 50), row(2, 1, 200)];
    expect(divide(rows).map(places)).toEqual([['2.0', '1.0', '2.1', '1.1']]);
  });

  test('keep a feed in order where its clock went back', () => {
    const rows = [row(1, 0, 500), row(1, 1, 10), row(1, 2, 20), row(2, 0, 100)];
    expect(divide(rows).map(places)).toEqual([['2.0', '1.0', '1.1', '1.2']]);
  });

  test('fill segments of at most 1,024 rows and a megabyte, all of them about equally', () => {
    const many = (count: number) => Array.from({ length: count }, (_, burst) => row(1, burst, burst));
    const sizes = (count: number) => divide(many(count)).map((part) => part.length);
    expect(sizes(2_500)).toEqual([833, 834, 833]);
    expect(sizes(1_024)).toEqual([1_024]);
    for (const count of [1, 600, 1_025, 2_048, 2_049, 9_999]) {
      expect(sizes(count).reduce((sum, size) => sum + size, 0)).toBe(count);
      expect(Math.max(...sizes(count))).toBeLessThanOrEqual(1_024);
      if (count > 1_024) expect(Math.min(...sizes(count))).toBeGreaterThan(500);
    }
    const large = Array.from({ length: 100 }, (_, burst) => row(1, burst, burst, 30_000));
    for (const part of divide(large)) {
      expect(part.reduce((sum, { element }) => sum + element.length, 0)).toBeLessThanOrEqual(1 << 20);
    }
    expect(divide(large).flat()).toHaveLength(100);
    expect(divide(large)).toHaveLength(3);
    expect(divide([])).toEqual([]);
  });
});

describe('a segment', () => {
  const rows = [row(9, 3, 30), row(2, 0, 10), row(9, 4, 40), row(2, 1, 20)];

  test('gives its rows back and says which bursts it covers', async () => {
    const { packed, seal } = await packSegment(rows);
    const back = await unpackSegment(packed, seal);
    expect(places(back ?? []).toSorted()).toEqual(['2.0', '2.1', '9.3', '9.4']);
    expect(back?.find(({ feed, burst }) => feed === 9 && burst === 4)?.element).toEqual(rows[2]?.element);
    expect(new Set(feedsOf(seal))).toEqual(new Set([2, 9]));
    expect(coverOf(seal, 9)).toEqual({ first: 3, count: 2 });
    expect(coverOf(seal, 7)).toBeNull();
  });

  test('with any bit bent is no segment', async () => {
    const { packed, seal } = await packSegment(rows);
    for (let at = 0; at < packed.length; at++) {
      const bent = packed.slice();
      bent[at] = (bent[at] ?? 0) ^ (1 << (at % 8));
      expect(await unpackSegment(bent, seal)).toBeNull();
    }
    expect(await unpackSegment(packed.subarray(1), seal)).toBeNull();
  });
});
