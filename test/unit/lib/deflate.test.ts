import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameBytes } from '../../../src/lib/bytes.ts';
import { deflate, inflate, inflateStream } from '../../../src/lib/deflate.ts';

const some = fc.uint8Array({ maxLength: 2_000 }).map((bytes) => new Uint8Array(bytes));

describe.each([
  ['in one go', inflate],
  ['as browsers do', inflateStream],
])('inflating %s', (_, open) => {
  it('gives what was deflated, as bytes of its own', async () => {
    await fc.assert(
      fc.asyncProperty(some, async (bytes) => {
        const back = await open(await deflate(bytes), bytes.length);
        expect(back).toEqual(bytes);
        expect(Object.getPrototypeOf(back)).toBe(Uint8Array.prototype);
      }),
      { numRuns: 50 },
    );
    const large = new Uint8Array(3_000_000).map((_byte, i) => i % 251);
    expect(sameBytes((await open(await deflate(large), large.length)) ?? new Uint8Array(), large)).toBe(true);
  });

  it('gives nothing where there is less, more, or no deflated stream', async () => {
    const bytes = new Uint8Array(100_000).fill(7);
    const deflated = await deflate(bytes);
    expect(await open(deflated, bytes.length - 1)).toBeNull();
    expect(await open(deflated, bytes.length + 1)).toBeNull();
    expect(await open(deflated, 0)).toBeNull();
    expect(await open(deflated.slice(0, -2), bytes.length)).toBeNull();
    expect(await open(new Uint8Array([255, 255, 255]), 3)).toBeNull();
    expect(await open(new Uint8Array(), 0)).toBeNull();
  });
});

describe('inflating in one go', () => {
  it('takes nothing that stands behind the end', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const deflated = await deflate(bytes);
    expect(await inflate(new Uint8Array([...deflated, 0]), bytes.length)).toBeNull();
  });
});
