import { describe, expect, test } from 'vitest';
import { canMatter } from '../../../src/domain/tally/can-matter.ts';
import { count } from '../../../src/domain/tally/count.ts';
import { addCounts, countsOf } from '../../../src/domain/tally/counts.ts';
import { papersFrom } from '../../../src/domain/tally/papers.ts';
import type { Method } from '../../../src/domain/tally/report.ts';
import { counted, papersOf, printed, sha256, times } from './elections.ts';

describe('[TAL-1] papers', () => {
  test('that are blank, or score all options the same, count as papers', () => {
    const report = counted('AB', [...times(3, 0, 0), ...times(2, 4, 4), [0, 1]]);
    expect(printed(report)).toMatchObject({
      papers: 6,
      rounds: [{ totals: { A: 8, B: 9 }, runoff: { A: 0, B: 1 }, noPreference: 5 }],
    });
    // And in the quota.
    expect(printed(counted('AB', times(6, 0, 1), { method: 'starPr', seats: 2 })).rounds).toMatchObject([
      { quota: 3 },
      { quota: 3 },
    ]);
  });

  test.each([[6], [-1], [2.5], [Number.NaN], [256]])('with a score of %d are no papers', (score) => {
    expect(
      papersFrom(2, [
        [0, 5],
        [1, score],
      ]),
    ).toEqual({
      ok: false,
      fault: { type: 'badScore', paper: 1, option: 1 },
    });
  });

  test('of another length are no papers', () => {
    expect(papersFrom(2, [[0, 5], [1]])).toEqual({ ok: false, fault: { type: 'notAsLong', paper: 1 } });
  });

  test('given as bytes are looked at as well', () => {
    const election = {
      method: 'star',
      seats: 1,
      options: ['A', 'B'],
      lot: { seed: null, hash: sha256 },
    } as const;
    const bytes = (...scores: number[]) =>
      count(election, { options: 2, papers: 2, scores: Uint8Array.from(scores) });
    expect(bytes(0, 5, 6, 1)).toMatchObject({ fault: { type: 'badScore', paper: 1, option: 0 } });
    expect(bytes(0, 5, 1)).toMatchObject({ fault: { type: 'notAsLong', paper: 1 } });
  });
});

describe('[TAL-11] nothing to count', () => {
  const faultOf = (options: string, papers: number, method: Method, seats: number) => {
    const election = { method, seats, options: [...options], lot: { seed: null, hash: sha256 } };
    const report = count(election, papersOf(options.length, times(papers, ...[...options].map(() => 1))));
    return report.ok ? null : report.fault.type;
  };

  test.each<[string, string, number, Method, number]>([
    ['noOptions', '', 0, 'star', 1],
    ['noPapers', 'AB', 0, 'star', 1],
    ['noPapers', 'AB', 0, 'starPr', 1],
    ['noSuchSeats', 'AB', 1, 'blocStar', 0],
    ['noSuchSeats', 'AB', 1, 'starPr', 1.5],
    ['oneSeatOnly', 'AB', 1, 'star', 2],
    ['moreSeatsThanOptions', 'AB', 1, 'blocStar', 3],
    ['moreSeatsThanOptions', 'AB', 1, 'starPr', 3],
  ])('%s', (fault, options, papers, method, seats) => {
    expect(faultOf(options, papers, method, seats)).toBe(fault);
  });

  test('one option and one paper are enough', () => {
    expect(faultOf('A', 1, 'star', 1)).toBeNull();
    expect(faultOf('A', 1, 'starPr', 1)).toBeNull();
  });

  test('counts of different options are never added', () => {
    const [one, two] = [countsOf(papersOf(1, [[1]])), countsOf(papersOf(2, [[1, 1]]))];
    if (!one.ok || !two.ok) throw new Error('No counts');
    expect(() => addCounts(one.value, two.value)).toThrow(RangeError);
  });
});

describe('the report', () => {
  test('is frozen', () => {
    const report = counted('AB', [[1, 2]]);
    expect(Object.isFrozen(report) && Object.isFrozen(report.rounds[0]?.standings[0]?.scores)).toBe(true);
  });

  test('tells options of the same words apart, and takes any words', () => {
    const options = ['x', 'x', '__proto__', '7'];
    const election = { method: 'star', seats: 1, options, lot: { seed: null, hash: sha256 } } as const;
    const report = count(election, papersOf(4, [[1, 2, 3, 4]]));
    if (!report.ok) throw new Error(report.fault.type);
    const [round] = printed(report.value).rounds;
    expect(JSON.stringify(round?.['totals'])).toBe('{"7":4,"x":1,"x (2)":2,"__proto__":3}');
  });
});

describe('[TAL-10] papers in doubt', () => {
  // Totals 25, 20 and 5, so a lead of 15; a runoff margin of 5.
  const rows = times(5, 5, 4, 1);
  const report = counted('ABC', rows);

  test('none never matter', () => {
    expect(canMatter(counted('AB', [[1, 1]]), 0)).toBe(false);
  });

  test('matter where nothing was counted', () => {
    const nothing = { ...report, papers: 0, winners: [], rounds: [] };
    expect([canMatter(nothing, 0), canMatter(nothing, 1)]).toEqual([false, true]);
  });

  test('can matter from the lead over five on', () => {
    expect(canMatter(report, 2)).toBe(false);
    expect(canMatter(report, 3)).toBe(true);
  });

  test('can matter from the runoff margin on', () => {
    const close = counted('AB', [...times(4, 5, 0), [0, 1]]);
    expect(canMatter(close, 2)).toBe(false);
    expect(canMatter(close, 3)).toBe(true);
  });

  test('in Bloc STAR if they could in any round', () => {
    const bloc = (seats: number, ...row: number[]) =>
      counted('ABCD', times(8, ...row), { method: 'blocStar', seats });
    expect(canMatter(bloc(2, 5, 3, 2, 0), 1)).toBe(false);
    expect(canMatter(bloc(3, 5, 3, 2, 0), 1)).toBe(false);
    // The second round has two that share the second place.
    expect(canMatter(bloc(1, 5, 3, 1, 1), 3)).toBe(false);
    expect(canMatter(bloc(2, 5, 3, 1, 1), 1)).toBe(true);
    expect(canMatter(bloc(4, 5, 3, 1, 1), 8)).toBe(false);
  });

  test('in proportional STAR: five times for the first seat, ten for the second, unproven for more', () => {
    const pr = (seats: number) =>
      counted('ABC', [...times(12, 5, 0, 0), ...times(9, 0, 5, 0)], { method: 'starPr', seats });
    expect(canMatter(pr(1), 2)).toBe(false);
    expect(canMatter(pr(1), 3)).toBe(true);
    expect(canMatter(pr(2), 2)).toBe(false);
    expect(canMatter(pr(3), 2)).toBe(false);
    // Leads of 50 at every seat, far above what one paper can move at two of them.
    const camps = [...times(30, 5, 0, 0, 0), ...times(20, 0, 5, 0, 0), ...times(10, 0, 0, 5, 0)];
    const three = counted('ABCD', camps, { method: 'starPr', seats: 3 });
    expect(three.winners).toEqual([0, 1, 2]);
    expect(canMatter(three, 1)).toBe(true);
  });
});
