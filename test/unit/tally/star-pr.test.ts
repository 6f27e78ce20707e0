import { describe, expect, test } from 'vitest';
import { counted, printed, times } from './elections.ts';

describe('[TAL-6] proportional STAR', () => {
  test('a quota is spent by the strongest supporters, the last of them in part', () => {
    const rows = [...times(2, 5, 0, 0), ...times(4, 3, 4, 0), ...times(2, 0, 0, 5)];
    const { winners, rounds } = printed(counted('ABC', rows, { method: 'starPr', seats: 2 }));
    expect(winners).toEqual(['A', 'C']);
    expect(rounds).toEqual([
      {
        totals: { A: 22, B: 16, C: 10 },
        fives: { A: 2, B: 0, C: 2 },
        scores: { A: [2, 0, 0, 4, 0, 2], B: [4, 0, 0, 0, 4, 0], C: [6, 0, 0, 0, 0, 2] },
        winner: 'A',
        quota: 4,
        spent: 4,
        left: 4,
        supporters: [
          { score: 5, papers: 2, weight: 1, spent: 1, left: 0 },
          { score: 3, papers: 4, weight: 1, spent: '1/2', left: '1/2' },
        ],
      },
      {
        totals: { B: 8, C: 10 },
        fives: { B: 0, C: 2 },
        scores: { B: [2, 0, 0, 0, 2, 0], C: [2, 0, 0, 0, 0, 2] },
        winner: 'C',
        quota: 4,
        spent: 2,
        left: 2,
        supporters: [{ score: 5, papers: 2, weight: 1, spent: 1, left: 0 }],
      },
    ]);
    // The majority takes both seats in Bloc STAR.
    expect(printed(counted('ABC', rows, { method: 'blocStar', seats: 2 })).winners).toEqual(['B', 'A']);
  });

  test('[TAL-7] fractions stay exact where the quota is none of a whole', () => {
    const rows = [...times(3, 5, 4, 0), ...times(2, 0, 4, 5)];
    const { winners, rounds } = printed(counted('ABC', rows, { method: 'starPr', seats: 2 }));
    expect(winners).toEqual(['B', 'A']);
    expect(rounds).toMatchObject([
      { quota: '5/2', spent: '5/2', left: '5/2', supporters: [{ papers: 5, spent: '1/2', left: '1/2' }] },
      { totals: { A: '15/2', C: 5 }, fives: { A: '3/2', C: 1 }, spent: '3/2', left: 1 },
    ]);
  });

  test('support is score times weight: half a paper that gives 5 comes after a whole one that gives 3', () => {
    const rows = [...times(4, 5, 5, 0), ...times(2, 4, 3, 0)];
    const { rounds } = printed(counted('ABC', rows, { method: 'starPr', seats: 3 }));
    expect(rounds).toMatchObject([
      {
        winner: 'A',
        quota: 2,
        supporters: [
          { score: 5, papers: 4, spent: '1/2', left: '1/2' },
          { score: 4, papers: 2, spent: 0, left: 1 },
        ],
      },
      {
        winner: 'B',
        totals: { B: 16, C: 0 },
        supporters: [
          { score: 3, papers: 2, weight: 1, spent: 1, left: 0 },
          { score: 5, papers: 4, weight: '1/2', spent: 0, left: '1/2' },
        ],
      },
      { winner: 'C', spent: 0, left: 2, supporters: [] },
    ]);
  });

  test('nobody pays for an option that they gave nothing', () => {
    const rows = [
      [5, 0],
      [0, 0],
      [0, 0],
      [0, 1],
    ];
    const { rounds } = printed(counted('AB', rows, { method: 'starPr', seats: 2 }));
    expect(rounds).toMatchObject([
      { winner: 'A', quota: 2, spent: 1, left: 3 },
      { winner: 'B', quota: 2, spent: 1, left: 2 },
    ]);
  });

  test('[TAL-3] a tie is broken by what papers still weigh', () => {
    const rows = [...times(2, 5, 3, 0), ...times(2, 0, 3, 3), ...times(2, 0, 0, 3)];
    const report = printed(counted('ABC', rows, { method: 'starPr', seats: 2 }));
    expect(report.rounds[0]).toMatchObject({ totals: { A: 10, B: 12, C: 12 }, winner: 'C' });
    expect(report.ties[0]).toMatchObject({
      among: ['B', 'C'],
      by: 'lot',
      steps: [{ figures: { B: 0, C: 0 } }, { figures: { B: 0, C: 0 } }, { by: 'lot' }],
    });
  });
});
