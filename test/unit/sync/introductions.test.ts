/** What hearing of somebody at a meeting point leads to, and how those that are awaited are counted. */
import { describe, expect, it } from 'vitest';
import { Expected } from '../../../src/sync/expected.ts';
import { readIntroduction } from '../../../src/sync/introduction.ts';
import { isBridge, meets } from '../../../src/sync/link-policy.ts';
import { paced } from '../../../src/sync/paced.ts';
import { TestClock } from './test-clock.ts';
import type { Announced, MeetingLinks } from '../../../src/sync/link-policy.ts';

const links = (all: number, more: Partial<MeetingLinks> = {}): MeetingLinks => ({
  all,
  known: 0,
  standing: all,
  bridges: 0,
  ...more,
});
const who = (as: Announced['as'], more: Partial<Announced> = {}): Announced => ({
  as,
  links: 0,
  isKnown: false,
  isHeard: true,
  ...more,
});

describe('a device that hears of another at a meeting point', () => {
  it('makes a connection at once while it has fewer than four links itself', () => {
    expect([0, 1, 2, 3].map((all) => meets(links(all), who('all')))).toEqual(Array(4).fill('connect'));
  });

  it('says no more than that it is here once it has, and the one who came chooses four', () => {
    expect(meets(links(4), who('all'))).toBe('answer');
    expect([0, 3, 4, 11].map((all) => meets(links(all), who('answer', { links: 8 })))).toEqual([
      'connect',
      'connect',
      'none',
      'none',
    ]);
  });

  it('makes the offer that it is asked for, and no more of them than it has places', () => {
    expect([4, 8, 11].map((all) => meets(links(all), who('ask')))).toEqual(Array(3).fill('connect'));
    expect(meets(links(12), who('ask'))).toBe('none');
  });

  it('leaves alone who has enough and is heard of already', () => {
    expect(meets(links(4), who('all', { links: 6 }))).toBe('none');
  });

  it('makes a bridge to whom nothing is heard of, two at a time, however many links both have', () => {
    const stranger = { links: 8, isHeard: false };
    expect(meets(links(8), who('all', stranger))).toBe('answer');
    expect(meets(links(8), who('answer', stranger))).toBe('connect');
    expect(meets(links(8), who('ask', stranger))).toBe('connect');
    expect(meets(links(8, { bridges: 2 }), who('answer', stranger))).toBe('none');
    // While a room comes together, nothing is heard of anybody yet.
    expect(meets(links(8, { standing: 3 }), who('answer', stranger))).toBe('none');
  });

  it('makes a bridge to those it knows where strangers have all other places', () => {
    const other = { isHeard: true, isKnown: true };
    expect(isBridge(links(12), who('answer', other))).toBe(true);
    expect(isBridge(links(12, { known: 3 }), who('answer', other))).toBe(false);
    expect(isBridge(links(24), who('answer', other))).toBe(false);
    expect(isBridge(links(12), who('answer', { isHeard: false }))).toBe(false);
  });
});

describe('an announcement', () => {
  const from = 'ab'.repeat(16);
  it('says whether an offer is asked for and which device it is, as far as that can be read', () => {
    const device = 'cd'.repeat(32);
    const whole = { type: 'announce', from, to: from, ask: true, links: 3, device };
    expect(readIntroduction(whole)).toEqual(whole);
    expect(readIntroduction({ type: 'announce', from, ask: 'yes', device: 'CD' })).toEqual({
      type: 'announce',
      from,
    });
  });
});

describe('names from which something is expected', () => {
  it('are forgotten after their time, and what follows happens once and not for those that came', () => {
    const clock = new TestClock();
    const expected = new Expected(clock);
    const missed: string[] = [];
    for (const name of ['ana', 'ben', 'cem']) expected.add(name, 100, () => missed.push(name));
    clock.advance(60);
    expected.add('ana', 100, () => missed.push('ana'));
    expected.delete('ben');
    clock.advance(60);
    expect([expected.names(), missed]).toEqual([['ana'], ['cem']]);
    clock.advance(60);
    expect([expected.size, missed]).toEqual([0, ['cem', 'ana']]);
    expected.add('dan', 100, () => missed.push('dan'));
    expected.clear();
    clock.advance(200);
    expect(missed).toEqual(['cem', 'ana']);
  });
});

describe('what is told at most every so often', () => {
  it('is told at once, and then together, the last of it always', () => {
    const clock = new TestClock();
    let value = 0;
    const told: number[] = [];
    const tell = paced(clock, 200, () => told.push(value));
    for (let step = 1; step <= 50; step++) {
      value = step;
      tell();
      clock.advance(10);
    }
    clock.advance(200);
    expect(told[0]).toBe(1);
    expect(told.at(-1)).toBe(50);
    expect(told.length).toBeLessThanOrEqual(4);
  });

  it('is told no more once it was stopped', () => {
    const clock = new TestClock();
    let told = 0;
    const tell = paced(clock, 200, () => told++);
    tell();
    tell();
    tell.stop();
    clock.advance(1000);
    tell();
    clock.advance(1000);
    expect(told).toBe(1);
  });
});
