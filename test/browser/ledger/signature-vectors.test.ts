import { describe, expect, it } from 'vitest';
import { differences, howMany } from '../../support/signature-verdicts.ts';

describe('signatures that programs disagree about', () => {
  it('get the verdict of the one rule in Chromium', async () => {
    expect(howMany).toBeGreaterThan(400);
    expect(await differences()).toEqual([]);
  });
});
