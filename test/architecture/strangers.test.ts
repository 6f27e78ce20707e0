import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './source.ts';
import { strangersIn } from './strangers.ts';

const CODE = /\.(tsx?|css|html|svg|webmanifest)$/;

describe('addresses in code', () => {
  test('are none: nothing is loaded from anywhere, and nobody is asked by default', () => {
    expect(strangersIn(join(ROOT, 'src'), CODE)).toEqual([]);
    expect(strangersIn(join(ROOT, 'public'), CODE)).toEqual([]);
    expect(strangersIn(ROOT, /^index\.html$/)).toEqual([]);
  });

  test('are found where they are planted', () => {
    expect(strangersIn(join(import.meta.dirname, 'planted/network'), CODE)).toEqual([
      'addresses.ts: signaling.some.dev',
      'addresses.ts: stun.some-one.net',
      'style.css: fonts.some.com',
    ]);
  });
});
