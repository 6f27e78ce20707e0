import { describe, expect, it } from 'vitest';
import { usualCharter } from '../../../src/domain/assembly/charter.ts';
import type { Figures } from '../../../src/domain/decision/findings.ts';
import { ordinary } from '../../../src/domain/proposal/matter.ts';
import { figureLines, foundSentence, nameTellers } from '../../../src/ui/features/moot/finding-words.ts';
import { phaseOf, quorumLine, seenLine, whenAndWhere } from '../../../src/ui/features/moot/moot-words.ts';
import { eligibleTellers, tellersNeeded } from '../../../src/ui/features/moot/suggest-tellers.ts';
import {
  fieldOfTime,
  placeFields,
  placeOf,
  timeOfField,
  whereFaults,
} from '../../../src/ui/features/moot/when-and-where.ts';
import { count, person } from '../../support/proposal-fixtures.ts';

const HOUR = 3_600_000;

const figures = (more: Partial<Figures>): Figures => ({
  hasRoll: true,
  members: count(),
  participants: count(),
  quorum: 3,
  charter: usualCharter,
  basicFigure: null,
  ...more,
});
const both = (tally: Parameters<typeof count>[0], more: Partial<Figures> = {}): Figures =>
  figures({ members: count(tally), participants: count(tally), ...more });

describe('what follows at a Moot, in words', () => {
  it('[OUT-3] says the figures and what each is measured by', () => {
    expect(figureLines(both({ agree: 5, reservations: 1, object: 2 }))).toEqual([
      'Eight members have said where they stand; three are needed.',
      'Among members: 6 of 8 who take a side agree, and 7 make broad approval; 2 object, and 6 make broad disagreement.',
      'Among everyone: 6 of 8 who take a side agree, and 7 make broad approval; 2 object, and 6 make broad disagreement.',
    ]);
    expect(figureLines(both({ standAside: 1 }, { quorum: 1 }))).toEqual([
      'One member has said where they stand; one is needed.',
      'Among members: nobody takes a side.',
      'Among everyone: nobody takes a side.',
    ]);
  });

  it('says what a change to the assembly itself needs besides', () => {
    expect(figureLines(both({ agree: 1 }, { basicFigure: 2 })).at(-1)).toBe(
      'It changes the assembly itself: two members have to be in favour, and one is.',
    );
  });

  it.each([
    [both({ agree: 2 }), 'Too few members have said where they stand. Nothing can be found yet.'],
    [both({ agree: 4, object: 1 }), 'That is consensus: broad approval among members and among everyone.'],
    [both({ agree: 1, object: 2 }), 'It falls: broad disagreement among members and among everyone.'],
    [both({ agree: 2, object: 2 }), 'That is neither broad approval nor broad disagreement: deadlock.'],
    [
      both({ agree: 3 }, { basicFigure: 4 }),
      'Too few members are in favour of a change to the assembly itself: deadlock.',
    ],
    [
      figures({ members: count({ agree: 4 }), participants: count({ agree: 4, object: 9 }) }),
      'Participants and members differ: deadlock.',
    ],
  ])('[OUT-3] sums up', (told, sentence) => {
    expect(foundSentence(told)).toBe(sentence);
  });
});

describe('tellers', () => {
  const people = [person('ana', 'Ana'), person('ben', 'Ben'), person('cem', 'Cem'), person('dee', 'Dee')];

  it('[BAL-1] are suggested from those who were there, never whom the matter would remove', () => {
    expect(eligibleTellers(people, ['cem', 'dee'], { matter: ordinary })).toEqual([
      'cem',
      'dee',
      'ana',
      'ben',
    ]);
    expect(eligibleTellers(people, ['cem'], { matter: { type: 'removal', person: 'cem' } })).toEqual([
      'ana',
      'ben',
      'dee',
    ]);
    const guest = person('eli', 'Eli', { standing: 'participant' });
    expect(eligibleTellers([guest, ...people], ['eli'], { matter: ordinary })).not.toContain('eli');
  });

  it('are as many as needed, where there are so many', () => {
    expect(tellersNeeded(3, ['a', 'b', 'c', 'd'])).toBe(3);
    expect(tellersNeeded(3, ['a', 'b'])).toBe(2);
    expect(nameTellers(3)).toBe('Name three tellers');
    expect(nameTellers(1)).toBe('Name a teller');
  });
});

describe('when and where', () => {
  it('goes through a field and back', () => {
    const time = new Date(2026, 2, 5, 19, 30).getTime();
    expect(fieldOfTime(time)).toBe('2026-03-05T19:30');
    expect(timeOfField(fieldOfTime(time))).toBe(time);
    expect(timeOfField('')).toBeNull();
    expect(timeOfField('never')).toBeNull();
  });

  it.each([
    [{ online: false, place: 'St Mark’s' }, 'St Mark’s'],
    [{ online: true, place: '' }, 'Online'],
    [{ online: true, place: 'moot.example/room' }, 'Online, moot.example/room'],
  ])('keeps a place so that a form can go on from it', (fields, kept) => {
    expect(placeOf(fields)).toBe(kept);
    expect(placeFields(kept)).toEqual(fields);
  });

  it('names what is missing', () => {
    expect(Object.keys(whereFaults({ when: '', online: false, place: ' ' }))).toEqual(['when', 'place']);
    expect(whereFaults({ when: '2026-03-05T19:30', online: true, place: '' })).toEqual({});
    expect(whereFaults({ when: '2026-03-05T19:30', online: true, place: 'x'.repeat(400) })).toHaveProperty(
      'place',
    );
  });

  it('says it in a row', () => {
    const now = new Date(2026, 2, 5, 12).getTime();
    expect(whenAndWhere({ at: now + 7.5 * HOUR, place: 'St Mark’s' }, now)).toBe('today at 19:30, St Mark’s');
    expect(whenAndWhere({ at: now + 7.5 * HOUR, place: '' }, now)).toBe('today at 19:30');
  });
});

describe('calls and quorums', () => {
  it('shows a call as coming until half a day after it begins', () => {
    expect(phaseOf({ held: null, at: 0 }, 11 * HOUR)).toBe('coming');
    expect(phaseOf({ held: null, at: 0 }, 12 * HOUR)).toBe('open');
    expect(phaseOf({ held: 'm', at: 0 }, 0)).toBe('held');
  });

  it('says who has seen it, and whether enough were there', () => {
    expect(seenLine({ seenBy: ['a', 'b'] }, 8)).toBe('Seen by two of 8 members');
    expect(seenLine({ seenBy: [] }, 1)).toBe('Seen by none of 1 member');
    expect(quorumLine(7, 4)).toBe('Seven members there; four make a quorum. Quorate.');
    expect(quorumLine(1, 2)).toBe('One member there; two make a quorum. Not quorate.');
    expect(quorumLine(1, 1)).toBe('One member there; one makes a quorum. Quorate.');
  });
});
