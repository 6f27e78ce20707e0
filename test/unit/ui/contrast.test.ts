import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, readTokens, type Oklch } from './colour.ts';

const css = readFileSync(new URL('../../../src/ui/styles/tokens.css', import.meta.url), 'utf8');
const THEMES = {
  light: readTokens(css, "[data-theme='light']"),
  dark: readTokens(css, "[data-theme='dark']"),
} as const;

const PAPERS = 'paper sheet well';
const WASHES = 'needs-wash object-wash decision-wash talk-wash moot-wash ballot-wash agree-wash';

/** Which role is written on which grounds: 4.5 to 1. */
const TEXT: Readonly<Record<string, string>> = {
  ink: `${PAPERS} ${WASHES}`,
  'ink-soft': 'paper sheet well talk-wash moot-wash ballot-wash decision-wash',
  'on-sign': 'sign sign-2',
  'on-sign-soft': 'sign sign-2',
  'on-needs': 'needs',
  'needs-ink': 'paper sheet needs-wash',
  talk: 'paper sheet well talk-wash',
  moot: 'paper sheet moot-wash',
  ballot: 'paper sheet ballot-wash',
  decision: 'paper sheet well decision-wash',
  'on-talk': 'talk',
  'on-moot': 'moot',
  'on-ballot': 'ballot',
  'on-decision': 'decision',
  'on-moot-deep': 'moot-deep moot-deep-2',
  'on-moot-deep-soft': 'moot-deep moot-deep-2',
  object: 'paper sheet',
};

/** Which role is a shape or the edge of a control on which grounds: 3 to 1. */
const SHAPES: Readonly<Record<string, string>> = {
  edge: 'paper sheet well talk-wash moot-wash ballot-wash decision-wash',
  'edge-on-sign': 'sign',
  'edge-on-moot-deep': 'moot-deep',
  agree: 'paper sheet well talk-wash agree-wash',
  object: 'paper sheet well object-wash talk-wash',
  'needs-edge': 'paper sheet needs-wash',
  needs: 'sign',
  focus: 'paper sheet well',
  'on-sign': 'sign',
  talk: 'paper sheet well',
  moot: 'paper sheet well',
  ballot: 'paper sheet well',
  decision: 'paper sheet well',
};

describe.each(['light', 'dark'] as const)('contrast in the %s theme', (name) => {
  const theme = THEMES[name];
  const colour = (role: string): Oklch => {
    const found = theme.colours.get(role);
    if (!found) throw new Error(`${name} has no --${role}`);
    return found;
  };
  const short = (pairs: Readonly<Record<string, string>>, least: number): readonly string[] =>
    Object.entries(pairs).flatMap(([role, grounds]) =>
      grounds
        .split(' ')
        .map((ground) => ({ ground, ratio: contrast(colour(role), colour(ground)) }))
        .filter(({ ratio }) => ratio < least)
        .map(({ ground, ratio }) => `${role} on ${ground}: ${ratio.toFixed(2)}`),
    );

  it('gives all text 4.5 to 1 on every ground that it stands on', () => {
    expect(short(TEXT, 4.5)).toEqual([]);
  });

  it('gives all shapes 3 to 1 on every ground that they stand on', () => {
    expect(short(SHAPES, 3)).toEqual([]);
  });

  it('keeps a person’s initials and an assembly’s ring legible at every hue', () => {
    const n = (token: string) => theme.numbers.get(token) ?? Number.NaN;
    for (let h = 0; h < 360; h += 5) {
      const face = { l: n('person-l'), c: n('person-c'), h };
      const letters = { l: n('person-ink-l'), c: n('person-ink-c'), h };
      const ring = { l: n('group-l'), c: n('group-c'), h };
      expect(contrast(letters, face), `initials at hue ${h}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ring, colour('paper')), `ring at hue ${h}`).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('the check itself', () => {
  it('knows the ratios of black, white and grey', () => {
    const black = { l: 0, c: 0, h: 0 };
    const white = { l: 1, c: 0, h: 0 };
    expect(contrast(black, white)).toBeCloseTo(21, 1);
    expect(contrast(white, white)).toBeCloseTo(1, 5);
    // #767676 is the well-known lightest grey for text on white: 4.54.
    expect(contrast({ l: 0.5658, c: 0, h: 0 }, white)).toBeCloseTo(4.54, 1);
  });

  it('finds every colour of the one theme in the other', () => {
    expect([...THEMES.dark.colours.keys()].sort()).toEqual([...THEMES.light.colours.keys()].sort());
    expect(THEMES.light.colours.size).toBeGreaterThan(30);
  });
});
