import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepsAround } from '../../../src/ui/features/talk/hold-place.ts';

/** What a list that knows positions only does: its anchor moves by the growth when it is shifted. */
function anchorAfter(old: readonly string[], reading: string, steps: ReturnType<typeof stepsAround<string>>) {
  let length = old.length;
  let at = old.indexOf(reading);
  for (const step of steps) {
    if (step.shift) at += step.rows.length - length;
    length = step.rows.length;
  }
  return at;
}

describe('holding the place', () => {
  it('ends at the new rows, with the row that is read where the list takes it to be', () => {
    const rows = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,2}$/), { minLength: 1 });
    fc.assert(
      fc.property(rows, rows, fc.nat(), (old, other, pick) => {
        const reading = old[pick % old.length] as string;
        const next = other.includes(reading)
          ? other
          : [
              ...other.slice(0, pick % (other.length + 1)),
              reading,
              ...other.slice(pick % (other.length + 1)),
            ];
        const steps = stepsAround(old, next, reading);
        expect(steps.at(-1)?.rows).toEqual(next);
        expect(next[anchorAfter(old, reading, steps)]).toBe(reading);
      }),
    );
  });

  it('takes one step where one will do', () => {
    expect(stepsAround(['a', 'b'], ['a', 'b', 'c'], 'a')).toEqual([{ rows: ['a', 'b', 'c'], shift: false }]);
    expect(stepsAround(['a', 'b'], ['z', 'a', 'b'], 'a')).toEqual([{ rows: ['z', 'a', 'b'], shift: true }]);
    expect(stepsAround(['a', 'b'], ['z', 'a', 'b', 'c'], 'a')).toHaveLength(2);
    const same = ['a'];
    expect(stepsAround(same, same, 'a')).toEqual([]);
  });

  it('starts over where the row that was read is gone', () => {
    expect(stepsAround(['a', 'b'], ['c'], 'a')).toEqual([{ rows: ['c'], shift: false }]);
    expect(stepsAround([], ['c'], undefined)).toEqual([{ rows: ['c'], shift: false }]);
  });
});
