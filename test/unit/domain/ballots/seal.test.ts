import { describe, expect, test } from 'vitest';
import type { BallotStory } from '../../../support/ballot-story.ts';
import { begunBy, seals, vote } from '../../../support/ballot-story.ts';
import { Kind } from '../../../../src/domain/kinds.ts';
import { meet } from '../../../support/rooms.ts';
import type { Persona } from '../../../support/world.ts';

const FIVE = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli'] as const;
type Five = [Persona, Persona, Persona, Persona, Persona];

/** Five voters, Ana, Ben and Cem tell; all papers are with everybody. */
function voted(): BallotStory & { readonly five: Five } {
  const story = begunBy(FIVE);
  const five = story.people as Five;
  vote(five, story.ballot, 5, 1);
  meet(...five);
  return { ...story, five };
}

describe('[BAL-8] sign, then confirm', () => {
  test('a set is all returns that its signer holds, of more than half', () => {
    const { w, five, ballot } = voted();
    const [ana, ben, cem, dana] = five;
    const first = ana.returns(ballot);
    expect(w.refusal(ana.signsSet(ballot))).toBe('tooFewReturns');
    const second = ben.returns(ballot);
    const third = cem.returns(ballot);
    meet(ana, ben);
    expect(w.refusal(ana.signsSet(ballot, [first]))).toBe('doesNotFollow');
    expect(w.refusal(ana.signsSet(ballot, [first, third]))).toBe('doesNotFollow');
    expect(w.refusal(ana.signsSet(ballot, [first, second]))).toBeNull();
    expect(w.refusal(ana.signsSet(ballot, [second, first]))).toBe('alreadyDone');
    expect(w.refusal(dana.signsSet(ballot, [first, second]))).toBe('notATeller');
    ana.hears(cem);
    expect(w.refusal(ana.signsSet(ballot))).toBeNull();
  });

  test('only a set that more than half signed can be confirmed; more than half make the seal', () => {
    const { w, five, tellers, ballot } = voted();
    const [ana, ben, cem] = five;
    const set = tellers.map((teller) => teller.returns(ballot));
    meet(...tellers);
    ana.signsSet(ballot);
    expect(w.refusal(ana.confirmsSet(ballot))).toBe('tooFewReturns');
    ben.signsSet(ballot);
    meet(ana, ben);
    expect(w.refusal(ana.confirmsSet(ballot, set.slice(0, 2)))).toBe('tooFewReturns');
    expect(w.refusal(ana.confirmsSet(ballot))).toBeNull();
    expect(w.refusal(ana.confirmsSet(ballot))).toBe('alreadyDone');
    expect(w.everyone().ballot(ballot)).toMatchObject({ stage: 'begun', result: null });
    cem.hears(ana, ben);
    cem.confirmsSet(ballot);
    expect(w.everyone().ballot(ballot)).toMatchObject({ stage: 'sealed', result: { counted: 5 } });
  });

  test('without one teller: sealed, naming the missing', () => {
    const { five, ballot } = voted();
    const [ana, ben, cem] = five;
    seals([ana, ben], ballot);
    expect(ana.sees.ballot(ballot).result).toMatchObject({ counted: 5, missing: [cem.id], noWinner: null });
  });

  test('nothing is put on record before the seal, and nothing twice', () => {
    const { w, five, tellers, ballot, proposal } = voted();
    const [ana, , , dana] = five;
    expect(w.refusal(dana.recordsBallot(ballot, proposal))).toBe('notSealed');
    seals(tellers, ballot);
    expect(w.refusal(dana.recordsBallot(ballot, proposal))).toBe('notSealed');
    meet(...five);
    expect(w.refusal(ana.recordsBallot(ballot, proposal))).toBeNull();
    expect(w.refusal(ana.recordsBallot(ballot, proposal))).toBe('alreadyDone');
    // Dana, who hadn't heard, says the same: one decision.
    expect(w.refusal(dana.recordsBallot(ballot, proposal))).toBeNull();
    const all = w.everyone();
    expect(all.proposal(proposal).stage).toBe('decided');
    expect(all.state.decisions.size).toBe(1);
  });

  test('scenario 33: a return after the seal: the result unchanged, its effect shown', () => {
    const { w, five, ballot, proposal } = voted();
    const [ana, ben, cem, dana, eli] = five;
    const before = cem.alsoOn('laptop');
    seals([ana, ben], ballot);
    expect(before.id).toBe(cem.id);
    // Cem held everything that the others held: nothing would have changed.
    const late = cem.returns(ballot);
    expect(w.refusal(late)).toBeNull();
    meet(ana, ben, cem);
    expect(ana.sees.ballot(ballot)).toMatchObject({
      stage: 'sealed',
      result: {
        counted: 5,
        winners: [0],
        missing: [cem.id],
        late: [{ teller: cem.id, papers: 5, wouldChange: false }],
      },
    });
    dana.hears(ana);
    dana.recordsBallot(ballot, proposal);
    eli.hears(dana);
    expect(eli.sees.ballot(ballot)).toMatchObject({ stage: 'decided', result: { counted: 5 } });
  });

  test('scenario 33: also where it would have changed something', () => {
    const { w, people, ballot, proposal } = begunBy(FIVE);
    const [ana, ben, cem, dana, eli] = people as Five;
    vote([ana, ben, cem, dana, eli], ballot, 5, 0);
    meet(ana, ben, cem, dana, eli);
    // Three change their minds where only Cem hears it.
    for (const person of [cem, dana, eli]) person.votes(ballot, 0, 5);
    cem.hears(dana, eli);
    seals([ana, ben], ballot);
    ana.recordsBallot(ballot, proposal);
    const decided = w.everyone().ballot(ballot);
    cem.returns(ballot);
    const after = w.everyone().ballot(ballot);
    expect(after.result).toMatchObject({
      winners: [0],
      noWinner: null,
      counted: 5,
      late: [{ teller: cem.id, papers: 5, wouldChange: true }],
    });
    expect(after.result?.report).toEqual(decided.result?.report);
    expect(w.everyone().proposal(proposal).stage).toBe('decided');
  });
});

