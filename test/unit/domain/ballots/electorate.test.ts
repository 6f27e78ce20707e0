import { describe, expect, test } from 'vitest';
import { deadlockOn, openedBy, seals, vote } from '../../../support/ballot-story.ts';
import { CLOSES } from '../../../support/ballot-acts.ts';
import { decides, meet, removes } from '../../../support/rooms.ts';
import type { Persona, World } from '../../../support/world.ts';
import { refOf, world } from '../../../support/world.ts';
import { encodePaperCast } from '../../../../src/domain/ballot/headers.ts';
import { Kind } from '../../../../src/domain/kinds.ts';
import { ordinary } from '../../../../src/domain/proposal/matter.ts';

const FIVE = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli'] as const;
type Five = [Persona, Persona, Persona, Persona, Persona];

const idsOf = (people: readonly Persona[]): string[] => people.map(({ id }) => id).sort();

/** Says hello at `host`, is vouched for by those two and takes their place. Only they know. */
function admit(w: World, name: string, one: Persona, other: Persona): Persona {
  const [newcomer] = w.newcomers(one, name);
  if (newcomer === undefined) throw new Error('nobody came');
  for (const member of [one, other]) {
    member.hears(newcomer);
    newcomer.hears(member);
    member.vouchesFor(newcomer);
    newcomer.hears(member);
  }
  expect(w.refusal(newcomer.takesPlace())).toBeNull();
  return newcomer;
}

