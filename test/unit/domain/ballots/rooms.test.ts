import { describe, expect, test } from 'vitest';
import { begins, begunBy, openedBy, seals, vote } from '../../../support/ballot-story.ts';
import { meet } from '../../../support/rooms.ts';
import type { Persona } from '../../../support/world.ts';

const NINE = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli', 'Fay', 'Gül', 'Hal', 'Ida'] as const;
type Nine = [Persona, Persona, Persona, Persona, Persona, Persona, Persona, Persona, Persona];

const YES = [5, 0] as const;
const NO = [0, 5] as const;

function begun() {
  const story = begunBy(NINE);
  return { ...story, nine: story.people as Nine };
}

describe('[BAL-10] paper rooms', () => {
  test('two people enter the same slips, in any order: they are counted', () => {
    const { w, nine, tellers, ballot } = begun();
    const [ana, ben, cem, dana, eli, fay] = nine;
    vote([ana, ben, cem], ballot, ...NO);
    expect(w.refusal(dana.entersSlips(ballot, 'The hall', [dana, eli, fay], [YES, YES, [4, 0]]))).toBeNull();
    expect(dana.sees.ballot(ballot).rooms).toMatchObject([{ name: 'The hall', state: 'one', slips: 3 }]);
    eli.entersSlips(ballot, 'The hall', [fay, eli, dana], [YES, [4, 0], YES]);
    meet(...nine);
    seals(tellers, ballot);
    const row = ana.sees.ballot(ballot);
    expect(row.rooms).toMatchObject([
      { name: 'The hall', state: 'agree', slips: 3, enteredBy: [dana.id, eli.id].sort(), named: [] },
    ]);
    expect(row.result).toMatchObject({ counted: 6, inDoubt: 0, report: { papers: 6 } });
  });

  test('what two entered differently is not counted, and is in doubt', () => {
    const { nine, tellers, ballot } = begun();
    const [ana, ben, cem, dana, eli] = nine;
    vote([ana, ben, cem], ballot, ...YES);
    dana.entersSlips(ballot, 'The hall', [dana, eli], [YES, NO]);
    eli.entersSlips(ballot, 'The hall', [dana, eli], [NO, NO]);
    meet(...nine);
    seals(tellers, ballot);
    const row = ana.sees.ballot(ballot);
    expect(row.rooms).toMatchObject([{ state: 'differ' }]);
    expect(row.result).toMatchObject({ counted: 3, inDoubt: 2 });
  });

  test('the later entry of one of them puts it right', () => {
    const { nine, tellers, ballot } = begun();
    const [ana, ben, cem, dana, eli] = nine;
    vote([ana, ben, cem], ballot, ...YES);
    dana.entersSlips(ballot, 'The hall', [dana, eli], [YES, NO]);
    eli.entersSlips(ballot, 'The hall', [dana, eli], [NO, NO]);
    eli.entersSlips(ballot, 'The hall', [dana, eli], [NO, YES]);
    meet(...nine);
    seals(tellers, ballot);
    expect(ana.sees.ballot(ballot).rooms).toMatchObject([{ state: 'agree' }]);
    expect(ana.sees.ballot(ballot).result).toMatchObject({ counted: 5, inDoubt: 0 });
  });

  test('one person on two devices is one person', () => {
    const { nine, tellers, ballot } = begun();
    const [ana, , , dana, eli] = nine;
    const laptop = dana.alsoOn('laptop');
    dana.entersSlips(ballot, 'The hall', [dana, eli], [YES, NO]);
    laptop.hears(ana);
    laptop.entersSlips(ballot, 'The hall', [dana, eli], [YES, NO]);
    meet(...nine, laptop);
    seals(tellers, ballot);
    expect(ana.sees.ballot(ballot).rooms).toMatchObject([{ state: 'one', enteredBy: [dana.id] }]);
    expect(ana.sees.ballot(ballot).result).toMatchObject({ counted: 0 });
  });

  test('never more slips than ticks', () => {
    const { nine, tellers, ballot } = begun();
    const [ana, ben, cem, dana, eli] = nine;
    vote([ana, ben, cem], ballot, ...YES);
    for (const person of [dana, eli]) person.entersSlips(ballot, 'The hall', [dana, eli], [NO, NO, NO, NO]);
    meet(...nine);
    seals(tellers, ballot);
    const row = ana.sees.ballot(ballot);
    expect(row.rooms).toMatchObject([{ state: 'moreSlipsThanTicks', slips: 4 }]);
    expect(row.result).toMatchObject({ counted: 3, inDoubt: 2 });
  });

  test('only names of the electorate are ticked, once each; and only it enters slips, on these options', () => {
    const { w, nine, ballot } = begun();
    const [ana, , , dana] = nine;
    const [guest] = w.newcomers(ana, 'Guest') as [Persona];
    expect(w.refusal(guest.entersSlips(ballot, 'The hall', [dana], [YES]))).toBe('notInElectorate');
    expect(w.refusal(dana.entersSlips(ballot, 'The hall', [dana, guest], [YES]))).toBe('notInElectorate');
    expect(w.refusal(dana.entersSlips(ballot, 'The hall', [dana, dana], [YES]))).toBe('malformed');
    expect(w.refusal(dana.entersSlips(ballot, 'The hall', [dana], [[1, 2, 3]]))).toBe('malformed');
  });

  test('scenario 30: a voter on slip and phone: named, the phoned paper set aside; it changes nothing', () => {
    const { nine, tellers, ballot } = begun();
    const [ana, ben, cem, dana, eli, fay, gul] = nine;
    vote([ana, ben, cem, fay, gul], ballot, ...YES);
    const phoned = dana.votes(ballot, ...NO);
    for (const person of [dana, eli]) person.entersSlips(ballot, 'The hall', [dana, eli], [YES, YES]);
    meet(...nine);
    seals(tellers, ballot);
    const row = ana.sees.ballot(ballot);
    expect(row.rooms).toMatchObject([{ state: 'agree', named: [dana.id] }]);
    expect(row.papers.find(({ id }) => id === phoned)?.state).toBe('phoned');
    expect(row.result).toMatchObject({ counted: 7, winners: [0], noWinner: null });
  });

  test('scenario 30: where the names could change who won, vote again', () => {
    const { nine, tellers, ballot } = begun();
    const [ana, , cem, dana, eli] = nine;
    vote([ana], ballot, ...YES);
    vote([cem, dana], ballot, ...NO);
    // Two who conspire tick Dana, who phoned, and enter a slip for her.
    for (const person of [ana, eli]) person.entersSlips(ballot, 'The hall', [dana, eli], [YES, YES]);
    meet(...nine);
    seals(tellers, ballot);
    expect(ana.sees.ballot(ballot).result).toMatchObject({
      counted: 4,
      report: { winners: [0] },
      winners: [],
      noWinner: { type: 'doubt', papers: 1 },
    });
  });

  test('scenario 30: false ticks in great number: the result with the phoned papers is another one', () => {
    const { nine, tellers, ballot } = begun();
    const [ana, ben, cem, dana, eli, fay, gul, hal] = nine;
    vote([cem, dana, eli, fay, gul, hal], ballot, ...NO);
    for (const person of [ana, ben]) {
      person.entersSlips(
        ballot,
        'A false room',
        [cem, dana, eli, fay, gul, hal],
        [YES, YES, YES, YES, YES, YES],
      );
    }
    meet(...nine);
    seals(tellers, ballot);
    const row = ana.sees.ballot(ballot);
    expect(row.rooms[0]?.named).toHaveLength(6);
    expect(row.result).toMatchObject({
      report: { winners: [0] },
      winners: [],
      noWinner: { type: 'doubt', papers: 6 },
    });
  });

  test('ticked in two rooms, or denied on one’s own device: named', () => {
    const { w, nine, tellers, ballot } = begun();
    const [ana, ben, cem, dana, eli, fay, gul, hal] = nine;
    vote([ana, ben, cem], ballot, ...YES);
    for (const person of [dana, eli])
      person.entersSlips(ballot, 'The hall', [dana, eli, fay], [YES, YES, YES]);
    for (const person of [gul, hal]) person.entersSlips(ballot, 'The café', [gul, hal, fay], [YES, YES, YES]);
    meet(...nine);
    expect(w.refusal(eli.deniesTick(ballot, 'The café'))).toBe('nothingThere');
    expect(w.refusal(eli.deniesTick(ballot, 'The hall'))).toBeNull();
    expect(w.refusal(eli.deniesTick(ballot, 'The hall'))).toBe('alreadyDone');
    meet(...nine);
    seals(tellers, ballot);
    const row = ana.sees.ballot(ballot);
    expect(row.rooms.map(({ name, named }) => [name, named])).toEqual([
      ['The café', [fay.id]],
      ['The hall', [eli.id, fay.id].sort()],
    ]);
    expect(row.result).toMatchObject({ counted: 9, winners: [0], noWinner: null });
  });

  test('scenario 29: one of a room’s two is lost: its slips are added apart; where they can matter, vote again', () => {
    const { nine, tellers, ballot } = begun();
    const [ana, ben, cem, dana, eli, fay, gul] = nine;
    vote([ana, ben, cem], ballot, ...NO);
    dana.entersSlips(ballot, 'The hall', [dana, eli, fay, gul], [YES, YES, YES, YES]);
    meet(...nine);
    seals(tellers, ballot);
    expect(ana.sees.ballot(ballot).rooms).toMatchObject([{ state: 'one' }]);
    expect(ana.sees.ballot(ballot).result).toMatchObject({
      counted: 3,
      inDoubt: 4,
      winners: [],
      noWinner: { type: 'doubt', papers: 4 },
    });
  });

  test('[BAL-6] an entry that only one return lists is in doubt as well', () => {
    const { nine, ballot } = begun();
    const [ana, ben, cem, dana, eli] = nine;
    vote([ana, ben, cem], ballot, ...YES);
    meet(...nine);
    ana.returns(ballot);
    ben.returns(ballot);
    for (const person of [dana, eli]) person.entersSlips(ballot, 'The hall', [dana, eli], [YES, YES]);
    cem.hears(dana, eli);
    cem.returns(ballot);
    meet(ana, ben, cem);
    for (const teller of [ana, ben, cem]) teller.signsSet(ballot);
    meet(ana, ben, cem);
    for (const teller of [ana, ben, cem]) teller.confirmsSet(ballot);
    meet(ana, ben, cem);
    expect(cem.sees.ballot(ballot).rooms).toMatchObject([{ state: 'one', slips: 2 }]);
    expect(ana.sees.ballot(ballot).result).toMatchObject({ counted: 3, inDoubt: 2 });
  });

  test('room counts and phoned papers add up to the whole', () => {
    const { nine, tellers, ballot } = begun();
    const [ana, ben, cem, dana, eli, fay, gul, hal, ida] = nine;
    const rows = { phones: [YES, NO, [3, 1]], hall: [[2, 2], YES, NO], cafe: [[0, 0], [1, 4], YES] };
    for (const [at, person] of [ana, ben, cem].entries()) person.votes(ballot, ...(rows.phones[at] ?? []));
    for (const person of [dana, eli]) person.entersSlips(ballot, 'The hall', [dana, eli, fay], rows.hall);
    for (const person of [gul, hal]) person.entersSlips(ballot, 'The café', [gul, hal, ida], rows.cafe);
    meet(...nine);
    seals(tellers, ballot);
    const { result } = ana.sees.ballot(ballot);
    const all = Object.values(rows).flat();
    const totals = [0, 1].map((option) => all.reduce((sum, row) => sum + (row[option] ?? 0), 0));
    const round = result?.report.rounds[0];
    expect(result?.counted).toBe(9);
    expect(round?.standings.toSorted((a, b) => a.option - b.option).map(({ total }) => total)).toEqual(
      totals,
    );
  });
});

