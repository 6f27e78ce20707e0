import { describe, expect, it } from 'vitest';
import { initials, keyLook } from '../../../src/ui/rings/key-look.ts';

const key = (i: number) => i.toString(16).padStart(64, '0');

describe('what a key looks like', () => {
  it('is the same every time', () => {
    expect(keyLook(key(7))).toEqual(keyLook(key(7)));
  });

  it('spreads neighbouring keys over hues and bites, so that a namesake nearly always looks different', () => {
    const looks = Array.from({ length: 1000 }, (_, i) => keyLook(key(i)));
    expect(new Set(looks.map((look) => look.hue)).size).toBeGreaterThan(300);
    expect(new Set(looks.map((look) => look.bite)).size).toBe(12);
    const same = looks.filter((look, i) => {
      const next = looks[i + 1];
      return next && Math.abs(look.hue - next.hue) < 12 && look.bite === next.bite;
    });
    expect(same.length).toBeLessThan(20);
  });
});

describe('initials', () => {
  it.each([
    ['Asha Okonjo', 'AO'],
    ['Bo', 'B'],
    ['Lakshmi Venkataraman-Pemberton-Smythe', 'LS'],
    ['Margaret “Peg” Holroyd', 'MH'],
    ['Seán O’Brien', 'SO'],
    ['Ludwig van Beethoven', 'LB'],
    ['łucja', 'Ł'],
    ['Housing working group', 'H'],
    ['   ', '?'],
    ['😀', '?'],
    ['李 小龙', '李小'],
  ])('of %s are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});
