import { describe, expect, test } from 'vitest';
import { counted, printed, times } from './elections.ts';

describe('[TAL-2] score, then automatic runoff', () => {
  test('the finalist whom more papers prefer wins, not the higher total', () => {
    const report = counted('ABC', [...times(3, 5, 4, 0), ...times(2, 0, 4, 1), [0, 0, 0]]);
    expect(printed(report).rounds).toEqual([
      {
        totals: { A: 15, B: 20, C: 2 },
        fives: { A: 3, B: 0, C: 0 },
        scores: { A: [3, 0, 0, 0, 0, 3], B: [1, 0, 0, 0, 5, 0], C: [4, 2, 0, 0, 0, 0] },
        finalists: ['B', 'A'],
        runoff: { B: 2, A: 3 },
        noPreference: 1,
        winner: 'A',
      },
    ]);
    expect(printed(report)).toMatchObject({ method: 'star', seats: 1, papers: 6, winners: ['A'] });
    expect(report).toMatchObject({ ties: [], lot: null });
  });

  test('the standings have the highest total first', () => {
    const [round] = counted('ABC', [[1, 0, 5]]).rounds;
    expect(round?.standings.map(({ option, total }) => [option, total])).toEqual([
      [2, 5],
      [0, 1],
      [1, 0],
    ]);
  });

  test('two that share the highest total are both finalists, without a tie', () => {
    const report = counted('ABC', [
      [5, 5, 0],
      [4, 3, 0],
      [0, 1, 0],
      [3, 2, 0],
      [0, 1, 0],
    ]);
    expect(printed(report).rounds).toMatchObject([{ totals: { A: 12, B: 12, C: 0 }, finalists: ['A', 'B'] }]);
    expect(report.ties).toMatchObject([{ stage: 'runoff' }]);
  });

  test('one option alone wins', () => {
    expect(printed(counted('A', [[0]])).rounds).toMatchObject([
      { finalists: ['A'], runoff: null, noPreference: null, winner: 'A' },
    ]);
  });
});

test('[TAL-5] Bloc STAR fills each seat by a round without those who have one', () => {
  const rows = [...times(3, 5, 4, 0), ...times(2, 0, 4, 5)];
  const { winners, rounds } = printed(counted('ABC', rows, { method: 'blocStar', seats: 2 }));
  expect(winners).toEqual(['A', 'B']);
  expect(rounds).toMatchObject([
    { totals: { A: 15, B: 20, C: 10 }, finalists: ['B', 'A'], runoff: { B: 2, A: 3 }, winner: 'A' },
    { totals: { B: 20, C: 10 }, finalists: ['B', 'C'], runoff: { B: 3, C: 2 }, winner: 'B' },
  ]);
  expect(rounds[1]?.['totals']).not.toHaveProperty('A');
});

test('[TAL-5] as many seats as options: all have one, in order', () => {
  const report = counted('ABC', [[1, 5, 3]], { method: 'blocStar', seats: 3 });
  expect(printed(report).winners).toEqual(['B', 'C', 'A']);
});
