import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareTexts,
  countChanges,
  toLines,
  type Stretch,
} from '../../../src/ui/features/proposal/compare-texts.ts';

const side = (stretches: readonly Stretch[], without: 'added' | 'removed') =>
  stretches
    .filter((stretch) => stretch.kind !== without)
    .map((stretch) => stretch.text)
    .join('');
const marked = (before: string, after: string) =>
  compareTexts(before, after)
    .map(({ kind, text }) => (kind === 'added' ? `{+${text}+}` : kind === 'removed' ? `[-${text}-]` : text))
    .join('');

describe('what changed between two texts', () => {
  it('marks a word that was put for another', () => {
    expect(marked('Two adults, volunteers. We begin.', 'Two adults, checked by the school. We begin.')).toBe(
      'Two adults, [-volunteers-]{+checked by the school+}. We begin.',
    );
  });

  it('reads a run of changed words as one change', () => {
    expect(marked('Ask two adults now', 'Ask four helpers now')).toBe(
      'Ask [-two adults-]{+four helpers+} now',
    );
  });

  it('keeps what is new on its own line where the lines below it went', () => {
    const stretches = compareTexts(
      'Any child may come.\n\n- bread\n- tea',
      'Any child may come. The council pays.',
    );
    expect(toLines(stretches).map((line) => line.stretches.map(({ kind, text }) => [kind, text]))).toEqual([
      [
        ['same', 'Any child may come.'],
        ['added', ' The council pays.'],
      ],
      [['removed', '- bread']],
      [['removed', '- tea']],
    ]);
    expect(countChanges(stretches)).toEqual({ added: 1, removed: 2 });
  });

  it('is silent about equal texts', () => {
    expect(compareTexts('', '')).toEqual([]);
    expect(compareTexts('a\nb', 'a\nb')).toEqual([{ kind: 'same', text: 'a\nb' }]);
    expect(countChanges(compareTexts('a', 'a'))).toEqual({ added: 0, removed: 0 });
  });

  it('shows texts with nothing in common as one replaced by the other', () => {
    const before = Array.from({ length: 9000 }, (_, i) => `old${i}`).join(' ');
    const after = Array.from({ length: 9000 }, (_, i) => `new${i}`).join(' ');
    expect(compareTexts(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  });

  it('loses and invents nothing, whatever the texts', () => {
    const words = fc
      .array(fc.constantFrom('tea', 'cake', ' ', '\n', '\n\n', '- ', '**', 'ß', '茶', '👩‍👩‍👧', ','), {
        maxLength: 40,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const stretches = compareTexts(before, after);
        expect(side(stretches, 'added')).toBe(before);
        expect(side(stretches, 'removed')).toBe(after);
      }),
    );
  });

  it('counts lines as people would', () => {
    const before = 'One.\n\nTwo adults.\n\nGone.';
    const after = 'One.\n\nTwo checked adults.\n\nNew line.\n\nAnother.';
    expect(countChanges(compareTexts(before, after)).added).toBe(3);
    expect(countChanges(compareTexts('One.\n\nGone.\n\nTwo.', 'One.\n\nTwo.'))).toEqual({
      added: 0,
      removed: 1,
    });
  });

  it('keeps the lines of the page apart', () => {
    const lines = toLines(compareTexts('a\n\nb\nd', 'a\n\nc\nd'));
    expect(lines.map((line) => line.stretches.map((stretch) => stretch.text))).toEqual([
      ['a'],
      ['b', 'c'],
      ['d'],
    ]);
    expect(lines.map((line) => line.parted)).toEqual([false, true, false]);
  });
});
