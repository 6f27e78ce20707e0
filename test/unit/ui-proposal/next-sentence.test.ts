import { describe, expect, it } from 'vitest';
import type { Obstacle, Proposal } from '../../../src/domain/state.ts';
import { nextSentence } from '../../../src/ui/features/proposal/next-sentence.ts';
import type { Listener } from '../../../src/ui/features/proposal/sentence.ts';
import { count, outcome, proposal } from '../../support/proposal-fixtures.ts';

const NAMES: Record<string, string> = {
  asha: 'Asha',
  sam: 'Sam',
  jo: 'Jo',
  kim: 'Kim',
  lee: 'Lee',
  cem: 'Cem',
  me: 'Mo',
};
const listener: Listener = {
  me: 'me',
  member: true,
  callName: (id) => NAMES[id] ?? 'someone',
  coolingOffDays: 5,
};

const say = (more: Partial<Proposal>, to: Partial<Listener> = {}) => {
  const { lead, rest } = nextSentence(proposal({ members: count({ agree: 10 }), ...more }), {
    ...listener,
    ...to,
  });
  return `${lead} ${rest}`;
};
const talk = (...obstacles: Obstacle[]) => say({ obstacles });
const objections = (...people: string[]): Obstacle => ({ type: 'objections', people });
const asked = (...people: string[]): Obstacle => ({ type: 'mootAskedFor', people });
const quorum = (spoken: number, needed: number): Obstacle => ({ type: 'notQuorate', spoken, needed });

describe('what stands in the way, in one sentence', () => {
  it('says that nothing does, and who may record it [OUT-1]', () => {
    expect(talk()).toBe('Nothing stands in the way. You or any other member can record the consensus.');
    expect(say({}, { member: false })).toBe(
      'Nothing stands in the way. Any member can record the consensus.',
    );
  });

  it('names one objection and both ways on', () => {
    expect(talk(objections('sam'))).toBe(
      'One objection stands. If Sam lifts it, this is consensus. If not, it goes to a Moot.',
    );
  });

  it('speaks to the one who objects', () => {
    expect(talk(objections('me'))).toBe(
      'Your objection stands. If you lift it, this is consensus. If not, it goes to a Moot.',
    );
  });

  it('names several objections, and the many only by number', () => {
    expect(talk(objections('sam', 'jo', 'kim'))).toBe(
      'Three objections stand. If Sam, Jo and Kim lift them, this is consensus. If not, it goes to a Moot.',
    );
    expect(talk(objections('sam', 'me'))).toContain('If you and Sam lift them');
    expect(talk(objections('sam', 'jo', 'kim', 'lee'))).toContain(
      'Four objections stand. If Sam, Jo and 2 more',
    );
  });

  it('does not promise consensus while something else is in the way', () => {
    expect(talk(objections('sam'), quorum(2, 4))).toBe(
      'One objection stands. If Sam lifts it, two more members have to speak before this is consensus. If not, it goes to a Moot.',
    );
    expect(talk(objections('sam'), asked('jo'))).toBe(
      'One objection stands. If Sam lifts it, it still waits for the Moot that Jo asked for.',
    );
    expect(talk(objections('sam'), { type: 'revisionsDiffer', revisions: ['r1', 'r2'] })).toContain(
      'one text has to be made',
    );
    expect(talk(objections('sam'), { type: 'noRoll' })).toContain('this waits for the founding list');
  });

  it('takes disagreement that the objection itself makes as part of it', () => {
    expect(talk(objections('sam'), { type: 'notBroad', among: 'members' })).toContain('this is consensus');
  });

  it('does not promise consensus where nobody agrees', () => {
    expect(say({ members: count({ object: 1 }), obstacles: [objections('sam')] })).toContain(
      'If Sam lifts it and somebody agrees, this is consensus.',
    );
  });

  it('says who asks for a Moot', () => {
    expect(talk(asked('sam'))).toBe(
      'Sam says this needs a Moot. It isn’t settled in writing until Sam takes that back.',
    );
    expect(talk(asked('sam', 'jo'))).toBe(
      'Sam and Jo say this needs a Moot. It isn’t settled in writing until Sam and Jo take that back.',
    );
    expect(talk(asked('me'))).toBe(
      'You say this needs a Moot. It isn’t settled in writing until you take that back.',
    );
  });

  it('counts who has to speak yet', () => {
    expect(talk(quorum(0, 4))).toBe(
      'No member has spoken yet. Once four members have, and nobody objects, this is consensus.',
    );
    expect(talk(quorum(0, 1))).toBe(
      'No member has spoken yet. Once one member has, and nobody objects, this is consensus.',
    );
    expect(talk(quorum(1, 4))).toBe(
      'One of four members has spoken. Three more, and if nobody objects, this is consensus.',
    );
    expect(talk(quorum(21, 23))).toContain('21 of 23 members have spoken. Two more');
  });

  it('[OUT-3] says where participants and members differ', () => {
    const sides = { members: count({ agree: 5 }), participants: count({ agree: 5, object: 20 }) };
    expect(say({ ...sides, obstacles: [{ type: 'notBroad', among: 'participants' }] })).toBe(
      'Participants and members differ. Among everyone taking part, fewer than four in five of those who take a side agree.',
    );
    expect(say({ ...sides, obstacles: [{ type: 'notBroad', among: 'members' }] })).toContain(
      'Among members, fewer',
    );
    expect(
      say({
        ...sides,
        obstacles: [
          { type: 'notBroad', among: 'members' },
          { type: 'notBroad', among: 'participants' },
        ],
      }),
    ).toContain('Too few agree. Fewer than four in five of those who take a side agree, of members');
  });

  it('does not call it disagreement when nobody takes a side', () => {
    const aside = count({ standAside: 3 });
    expect(
      say({ members: aside, participants: aside, obstacles: [{ type: 'notBroad', among: 'members' }] }),
    ).toBe('Nobody takes a side. Those who stand aside are heard, but somebody has to agree.');
  });

  it('says when two texts were put at once', () => {
    const differing = { type: 'revisionsDiffer', revisions: ['r1', 'r2'] } as const;
    const lead = 'Two texts were put at the same time.';
    expect(talk(differing)).toBe(
      `${lead} Once Asha puts one text that says it all, everyone says again where they stand.`,
    );
    expect(say({ obstacles: [differing], by: 'me' })).toBe(
      `${lead} One text has to say it all. Put it, and everyone says again where they stand.`,
    );
    expect(talk({ type: 'notQuorate', spoken: 0, needed: 2 }, differing)).toContain(lead);
  });

  it('says when nobody is a member yet', () => {
    expect(talk({ type: 'noRoll' })).toBe(
      'Nobody is a member yet. Once the founding list is signed, members can settle this.',
    );
  });

  it('at step 2 it does not send an objection to a Moot again', () => {
    expect(say({ stage: 'moot', obstacles: [objections('sam')] })).toBe(
      'One objection stands. If Sam lifts it, this is consensus. No Moot is called yet.',
    );
  });
});