describe('[BAL-1] who votes', () => {
  test('a ballot needs a deadlock that is there, and its text among the options', () => {
    const { w, people, deadlock, proposal, tellers, ballot } = openedBy(FIVE);
    const [ana, ben] = people as Five;
    expect(w.refusal(ballot)).toBeNull();
    expect(w.refusal(ben.opensBallot([deadlock], tellers))).toBe('alreadyDone');
    ana.takesBackBallot(ballot);
    expect(w.refusal(ana.opensBallot([proposal], tellers, { options: noText }))).toBe('needsDeadlock');
    expect(w.refusal(ana.opensBallot([deadlock], tellers, { options: noText }))).toBe(
      'notTheCurrentRevision',
    );
    expect(w.refusal(ana.opensBallot([deadlock, deadlock], tellers))).toBe('malformed');
    expect(w.refusal(ana.opensBallot([deadlock], tellers, { seats: 2 }))).toBe('malformed');
    expect(w.refusal(ana.opensBallot([deadlock], tellers, { method: 'blocStar', seats: 3 }))).toBe(
      'malformed',
    );
  });

  const noText = ['Red', 'Blue'].map((label) => ({ label, type: 'choice' as const, revision: null }));

  test('only with the tellers whom the Moot named', () => {
    const { w, people, deadlock, tellers, ballot } = openedBy(FIVE);
    const [ana, ben, , dana, eli] = people as Five;
    ana.takesBackBallot(ballot);
    expect(w.refusal(ana.opensBallot([deadlock], [ana, ben, dana]))).toBe('notATeller');
    expect(w.refusal(ana.opensBallot([deadlock], [ana, ben]))).toBe('notATeller');
    expect(w.refusal(ana.opensBallot([deadlock], [...tellers, eli]))).toBe('notATeller');
    expect(w.refusal(ana.opensBallot([deadlock], tellers.toReversed()))).toBeNull();
  });

  test('no member, no ballot', () => {
    const { w, people, deadlock, tellers, ballot } = openedBy(FIVE);
    const [ana] = people as Five;
    ana.takesBackBallot(ballot);
    const [guest] = w.newcomers(ana, 'Gül') as [Persona];
    expect(w.refusal(guest.opensBallot([deadlock], tellers))).toBe('notAMember');
  });

  test('scenario 31: admitted between deadlock and opening: no paper, and named', () => {
    const w = world();
    const people = w.assembly(...FIVE);
    const [ana, ben] = people;
    const proposal = ana.puts('Oven');
    const tellers = people.slice(0, 3);
    const deadlock = deadlockOn(people, proposal, tellers);
    const late = Array.from({ length: 20 }, (_, i) => admit(w, `Late ${i}`, ana, ben));
    const ballot = ana.opensBallot([deadlock], tellers);
    meet(...people, ...late);
    expect(ana.sees.ballot(ballot)).toMatchObject({
      electorate: idsOf(people),
      tooLate: idsOf(late),
      leftOut: [],
    });
    for (const teller of tellers) teller.acceptsTelling(ballot);
    const [one] = late as [Persona];
    one.hears(...tellers);
    expect(w.refusal(one.votes(ballot, 5, 0))).toBe('notInElectorate');
  });

  test('scenario 31: a member removed while it is open keeps their paper, and may cast it', () => {
    const { w, people, tellers, ballot } = openedBy(FIVE);
    const [ana, ben, cem, dana, eli] = people as Five;
    for (const teller of tellers) teller.acceptsTelling(ballot);
    meet(...people);
    dana.votes(ballot, 0, 5);
    meet(...people);
    removes([ana, ben, cem, dana], eli);
    meet(...people);
    expect(ana.sees.who(eli).wasMember).toBe('removed');
    expect(w.refusal(eli.votes(ballot, 0, 5))).toBeNull();
    expect(w.refusal(ana.votes(ballot, 4, 0))).toBeNull();
    meet(...people);
    seals(tellers, ballot);
    expect(ana.sees.ballot(ballot)).toMatchObject({
      electorate: idsOf(people),
      result: { counted: 3, winners: [1] },
    });
  });

  test('a teller removed while it is open goes on telling', () => {
    const { w, people, tellers, ballot, proposal } = openedBy(FIVE);
    const [ana, ben, cem, dana, eli] = people as Five;
    for (const teller of tellers) teller.acceptsTelling(ballot);
    meet(...people);
    vote(people, ballot, 5, 1);
    meet(...people);
    removes([ana, ben, dana, eli], cem);
    meet(...people);
    seals(tellers, ballot);
    expect(ana.sees.ballot(ballot)).toMatchObject({ stage: 'sealed', result: { counted: 5, missing: [] } });
    expect(w.refusal(cem.recordsBallot(ballot, proposal))).toBe('removed');
    expect(w.refusal(ana.recordsBallot(ballot, proposal))).toBeNull();
  });

  test('whom a removal concerns has no paper, and neither opens it nor tells', () => {
    const w = world();
    const people = w.assembly(...FIVE);
    const [ana, ben, cem, dana, eli] = people;
    const proposal = ana.puts('Without Eli', '', null, { type: 'removal', person: eli.id });
    meet(...people);
    for (const person of [ana, ben]) person.agrees(proposal);
    for (const person of [cem, dana]) person.objects(proposal);
    meet(...people);
    const moot = ana.recordsMoot([proposal], people);
    const deadlock = ana.records(proposal, proposal, 'deadlock', moot, [ana, ben, cem]);
    meet(...people);
    expect(w.refusal(eli.opensBallot([deadlock], [ana, ben, cem]))).toBe('concernsYou');
    const ballot = ana.opensBallot([deadlock], [ana, ben, cem]);
    for (const teller of [ana, ben, cem]) {
      teller.hears(ana, ben, cem);
      teller.acceptsTelling(ballot);
    }
    meet(...people);
    expect(ana.sees.ballot(ballot)).toMatchObject({
      concerned: [eli.id],
      electorate: idsOf([ana, ben, cem, dana]),
    });
    expect(w.refusal(eli.votes(ballot, 0, 5))).toBe('concernsYou');
  });

  test('[BAL-12] a removal by ballot takes effect by its record', () => {
    const w = world();
    const people = w.assembly(...FIVE);
    const [ana, ben, cem, dana, eli] = people;
    const proposal = ana.puts('Without Eli', '', null, { type: 'removal', person: eli.id });
    meet(...people);
    for (const person of [ana, ben]) person.agrees(proposal);
    for (const person of [cem, dana]) person.objects(proposal);
    meet(...people);
    const moot = ana.recordsMoot([proposal], people);
    const deadlock = ana.records(proposal, proposal, 'deadlock', moot, [ana, ben, cem]);
    const ballot = ana.opensBallot([deadlock], [ana, ben, cem]);
    meet(...people);
    for (const teller of [ana, ben, cem]) teller.acceptsTelling(ballot);
    meet(...people);
    vote([ana, ben, cem], ballot, 5, 0);
    meet(...people);
    seals([ana, ben, cem], ballot);
    expect(w.refusal(ana.recordsBallot(ballot, proposal))).toBeNull();
    const all = w.everyone();
    expect(all.who(eli)).toMatchObject({ wasMember: 'removed' });
    expect(all.state.roll.size).toBe(4);
  });
});

