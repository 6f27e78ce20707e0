import { describe, expect, test } from 'vitest';
import { counted, printed } from './elections.ts';

describe('[TAL-3] a tie for the finalists', () => {
  test('head to head: more papers score it higher', () => {
    const { rounds, ties } = printed(
      counted('ABC', [
        [5, 3, 1],
        [5, 3, 1],
        [5, 0, 4],
      ]),
    );
    expect(rounds).toMatchObject([{ totals: { A: 15, B: 6, C: 6 }, finalists: ['A', 'B'] }]);
    expect(ties).toEqual([
      {
        round: 1,
        stage: 'scoring',
        places: 1,
        among: ['B', 'C'],
        by: 'headToHead',
        steps: [{ by: 'headToHead', figures: { B: 0, C: 1 } }],
        chosen: ['B'],
        out: ['C'],
      },
    ]);
  });

  test('then more fives', () => {
    const { ties } = printed(
      counted('ABC', [
        [5, 5, 3],
        [5, 0, 2],
      ]),
    );
    expect(ties).toMatchObject([
      {
        among: ['B', 'C'],
        by: 'fives',
        steps: [
          { by: 'headToHead', figures: { B: 0, C: 0 } },
          { by: 'fives', figures: { B: 1, C: 0 } },
        ],
        chosen: ['B'],
      },
    ]);
  });

  test('then the lot, and the report says so', () => {
    const report = counted('ABC', [
      [5, 2, 3],
      [5, 3, 2],
    ]);
    expect(printed(report).ties).toMatchObject([
      {
        among: ['B', 'C'],
        by: 'lot',
        steps: [{ by: 'headToHead' }, { by: 'fives' }, { by: 'lot', figures: { B: 3, C: 2 } }],
        chosen: ['C'],
        out: ['B'],
      },
    ]);
    expect(printed(report).lot).toEqual({ seed: 'seed', couldBeSteered: false, order: ['A', 'C', 'B'] });
  });

  test('of three, who lost the most match-ups drops out, whatever its fives', () => {
    const { winners, ties } = printed(
      counted('ABC', [
        [3, 2, 0],
        [3, 2, 1],
        [0, 2, 5],
      ]),
    );
    expect(ties).toMatchObject([
      {
        among: ['A', 'B', 'C'],
        places: 2,
        by: 'headToHead',
        steps: [{ figures: { A: 0, B: 1, C: 2 } }],
        chosen: ['A', 'B'],
        out: ['C'],
      },
    ]);
    expect(winners).toEqual(['A']);
  });

  test('of three for one place, those who remain begin again with head to head', () => {
    const { ties } = printed(
      counted('ABCD', [
        [3, 2, 0, 5],
        [3, 2, 1, 5],
        [0, 2, 5, 5],
      ]),
    );
    expect(ties).toMatchObject([
      { among: ['A', 'B', 'C'], places: 1, by: 'headToHead', chosen: [], out: ['C'] },
      { among: ['A', 'B'], places: 1, by: 'headToHead', chosen: ['A'], out: ['B'] },
    ]);
  });

  test('of three in a circle, the most fives goes on, and the others begin again', () => {
    const { rounds, ties } = printed(
      counted('ABC', [
        [5, 3, 1],
        [0, 3, 2],
        [2, 1, 4],
      ]),
    );
    expect(ties).toMatchObject([
      {
        among: ['A', 'B', 'C'],
        places: 2,
        by: 'fives',
        steps: [{ figures: { A: 1, B: 1, C: 1 } }, { figures: { A: 1, B: 0, C: 0 } }],
        chosen: ['A'],
        out: [],
      },
      { among: ['B', 'C'], places: 1, by: 'headToHead', chosen: ['B'], out: ['C'] },
    ]);
    expect(rounds).toMatchObject([{ finalists: ['A', 'B'], runoff: { A: 2, B: 1 }, winner: 'A' }]);
  });

  test('of three in a circle and equal fives, the lot draws one, and the others begin again', () => {
    const { ties } = printed(
      counted('ABC', [
        [3, 2, 1],
        [1, 3, 2],
        [2, 1, 3],
      ]),
    );
    expect(ties).toMatchObject([
      { among: ['A', 'B', 'C'], places: 2, by: 'lot', chosen: ['A'], out: [] },
      { among: ['B', 'C'], places: 1, by: 'headToHead', chosen: ['B'], out: ['C'] },
    ]);
  });
});

describe('[TAL-4] as many papers prefer either finalist', () => {
  test('the higher total wins', () => {
    const { winners, ties } = printed(
      counted('AB', [
        [0, 1],
        [5, 0],
      ]),
    );
    expect(winners).toEqual(['A']);
    expect(ties).toEqual([
      {
        round: 1,
        stage: 'runoff',
        places: 1,
        among: ['A', 'B'],
        by: 'total',
        steps: [{ by: 'total', figures: { A: 5, B: 1 } }],
        chosen: ['A'],
        out: ['B'],
      },
    ]);
  });

  test('then more fives', () => {
    const { winners, ties } = printed(
      counted('AB', [
        [2, 5],
        [4, 1],
      ]),
    );
    expect(winners).toEqual(['B']);
    expect(ties).toMatchObject([
      { by: 'fives', steps: [{ by: 'total' }, { by: 'fives', figures: { A: 0, B: 1 } }], out: ['A'] },
    ]);
  });

  test('then the lot', () => {
    const report = counted('AB', [
      [3, 2],
      [2, 3],
    ]);
    expect(printed(report).ties).toMatchObject([
      { by: 'lot', steps: [{ by: 'total' }, { by: 'fives' }, { by: 'lot' }] },
    ]);
    expect(report.winners).toEqual(report.lot?.order.slice(0, 1));
  });
});

test('[TAL-3] scenario 36: equal totals and head to heads, unequal fives: each its own result', () => {
  const one = [
    [5, 5, 3],
    [5, 0, 2],
  ];
  const other = [
    [5, 4, 5],
    [5, 1, 0],
  ];
  expect(printed(counted('ABC', one)).rounds).toMatchObject([
    { totals: { A: 10, B: 5, C: 5 }, finalists: ['A', 'B'] },
  ]);
  expect(printed(counted('ABC', other)).rounds).toMatchObject([
    { totals: { A: 10, B: 5, C: 5 }, finalists: ['A', 'C'] },
  ]);
});