describe('after the talking', () => {
  it('[OUT-7] says what a recorded consensus waits for', () => {
    expect(say({ stage: 'coolingOff', outcomes: [outcome()] })).toBe(
      'Cem recorded the consensus. It stands once eight members have had it for five days and nobody has objected.',
    );
    expect(say({ stage: 'coolingOff', outcomes: [outcome({ by: 'me', heldNeeded: 1 })] })).toContain(
      'You recorded the consensus. It stands once one member has had it for five days',
    );
  });

  it('[OUT-7] says who may record that it stands', () => {
    const held = outcome({ heldNeeded: 2, heldBy: ['sam', 'jo'] });
    expect(say({ stage: 'coolingOff', outcomes: [held] })).toBe(
      'Enough members have had it for five days. Any of the two can record that it stands.',
    );
    expect(say({ stage: 'coolingOff', outcomes: [{ ...held, heldBy: ['sam', 'me'] }] })).toContain(
      'You can record that it stands.',
    );
  });

  it('[OUT-9] says that what comes after it stands changes nothing', () => {
    expect(say({ stage: 'decided' })).toBe(
      'Decided by consensus. It stands. What comes now is a reason for a new proposal.',
    );
  });

  it('[OUT-6] says when it was recorded differently in two places', () => {
    expect(say({ stage: 'dispute' })).toBe(
      'Recorded differently in two places. Nobody acts on either record. A Moot talks it through.',
    );
  });

  it('[OUT-4] says that a withdrawn idea starts afresh', () => {
    expect(say({ stage: 'withdrawn' })).toBe(
      'Withdrawn by Asha. Nothing comes of it. The idea can be put again and then starts afresh.',
    );
    expect(say({ stage: 'withdrawn' }, { me: 'asha' })).toContain('You withdrew this.');
  });
});
