import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssemblySummary, Need } from '../../../src/app/api.ts';
import { assemblyLine, needsTitle } from '../../../src/ui/features/home/home-words.ts';
import { needRows } from '../../../src/ui/features/home/needs.ts';
import { pickPlaces, sameWord } from '../../../src/ui/features/me/pick-places.ts';
import { hrefsIn } from '../../../src/ui/hrefs.ts';
import { ALONE } from '../../../src/sync/alone.ts';

const now = new Date(2026, 10, 3, 12, 0).getTime();
const HOUR = 3_600_000;

const summary = (part: Partial<AssemblySummary>): AssemblySummary => ({
  id: 'a1',
  name: 'Leeds Central',
  kind: 'geographical',
  state: 'here',
  members: 42,
  participants: 19,
  openProposals: 0,
  unread: 0,
  needs: [],
  connection: ALONE,
  ...part,
});

const needs: readonly Need[] = [
  { type: 'recordConsensus', proposal: 'p0', title: 'A bench', since: now - HOUR },
  { type: 'position', proposal: 'p1', title: 'Bus lane', since: now - 90 * HOUR },
  { type: 'textChanged', proposal: 'p2', title: 'Breakfast', objections: 1, since: now - HOUR },
  { type: 'lastDays', proposal: 'p3', title: 'Repairs', until: now + 5 * HOUR },
  { type: 'answerConcern', proposal: 'p4', concern: 'c1', title: 'Marquee', since: now - HOUR },
  { type: 'recordStanding', proposal: 'p5', outcome: 'o1', title: 'Grants', since: now - HOUR },
  { type: 'welcome', person: 'bo', name: 'Bo', since: now - HOUR },
  { type: 'takePlace', since: now - HOUR },
  { type: 'action', action: 'x1', words: 'Buy two heaters', title: 'Warm room', due: now + 24 * HOUR },
  { type: 'review', decision: 'd1', title: 'Warm room', since: now - 30 * HOUR },
  { type: 'foundingList', since: now - HOUR },
  {
    type: 'mootCalled',
    call: 'm1',
    title: 'Bus lane',
    proposals: ['p1', 'p2'],
    place: 'Hall',
    until: now + 24 * HOUR,
  },
  { type: 'confirmEntry', entry: 'e1', moot: 'm1', proposal: 'p1', title: 'Bus lane', since: now - HOUR },
  { type: 'aboutYou', proposal: 'p6', title: 'Remove Mo', since: now - HOUR },
  { type: 'recordFinding', moot: 'm2', proposal: 'p1', title: 'Bus lane', since: now - HOUR },
];

describe('what needs me', () => {
  it('has a row for every kind of need, the one that ends first at the top', () => {
    const rows = needRows([summary({ needs })], hrefsIn('real'), now);
    expect(rows).toHaveLength(needs.length);
    expect(new Set(rows.map((row) => row.key)).size).toBe(needs.length);
    expect(rows[0]).toMatchObject({
      title: 'Last day to be heard',
      when: 'stands from today at 17:00, in 5 hours',
      href: '/a/a1/p/p3',
      daysGone: 4,
    });
    for (const row of rows) expect(`${row.title}${row.about}${row.when}`).not.toMatch(/undefined|null|NaN/u);
  });

  it('stays within its world', () => {
    const rows = needRows([summary({ needs })], hrefsIn('example'), now);
    for (const row of rows) expect(row.href).toMatch(/^\/example\/a\/a1/u);
  });

  it('says how much there is in words', () => {
    expect(needsTitle(0, 0)).toBe('You’re in');
    expect(needsTitle(0, 2)).toBe('Nothing needs you');
    expect(needsTitle(1, 2)).toBe('One thing needs you');
    expect(needsTitle(3, 2)).toBe('Three things need you');
    expect(needsTitle(200, 2)).toBe('200 things need you');
  });

  it('says what goes on in an assembly', () => {
    expect(assemblyLine(summary({ openProposals: 2, unread: 14 }))).toBe('2 open · 14 new in talk');
    expect(assemblyLine(summary({ members: 1, participants: 0 }))).toBe('1 person taking part');
    expect(assemblyLine(summary({ members: 0, participants: 0 }))).toBe('no members yet');
    expect(assemblyLine(summary({ state: 'joining' }))).toContain('knocking');
  });
});

describe('checking the 24 words', () => {
  it('asks for different words, in order, whatever chance brings', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        let n = Math.abs(seed);
        const places = pickPlaces(24, 3, (below) => (n = (n * 48_271 + 11) % 2_147_483_647) % below);
        expect(new Set(places).size).toBe(3);
        expect([...places].sort((a, b) => a - b)).toEqual(places);
        expect(places.every((place) => place >= 0 && place < 24)).toBe(true);
      }),
    );
  });

  it('forgives blanks and capitals, and nothing else', () => {
    expect(sameWord(' Abandon ', 'abandon')).toBe(true);
    expect(sameWord('abandn', 'abandon')).toBe(false);
    expect(sameWord('', 'abandon')).toBe(false);
  });
});
