import { describe, expect, it } from 'vitest';
import { isBlank } from '../../../src/lib/blank.ts';

describe('words that say nothing', () => {
  it.each([
    '',
    ' \n\t\u00a0\u3000',
    '\u200b',
    '\u200d\u200c\ufeff',
    '\u3164\u115f',
    '\u2800',
    '\u{e0041}\ufe0f',
  ])('are those in which nothing is seen: %j', (words) => expect(isBlank(words)).toBe(true));

  it.each(['.', 'a\u200b', '👩‍👩‍👧', '❤️', 'می‌خواهم', '\u0301', '؟'])('are not %j', (words) =>
    expect(isBlank(words)).toBe(false),
  );
});
