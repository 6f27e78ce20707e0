import { describe, expect, it } from 'vitest';
import { world } from '../../support/world.ts';
import type { Decision } from '../../../src/domain/state.ts';
import {
  decisionAsMarkdown,
  registerAsMarkdown,
} from '../../../src/ui/features/decision/decision-markdown.ts';
import type { DecisionStory } from '../../../src/ui/features/decision/decision-story.ts';
import { storyOf } from '../../../src/ui/features/decision/decision-story.ts';
import { pathOf } from '../../../src/ui/features/decision/path-of.ts';
import { registerAsJson } from '../../../src/ui/features/decision/register-json.ts';
import {
  asksForAll,
  byYear,
  EVERYTHING,
  findDecisions,
  numberIn,
  type RegisterQuery,
} from '../../../src/ui/features/decision/register.ts';
import { decides } from '../../support/rooms.ts';
import { ordinary } from '../../../src/domain/proposal/matter.ts';
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

const story = (more: Partial<DecisionStory> = {}): DecisionStory => ({
  decision: decision(),
  number: 28,
  assembly: 'Leeds Central',
  coolingOffDays: 5,
  proposal: whole,
  concerns: [],
  moots: [],
  ballots: [],
  actions: [],
  nameOf,
  ...more,
});

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;

describe('the register', () => {
  const list = [
    decision({ id: 'a', stoodAt: Date.UTC(2025, 5, 1), reviewOn: NOW - DAY, void: true }),
    decision({ id: 'b', stoodAt: Date.UTC(2026, 5, 1), reachedBy: 'moot', result: 'falls' }),
    decision({
      id: 'c',
      stoodAt: Date.UTC(2026, 7, 1),
      reachedBy: 'ballot',
      reviewOn: NOW,
      revision: revision(1, 'A bench', {
        title: 'Bench',
        matter: { type: 'roleEnds', role: 'deputy', person: 'asha' },
      }),
    }),
  ];
  const find = (query: Partial<RegisterQuery>, alsoIn?: (one: Decision) => string) =>
    findDecisions(list, { ...EVERYTHING, ...query }, NOW, alsoIn).map(({ id }) => id);

  it('goes by year, the latest first', () => {
    const years = byYear(findDecisions(list, EVERYTHING, NOW));
    expect(years.map(({ year, decisions }) => [year, decisions.map(({ id }) => id)])).toEqual([
      [2026, ['c', 'b']],
      [2025, ['a']],
    ]);
  });

  it('is searched by title, matter, text and people', () => {
    expect(find({ words: ' BENCH ' })).toEqual(['c']);
    expect(find({ words: 'breakfast' })).toHaveLength(2);
    expect(find({ words: 'nowhere' })).toEqual([]);
    expect(find({ words: 'holroyd' }, ({ id }) => (id === 'b' ? 'Peg Holroyd' : 'Jo'))).toEqual(['b']);
  });

  it('is narrowed to a year, a way of deciding, basic matters, what fell, is due, or is void', () => {
    expect(find({ year: 2025 })).toEqual(['a']);
    expect(find({ how: 'moot' })).toEqual(['b']);
    expect(find({ how: 'ballot', year: 2026 })).toEqual(['c']);
    expect(find({ what: 'basic' })).toEqual(['c']);
    expect(find({ what: 'falls' })).toEqual(['b']);
    expect(find({ what: 'void' })).toEqual(['a']);
    // What has no effect needs no second look.
    expect(find({ what: 'due' })).toEqual(['c']);
    expect(asksForAll({ ...EVERYTHING, words: ' ' })).toBe(true);
    expect(asksForAll({ ...EVERYTHING, how: 'moot' })).toBe(false);
  });

  it('numbers decisions in the order in which they stood', () => {
    expect(list.map((each) => numberIn(list, each))).toEqual([1, 2, 3]);
  });
});

describe('the path of a decision', () => {
  const wordsOf = (more: Partial<DecisionStory>) => pathOf(story(more)).map(({ words }) => words);

  it('[OUT-9] is told whole: texts, records, reopenings, and how it came to stand', () => {
    expect(wordsOf({})).toEqual([
      'Asha put the proposal.',
      'Asha put revision 2.',
      'Cem recorded the consensus, having heard 14 people. Sam reopened it.',
      'Cem recorded the consensus, having heard 14 people.',
      'Two members had had it for five days, and nobody objected. Jo recorded that it stands.',
    ]);
  });

  it('says when it was one person’s alone', () => {
    const alone = decision({ alone: true, heldBy: [], stoodBy: 'cem' });
    expect(wordsOf({ decision: alone, proposal: undefined })).toEqual([
      'Cem was the only member, so it held at once.',
    ]);
  });

  it('goes through a Moot and a ballot, with what each of them found', () => {
    const words = wordsOf({
      decision: decision({ reachedBy: 'ballot', outcome: null, ballot: 'b1', heldBy: [] }),
      proposal: proposal({
        revisions: [revision(1, 'One.')],
        outcomes: [
          outcome({ id: 'o2', outcome: 'deadlock', moot: 'm1', tellers: ['jo', 'sam'], time: 5000 }),
        ],
      }),
      moots: [
        {
          id: 'm1',
          by: 'cem',
          time: 4000,
          call: null,
          at: 3500,
          place: 'St Mark’s',
          present: ['asha', 'cem', 'jo'],
          proposals: ['p1'],
          minutes: null,
          members: 3,
          quorum: 2,
          entries: [],
        },
      ],
    });
    expect(words.slice(1)).toEqual([
      'A Moot, St Mark’s, with 3 people present. Cem recorded it.',
      'Cem recorded that the Moot found deadlock. Tellers for a ballot: Jo and Sam.',
      'Jo put on record what the tellers had sealed.',
    ]);
  });
});

