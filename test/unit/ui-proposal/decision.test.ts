import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/domain/state.ts';
import { decisionAsMarkdown } from '../../../src/ui/features/decision/decision-markdown.ts';
import { pathOf } from '../../../src/ui/features/decision/path-of.ts';
import { numberIn, registerOf } from '../../../src/ui/features/decision/register.ts';
import { outcome, proposal, revision, stand } from '../../support/proposal-fixtures.ts';

const NAMES: Record<string, string> = { asha: 'Asha', cem: 'Cem', jo: 'Jo', sam: 'Sam' };
const nameOf = (id: string) => NAMES[id] ?? 'Someone';

const decision = (more: Partial<Decision> = {}): Decision => ({
  id: 'd1',
  proposal: 'p1',
  outcome: 'o1',
  ballot: null,
  moot: null,
  result: 'accepted',
  void: false,
  actions: [],
  reviews: [],
  reviewOn: null,
  revision: revision(2, 'We open a breakfast club.\n\n- tea'),
  reachedBy: 'consensus',
  recordedBy: 'cem',
  stoodBy: 'jo',
  stoodAt: Date.UTC(2026, 10, 3, 12),
  heldBy: ['cem', 'jo'],
  stands: [stand('asha', 'agree'), stand('sam', 'reservations', { reason: 'Nuts.\nMany.' })],
  alone: false,
  after: [],
  ...more,
});

const whole = proposal({
  revisions: [revision(1, 'One.'), revision(2, 'Two.')],
  outcomes: [
    outcome({ id: 'o0', state: 'reopened', reopenedBy: ['sam'], time: 3000 }),
    outcome({ id: 'o1', state: 'stands', time: 4000 }),
  ],
  stage: 'decided',
});

describe('the register', () => {
  const list = [
    decision({ id: 'a', stoodAt: Date.UTC(2025, 5, 1) }),
    decision({ id: 'b', stoodAt: Date.UTC(2026, 5, 1) }),
    decision({
      id: 'c',
      stoodAt: Date.UTC(2026, 7, 1),
      revision: revision(1, 'A bench', { title: 'Bench' }),
    }),
  ];

  it('goes by year, the latest first', () => {
    expect(registerOf(list).map(({ year, decisions }) => [year, decisions.map(({ id }) => id)])).toEqual([
      [2026, ['c', 'b']],
      [2025, ['a']],
    ]);
  });

  it('is searched by title, matter and text', () => {
    expect(registerOf(list, ' BENCH ').flatMap((year) => year.decisions.map(({ id }) => id))).toEqual(['c']);
    expect(registerOf(list, 'breakfast')).toHaveLength(2);
    expect(registerOf(list, 'nowhere')).toEqual([]);
  });

  it('numbers decisions in the order in which they stood', () => {
    expect(list.map((each) => numberIn(list, each))).toEqual([1, 2, 3]);
  });
});

describe('the path of a decision', () => {
  it('[OUT-9] is told whole: texts, records, reopenings, and how it came to stand', () => {
    expect(pathOf(decision(), whole, { nameOf, coolingOffDays: 5 }).map(({ words }) => words)).toEqual([
      'Asha put the proposal.',
      'Asha put revision 2.',
      'Cem recorded the consensus, having heard 14 people. Sam reopened it.',
      'Cem recorded the consensus, having heard 14 people.',
      'Two members had had it for five days, and nobody objected. Jo recorded that it stands.',
    ]);
  });

  it('says when it was one person’s alone', () => {
    const alone = decision({ alone: true, heldBy: [], stoodBy: 'cem' });
    expect(pathOf(alone, undefined, { nameOf, coolingOffDays: 5 }).at(-1)?.words).toBe(
      'Cem was the only member, so it held at once.',
    );
  });
});

describe('a decision as Markdown', () => {
  const words = decisionAsMarkdown(
    decision({
      after: [
        {
          id: 'x',
          person: 'jo',
          proposal: 'p1',
          revision: 'r2',
          position: 'object',
          reason: 'Too late.',
          time: 0,
        },
      ],
    }),
    { assembly: 'Leeds Central', number: 28, proposal: whole, nameOf },
  );

  it('holds the exact text', () => {
    expect(words).toContain('## The text\n\nWe open a breakfast club.\n\n- tea\n');
  });

  it('names who recorded and who held it, reasons, and what came too late', () => {
    expect(words).toContain('Decision 28 of Leeds Central, by consensus.');
    expect(words).toContain('1 agrees, 1 has reservations.');
    expect(words).toContain('Recorded by Cem, who had heard 14 people');
    expect(words).toContain('Held through the cooling-off by Cem, Jo.');
    expect(words).toContain('- Sam has reservations: Nuts. Many.');
    expect(words).toContain('## Said after it stood\n\n- Jo objects: Too late.');
  });
});
