import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../../src/domain/state.ts';
import { nothingAround, type Around } from '../../../src/ui/features/proposal/around.ts';
import { nextSentence } from '../../../src/ui/features/proposal/next-sentence.ts';
import { railOfProposal } from '../../../src/ui/features/proposal/rail-of.ts';
import type { Listener } from '../../../src/ui/features/proposal/sentence.ts';
import { whereItIs } from '../../../src/ui/features/proposal/where-it-is.ts';
import { count, outcome, proposal } from '../../support/proposal-fixtures.ts';

const listener: Listener = { me: 'me', member: true, callName: () => 'Sam', coolingOffDays: 5 };
const now = new Date(2026, 2, 5, 12).getTime();
const tonight = { at: new Date(2026, 2, 5, 19, 30).getTime(), place: 'St Mark’s' };
const quorate = { quorum: 3, isQuorate: true } as const;

const say = (more: Partial<Proposal>, around: Partial<Around> = {}, member = true): string => {
  const { lead, rest } = nextSentence(
    proposal(more),
    { ...listener, member },
    { ...nothingAround, now, ...around },
  );
  return `${lead} ${rest}`;
};
const objected = {
  stage: 'moot',
  members: count({ agree: 3, object: 1 }),
  obstacles: [{ type: 'objections', people: ['sam'] }],
} as const;

describe('at step 2', () => {
  it('says when a Moot is called, and what would settle it without', () => {
    expect(say(objected, { coming: tonight })).toBe(
      'A Moot is called for today at 19:30, St Mark’s. One objection stands. If Sam lifts it, this is consensus.',
    );
    expect(say(objected)).toContain('No Moot is called yet.');
  });

  it('[OUT-1] says what the positions come to once it took place, and who may record it', () => {
    expect(say(objected, { held: { ...quorate, follows: 'deadlock' } })).toBe(
      'A Moot took place. What people say comes to neither approval nor disagreement: deadlock. You or any other member can put it on record.',
    );
    expect(say(objected, { held: { ...quorate, follows: 'falls' } }, false)).toContain(
      'What people say comes to this: it falls. Any member can put it on record.',
    );
    expect(say(objected, { held: { ...quorate, quorum: 6, follows: null } })).toBe(
      'A Moot took place. Two more members have to say where they stand before anything is found.',
    );
  });

  it('[OUT-12] says when too few were there', () => {
    expect(say(objected, { held: { ...quorate, isQuorate: false, follows: 'consensus' } })).toContain(
      'A Moot took place without a quorum. It found nothing. One objection stands.',
    );
  });
});

describe('in deadlock', () => {
  const found = { stage: 'deadlock', outcomes: [outcome({ outcome: 'deadlock', state: 'found' })] } as const;

  it('says both ways on, and when another Moot is called', () => {
    expect(say(found)).toBe(
      'The Moot found deadlock. Another Moot, or a ballot of the members, leads on from here.',
    );
    expect(say(found, { coming: tonight })).toContain('A Moot is called for today at 19:30');
  });

  it('[OUT-3] says where participants and members differ', () => {
    const differ = { members: count({ agree: 4 }), participants: count({ agree: 4, object: 9 }) };
    expect(say({ ...found, ...differ })).toContain('Participants and members differ.');
  });

  it('says when another Moot leads out of it', () => {
    expect(say(found, { held: { ...quorate, follows: 'consensus' } })).toContain(
      'Another Moot took place. What people say comes to consensus now.',
    );
  });

  it('[OUT-12] counts two reopenings as one, and says what is missing for a ballot', () => {
    expect(say({ stage: 'deadlock', outcomes: [outcome({ state: 'reopened' })] })).toBe(
      'Settled and reopened twice. That counts as deadlock. A Moot can name tellers; then members can vote on it.',
    );
  });
});

