import { describe, expect, it } from 'vitest';
import { isStrictSignature, isStrongKey } from '../../../src/ledger/strict-signature.ts';
import { differences, expected, howMany, ownVerdicts } from '../../support/signature-verdicts.ts';
import vectors from '../../vectors/signatures.json';
import { hex } from './scenario.ts';

describe('signatures that programs disagree about', () => {
  it('get the verdict of the one rule in Node', async () => {
    expect(howMany).toBeGreaterThan(400);
    expect(await differences()).toEqual([]);
  });

  it('would not all get it from Node’s WebCrypto alone: the strict part is needed', async () => {
    const own = await ownVerdicts();
    expect(own.filter((verdict, i) => verdict !== expected[i]).length).toBeGreaterThan(0);
  });

  it('are refused by bytes alone where a point or a scalar is not canonical, or of small order', () => {
    const refused = vectors.filter(
      ({ key, signature }) => !isStrongKey(hex(key)) || !isStrictSignature(hex(signature)),
    );
    const names = new Set(refused.map(({ name }) => name));
    for (const name of [
      'S + L',
      'a key of small order, R = SB',
      'an R of small order, S = ha',
      'a key that is not canonical',
      'an R that is not canonical',
    ]) {
      expect(names).toContain(name);
    }
    expect(refused.some(({ valid }) => valid)).toBe(false);
  });
});
