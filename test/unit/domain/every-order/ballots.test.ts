/** Every order of up to seven records about a ballot that don't know of each other, over a small roll. */
import { describe, expect, test } from 'vitest';
import type { RecordId } from '../../../../src/domain/burst.ts';
import type { BallotStory } from '../../../support/ballot-story.ts';
import { begunBy, seals, vote } from '../../../support/ballot-story.ts';
import { inEveryOrder } from '../../../support/every-order.ts';
import { meet } from '../../../support/rooms.ts';
import type { Persona } from '../../../support/world.ts';

type Three = [Persona, Persona, Persona];

/** Three members, all of them tellers; it has begun and everybody knows. */
function three(): BallotStory & { readonly three: Three } {
  const story = begunBy(['Ana', 'Ben', 'Cem']);
  return { ...story, three: story.people as Three };
}

const LONG = { timeout: 180_000 };

describe('[RED-2] ballots in every order', () => {
  test('[BAL-4] papers from two devices, and later ones', LONG, () => {
    const {
      w,
      three: [ana, ben, cem],
      ballot,
    } = three();
    const laptop = ana.alsoOn('laptop');
    laptop.hears(ben);
    const records = [
      ana.votes(ballot, 5, 0),
      laptop.votes(ballot, 0, 5),
      ben.votes(ballot, 4, 1),
      ben.votes(ballot, 1, 4),
      cem.votes(ballot, 3, 2),
    ];
    laptop.hears(ana);
    records.push(laptop.votes(ballot, 2, 2), ana.votes(ballot, 5, 1));
    const { orders, all } = inEveryOrder(w, records);
    expect(orders).toBe(5040);
    const states = all.ballot(ballot).papers.map(({ state }) => state);
    expect(states.filter((state) => state === 'split')).toHaveLength(2);
    expect(states.filter((state) => state === 'cast')).toHaveLength(2);
    expect(states.filter((state) => state === 'superseded')).toHaveLength(3);
  });

  test('[BAL-5] tellers with different returns, one of them two', LONG, () => {
    const {
      w,
      three: [ana, ben, cem],
      ballot,
    } = three();
    const papers = vote([ana, ben, cem], ballot, 5, 1);
    meet(ana, ben, cem);
    const records = [
      ana.returns(ballot, papers),
      ben.returns(ballot, papers.slice(1)),
      cem.returns(ballot, papers.slice(2)),
      cem.returns(ballot, papers.slice(0, 1)),
    ];
    meet(ana, ben);
    records.push(ana.signsSet(ballot), ben.signsSet(ballot));
    meet(ana, ben);
    records.push(ana.confirmsSet(ballot));
    const { orders, all } = inEveryOrder(w, records);
    expect(orders).toBe(5040);
    expect(all.ballot(ballot).tellers.map(({ twoReturns }) => twoReturns)).toEqual([false, false, true]);
    expect(records.map((id) => all.refusal(id))).toEqual(records.map(() => null));
  });

  test('[BAL-8] one teller lost: sealed by the other two, whose seal comes piece by piece', LONG, () => {
    const {
      w,
      three: [ana, ben, cem],
      ballot,
      proposal,
    } = three();
    vote([ana, ben, cem], ballot, 5, 1);
    meet(ana, ben, cem);
    const records: RecordId[] = [ana.returns(ballot), ben.returns(ballot)];
    meet(ana, ben);
    records.push(ana.signsSet(ballot), ben.signsSet(ballot));
    meet(ana, ben);
    records.push(ana.confirmsSet(ballot), ben.confirmsSet(ballot));
    meet(ana, ben);
    records.push(ana.recordsBallot(ballot, proposal));
    const { orders, all } = inEveryOrder(w, records);
    expect(orders).toBe(5040);
    expect(all.ballot(ballot)).toMatchObject({ stage: 'decided', result: { counted: 3, missing: [cem.id] } });
    expect(all.proposal(proposal).stage).toBe('decided');
  });

  test('[BAL-9] contradicting confirmations, and a record of each seal', LONG, () => {
    const {
      w,
      three: [ana, ben, cem],
      ballot,
      proposal,
    } = three();
    vote([ana, ben, cem], ballot, 5, 1);
    meet(ana, ben, cem);
    const small = [ana.returns(ballot), ben.returns(ballot)];
    meet(ana, ben);
    for (const teller of [ana, ben]) teller.signsSet(ballot);
    meet(ana, ben);
    const whole = [...small, cem.returns(ballot)];
    meet(ben, cem);
    for (const teller of [ben, cem]) teller.signsSet(ballot, whole);
    meet(ben, cem);
    const records = [
      ana.confirmsSet(ballot, small),
      ben.confirmsSet(ballot, small),
      cem.confirmsSet(ballot, whole),
    ];
    ana.hears(ben);
    records.push(ana.recordsBallot(ballot, proposal), ben.confirmsSet(ballot, whole));
    cem.receives(w.bursts.filter(({ feed }) => feed === ben.feed));
    records.push(cem.recordsBallot(ballot, proposal));
    const { orders, all } = inEveryOrder(w, records);
    expect(orders).toBe(720);
    expect(all.ballot(ballot).tellers.map(({ confirmedTwo }) => confirmedTwo)).toEqual([false, true, false]);
    // Both seals came to the same end: one decision.
    expect(all.proposal(proposal).stage).toBe('decided');
  });

  test('[BAL-9] a stale device opens another vote beside the seal', LONG, () => {
    const {
      w,
      three: [ana, ben, cem],
      ballot,
      deadlock,
      proposal,
    } = three();
    vote([ana, ben, cem], ballot, 5, 1);
    meet(ana, ben, cem);
    const stale = cem.alsoOn('old laptop');
    const idle = ben.alsoOn('old phone');
    idle.hears(stale);
    seals([ana, ben], ballot);
    const records = [
      ana.recordsBallot(ballot, proposal),
      stale.opensBallot([deadlock], [ana, ben, cem], { repeats: ballot }),
    ];
    const again = records[1] ?? '';
    idle.hears(stale);
    stale.hears(idle);
    records.push(idle.acceptsTelling(again), stale.acceptsTelling(again));
    stale.hears(idle);
    records.push(stale.votes(again, 0, 5), ben.recordsBallot(ballot, proposal));
    const { orders, all } = inEveryOrder(w, records);
    expect(orders).toBe(720);
    // What was put on record stands; the other vote can't undo it.
    expect(all.ballot(ballot).stage).toBe('decided');
    expect(all.proposal(proposal).stage).toBe('decided');
  });

  test('[BAL-2] two openings beside each other, each with its tellers', LONG, () => {
    const {
      w,
      three: [ana, ben, cem],
      ballot,
      deadlock,
    } = three();
    const other = ana.alsoOn('laptop');
    other.hears(ben);
    expect(ballot).not.toBe('');
    const records = [
      cem.opensBallot([deadlock], [ana, ben, cem]),
      ana.takesBackBallot(ballot),
      ben.votes(ballot, 1, 2),
      other.votes(ballot, 3, 2),
      cem.votes(ballot, 5, 5),
    ];
    const { orders, all } = inEveryOrder(w, records);
    expect(orders).toBe(120);
    expect(all.refusal(records[0] ?? '')).toBe('alreadyDone');
    expect(all.refusal(records[1] ?? '')).toBe('closed');
  });

  test('[BAL-10] slips, ticks and a denial', LONG, () => {
    const {
      w,
      three: [ana, ben, cem],
      ballot,
    } = three();
    const records = [
      ana.entersSlips(
        ballot,
        'The hall',
        [ana, cem],
        [
          [5, 0],
          [1, 2],
        ],
      ),
      ben.entersSlips(
        ballot,
        'The hall',
        [ana, cem],
        [
          [1, 2],
          [5, 0],
        ],
      ),
      cem.votes(ballot, 0, 5),
    ];
    cem.hears(ana);
    records.push(cem.deniesTick(ballot, 'The hall'));
    const set = [ana, ben].map((teller) => {
      teller.hears(ana, ben, cem);
      return teller.returns(ballot);
    });
    records.push(...set);
    const { orders, all } = inEveryOrder(w, records);
    expect(orders).toBe(720);
    expect(all.ballot(ballot).rooms).toMatchObject([{ state: 'agree', named: [cem.id] }]);
  });
});
