import { describe, expect, it } from 'vitest';
import { coolingOffOf, couldShorten } from '../../../src/ui/features/proposal/cooling-off.ts';
import { olderStand, whatChanged } from '../../../src/ui/features/proposal/my-stand.ts';
import { orderProposals } from '../../../src/ui/features/proposal/order-proposals.ts';
import { railOf } from '../../../src/ui/features/proposal/rail-of.ts';
import { seatRoom } from '../../../src/ui/features/proposal/room.ts';
import { callNames, spokenCount } from '../../../src/ui/features/proposal/spoken.ts';
import { DAY } from '../../../src/ui/words/time.ts';
import { outcome, person, proposal, revision, stand } from '../../support/proposal-fixtures.ts';

describe('the room of a proposal', () => {
  const people = [
    person('asha'),
    person('ben'),
    person('cy'),
    person('dee', 'Dee', { standing: 'participant' }),
    person('eve', 'Eve', { standing: 'newcomer' }),
    person('flo', 'Flo', { standing: 'newcomer' }),
  ];
  const room = seatRoom(
    proposal({
      stands: [
        stand('ben', 'object'),
        stand('asha', 'agree'),
        stand('dee', 'agree', { current: false, standing: 'participant' }),
        stand('eve', 'object', { standing: 'newcomer' }),
      ],
    }),
    people,
  );

  it('seats positions in the ring’s order and newcomers apart', () => {
    expect(room.counted.map((each) => each.person)).toEqual(['asha', 'ben']);
    expect(room.older.map((each) => each.person)).toEqual(['dee']);
    expect(room.newcomers.map((each) => each.person)).toEqual(['eve']);
    expect(room.unheard).toEqual(['cy']);
  });

  it('counts only what counts', () => {
    expect(room.heard).toBe(2);
    expect(room.total).toBe(4);
    expect(room.tally).toEqual({ agree: 1, reservations: 0, standAside: 0, object: 1 });
  });
});

describe('my position on an older text', () => {
  const revisions = [revision(1, 'One.'), revision(2, 'One.\n\nTwo.\n\nThree.')];

  it('[OUT-4] says that an agreement does not count for the new text yet', () => {
    const older = olderStand(
      proposal({ revisions, stands: [stand('me', 'agree', { current: false })] }),
      'me',
    );
    expect(older?.sentence).toEqual({
      lead: 'You agreed to revision 1.',
      rest: 'Two lines are new, so that doesn’t count yet.',
    });
  });

  it('[OUT-4] says that an objection stays until it is answered', () => {
    const older = olderStand(proposal({ revisions, stands: [stand('me', 'object')] }), 'me');
    expect(older?.sentence).toEqual({
      lead: 'You objected to revision 1.',
      rest: 'That stays until you say that it is answered. Two lines are new.',
    });
  });

  it('is silent where there is nothing to say', () => {
    expect(olderStand(proposal({ revisions }), 'me')).toBeUndefined();
    expect(
      olderStand(proposal({ revisions, stands: [stand('me', 'agree', { revision: 'r2' })] }), 'me'),
    ).toBeUndefined();
    expect(
      olderStand(proposal({ revisions, stands: [stand('sam', 'agree', { current: false })] }), 'me'),
    ).toBeUndefined();
  });

  it('names changes beyond the text', () => {
    const text = revision(1, 'a\n\nb');
    expect(whatChanged(text, revision(2, 'a'))).toBe('One line is gone');
    expect(whatChanged(text, { ...text, title: 'Other' })).toBe('The title changed');
    expect(whatChanged(text, { ...text, about: 'Other' })).toBe('What it is about changed');
    expect(whatChanged(text, revision(2, 'a\n\n\nb'))).toBe('Only spaces changed');
  });
});

describe('[OUT-7] the days of cooling-off', () => {
  const WAITED = { heldSince: 0, now: 5 * DAY, days: 5 };
  const at = (days: number) =>
    coolingOffOf(outcome({ heldBy: ['a', 'b', 'c', 'd', 'e'] }), { heldSince: 0, now: days * DAY, days: 5 });

  it('counts whole days, by elapsed time alone', () => {
    expect(at(0).gone).toBe(0);
    expect(at(2.9)).toMatchObject({ gone: 2, left: 3 });
    expect(at(400)).toMatchObject({ gone: 5, left: 0 });
    expect(coolingOffOf(outcome(), { heldSince: 10 * DAY, now: 0, days: 5 }).gone).toBe(0);
    expect(coolingOffOf(outcome(), { heldSince: null, now: DAY, days: 5 }).gone).toBe(0);
  });

  it('says by how many it was heard, and the risk that remains', () => {
    expect(at(1).heard).toBe('Heard by 5 of 8 for five days');
    expect(at(1).enough).toBe(false);
    expect(coolingOffOf(outcome({ heldNeeded: 3, heldBy: ['a', 'b', 'c', 'd'] }), WAITED).heard).toBe(
      'Heard by 4 for five days, where 3 are enough',
    );
    expect(couldShorten(outcome())).toBe('Eight who lie could shorten this.');
    expect(couldShorten(outcome({ heldNeeded: 1 }))).toBe('One member who lies could shorten this.');
  });
});

describe('the list of proposals', () => {
  const named = (id: string, title: string, more = {}) =>
    proposal({ id, revisions: [revision(1, '', { title })], ...more });
  const list = [
    named('w', 'Withdrawn', { stage: 'withdrawn', touched: 99 }),
    named('d', 'Done', { stage: 'decided', touched: 98 }),
    named('c', 'Cooling', { stage: 'coolingOff', touched: 97 }),
    named('old', 'Old talk', { touched: 1 }),
    named('new', 'New talk', { touched: 2 }),
    named('fight', 'Fight', { stage: 'dispute', touched: 0 }),
  ];
  const ids = (query?: string) =>
    orderProposals(list, new Set(['old']), query).map(({ group, proposals }) => [
      group,
      proposals.map((each) => each.id),
    ]);

  it('puts what needs deciding first, and in it what waits for me', () => {
    expect(ids()).toEqual([
      ['deciding', ['old', 'new', 'fight']],
      ['coolingOff', ['c']],
      ['decided', ['d']],
      ['withdrawn', ['w']],
    ]);
  });

  it('finds by title and by what it is about', () => {
    expect(ids('TALK')).toEqual([['deciding', ['old', 'new']]]);
    expect(ids('hunslet').flatMap(([, found]) => found)).toHaveLength(6);
    expect(ids('nothing like it')).toEqual([]);
  });
});

describe('the rail', () => {
  it('marks one step as now for every stage, and never agrees with itself by accident', () => {
    for (const stage of ['talk', 'moot', 'coolingOff', 'decided', 'withdrawn', 'dispute'] as const) {
      const rail = railOf(stage);
      expect(['now', 'cooling', 'fell']).toContain(rail.states[rail.at]);
    }
    expect(railOf('decided').states).toEqual({
      talk: 'been',
      moot: 'spared',
      ballot: 'spared',
      decision: 'now',
    });
  });
});

describe('how things are said', () => {
  it('calls people by their first name where that is enough', () => {
    const called = callNames([
      person('a', 'Sam Whitaker'),
      person('b', 'Asha Okonjo'),
      person('c', 'Asha Rao'),
      person('d', null),
    ]);
    expect(called('a')).toBe('Sam');
    expect(called('b')).toBe('Asha Okonjo');
    expect(called('d')).toBe('someone');
    expect(called('nobody')).toBe('someone');
  });

  it('says counts in words while they are short', () => {
    expect(spokenCount(12)).toBe('twelve');
    expect(spokenCount(13)).toBe('13');
  });
});