describe('[BAL-2] tellers accept', () => {
  test('it begins when more than half have', () => {
    const { w, people, ballot } = openedBy(FIVE);
    const [ana, ben, cem, dana] = people as Five;
    expect(w.refusal(dana.acceptsTelling(ballot))).toBe('notATeller');
    expect(w.refusal(ana.votes(ballot, 1, 2))).toBe('notBegun');
    ana.acceptsTelling(ballot);
    expect(w.refusal(ana.acceptsTelling(ballot))).toBe('alreadyDone');
    expect(w.everyone().ballot(ballot).stage).toBe('waiting');
    expect(w.refusal(ana.votes(ballot, 1, 2))).toBe('notBegun');
    ben.acceptsTelling(ballot);
    expect(w.everyone().ballot(ballot).stage).toBe('begun');
    expect(w.refusal(ana.votes(ballot, 1, 2))).toBe('notBegun');
    ana.hears(ben);
    expect(w.refusal(ana.votes(ballot, 1, 2))).toBeNull();
    cem.hears(ana, ben);
    expect(w.refusal(cem.acceptsTelling(ballot))).toBeNull();
    expect(
      w
        .everyone()
        .ballot(ballot)
        .tellers.map(({ accepted }) => accepted),
    ).toEqual([true, true, true]);
  });

  test('scenario 25: an opener on a view of 10 of 60: not begun', () => {
    const w = world();
    const names = Array.from({ length: 10 }, (_, i) => `First ${i}`);
    const first: readonly Persona[] = w.assembly(...names);
    const [ana, ben, cem] = first as [Persona, Persona, Persona];
    const stale = ana.alsoOn('old laptop');
    const proposal = ana.puts('Oven');
    const later = Array.from({ length: 50 }, (_, i) => admit(w, `Later ${i}`, ben, cem));
    // Everybody else goes on; the laptop hears of the ten alone.
    stale.hears(ana);
    for (const [index, person] of first.entries()) {
      person.hears(ana);
      if (person === ben || person === cem) continue;
      if (index % 2 === 0) person.agrees(proposal);
      else person.objects(proposal);
      stale.hears(person);
    }
    const moot = stale.recordsMoot([proposal], first);
    const deadlock = stale.records(proposal, proposal, 'deadlock', moot, [ben, cem, ana]);
    const ballot = stale.opensBallot([deadlock], [ben, cem, ana]);
    expect(w.refusal(ballot)).toBeNull();
    meet(ana, ben, cem, stale, ...later.slice(0, 1));
    expect(ben.sees.ballot(ballot).electorate).toHaveLength(10);
    expect(w.refusal(ben.acceptsTelling(ballot))).toBe('electorateDiffers');
    expect(w.refusal(cem.acceptsTelling(ballot))).toBe('electorateDiffers');
    expect(w.everyone().ballot(ballot).stage).toBe('waiting');
  });

  test('a removal that the opening had not seen differs; one that had seen it does not', () => {
    const { w, people, ballot, deadlock, tellers } = openedBy(['Ana', 'Ben', 'Cem', 'Dana', 'Eli', 'Fay']);
    const [ana, ben, cem, dana, eli, fay] = people as [Persona, Persona, Persona, Persona, Persona, Persona];
    ana.takesBackBallot(ballot);
    meet(...people);
    removes([ben, cem, dana, eli], fay);
    const beside = ana.opensBallot([deadlock], tellers);
    meet(ana, ben, cem);
    expect(w.refusal(ben.acceptsTelling(beside))).toBe('electorateDiffers');
    meet(...people);
    ana.takesBackBallot(beside);
    const after = ana.opensBallot([deadlock], tellers);
    meet(...people);
    removes([ana, ben, cem, dana], eli);
    meet(...people);
    expect(ana.sees.ballot(after).electorate).toHaveLength(5);
    expect(w.refusal(ben.acceptsTelling(after))).toBeNull();
  });

  test('nobody accepts what was taken back, or two ballots on one deadlock', () => {
    const { w, people, ballot, deadlock, tellers } = openedBy(FIVE);
    const [ana, ben, cem] = people as Five;
    const w2 = ben.sees;
    expect(w2.ballot(ballot).stage).toBe('waiting');
    expect(w.refusal(ben.takesBackBallot(ballot))).toBe('notYours');
    ben.acceptsTelling(ballot);
    ana.takesBackBallot(ballot);
    const other = ana.opensBallot([deadlock], tellers);
    cem.hears(ana);
    expect(w.refusal(cem.acceptsTelling(ballot))).toBe('closed');
    expect(w.refusal(cem.acceptsTelling(other))).toBeNull();
    expect(w.everyone().ballot(ballot).stage).toBe('takenBack');
  });

  test('once begun it can’t be taken back, and a taking back that didn’t know has no effect', () => {
    const { w, people, ballot, tellers } = openedBy(FIVE);
    const [ana] = people as Five;
    const others = tellers.filter((teller) => teller !== ana);
    for (const teller of others) teller.acceptsTelling(ballot);
    expect(w.refusal(ana.takesBackBallot(ballot))).toBeNull();
    expect(w.everyone().ballot(ballot).stage).toBe('begun');
    meet(...people);
    expect(w.refusal(ana.takesBackBallot(ballot))).toBe('closed');
  });
});

