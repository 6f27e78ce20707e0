import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canMatter } from '../../../src/domain/tally/can-matter.ts';
import type { Method } from '../../../src/domain/tally/report.ts';
import { counted, times } from '../../unit/tally/elections.ts';
import type { Told } from '../../unit/tally/elections.ts';

const NAMES = 'ABCD';

/** Every paper there can be, or the extreme ones only. */
function everyPaper(options: number, scores: readonly number[]): number[][] {
  if (options === 0) return [[]];
  return everyPaper(options - 1, scores).flatMap((paper) => scores.map((score) => [...paper, score]));
}

type Rows = readonly (readonly number[])[];

/** The rows with one paper put in or taken out, in every way. */
const changedByOne = (rows: Rows, papers: Rows): Rows[] => [
  ...papers.map((paper) => [...rows, paper]),
  ...rows.map((_, i) => rows.filter((__, j) => j !== i)),
];

const elected = (options: string, rows: Rows, told: Told): number[] =>
  [...counted(options, rows, told).winners].sort((a, b) => a - b);

interface Case {
  readonly options: string;
  readonly rows: Rows;
  readonly seats: number;
}

/** Camps that vote alike, some of them large, and a few papers more. */
const camps: fc.Arbitrary<Case> = fc.integer({ min: 2, max: 4 }).chain((options) => {
  const paper = fc.array(fc.constantFrom(0, 5, 1, 4, 3), { minLength: options, maxLength: options });
  return fc.record({
    options: fc.constant(NAMES.slice(0, options)),
    seats: fc.integer({ min: 1, max: options }),
    rows: fc
      .tuple(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), paper), { minLength: 1, maxLength: 3 }),
        fc.array(paper, { maxLength: 2 }),
      )
      .map(([large, more]) => [...large.flatMap(([size, row]) => times(size, ...row)), ...more]),
  });
});

const methods: readonly Method[] = ['star', 'blocStar', 'starPr'];

describe('[TAL-10] papers that can not matter change no winner', () => {
  test.each(methods)('one paper more or less, each there can be: %s', (method) => {
    let safe = 0;
    fc.assert(
      fc.property(camps, ({ options, rows, seats }) => {
        const told = { method, seats: method === 'star' ? 1 : seats };
        if (canMatter(counted(options, rows, told), 1)) return;
        const papers = everyPaper(options.length, options.length < 4 ? [0, 1, 2, 3, 4, 5] : [0, 1, 4, 5]);
        const before = elected(options, rows, told);
        const after = changedByOne(rows, papers).filter((changed) => changed.length > 0);
        if (told.seats < options.length) safe += 1;
        for (const changed of after) expect(elected(options, changed, told)).toEqual(before);
      }),
      { numRuns: 120 },
    );
    expect(safe).toBeGreaterThan(3);
  });

  test.each(methods)('two papers, each of the extremes: %s', (method) => {
    let safe = 0;
    fc.assert(
      fc.property(camps, ({ options, rows, seats }) => {
        const told = { method, seats: method === 'star' ? 1 : seats };
        fc.pre(options.length < 4 && told.seats < options.length);
        if (canMatter(counted(options, rows, told), 2)) return;
        const papers = everyPaper(options.length, [0, 5]);
        const before = elected(options, rows, told);
        safe += 1;
        for (const one of changedByOne(rows, papers)) {
          for (const two of changedByOne(one, papers)) expect(elected(options, two, told)).toEqual(before);
        }
      }),
      { numRuns: 80 },
    );
    expect(safe).toBeGreaterThan(3);
  });
});
