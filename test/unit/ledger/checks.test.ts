import { describe, expect, it } from 'vitest';
import { everyCheck } from '../../../src/ledger/checks.ts';
import { theRules } from '../../../src/ledger/rules.ts';
import { attacks, without } from './attacks.ts';

describe('every check of the gate is needed', () => {
  it('each has an attack of its own', () => {
    expect(new Set(attacks.map(({ check }) => check))).toEqual(new Set(Object.keys(everyCheck)));
  });

  it.each(attacks)('$check: $name', async ({ check, getsThrough }) => {
    expect(await getsThrough(theRules)).toBe(false);
    expect(await getsThrough(without(check))).toBe(true);
  });
});