describe('[BAL-3] left out', () => {
  test('members whom the opening had not seen are named; where their number can matter, one repeat with them', () => {
    const w = world();
    const people = w.assembly(...FIVE);
    const [ana, ben, cem, dana, eli] = people;
    const proposal = ana.puts('Oven');
    meet(...people);
    // Eli and Dana bring Fay in, apart from the others.
    const fay = admit(w, 'Fay', dana, eli);
    const tellers = [ana, ben, cem];
    for (const person of [ana, ben]) person.agrees(proposal);
    cem.objects(proposal);
    meet(...tellers);
    const moot = ana.recordsMoot([proposal], tellers);
    const deadlock = ana.records(proposal, proposal, 'deadlock', moot, tellers);
    const ballot = ana.opensBallot([deadlock], tellers);
    meet(...tellers);
    for (const teller of tellers) expect(w.refusal(teller.acceptsTelling(ballot))).toBeNull();
    meet(...people);
    vote([ana, ben], ballot, 5, 0);
    vote([cem], ballot, 0, 5);
    meet(...people);
    seals(tellers, ballot);
    meet(...people, fay);
    expect(ana.sees.ballot(ballot)).toMatchObject({
      leftOut: [fay.id],
      tooLate: [],
      result: { winners: [], noWinner: { type: 'leftOut', people: [fay.id] } },
    });
    expect(w.refusal(fay.votes(ballot, 0, 5))).toBe('notInElectorate');
    expect(w.refusal(ana.recordsBallot(ballot, proposal))).toBe('noWinner');
    const again = ana.opensBallot([deadlock], tellers, { repeats: ballot });
    expect(w.refusal(again)).toBeNull();
    meet(...people, fay);
    for (const teller of tellers) expect(w.refusal(teller.acceptsTelling(again))).toBeNull();
    meet(...people, fay);
    expect(ana.sees.ballot(ballot)).toMatchObject({ stage: 'again', repeatedBy: again });
    expect(ana.sees.ballot(again).electorate).toHaveLength(6);
    vote([ana, ben], again, 5, 0);
    vote([cem, fay], again, 0, 4);
    meet(...people, fay);
    seals(tellers, again);
    expect(ana.sees.ballot(again)).toMatchObject({ stage: 'sealed', result: { noWinner: null, counted: 4 } });
  });

  test('where their number cannot matter they are only named', () => {
    const w = world();
    const people = w.assembly(...FIVE);
    const [ana, ben, cem, dana, eli] = people;
    const proposal = ana.puts('Oven');
    meet(...people);
    const fay = admit(w, 'Fay', dana, eli);
    const tellers = [ana, ben, cem];
    for (const person of [ana, ben]) person.agrees(proposal);
    cem.objects(proposal);
    meet(...tellers);
    const moot = ana.recordsMoot([proposal], tellers);
    const deadlock = ana.records(proposal, proposal, 'deadlock', moot, tellers);
    const ballot = ana.opensBallot([deadlock], tellers);
    meet(...tellers);
    for (const teller of tellers) teller.acceptsTelling(ballot);
    meet(...people);
    vote(people, ballot, 5, 0);
    meet(...people);
    seals(tellers, ballot);
    meet(...people, fay);
    expect(ana.sees.ballot(ballot)).toMatchObject({
      leftOut: [fay.id],
      result: { winners: [0], noWinner: null },
    });
  });
});

