import { describe, expect, test } from 'vitest';
import { ballotSeed, lotOrder } from '../../../src/domain/tally/lot.ts';
import { counted, printed, sha256 } from './elections.ts';

const drawn = (options: string, seed: string | null): string =>
  lotOrder([...options], { seed, hash: sha256 })
    .map((option) => options[option])
    .join('');

describe('[TAL-8] the lot', () => {
  test('is the order of the hashes that anyone can take by hand', () => {
    // printf '%s\n%s' seed A | sha256sum  begins with 28d52f, for B dc7b7d, for C 89a9c1, for D a9e339.
    expect(drawn('ABCD', 'seed')).toBe('ACDB');
    expect(drawn('DCBA', 'seed')).toBe('ACDB');
    // Without a seed c33d69, bbfd71, ad20ba.
    expect(drawn('ABC', null)).toBe('CBA');
  });

  test('keeps options of the same words in their order', () => {
    expect(lotOrder(['x', 'x'], { seed: 's', hash: sha256 })).toEqual([0, 1]);
  });

  test('could be steered without a seed, and the report says so', () => {
    const rows = [
      [3, 2],
      [2, 3],
    ];
    expect(printed(counted('AB', rows, { seed: null })).lot).toEqual({
      seed: null,
      couldBeSteered: true,
      order: ['B', 'A'],
    });
    expect(printed(counted('AB', rows, { seed: 'seed' })).lot).toMatchObject({ couldBeSteered: false });
    expect(printed(counted('AB', [[3, 2]], { seed: null })).lot).toBeNull();
  });

  test('is drawn once: one order for all rounds', () => {
    const { lot, winners } = counted('ABC', [[0, 0, 0]], { method: 'blocStar', seats: 3 });
    expect(winners).toEqual(lot?.order);
  });

  test('of a ballot comes from its id and the random numbers, in whatever order they came', () => {
    const [one, two] = [Uint8Array.of(255, 1), Uint8Array.of(16, 2)];
    expect(ballotSeed('ballot', [one, two])).toBe('ballot 1002 ff01');
    expect(ballotSeed('ballot', [two, one])).toBe('ballot 1002 ff01');
    expect(ballotSeed('other', [two])).toBe('other 1002');
  });

  test('no voter can steer: papers are no part of it', () => {
    const tied = (row: readonly number[]): unknown => printed(counted('AB', [row, [...row].reverse()])).lot;
    expect(
      new Set([0, 1, 2, 3, 4, 5].map((score) => JSON.stringify(tied([score, 5 - score])))),
    ).toHaveProperty('size', 1);
  });
});
