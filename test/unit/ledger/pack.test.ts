import { describe, expect, test } from 'vitest';
import { deflate, inflate } from '../../../src/lib/deflate.ts';
import { ByteWriter } from '../../../src/ledger/bytes.ts';
import { writeElement } from '../../../src/ledger/element.ts';
import { PackDamaged } from '../../../src/ledger/faults.ts';
import { packUpdate, unpackUpdate } from '../../../src/ledger/pack.ts';
import { encodeUpdate } from '../../../src/ledger/update.ts';
import { random, workload } from '../../bench/workload.ts';

/** The standard workload of one feed for each person, with seeded bytes for what is random. */
function standardUpdate(records: number): Uint8Array {
  const next = random(7);
  const noise = (length: number): Uint8Array => Uint8Array.from({ length }, () => next() * 256);
  const feeds = new Map<number, { feed: number; clock: number; elements: Uint8Array[] }>();
  for (const session of workload(records)) {
    const run = feeds.get(session.person) ?? { feed: Math.floor(next() * 2 ** 53), clock: 0, elements: [] };
    feeds.set(session.person, run);
    const time = session.records[0]?.time ?? 0;
    const unsigned = {
      device: run.elements.length === 0 ? noise(32) : null,
      time,
      deps: [],
      records: session.records.map((record) => ({
        kind: record.type === 'message' ? 41 : record.type === 'proposal' ? 11 : 14,
        form: record.type === 'proposal' ? (0 as const) : (1 as const),
        dt: record.time - time,
        header: record.type === 'proposal' ? new TextEncoder().encode(record.text) : noise(1),
        body:
          record.type === 'proposal'
            ? new Uint8Array()
            : new Uint8Array([...noise(8), ...new TextEncoder().encode(record.text)]),
      })),
    };
    run.elements.push(writeElement(unsigned, noise(64)));
  }
  return encodeUpdate([...feeds.values()]);
}

describe('the size of a pack', () => {
  test('2,000 records of the standard workload take at most 115 bytes each', async () => {
    const update = standardUpdate(2_000);
    expect(update.length / 2_000).toBeGreaterThan(200);
    const packed = await packUpdate(update);
    expect(packed.length / 2_000).toBeLessThanOrEqual(115);
    expect(await unpackUpdate(packed, update.length)).toEqual(update);
  });

  test('an empty update has a pack', async () => {
    const empty = new Uint8Array([0, 0]);
    expect(await unpackUpdate(await packUpdate(empty), 2)).toEqual(empty);
  });
});

describe('what is no pack', () => {
  test('a bomb stops at its claim: a megabyte of zeros deflated behind a small length', async () => {
    const bomb = new ByteWriter();
    for (const value of [1, 100, 50, 50, 0, 0]) bomb.vu(value);
    bomb.bytes(await deflate(new Uint8Array(1 << 20)));
    await expect(unpackUpdate(bomb.finish(), 1 << 18)).rejects.toBeInstanceOf(PackDamaged);
  });

  test('an enormous claim is refused before anything is made for it', async () => {
    for (const at of [0, 1, 2, 3, 4]) {
      const claim = new ByteWriter();
      claim.byte(1);
      for (let i = 0; i < 5; i++) claim.vu(i === at ? Number.MAX_SAFE_INTEGER : 1);
      await expect(unpackUpdate(claim.finish(), 1 << 18)).rejects.toBeInstanceOf(PackDamaged);
    }
  });

  test('another format, no bytes, and an update that is no update are refused', async () => {
    await expect(unpackUpdate(new Uint8Array(), 100)).rejects.toBeInstanceOf(PackDamaged);
    await expect(unpackUpdate(new Uint8Array([2, 2, 0, 0, 0, 0]), 100)).rejects.toBeInstanceOf(PackDamaged);
    await expect(packUpdate(new Uint8Array([1, 1, 5]))).rejects.toBeInstanceOf(PackDamaged);
    await expect(packUpdate(new Uint8Array([0, 1, 3, 1, 0, 5]))).rejects.toBeInstanceOf(PackDamaged);
  });
});

describe('deflate', () => {
  test('inflate takes exactly the length that it is told', async () => {
    const bytes = new TextEncoder().encode('talk it out, talk it out some more '.repeat(50));
    const small = await deflate(bytes);
    expect(await inflate(small, bytes.length)).toEqual(bytes);
    expect(await inflate(small, bytes.length - 1)).toBeNull();
    expect(await inflate(small, bytes.length + 1)).toBeNull();
    expect(await inflate(small.slice(0, -3), bytes.length)).toBeNull();
    expect(await inflate(new Uint8Array([255, 255, 255]), 10)).toBeNull();
  });
});