describe('[ROLL-7] an opening on an old view', () => {
  test('is void, and shown so, once most have gone on without it; it can be put again', () => {
    const { w, people, ballot, deadlock, tellers } = openedBy(FIVE);
    const [ana, ben, cem, dana, eli] = people as Five;
    ana.takesBackBallot(ballot);
    const stale = ana.alsoOn('old laptop');
    meet(...people, stale);
    decides([ben, cem, dana, eli], ordinary, 'A shelf');
    const talk = ben.puts('A mixer');
    for (const person of [cem, dana, eli]) {
      person.hears(ben);
      person.agrees(talk);
    }
    const old = stale.opensBallot([deadlock], tellers);
    expect(w.refusal(old)).toBeNull();
    meet(...people, stale);
    expect(ana.sees.ballot(old).stage).toBe('void');
    expect(w.refusal(ben.acceptsTelling(old))).toBe('oldView');
    const again = ana.opensBallot([deadlock], tellers);
    expect(w.refusal(again)).toBeNull();
    meet(...people);
    expect(w.refusal(ben.acceptsTelling(again))).toBeNull();
  });
});

describe('bad input', () => {
  test('a paper from a non-member, for options that are not there, or with a score of 6', () => {
    const { w, people, ballot, tellers } = openedBy(FIVE, { ballot: { closesAt: CLOSES } });
    const [ana] = people as Five;
    for (const teller of tellers) teller.acceptsTelling(ballot);
    meet(...people);
    const [guest] = w.newcomers(ana, 'Gül') as [Persona];
    expect(w.refusal(guest.votes(ballot, 1, 2))).toBe('notInElectorate');
    expect(w.refusal(ana.votes(ballot, 1, 2, 3))).toBe('malformed');
    const header = encodePaperCast({ ballot: refOf(ballot), scores: [5, 5] }).slice();
    header[header.length - 1] = 6;
    expect(w.refusal(ana.writes({ kind: Kind.paperCast, header }))).toBe('malformed');
    expect(w.refusal(ana.votes(ana.puts('Another'), 1, 2))).toBe('nothingThere');
  });
});
