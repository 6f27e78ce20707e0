import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FountainBasin, fountainOf, MOST_BYTES, readFrame } from '../../../src/lib/fountain.ts';
import type { FrameRead } from '../../../src/lib/fountain.ts';

const messages = fc.uint8Array({ minLength: 1, maxLength: 3_000 });
const cuts = fc.integer({ min: 12, max: 500 });

function read(frame: Uint8Array): FrameRead {
  const found = readFrame(frame);
  if (!found) throw new Error('no frame');
  return found;
}

/** Takes frames until the bytes are there; gives them and how many frames it took. */
function gather(frames: Iterable<Uint8Array>): { bytes: Uint8Array | null; took: number } {
  let basin: FountainBasin | null = null;
  let took = 0;
  for (const frame of frames) {
    took += 1;
    const found = read(frame);
    basin ??= new FountainBasin(found);
    const bytes = basin.take(found);
    if (bytes) return { bytes, took };
  }
  return { bytes: null, took };
}

function* from(start: number, fountain: { frame(n: number): Uint8Array }, most = 4_000) {
  for (let n = start; n < start + most; n++) yield fountain.frame(n);
}

describe('a fountain', () => {
  test('gives the bytes back from the first frames alone, one for each block', () => {
    fc.assert(
      fc.property(messages, cuts, (bytes, cut) => {
        const fountain = fountainOf(bytes, cut);
        const { bytes: got, took } = gather(from(0, fountain));
        expect(got).toEqual(bytes);
        expect(took).toBe(fountain.blocks);
      }),
    );
  });

  test('gives them back from any frames that are enough, in any order, with any lost', () => {
    fc.assert(
      fc.property(
        messages,
        cuts,
        fc.integer(),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (bytes, cut, seed, lost) => {
          const fountain = fountainOf(bytes, cut);
          const some = [...from(0, fountain, fountain.blocks * 40 + 200)];
          const random = randomOf(seed);
          const left = shuffled(some, random).filter(() => random() > lost);
          const { bytes: got } = gather(left);
          expect(got).toEqual(bytes);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('needs two frames more than there are blocks where it is joined late, on average', () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => (i * 31) % 251);
    const fountain = fountainOf(bytes, 400);
    const starts = Array.from({ length: 60 }, (_, i) => 1_000 + i * 997);
    const more = starts.map((start) => gather(from(start, fountain)).took - fountain.blocks);
    expect(more.reduce((sum, each) => sum + each, 0) / more.length).toBeLessThan(2.5);
    expect(Math.max(...more)).toBeLessThan(16);
  });

  test('takes no harm from frames of another, mixed in', () => {
    fc.assert(
      fc.property(messages, messages, cuts, (bytes, others, cut) => {
        const mine = fountainOf(bytes, cut);
        const theirs = fountainOf(others, cut);
        const first = read(mine.frame(0));
        const basin = new FountainBasin(first);
        let got: Uint8Array | null = null;
        for (let n = 0; n < 2_000 && !got; n++) {
          const foreign = read(theirs.frame(n));
          if (foreign.stream !== first.stream) expect(basin.take(foreign)).toBeNull();
          got = basin.take(read(mine.frame(n)));
        }
        expect(got).toEqual(bytes);
      }),
      { numRuns: 50 },
    );
  });

  test('never gives bytes that were not sent, and recovers, where frames lie', () => {
    fc.assert(
      fc.property(messages, cuts, fc.integer(), (bytes, cut, seed) => {
        const fountain = fountainOf(bytes, cut);
        const random = randomOf(seed);
        const basin = new FountainBasin(read(fountain.frame(0)));
        let got: Uint8Array | null = null;
        for (let n = 0; n < fountain.blocks * 3; n++) {
          const frame = fountain.frame(n);
          const at = 15 + Math.floor(random() * (frame.length - 15));
          if (n % 3 === 1) frame[at] = (frame[at] ?? 0) ^ (1 + Math.floor(random() * 255));
          got = basin.take(read(frame));
          if (got) expect(got).toEqual(bytes);
        }
        // The liar has gone.
        for (let n = 5_000; n < 5_000 + fountain.blocks * 4 + 80 && !got; n++) {
          got = basin.take(read(fountain.frame(n)));
        }
        expect(got).toEqual(bytes);
      }),
      { numRuns: 60 },
    );
  });

  test('holds no more than one row for each block, whatever comes', () => {
    const fountain = fountainOf(new Uint8Array(900).fill(7), 100);
    const basin = new FountainBasin(read(fountain.frame(100)));
    for (let n = 0; n < 5_000; n++) {
      basin.take(read(fountain.frame(n)));
      expect(basin.gathered).toBeLessThanOrEqual(9);
    }
  });

  test('any bytes are a frame or none, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const found = readFrame(bytes);
        if (!found) return;
        expect(found.length).toBeLessThanOrEqual(MOST_BYTES);
        expect(found.blocks).toBeLessThanOrEqual(256);
        expect(new FountainBasin(found).take(found)?.length ?? found.length).toBe(found.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a claim of much in tiny frames is no frame', () => {
    const frame = new Uint8Array(16);
    frame.set([0xff, 0xff, 0xff], 8);
    expect(readFrame(frame)).toBeNull();
  });

  test('the choice of blocks never changes: a newer Moot reads an older one', () => {
    const bytes = Uint8Array.from({ length: 100 }, (_, i) => i);
    const frame = fountainOf(bytes, 10).frame(1_234_567);
    expect(Buffer.from(frame).toString('hex')).toBe(GOLDEN);
  });
});

const GOLDEN = 'a373656ae19a2af00000640012d6874a4a4e4e3a3a16161a1a';

/** Park and Miller's: good enough to shuffle. */
function randomOf(seed: number): () => number {
  let state = (Math.abs(seed) % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
