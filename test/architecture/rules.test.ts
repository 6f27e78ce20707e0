import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkRules } from './rules.ts';
import { ROOT } from './source.ts';

describe('rules and tests', () => {
  test('agree: each rule of SPEC.md has a test, and each id in a title is a rule', () => {
    const { rules, faults } = checkRules(
      readFileSync(join(ROOT, 'src/domain/SPEC.md'), 'utf8'),
      join(ROOT, 'test'),
    );
    expect(faults).toEqual([]);
    expect(rules).toBeGreaterThan(20);
  });

  test('that do not agree are refused where they are planted', () => {
    const planted = join(import.meta.dirname, 'planted/rules');
    const { rules, faults } = checkRules(
      readFileSync(join(planted, 'SPEC.md'), 'utf8'),
      join(planted, 'test'),
    );
    expect(rules).toBe(6);
    expect(faults).toEqual([
      'TEA-2 is written twice',
      'TEA-3 has no test',
      'TEA-9 is tested in tea.ts but not written',
    ]);
  });
});