describe('[BAL-5] two different returns', () => {
  test('scenario 28: named, counts as none, and is still in the number of which half is taken', () => {
    const { w, five, ballot } = voted();
    const [ana, ben, cem] = five;
    const held = cem.sees.ballot(ballot).papers.map(({ id }) => id);
    cem.returns(ballot, held);
    expect(w.refusal(cem.returns(ballot, held.slice(1)))).toBeNull();
    ana.returns(ballot);
    meet(ana, ben, cem);
    expect(ana.sees.ballot(ballot).tellers[2]).toMatchObject({
      person: cem.id,
      twoReturns: true,
      return: null,
    });
    expect(w.refusal(ana.signsSet(ballot))).toBe('tooFewReturns');
    ben.returns(ballot);
    meet(ana, ben, cem);
    for (const teller of [ana, ben]) expect(w.refusal(teller.signsSet(ballot))).toBeNull();
    meet(ana, ben, cem);
    for (const teller of [ana, ben]) teller.confirmsSet(ballot);
    expect(w.everyone().ballot(ballot)).toMatchObject({
      stage: 'sealed',
      result: { counted: 5, missing: [cem.id], late: [] },
    });
  });

  test('a second one after the seal names its signer and changes nothing', () => {
    const { w, five, tellers, ballot } = voted();
    const [, , cem] = five;
    seals(tellers, ballot);
    const before = w.everyone().ballot(ballot);
    expect(w.refusal(cem.returns(ballot, []))).toBeNull();
    const after = w.everyone().ballot(ballot);
    expect(after.result).toEqual(before.result);
    expect(after.tellers[2]?.twoReturns).toBe(true);
  });
});

