import { usualCharter } from '../../../src/domain/assembly/charter.ts';
import { describe, expect, test } from 'vitest';
import {
  basicFigureOf,
  coolingOffDaysOf,
  isBroadApproval,
  isBroadDisagreement,
  quorumOf,
  spokenIn,
  starkFigureOf,
  tellersOf,
  vouchesNeeded,
} from '../../../src/domain/figures.ts';
import type { Charter } from '../../../src/domain/state.ts';

const charter: Charter = { ...usualCharter, vouches: 3 };

describe('[ASM-3] figures by the size of the roll', () => {
  test.each([
    { n: 1, q: 1, b: 1, stark: null, days: 0, tellers: 1 },
    { n: 2, q: 2, b: 2, stark: 2, days: 5, tellers: 2 },
    { n: 3, q: 2, b: 2, stark: 2, days: 5, tellers: 3 },
    { n: 10, q: 4, b: 6, stark: 2, days: 5, tellers: 3 },
    { n: 60, q: 8, b: 24, stark: 4, days: 5, tellers: 3 },
    { n: 500, q: 23, b: 69, stark: 12, days: 5, tellers: 5 },
  ])('$n people', ({ n, q, b, stark, days, tellers }) => {
    expect(quorumOf(charter, n)).toBe(q);
    expect(basicFigureOf(charter, n)).toBe(b);
    expect(starkFigureOf(charter, n)).toBe(stark);
    expect(coolingOffDaysOf(charter, n)).toBe(days);
    expect(tellersOf(n)).toBe(tellers);
  });

  test('the quorum is the smallest number whose square reaches the roll', () => {
    for (let n = 1; n <= 5000; n += 1) {
      const q = quorumOf(charter, n);
      expect(q * q >= n && (q - 1) * (q - 1) < n).toBe(true);
    }
  });

  test('a charter with a quorum of its own', () => {
    const own = { ...charter, quorum: 7 };
    expect(quorumOf(own, 3)).toBe(7);
    expect(quorumOf(own, 500)).toBe(7);
  });
});

test('[ROLL-2] vouches follow the charter and the founding list, never the roll', () => {
  expect(vouchesNeeded(charter, 1)).toBe(1);
  expect(vouchesNeeded(charter, 2)).toBe(2);
  expect(vouchesNeeded(charter, 500)).toBe(3);
});

test('[OUT-3] broad approval is 4 in 5 of those who take a side', () => {
  const fourInFive = { parts: 4, of: 5 };
  const none = { agree: 0, reservations: 0, standAside: 0, object: 0 };
  expect(isBroadApproval({ ...none, agree: 4, object: 1 }, fourInFive)).toBe(true);
  expect(isBroadApproval({ ...none, agree: 2, reservations: 2, object: 1 }, fourInFive)).toBe(true);
  expect(isBroadApproval({ ...none, agree: 39, object: 10 }, fourInFive)).toBe(false);
  expect(isBroadApproval({ ...none, agree: 1, standAside: 50 }, fourInFive)).toBe(true);
  expect(isBroadApproval({ ...none, standAside: 50 }, fourInFive)).toBe(false);
  expect(isBroadApproval(none, fourInFive)).toBe(false);
  expect(spokenIn({ agree: 1, reservations: 2, standAside: 3, object: 4 })).toBe(10);
});

test('[OUT-3] broad disagreement is 2 in 3 of those who take a side', () => {
  const twoInThree = { parts: 2, of: 3 };
  const none = { agree: 0, reservations: 0, standAside: 0, object: 0 };
  expect(isBroadDisagreement({ ...none, agree: 1, object: 2 }, twoInThree)).toBe(true);
  expect(isBroadDisagreement({ ...none, reservations: 1, object: 2, standAside: 9 }, twoInThree)).toBe(true);
  expect(isBroadDisagreement({ ...none, agree: 34, object: 66 }, twoInThree)).toBe(false);
  expect(isBroadDisagreement({ ...none, standAside: 3 }, twoInThree)).toBe(false);
});
