import { describe, expect, test } from 'vitest';
import { begunBy, deadlockOn, openedBy, seals, vote } from '../../../support/ballot-story.ts';
import { meet } from '../../../support/rooms.ts';
import type { Persona } from '../../../support/world.ts';

const FIVE = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli'] as const;

describe('a ballot from its opening to the register', () => {
  test('[BAL-13] a deadlock becomes a decision by a sealed ballot', () => {
    const { w, people, tellers, proposal, deadlock, ballot } = begunBy(FIVE);
    const [ana, ben, , dana, eli] = people as [Persona, Persona, Persona, Persona, Persona];
    expect(ana.sees.ballot(ballot)).toMatchObject({
      stage: 'begun',
      proposals: [proposal],
      deadlocks: [deadlock],
    });
    expect(ana.sees.proposal(proposal)).toMatchObject({ stage: 'ballot', ballots: [ballot] });
    vote([ana, ben, dana], ballot, 5, 0);
    vote([eli], ballot, 0, 5);
    meet(...people);
    seals(tellers, ballot);
    meet(...people);
    const sealed = dana.sees.ballot(ballot);
    expect(sealed.stage).toBe('sealed');
    expect(sealed.result).toMatchObject({
      winners: [0],
      noWinner: null,
      counted: 4,
      inDoubt: 0,
      missing: [],
      late: [],
    });
    expect(sealed.papers.map(({ state }) => state)).toEqual(['counted', 'counted', 'counted', 'counted']);
    expect(w.refusal(dana.recordsBallot(ballot, null))).toBe('doesNotFollow');
    const standing = dana.recordsBallot(ballot, proposal);
    expect(w.refusal(standing)).toBeNull();
    const all = w.everyone();
    expect(all.ballot(ballot)).toMatchObject({ stage: 'decided', decision: standing });
    expect(all.proposal(proposal)).toMatchObject({ stage: 'decided', decision: standing });
    expect(all.decision(standing)).toMatchObject({
      ballot,
      outcome: null,
      reachedBy: 'ballot',
      result: 'accepted',
      revision: { id: proposal },
    });
  });

  test('[BAL-13] where "no" wins, the proposal falls', () => {
    const { w, people, tellers, proposal, ballot } = begunBy(FIVE);
    const [ana, ben, cem] = people as [Persona, Persona, Persona];
    vote([ana], ballot, 5, 0);
    vote([ben, cem], ballot, 1, 3);
    meet(...people);
    seals(tellers, ballot);
    const standing = ana.recordsBallot(ballot, proposal);
    expect(w.refusal(standing)).toBeNull();
    expect(w.everyone().proposal(proposal).stage).toBe('fallen');
    expect(w.everyone().decision(standing).result).toBe('falls');
  });

  test('[BAL-13] where "keep talking" wins, nothing stands and the proposal is talked about again', () => {
    const story = openedBy(FIVE);
    const { people, deadlock, tellers, proposal } = story;
    const [ana] = people as [Persona];
    ana.takesBackBallot(story.ballot);
    expect(ana.sees.ballot(story.ballot).stage).toBe('takenBack');
    const ballot = ana.opensBallot([deadlock], tellers, {
      options: [
        { label: 'The oven', type: 'choice', revision: proposal },
        { label: 'Keep talking', type: 'keepTalking', revision: null },
      ],
    });
    meet(...people);
    for (const teller of tellers) teller.acceptsTelling(ballot);
    meet(...people);
    vote(people, ballot, 2, 5);
    meet(...people);
    seals(tellers, ballot);
    expect(story.w.refusal(ana.recordsBallot(ballot, proposal))).toBe('doesNotFollow');
    expect(story.w.refusal(ana.recordsBallot(ballot, null))).toBeNull();
    const all = story.w.everyone();
    expect(all.ballot(ballot)).toMatchObject({ stage: 'decided', result: { winners: [1] } });
    expect(all.proposal(proposal)).toMatchObject({ decision: null, deadlock: null, stage: 'moot' });
    expect(all.state.decisions.size).toBe(0);
  });

  test('[BAL-13] where "reopen nominations" wins a seat, what won before it stands, and nothing falls', () => {
    const story = openedBy(FIVE);
    const { w, people, deadlock, tellers, proposal } = story;
    const [ana, ben, cem] = people as [Persona, Persona, Persona];
    ana.takesBackBallot(story.ballot);
    const other = ana.puts('Mixer');
    const second = deadlockOn(people, other, tellers);
    const ballot = ana.opensBallot([deadlock, second], tellers, {
      method: 'blocStar',
      seats: 2,
      options: [
        { label: 'Oven', type: 'choice', revision: proposal },
        { label: 'Mixer', type: 'choice', revision: other },
        { label: 'Reopen', type: 'reopenNominations', revision: null },
      ],
    });
    expect(w.refusal(ballot)).toBeNull();
    meet(...people);
    for (const teller of tellers) teller.acceptsTelling(ballot);
    meet(...people);
    vote([ana, ben, cem], ballot, 5, 1, 4);
    meet(...people);
    seals(tellers, ballot);
    expect(ana.sees.ballot(ballot).result?.winners).toEqual([0, 2]);
    expect(w.refusal(ana.recordsBallot(ballot, other))).toBe('doesNotFollow');
    expect(w.refusal(ana.recordsBallot(ballot, null))).toBe('doesNotFollow');
    expect(w.refusal(ana.recordsBallot(ballot, proposal))).toBeNull();
    expect(w.refusal(ana.recordsBallot(ballot, null))).toBe('doesNotFollow');
    const all = w.everyone();
    expect(all.proposal(proposal).stage).toBe('decided');
    expect(all.proposal(other)).toMatchObject({ decision: null, deadlock: null, stage: 'moot' });
  });
});
