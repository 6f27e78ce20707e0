import { describe, expect, it } from 'vitest';
import type { Concern } from '../../../src/domain/state.ts';
import { keepUnsaid, readUnsaid } from '../../../src/ui/features/proposal/unsaid-proposal.ts';
import { whereItIs } from '../../../src/ui/features/proposal/where-it-is.ts';
import { worriesOf } from '../../../src/ui/features/proposal/worries.ts';
import { DAY } from '../../../src/ui/words/time.ts';
import { proposal, stand } from '../../support/proposal-fixtures.ts';

const concern = (id: string, by: string, words: string, more: Partial<Concern> = {}): Concern => ({
  id,
  proposal: 'p1',
  revision: 'r1',
  by,
  words,
  time: 0,
  answers: [],
  resolved: false,
  ...more,
});

describe('worries', () => {
  const stands = [
    stand('sam', 'object', { reason: 'Who pays?', time: 5 }),
    stand('jo', 'reservations', { reason: 'Nuts.', time: 4 }),
    stand('asha', 'agree', { reason: 'Yes!' }),
  ];

  it('shows an objection and the concern that says the same as one, which can be answered', () => {
    const worries = worriesOf(proposal({ stands }), [concern('c1', 'sam', 'Who pays?')]);
    expect(worries.map(({ key, position, open }) => [key, position, open])).toEqual([
      ['c1', 'object', true],
      ['s-jo', 'reservations', true],
    ]);
    expect(worries[0]?.concern?.id).toBe('c1');
  });

  it('keeps an objection in sight when the concern with its words was settled', () => {
    const worries = worriesOf(proposal({ stands }), [
      concern('c1', 'sam', 'Who pays?', { resolved: true }),
      concern('c2', 'kim', 'And the rain?', { time: 9 }),
    ]);
    expect(worries.map(({ key, open }) => [key, open])).toEqual([
      ['s-sam', true],
      ['s-jo', true],
      ['c2', true],
      ['c1', false],
    ]);
  });

  it('shows an objection whose words were erased', () => {
    expect(worriesOf(proposal({ stands: [stand('sam', 'object')] }), [])).toMatchObject([
      { by: 'sam', words: null, position: 'object' },
    ]);
  });
});

describe('where a proposal is, in a row', () => {
  const now = 1000 * DAY;
  const say = (more: Partial<Parameters<typeof whereItIs>[0]>, cooling?: { left: number; enough: boolean }) =>
    whereItIs(
      { stage: 'talk', time: now, ...more },
      {
        now,
        cooling: cooling && { gone: 5 - cooling.left, days: 5, heard: '', ...cooling },
        decision: undefined,
      },
    );

  it('says how long it is in talk', () => {
    expect(say({})).toBe('in talk since today');
    expect(say({ time: now - DAY })).toBe('in talk for one day');
    expect(say({ time: now - 4.5 * DAY })).toBe('in talk for four days');
    expect(say({ time: now - 90 * DAY })).toMatch(/^in talk since \d/);
  });

  it('[OUT-7] says how long it cools off, and when others’ devices are what is missing', () => {
    expect(say({ stage: 'coolingOff' }, { left: 3, enough: false })).toBe('cooling off, three days to go');
    expect(say({ stage: 'coolingOff' }, { left: 0, enough: false })).toBe(
      'cooling off, not heard by enough yet',
    );
    expect(say({ stage: 'coolingOff' }, { left: 0, enough: true })).toBe('cooling off, ready to stand');
  });

  it('has words for every other stage', () => {
    expect(say({ stage: 'moot' })).toBe('waiting for a Moot');
    expect(say({ stage: 'dispute' })).toBe('recorded differently in two places');
    expect(say({ stage: 'decided' })).toBe('decided');
    expect(say({ stage: 'withdrawn' })).toBe('withdrawn');
  });
});

describe('what was being written', () => {
  const kept = new Map<string, string>();
  const unsaid = {
    get: (place: string) => kept.get(place) ?? '',
    set: (place: string, words: string) => void kept.set(place, words),
  };
  const nothing = { title: '', about: '', text: '' };

  it('comes back as it was', () => {
    const value = { title: 'A', about: 'B', text: '"C"\n' };
    keepUnsaid(unsaid, 'put', value);
    expect(readUnsaid(unsaid, 'put', nothing)).toEqual(value);
    keepUnsaid(unsaid, 'put', nothing);
    expect(kept.get('put')).toBe('');
    expect(readUnsaid(unsaid, 'put', value)).toEqual(value);
  });

  it.each(['plain words', '{"title":', '7', 'null', '{"title":7}'])('survives %s', (words) => {
    unsaid.set('put', words);
    const read = readUnsaid(unsaid, 'put', nothing);
    expect(typeof read.title).toBe('string');
    expect(typeof read.text).toBe('string');
  });
});
