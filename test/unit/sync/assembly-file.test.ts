import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deflate } from '../../../src/lib/deflate.ts';
import { concat } from '../../../src/lib/bytes.ts';
import { decodeAssemblyFile, encodeAssemblyFile } from '../../../src/sync/assembly-file.ts';
import type { AssemblyFile } from '../../../src/sync/assembly-file.ts';
import { Writer } from '../../../src/sync/wire.ts';

const bytes = (length: number, fill: number): Uint8Array => new Uint8Array(length).fill(fill);

const file: AssemblyFile = {
  assembly: 'ab'.repeat(32),
  name: 'Holbeck — die Bäckerei',
  ledgers: [
    {
      ledger: 'governance',
      updates: [bytes(300, 1), bytes(3, 2)],
      proofs: [
        { feed: 2 ** 52, burst: 7, previous: bytes(32, 3), first: bytes(90, 4), second: bytes(91, 5) },
      ],
    },
    { ledger: 'talk', updates: [], proofs: [] },
  ],
};

describe('an assembly as a file', () => {
  test('is read as it was written', async () => {
    expect(await decodeAssemblyFile(await encodeAssemblyFile(file))).toEqual({ ok: true, value: file });
  });

  test('cut anywhere, or with one byte changed anywhere, is damaged or no such file, never half of it', async () => {
    const whole = await encodeAssemblyFile(file);
    for (let at = 0; at < whole.length; at += 1) {
      const cut = await decodeAssemblyFile(whole.slice(0, at));
      expect(cut.ok).toBe(false);
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const read = await decodeAssemblyFile(changed);
      // A stream of deflate has bits that say nothing; what the hash covers is whole then.
      if (read.ok) expect(read.value).toEqual(file);
    }
  });

  test('of a newer app, or something else, says so', async () => {
    const newer = await encodeAssemblyFile(file);
    newer[4] = 2;
    expect(await decodeAssemblyFile(newer)).toEqual({ ok: false, fault: 'newerVersion' });
    for (const other of [
      bytes(0, 0),
      new TextEncoder().encode('PK\u0003\u0004 a picture'),
      bytes(5000, 77),
    ]) {
      expect(await decodeAssemblyFile(new Uint8Array(other))).toEqual({ ok: false, fault: 'notAFile' });
    }
  });

  test('that claims to be larger than its bytes can be takes no memory for it', async () => {
    const packed = await deflate(new Uint8Array(10));
    for (const claimed of [2 ** 40, 200 * 1024 * 1024]) {
      const head = new Writer().raw(new TextEncoder().encode('MOOT')).u8(1).uint(claimed).done();
      expect(await decodeAssemblyFile(concat(head, packed))).toEqual({ ok: false, fault: 'damaged' });
    }
  });

  test('holds whatever an honest device can put into it, and random bytes are refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        const head = new TextEncoder().encode('MOOT\u0001');
        const read = await decodeAssemblyFile(concat(head, noise));
        expect(read.ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
