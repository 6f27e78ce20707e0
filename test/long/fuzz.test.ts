/**
 * A million cases, by one seed, kept and changed further where they run code that none before ran.
 *
 *   SEED=1234 CASES=200000 npm run test:long -- fuzz
 */
import { afterAll, describe, expect, it } from 'vitest';
import { Coverage } from '../fuzz/coverage.ts';
import { fuzz, type FuzzReport } from '../fuzz/fuzz.ts';
import { lineOf, sumOf } from '../fuzz/report.ts';
import { shares } from '../fuzz/targets.ts';

const SEED = Number(process.env['SEED'] ?? 1);
const CASES = Number(process.env['CASES'] ?? 1_000_000);
/** Inputs have at most some 300 kB: nothing that is bounded by its bytes takes longer than this. */
const LONGEST_MS = 2_000;
const MOST_HEAP_BYTES = 1_500e6;

const all = await shares();
const reports: FuzzReport[] = [];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

describe(`any bytes, seed ${SEED}`, () => {
  it.each(all)('$target.name', async ({ target, part }) => {
    const coverage = target.isSlow ? null : new Coverage();
    const options = { seed: SEED, cases: Math.ceil(CASES * part) };
    const report = await fuzz(target, coverage ? { ...options, coverage } : options);
    coverage?.stop();
    reports.push(report);
    say(lineOf(report));
    expect(report.slowest.ms).toBeLessThan(LONGEST_MS);
    expect(report.heapBytes).toBeLessThan(MOST_HEAP_BYTES);
  });

  it('were as many as was asked for', () => {
    expect(reports.reduce((sum, { cases }) => sum + cases, 0)).toBeGreaterThanOrEqual(CASES);
  });

  afterAll(() => say(`fuzz, seed ${SEED}: ${sumOf(reports)}`));
});
