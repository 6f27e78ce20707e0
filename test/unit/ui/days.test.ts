import { describe, expect, it } from 'vitest';
import { hasCome, isNear, isOver } from '../../../src/domain/action/days.ts';
import { dueWords, reviewWords } from '../../../src/ui/features/action/due-words.ts';
import { groupActions, inOrder } from '../../../src/ui/features/action/group-actions.ts';
import type { Action } from '../../../src/domain/action/state.ts';
import { dayInFull, dayOfField, fieldOfDay, today } from '../../../src/ui/words/days.ts';

const DAY = 86_400_000;
const now = new Date(2026, 10, 3, 9, 30).getTime();

describe('days without a time', () => {
  it('come from a date field and go back into it', () => {
    const day = dayOfField('2026-03-01');
    expect(day).toBe(Date.UTC(2026, 2, 1, 12));
    expect(fieldOfDay(day)).toBe('2026-03-01');
    expect(fieldOfDay(null)).toBe('');
    expect(dayInFull(day ?? 0)).toBe('Sunday 1 March 2026');
  });

  it('are none while they are half typed, or lie too far back to be kept', () => {
    for (const value of ['', '2026-03', '0002-03-01', '1969-12-31', 'tomorrow'])
      expect(dayOfField(value)).toBeNull();
  });

  it('come and go by the calendar', () => {
    const day = Date.UTC(2026, 2, 1, 12);
    expect(hasCome(day, Date.UTC(2026, 1, 28, 23, 59))).toBe(false);
    expect(hasCome(day, Date.UTC(2026, 2, 1))).toBe(true);
    expect(isOver(day, Date.UTC(2026, 2, 1, 23, 59))).toBe(false);
    expect(isOver(day, Date.UTC(2026, 2, 2))).toBe(true);
    expect(isNear(day, Date.UTC(2026, 1, 27), 2)).toBe(true);
    expect(isNear(day, Date.UTC(2026, 1, 26, 23), 2)).toBe(false);
  });

  it('are said as people say them', () => {
    const day = (days: number) => today(now) + days * DAY;
    expect([0, 1, 5, -1, -4].map((days) => dueWords(day(days), now))).toEqual([
      'due today',
      'due tomorrow',
      'due on Sunday 8 November 2026',
      'a day late',
      '4 days late',
    ]);
    expect([3, 0, -1, -30].map((days) => reviewWords(day(days), now))).toEqual([
      'look again on Friday 6 November 2026',
      'to be looked at again today',
      'was to be looked at again yesterday',
      'was to be looked at again 30 days ago',
    ]);
  });
});

describe('the actions of an assembly', () => {
  const action = (id: string, more: Partial<Action> = {}): Action => ({
    id,
    decision: 'd1',
    proposal: 'p1',
    by: 'asha',
    time: 1000,
    words: id,
    due: null,
    takenOnBy: [],
    done: null,
    ...more,
  });

  it('wait for me, are late, wait for someone, are in hand, or done; what is empty is left out', () => {
    const day = today(now);
    const groups = groupActions(
      [
        action('done', { done: { by: 'bo', time: 5 }, takenOnBy: ['me'], due: day - 9 * DAY }),
        action('mine late', { takenOnBy: ['bo', 'me'], due: day - 2 * DAY }),
        action('late', { takenOnBy: ['bo'], due: day - 2 * DAY }),
        action('today', { due: day }),
        action('free'),
      ],
      'me',
      now,
    );
    expect(groups.map(({ group, actions }) => [group, actions.map(({ id }) => id)])).toEqual([
      ['mine', ['mine late']],
      ['late', ['late']],
      ['free', ['today', 'free']],
      ['done', ['done']],
    ]);
  });

  it('are in one order, whatever order they come in', () => {
    const all = [
      action('a', { due: 5 }),
      action('b', { due: 3 }),
      action('c', { time: 2 }),
      action('d', { time: 1 }),
      action('e', { time: 1 }),
    ];
    for (const list of [all, all.toReversed()])
      expect(list.toSorted(inOrder).map(({ id }) => id)).toEqual(['b', 'a', 'd', 'e', 'c']);
  });
});