describe('a decision as Markdown', () => {
  const late = {
    id: 'x',
    person: 'jo',
    proposal: 'p1',
    revision: 'r2',
    position: 'object',
    reason: 'Too late.',
    time: 0,
  } as const;
  const told = story({
    decision: decision({ after: [late], reviewOn: Date.UTC(2027, 2, 1, 12) }),
    actions: [
      {
        id: 'x1',
        decision: 'd1',
        proposal: 'p1',
        by: 'asha',
        time: 0,
        words: 'Buy\nbread',
        due: Date.UTC(2026, 11, 1, 12),
        takenOnBy: ['cem', 'jo'],
        done: null,
      },
    ],
  });
  const words = decisionAsMarkdown(told);

  it('holds the exact text', () => {
    expect(words).toContain('## The text\n\nWe open a breakfast club.\n\n- tea\n');
  });

  it('names who recorded and who held it, reasons, actions, and what came too late', () => {
    expect(words).toContain('# Free breakfast club');
    expect(words).toContain('Decision 28 of Leeds Central, by consensus.');
    expect(words).toContain('1 agrees, 1 has reservations.');
    expect(words).toContain('Cem recorded the consensus, having heard 14 people.');
    expect(words).toContain('Held through the days of cooling-off by Cem, Jo.');
    expect(words).toContain('- Sam has reservations: Nuts. Many.');
    expect(words).toContain('## Said after it stood\n\n- Jo objects: Too late.');
    expect(words).toContain('- [ ] Buy bread (Cem and Jo, due on Tuesday 1 December 2026)');
    expect(words).toContain('Look again on Monday 1 March 2027.');
  });

  it('says of what is void that it has no effect', () => {
    expect(decisionAsMarkdown(story({ decision: decision({ void: true }) }))).toContain(
      '**Without effect.**',
    );
  });

  it('makes one document of many', () => {
    const all = registerAsMarkdown([told, story({ number: 27 })], 'Leeds Central', NOW);
    expect(all.startsWith('# Decisions of Leeds Central\n\n2 decisions, as far as')).toBe(true);
    expect(all.match(/^## /gmu)).toHaveLength(2);
    expect(all.match(/^### The text/gmu)).toHaveLength(2);
  });
});

describe('the register as JSON', () => {
  it('[ACT-1] [ACT-4] holds what the reducer knows of a decision, under a version', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const id = decides([ana, ben], ordinary, 'Oven');
    const action = ana.addsAction(id, 'Buy flour.', Date.UTC(2026, 2, 1, 12));
    ana.takesOn(action);
    ana.looksAgainAt(id, 'It works.', Date.UTC(2027, 2, 1, 12));
    const state = ana.state;
    const read: unknown = JSON.parse(
      registerAsJson([storyOf(state, ana.sees.decision(id))], state, w.assemblyId, NOW),
    );
    expect(read).toMatchObject({
      format: 'moot.register',
      version: 1,
      exportedAt: '2026-11-22T12:00:00.000Z',
      assembly: { id: w.assemblyId, name: 'The Bakery', kind: 'community' },
      disputes: [],
      decisions: [
        {
          id,
          number: 1,
          title: 'Oven',
          text: 'The text.',
          matter: { type: 'ordinary' },
          result: 'accepted',
          reachedBy: 'consensus',
          void: false,
          put: { by: { id: ana.id, name: 'Ana' } },
          recordedBy: { name: 'Ana' },
          heldBy: [{}, {}],
          positions: [
            { position: 'agree', counted: true },
            { position: 'agree', counted: true },
          ],
          actions: [
            { id: action, words: 'Buy flour.', due: '2026-03-01', takenOnBy: [{ name: 'Ana' }], done: null },
          ],
          reviewOn: '2027-03-01',
          reviews: [{ by: { name: 'Ana' }, words: 'It works.', next: '2027-03-01' }],
        },
      ],
    });
  });
});
