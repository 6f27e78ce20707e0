import { describe, expect, it } from 'vitest';
import { ClockDoubt } from '../../../src/app/clock-doubt.ts';

const YEAR = 365 * 86_400_000;

describe('[OUT-10] a clock that may be wrong', () => {
  it('is asked about once three members are dated ahead', () => {
    const doubt = new ClockDoubt();
    doubt.note('a', YEAR, 9);
    doubt.note('b', YEAR, 9);
    expect(doubt.behindBy.get()).toBeNull();
    doubt.note('c', YEAR + 5, 9);
    expect(doubt.behindBy.get()).toBe(YEAR);
  });

  it('needs all others where there are fewer', () => {
    const doubt = new ClockDoubt();
    doubt.note('a', YEAR, 1);
    expect(doubt.behindBy.get()).toBe(YEAR);
  });

  it('minds no minutes, and is over once the members are no longer ahead', () => {
    const doubt = new ClockDoubt();
    doubt.note('a', 120_000, 1);
    expect(doubt.behindBy.get()).toBeNull();
    doubt.note('a', YEAR, 1);
    doubt.note('a', 0, 1);
    expect(doubt.behindBy.get()).toBeNull();
  });
});
