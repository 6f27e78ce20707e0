import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { createMemoryJournal, memoryStore } from '../../../src/ledger/memory-journal.ts';
import { VectorMalformed } from '../../../src/ledger/faults.ts';
import { encodeUpdate } from '../../../src/ledger/update.ts';
import { parseVector } from '../../../src/ledger/vector.ts';
import { content, deleteSet, high, hostile, last, low, tail, victim, whole } from './hostile-updates.ts';
import { item, join, longVu, rawUpdate, text, vu } from './raw.ts';
import { countingVerifier, docBytes, open } from './scenario.ts';

describe('an update with a structural fault', () => {
  const verifier = countingVerifier();
  const store = memoryStore();
  let ledger: Ledger;
  beforeAll(async () => {
    ledger = await open({ verifier, journal: createMemoryJournal(store) });
    await ledger.receive(victim.update(0, 2));
  });

  it.each(hostile)('%s is refused, nothing changes, no signature is checked', async (_, update) => {
    const before = { doc: docBytes(ledger), checks: verifier.count, rows: store.tail.length };
    const receipt = await ledger.receive(update());
    expect(receipt).toEqual({ ok: false, fault: expect.any(String) });
    expect(docBytes(ledger)).toEqual(before.doc);
    expect(verifier.count).toBe(before.checks);
    expect(store.tail.length).toBe(before.rows);
    expect(ledger.doc.share.size).toBe(1);
    expect(ledger.doc.store.pendingStructs).toBeNull();
  });

  it('spares no honest one: the same burst enters after all of them', async () => {
    expect(await ledger.receive(victim.update(2))).toMatchObject({
      ok: true,
      skipped: [],
      entered: [{ burst: 2 }],
    });
  });

  it('names what is wrong', async () => {
    const faultOf = async (update: Uint8Array) => {
      const receipt = await ledger.receive(update);
      return receipt.ok ? null : receipt.fault;
    };
    expect(await faultOf(new Uint8Array(256 * 1024 + 1))).toBe('oversize');
    expect(await faultOf(victim.update().slice(0, -1))).toBe('truncated');
    expect(await faultOf(join(victim.update(), 0))).toBe('trailingBytes');
    expect(await faultOf(rawUpdate([tail()], deleteSet(victim.id, 0, vu(1))))).toBe('deletions');
    expect(await faultOf(rawUpdate([tail()], undefined, longVu(1n, 1)))).toBe('notCanonical');
    expect(await faultOf(content(join(0x77, text('hi'.repeat(99)))))).toBe('foreignContent');
    expect(await faultOf(rawUpdate([whole(low, { place: join(1, text('x')) })]))).toBe('foreignRoot');
    expect(await faultOf(rawUpdate([tail({ place: join(vu(low.id), vu(0)) })]))).toBe('foreignOrigin');
    expect(await faultOf(rawUpdate([whole(low), whole(high)]))).toBe('feedsUnordered');
    expect(await faultOf(content(item(last.subarray(0, -1))))).toBe('badElement');
  });

  it('an update with nothing in it is none', async () => {
    expect(await ledger.receive(encodeUpdate([]))).toEqual({
      ok: true,
      entered: [],
      bodies: [],
      skipped: [],
      proofs: [],
    });
  });
});

describe('a hostile state vector', () => {
  const vectors: readonly (readonly [string, Uint8Array])[] = [
    ['nothing', new Uint8Array(0)],
    ['more feeds than bytes', join(longVu(2n ** 40n), 1, 1)],
    ['one feed too few', join(2, 1, 1)],
    ['feeds in ascending order', join(2, 1, 1, 2, 1)],
    ['a feed twice', join(2, 1, 1, 1, 2)],
    ['feed 0', join(1, 0, 1)],
    ['a feed without bursts', join(1, 1, 0)],
    ['trailing bytes', join(1, 1, 1, 0)],
    ['a number over 53 bits', join(1, longVu(2n ** 53n), 1)],
    ['a long number', join(longVu(1n, 2), 1, 1)],
  ];

  it.each(vectors)('%s is refused', async (_, vector) => {
    const ledger = await open();
    expect(() => parseVector(vector)).toThrow(VectorMalformed);
    await expect(ledger.digestAt(vector)).rejects.toThrow(VectorMalformed);
    await expect(ledger.updatesSince(vector)[Symbol.asyncIterator]().next()).rejects.toThrow(VectorMalformed);
  });

  it('that claims everything gets nothing', async () => {
    const ledger = await open();
    await ledger.receive(victim.update());
    const claims = join(1, vu(victim.id), vu(Number.MAX_SAFE_INTEGER));
    const updates: Uint8Array[] = [];
    for await (const update of ledger.updatesSince(claims)) updates.push(update);
    expect(updates).toEqual([]);
  });
});
