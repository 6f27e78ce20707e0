import { expect, test } from 'vitest';
import { mayConfirmReturns, maySignReturn, maySignReturns } from '../../../../src/domain/ballot/may.ts';
import { needsOf } from '../../../../src/domain/needs.ts';
import { CLOSES } from '../../../support/ballot-acts.ts';
import { openedBy, seals, vote } from '../../../support/ballot-story.ts';
import { meet } from '../../../support/rooms.ts';
import type { Persona } from '../../../support/world.ts';
import { DAY } from '../../../support/world.ts';

const FIVE = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli'] as const;
type Five = [Persona, Persona, Persona, Persona, Persona];

/** What ballots wait for from that person at that time, by its kind. */
const waits = (one: Persona, now = CLOSES - DAY): string[] =>
  needsOf(one.state, one.id, now, () => null)
    .filter((need) => 'ballot' in need)
    .map(({ type }) => type);

test('a ballot asks its tellers to accept, its voters to vote, and a member to put it on record', () => {
  const { people, tellers, ballot, proposal } = openedBy(FIVE);
  const [ana, ben, cem, dana, eli] = people as Five;
  expect([ana, dana].map((one) => waits(one))).toEqual([['acceptTelling'], []]);
  for (const teller of [ana, ben]) teller.acceptsTelling(ballot);
  meet(...people);
  expect([ana, cem, dana].map((one) => waits(one))).toEqual([['vote'], ['vote', 'acceptTelling'], ['vote']]);
  cem.acceptsTelling(ballot);
  vote([ana, ben, cem, dana], ballot, 5, 0);
  meet(...people);
  expect([ana, eli].map((one) => waits(one))).toEqual([[], ['vote']]);
  expect(waits(eli, CLOSES)).toEqual([]);
  expect(waits(ana, CLOSES)).toEqual(['sendReturn']);
  seals(tellers, ballot);
  meet(...people);
  expect(people.map((one) => waits(one, CLOSES + DAY))).toEqual(people.map(() => ['recordBallot']));
  dana.recordsBallot(ballot, proposal);
  expect(waits(dana, CLOSES + DAY)).toEqual([]);
});

test('whoever was ticked is asked to be the second who enters a room’s slips; who has a slip need not vote', () => {
  const { people, tellers, ballot } = openedBy(FIVE);
  const [ana, , , dana, eli] = people as Five;
  for (const teller of tellers) teller.acceptsTelling(ballot);
  meet(...people);
  dana.entersSlips(
    ballot,
    'The hall',
    [dana, eli],
    [
      [5, 0],
      [0, 5],
    ],
  );
  meet(...people);
  expect([ana, dana, eli].map((one) => waits(one))).toEqual([['vote'], [], ['enterSlips']]);
});

test('[BAL-9] without a seal after twice the grace, any member is asked to open it again', () => {
  const { people, tellers, ballot, deadlock } = openedBy(FIVE);
  const [ana, , cem, dana, eli] = people as Five;
  for (const teller of tellers) teller.acceptsTelling(ballot);
  vote(people, ballot, 1, 2);
  meet(...people);
  expect(waits(dana, CLOSES + 9 * DAY)).toEqual([]);
  expect(waits(dana, CLOSES + 10 * DAY)).toEqual(['repeatBallot']);
  dana.opensBallot([deadlock], [cem, dana, eli], { repeats: ballot });
  meet(...people);
  expect(waits(ana, CLOSES + 10 * DAY)).toEqual(['sendReturn']);
  expect(waits(eli, CLOSES + 10 * DAY)).toEqual(['acceptTelling']);
});

test('[BAL-8] a device returns after the close, signs when all are here or the grace is over, confirms once', () => {
  const { people, tellers, ballot } = openedBy(FIVE);
  const [ana, ben, cem] = people as Five;
  for (const teller of tellers) teller.acceptsTelling(ballot);
  vote(people, ballot, 1, 2);
  meet(...people);
  const may = (now: number) => [
    maySignReturn(ana.state, ana.id, ana.device, ballot, now),
    maySignReturns(ana.state, ana.id, ana.device, ballot, now),
    mayConfirmReturns(ana.state, ana.id, ana.device, ballot),
  ];
  expect(may(CLOSES - 1)).toEqual(['tooEarly', 'tooFewReturns', 'tooFewReturns']);
  expect(may(CLOSES)).toEqual([null, 'tooFewReturns', 'tooFewReturns']);
  expect(maySignReturn(ana.state, ana.id, ben.device, ballot, CLOSES)).toBe('notATeller');
  ana.returns(ballot);
  ben.returns(ballot);
  meet(ana, ben);
  expect(may(CLOSES)).toEqual(['alreadyDone', 'tooFewReturns', 'tooFewReturns']);
  expect(may(CLOSES + 5 * DAY)).toEqual(['alreadyDone', null, 'tooFewReturns']);
  cem.returns(ballot);
  meet(ana, ben, cem);
  expect(may(CLOSES)).toEqual(['alreadyDone', null, 'tooFewReturns']);
  for (const teller of tellers) teller.signsSet(ballot);
  meet(ana, ben, cem);
  expect(may(CLOSES)).toEqual(['alreadyDone', 'tooFewReturns', null]);
  ana.confirmsSet(ballot);
  expect(may(CLOSES)).toEqual(['alreadyDone', 'tooFewReturns', 'alreadyDone']);
});