describe('scenario 36: two rooms equal in totals and head-to-heads have their own results', () => {
  /** A ballot in which one room's slips are everything. */
  function countedIn(rows: readonly (readonly number[])[], isForTwo: boolean) {
    const options = (proposal: string) => [
      { label: 'A', type: 'choice' as const, revision: proposal },
      ...(isForTwo ? ['B', 'C'] : ['B']).map((label) => ({ label, type: 'choice' as const, revision: null })),
    ];
    const story = openedBy(NINE);
    const [ana, ben] = story.people as Nine;
    ana.takesBackBallot(story.ballot);
    const ballot = ana.opensBallot([story.deadlock], story.tellers, {
      options: options(story.proposal),
      ...(isForTwo ? { method: 'starPr', seats: 2 } : {}),
    });
    meet(...story.people);
    begins({ ...story, ballot });
    const ticked = story.people.slice(0, rows.length);
    for (const person of [ana, ben]) person.entersSlips(ballot, 'The hall', ticked, rows);
    meet(...story.people);
    seals(story.tellers, ballot);
    const { result } = ana.sees.ballot(ballot);
    expect(result?.noWinner).toBeNull();
    return result;
  }

  test('unequal in fives, in a tie', () => {
    const one = countedIn(
      [
        [5, 4],
        [0, 1],
        [2, 2],
      ],
      false,
    );
    const other = countedIn(
      [
        [4, 5],
        [1, 0],
        [2, 2],
      ],
      false,
    );
    expect(one?.report.rounds[0]?.standings.map(({ total }) => total)).toEqual([7, 7]);
    expect(other?.report.rounds[0]?.standings.map(({ total }) => total)).toEqual([7, 7]);
    expect(one?.winners).toEqual([0]);
    expect(other?.winners).toEqual([1]);
  });

  test('for two seats shared out', () => {
    const one = countedIn(
      [
        [0, 5, 5],
        [1, 3, 2],
        [2, 1, 5],
        [5, 1, 0],
      ],
      true,
    );
    const other = countedIn(
      [
        [0, 3, 2],
        [4, 3, 2],
        [0, 3, 3],
        [4, 1, 5],
      ],
      true,
    );
    expect(one?.winners.toSorted()).toEqual([0, 2]);
    expect(other?.winners.toSorted()).toEqual([1, 2]);
  });
});
