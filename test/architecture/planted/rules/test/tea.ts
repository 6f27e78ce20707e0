import { describe, test } from 'vitest';

describe('[TEA-1] the pot', () => {
  test.each([1, 2])(`[TEA-2] pours %d [tea-3] (TEA-3)`, () => {});
  test('[TEA-4, TEA-5] together', () => {});
  test(`[TEA-9] ${'nobody'} wrote this`, () => {});
});

export const unrelated = '[TEA-3]';