describe('before, in and after a ballot', () => {
  it.each([
    ['waiting', 'A ballot is opened. It begins once more than half of its tellers have accepted.'],
    ['begun', 'A ballot is open. It closes today at 19:30, in 8 hours.'],
    ['sealed', 'The ballot is sealed. Any member can put on record what it says.'],
    ['again', 'It is voted on again.'],
    ['dispute', 'The ballot is in dispute.'],
  ] as const)('%s', (stage, words) => {
    expect(say({ stage: 'ballot' }, { ballot: { stage, closesAt: tonight.at } })).toContain(words);
  });

  it('says when it has closed', () => {
    expect(say({ stage: 'ballot' }, { ballot: { stage: 'begun', closesAt: now } })).toContain(
      'The ballot has closed.',
    );
  });
});

describe('cooling off and after', () => {
  it('[OUT-7] [OUT-8] says what the Moot found and what could reopen it', () => {
    const at = (found: 'consensus' | 'falls') =>
      say({ stage: 'coolingOff', outcomes: [outcome({ outcome: found, moot: 'm1' })] });
    expect(at('consensus')).toBe(
      'The Moot found consensus. It stands once eight members have had it for five days and not too many object.',
    );
    expect(at('falls')).toContain('The Moot found that it falls.');
    expect(at('falls')).toContain('and not too many speak for it.');
  });

  it('says how it was settled', () => {
    const settled = (stage: 'decided' | 'fallen', reachedBy: 'consensus' | 'moot' | 'ballot') =>
      say({ stage }, { decision: { reachedBy } });
    expect(settled('decided', 'moot')).toContain('Decided by consensus at a Moot.');
    expect(settled('decided', 'ballot')).toContain('Decided by ballot.');
    expect(settled('fallen', 'moot')).toContain('It fell at a Moot.');
    expect(settled('fallen', 'ballot')).toContain('A ballot chose otherwise.');
  });

  it('[ROLL-7] says why something has no effect', () => {
    expect(say({ stage: 'void', outcomes: [outcome({ state: 'stands' })] })).toBe(
      'Without effect. Made without what most of you had settled. Put it again.',
    );
    expect(say({ stage: 'void' })).toContain('had been removed from the assembly by then');
  });
});

describe('the rail', () => {
  it('keeps the steps that a proposal has been through', () => {
    const states = (more: Partial<Proposal>) => railOfProposal(proposal(more)).states;
    expect(states({ stage: 'decided' })).toMatchObject({ moot: 'spared', ballot: 'spared' });
    expect(states({ stage: 'decided', moots: ['m'] })).toMatchObject({ moot: 'been', ballot: 'spared' });
    expect(states({ stage: 'coolingOff', moots: ['m'], ballots: ['b'] })).toMatchObject({
      moot: 'been',
      ballot: 'been',
      decision: 'cooling',
    });
  });

  it('says where it fell: at the Moot, or in the ballot', () => {
    const stood = [outcome({ outcome: 'falls', state: 'stands', moot: 'm' })];
    expect(railOfProposal(proposal({ stage: 'fallen', moots: ['m'], outcomes: stood }))).toMatchObject({
      at: 'moot',
      states: { moot: 'fell' },
    });
    expect(railOfProposal(proposal({ stage: 'fallen', moots: ['m'], ballots: ['b'] }))).toMatchObject({
      at: 'ballot',
      states: { moot: 'been', ballot: 'fell' },
    });
  });
});

describe('in a row', () => {
  const row = (stage: Proposal['stage'], around: Partial<Around>) =>
    whereItIs(
      { stage, time: now },
      { now, cooling: undefined, decision: undefined, around: { ...nothingAround, ...around } },
    );

  it('names the next Moot, or the close', () => {
    expect(row('moot', { coming: tonight })).toBe('Moot today at 19:30, St Mark’s');
    expect(row('deadlock', { coming: tonight })).toBe('in deadlock, Moot today at 19:30, St Mark’s');
    expect(row('moot', { held: { ...quorate, follows: null } })).toBe('a Moot took place');
    expect(row('moot', { held: { quorum: 3, isQuorate: false, follows: null } })).toContain(
      'without a quorum',
    );
    expect(row('ballot', { ballot: { stage: 'begun', closesAt: tonight.at } })).toBe(
      'ballot, closes today at 19:30',
    );
    expect(row('ballot', { ballot: { stage: 'waiting', closesAt: tonight.at } })).toContain('its tellers');
    expect(row('void', {})).toBe('without effect');
  });
});