describe('[BAL-9] dispute, and no seal', () => {
  /** Ana and Ben seal without Cem; Ben goes on to confirm another set, with Cem. */
  function disputed() {
    const story = voted();
    const [ana, ben, cem] = story.five;
    const { ballot } = story;
    const returns = [ana.returns(ballot), ben.returns(ballot)];
    meet(ana, ben);
    for (const teller of [ana, ben]) teller.signsSet(ballot);
    meet(ana, ben);
    ana.confirmsSet(ballot);
    const all = [...returns, cem.returns(ballot)];
    meet(ben, cem);
    for (const teller of [ben, cem]) teller.signsSet(ballot, all);
    meet(ben, cem);
    cem.confirmsSet(ballot, all);
    ben.confirmsSet(ballot, returns);
    ben.confirmsSet(ballot, all);
    return { ...story, returns, all };
  }

  test('scenario 34: a teller confirms two sets: dispute, named; nobody honest is named', () => {
    const { w, five, ballot, proposal } = disputed();
    const [ana, ben, cem] = five;
    meet(...five);
    const row = w.everyone().ballot(ballot);
    expect(row).toMatchObject({ stage: 'dispute', result: null });
    expect(row.tellers.map(({ person, confirmedTwo }) => [person, confirmedTwo])).toEqual([
      [ana.id, false],
      [ben.id, true],
      [cem.id, false],
    ]);
    expect(w.refusal(ana.recordsBallot(ballot, proposal))).toBe('noWinner');
  });

  test('it is voted on again without them', () => {
    const { w, five, ballot, deadlock } = disputed();
    const [ana, ben, cem, dana, eli] = five;
    meet(...five);
    const again = (tellers: readonly Persona[]) => ana.opensBallot([deadlock], tellers, { repeats: ballot });
    expect(w.refusal(again([ana, ben, cem]))).toBe('notATeller');
    expect(w.refusal(again([ana, cem]))).toBe('notATeller');
    const repeat = again([ana, cem, dana]);
    expect(w.refusal(repeat)).toBeNull();
    expect(w.refusal(eli.opensBallot([deadlock], [ana, cem, dana]))).toBe('alreadyDone');
    meet(...five);
    expect(w.refusal(again([ana, cem, dana]))).toBe('alreadyDone');
    for (const teller of [ana, cem, dana]) teller.acceptsTelling(repeat);
    meet(...five);
    expect(ana.sees.ballot(ballot)).toMatchObject({ stage: 'again', repeatedBy: repeat });
    vote(five, repeat, 4, 2);
    meet(...five);
    seals([ana, cem, dana], repeat);
    expect(ana.sees.ballot(repeat)).toMatchObject({ stage: 'sealed', result: { winners: [0], counted: 5 } });
    expect(w.refusal(eli.votes(ballot, 1, 1))).toBe('closed');
  });

  test('what was put on record of the one seal stands when the other comes', () => {
    const { w, five, ballot, proposal } = voted();
    const [ana, ben, cem] = five;
    seals([ana, ben], ballot);
    expect(w.refusal(ana.recordsBallot(ballot, proposal))).toBeNull();
    const before = w.everyone().ballot(ballot);
    // Ben goes on to seal another set with Cem, who hasn't heard.
    cem.returns(ballot);
    ben.hears(cem);
    ben.signsSet(ballot);
    cem.receives(w.bursts.filter(({ feed }) => feed !== ana.feed));
    cem.receives(
      w.bursts.filter(({ feed, records }) => feed === ana.feed && !isOf(records, Kind.ballotDecided)),
    );
    cem.signsSet(ballot);
    ben.hears(cem);
    expect(w.refusal(ben.confirmsSet(ballot))).toBeNull();
    cem.hears(ben);
    expect(w.refusal(cem.confirmsSet(ballot))).toBeNull();
    const after = w.everyone().ballot(ballot);
    expect(after).toMatchObject({ stage: 'decided', result: { counted: 5 } });
    expect(after.tellers.map(({ confirmedTwo }) => confirmedTwo)).toEqual([false, true, false]);
    expect(after.result?.report).toEqual(before.result?.report);
    expect(w.everyone().proposal(proposal).stage).toBe('decided');
  });

  const isOf = (records: readonly { readonly kind: number }[], kind: number): boolean =>
    records.some((record) => record.kind === kind);

  test('no seal: another ballot with other tellers, as far as there are others', () => {
    const { w, five, ballot, deadlock } = voted();
    const [ana, ben, cem, dana, eli] = five;
    const again = (tellers: readonly Persona[]) => dana.opensBallot([deadlock], tellers, { repeats: ballot });
    // There are two who haven't told; the third may have.
    expect(w.refusal(again([ana, ben, dana]))).toBe('notATeller');
    expect(w.refusal(again([dana, eli]))).toBe('notATeller');
    const repeat = again([dana, eli, cem]);
    expect(w.refusal(repeat)).toBeNull();
    meet(...five);
    for (const teller of [dana, eli, cem]) expect(w.refusal(teller.acceptsTelling(repeat))).toBeNull();
    meet(...five);
    // The first one's seal comes afterwards: these tellers had not seen it, so it no longer counts.
    seals([ana, ben], ballot);
    meet(...five);
    expect(ana.sees.ballot(ballot)).toMatchObject({ stage: 'again', repeatedBy: repeat });
    expect(w.refusal(ana.recordsBallot(ballot, ana.sees.ballot(ballot).proposals[0] ?? null))).toBe(
      'notSealed',
    );
  });

  test('whoever knows of a seal neither opens the repeat nor accepts it', () => {
    const { w, five, ballot, deadlock } = voted();
    const [ana, ben, cem, dana, eli] = five;
    const repeat = dana.opensBallot([deadlock], [dana, eli, cem], { repeats: ballot });
    seals([ana, ben], ballot);
    for (const teller of [eli, cem]) {
      teller.hears(dana, ana);
      expect(w.refusal(teller.acceptsTelling(repeat))).toBe('closed');
    }
    dana.acceptsTelling(repeat);
    meet(...five);
    expect(ana.sees.ballot(ballot).stage).toBe('sealed');
    expect(ana.sees.ballot(repeat).stage).toBe('waiting');
    expect(w.refusal(eli.opensBallot([deadlock], [dana, eli, cem], { repeats: ballot }))).toBe('closed');
  });

  test('a repeat asks the same question: the same options, counted the same way', () => {
    const { w, five, ballot, deadlock, proposal } = voted();
    const [ana, , cem, dana, eli] = five;
    const options = [
      { label: 'Yes', type: 'choice', revision: proposal },
      { label: 'Never', type: 'choice', revision: null },
    ] as const;
    const other = ana.opensBallot([deadlock], [dana, eli, cem], { repeats: ballot, options });
    expect(w.refusal(other)).toBe('doesNotFollow');
    const bloc = ana.opensBallot([deadlock], [dana, eli, cem], { repeats: ballot, method: 'blocStar' });
    expect(w.refusal(bloc)).toBe('doesNotFollow');
  });
});
