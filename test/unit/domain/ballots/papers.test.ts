import { describe, expect, test } from 'vitest';
import { reduceGovernance, emptyGovernance } from '../../../../src/domain/governance/reduce.ts';
import { digestOf } from '../../../../src/domain/digest.ts';
import { papersHeld } from '../../../../src/domain/ballot/may.ts';
import type { RecordId } from '../../../../src/domain/burst.ts';
import { begins, begunBy, openedBy, seals, vote } from '../../../support/ballot-story.ts';
import { meet } from '../../../support/rooms.ts';
import type { Persona } from '../../../support/world.ts';

const FIVE = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli'] as const;
type Five = [Persona, Persona, Persona, Persona, Persona];

/** Each teller lists exactly what is given; then they seal. */
function listed(
  tellers: readonly Persona[],
  ballot: RecordId,
  lists: readonly (readonly RecordId[])[],
): void {
  meet(...tellers);
  for (const [at, teller] of tellers.entries()) teller.returns(ballot, lists[at] ?? []);
  meet(...tellers);
  for (const teller of tellers) teller.signsSet(ballot);
  meet(...tellers);
  for (const teller of tellers) teller.confirmsSet(ballot);
  meet(...tellers);
}

describe('[BAL-4] one paper', () => {
  test('the last one counts', () => {
    const { people, tellers, ballot } = begunBy(FIVE);
    const [ana, ben, cem, dana] = people as Five;
    const first = ana.votes(ballot, 5, 0);
    const last = ana.votes(ballot, 0, 5);
    vote([ben, cem, dana], ballot, 3, 2);
    meet(...people);
    const open = ana.sees.ballot(ballot).papers;
    expect(open.filter(({ person }) => person === ana.id)).toMatchObject([
      { id: first, state: 'superseded' },
      { id: last, state: 'cast' },
    ]);
    seals(tellers, ballot);
    const sealed = ana.sees.ballot(ballot);
    expect(sealed.result).toMatchObject({ counted: 4, inDoubt: 0, winners: [0] });
    expect(sealed.papers.filter(({ person }) => person === ana.id)).toMatchObject([
      { id: first, state: 'superseded', listedBy: [] },
      { id: last, state: 'counted' },
    ]);
  });

  test('different papers from two devices: none, until a later one', () => {
    const { people, tellers, ballot } = begunBy(FIVE);
    const [ana, ben, cem, dana] = people as Five;
    const laptop = dana.alsoOn('laptop');
    laptop.hears(ana);
    dana.votes(ballot, 5, 0);
    laptop.votes(ballot, 0, 5);
    vote([ana, ben, cem], ballot, 3, 2);
    meet(...people, laptop);
    const mine = () => ana.sees.ballot(ballot).papers.filter(({ person }) => person === dana.id);
    expect(mine().map(({ state }) => state)).toEqual(['split', 'split']);
    const later = laptop.votes(ballot, 1, 1);
    meet(...people, laptop);
    expect(mine().map(({ state }) => state)).toEqual(['superseded', 'superseded', 'cast']);
    seals(tellers, ballot);
    expect(mine().at(-1)).toMatchObject({ id: later, state: 'counted' });
    expect(ana.sees.ballot(ballot).result).toMatchObject({ counted: 4 });
  });

  test('the same paper from two devices is one', () => {
    const { people, tellers, ballot } = begunBy(FIVE);
    const [ana, ben, cem, dana] = people as Five;
    const laptop = dana.alsoOn('laptop');
    laptop.hears(ana);
    dana.votes(ballot, 5, 0);
    laptop.votes(ballot, 5, 0);
    vote([ana, ben, cem], ballot, 3, 2);
    meet(...people, laptop);
    seals(tellers, ballot);
    expect(ana.sees.ballot(ballot).result).toMatchObject({ counted: 4 });
    const states = ana.sees.ballot(ballot).papers.filter(({ person }) => person === dana.id);
    expect(states.map(({ state }) => state).sort()).toEqual(['counted', 'superseded']);
  });
});

describe('[BAL-6] two tellers', () => {
  test('scenario 26: papers from two devices, every listing by three returns: one or none, the same everywhere', () => {
    for (let listing = 0; listing < 64; listing += 1) {
      const { w, people, tellers, ballot } = begunBy(['Ana', 'Ben', 'Cem']);
      const [ana, ben, cem] = people as [Persona, Persona, Persona];
      const laptop = cem.alsoOn('laptop');
      laptop.hears(ana);
      const papers = [cem.votes(ballot, 5, 0), laptop.votes(ballot, 0, 5)];
      const others = vote([ana, ben], ballot, 3, 2);
      meet(...people, laptop);
      // Two bits for each teller: which of the two papers they list.
      const lists = [0, 2, 4].map((shift) => [
        ...others,
        ...papers.filter((_, paper) => ((listing >> (shift + paper)) & 1) === 1),
      ]);
      listed(tellers, ballot, lists);
      const times = papers.map((paper) => lists.filter((list) => list.includes(paper)).length);
      const enough = papers.filter((_, paper) => (times[paper] ?? 0) >= 2);
      const row = ana.sees.ballot(ballot);
      expect(row.stage).toBe('sealed');
      const counted = row.papers.filter(({ person, state }) => person === cem.id && state === 'counted');
      // Listed twice, both of them: they contradict each other, and neither counts.
      expect(counted.map(({ id }) => id)).toEqual(enough.length === 1 ? enough : []);
      expect(row.result?.counted).toBe(2 + counted.length);
      expect(row.result?.inDoubt).toBe(times.filter((count) => count === 1).length);
      // Whoever hears it in another order comes to the same.
      const shuffled = reduceGovernance(emptyGovernance(w.assemblyId), w.bursts.toReversed()).state;
      expect(digestOf(shuffled)).toBe(digestOf(w.everyone().state));
    }
  });

  test('a paper that no returning teller held is lost, and its voter can see it', () => {
    const { people, tellers, ballot } = begunBy(FIVE);
    const [ana, ben, cem, dana, eli] = people as Five;
    vote([ana, ben, cem, dana], ballot, 5, 2);
    const lost = eli.votes(ballot, 0, 5);
    meet(ana, ben, cem, dana);
    seals(tellers, ballot);
    meet(...people);
    const row = eli.sees.ballot(ballot);
    expect(row.papers.find(({ id }) => id === lost)).toMatchObject({ state: 'notListed', listedBy: [] });
    expect(row.result).toMatchObject({ counted: 4, inDoubt: 0, noWinner: null });
  });

  test('where there is one teller, one listing is enough', () => {
    const story = openedBy(FIVE);
    const { w, people, deadlock } = story;
    const [ana, ben, cem, dana] = people as Five;
    ana.takesBackBallot(story.ballot);
    ben.leaves();
    cem.leaves();
    meet(...people);
    const ballot = dana.opensBallot([deadlock], [ana]);
    meet(...people);
    begins({ ...story, ballot, tellers: [ana] });
    vote([ana, dana], ballot, 5, 0);
    meet(...people);
    seals([ana], ballot);
    expect(w.everyone().ballot(ballot)).toMatchObject({
      stage: 'sealed',
      result: { counted: 2, inDoubt: 0, winners: [0] },
    });
  });
});

describe('[BAL-5] the close', () => {
  test('is what two tellers’ clocks said: a paper by somebody who knows their returns is refused', () => {
    const { w, people, tellers, ballot } = begunBy(FIVE);
    const [ana, ben, , dana, eli] = people as Five;
    vote([ana, ben, dana], ballot, 5, 0);
    meet(...people);
    const [one, other] = tellers as [Persona, Persona];
    one.returns(ballot);
    dana.hears(one);
    expect(w.refusal(dana.votes(ballot, 4, 0))).toBeNull();
    other.returns(ballot);
    dana.hears(other);
    expect(w.refusal(dana.votes(ballot, 3, 0))).toBe('closed');
    // Whoever hadn't heard of them can still write one: no return lists it.
    expect(w.refusal(eli.votes(ballot, 0, 5))).toBeNull();
    meet(...people);
    expect(w.refusal(eli.votes(ballot, 1, 5))).toBe('closed');
  });

  test('a return has room for everybody: two papers that contradict each other are enough, and slips come last', () => {
    const { people, tellers, ballot } = begunBy(FIVE);
    const [ana, ben, cem, dana, eli] = people as Five;
    const devices = [0, 1, 2, 3].map((n) => dana.alsoOn(`device ${n}`));
    for (const device of devices) device.hears(ana);
    const mine = devices.map((device, n) => device.votes(ballot, n < 3 ? 5 : 0, 1));
    vote([ana, ben, cem], ballot, 3, 2);
    const [first] = [eli.entersSlips(ballot, 'Room 0', [eli], [[1, 2]])];
    meet(...people, ...devices);
    const held = papersHeld(ana.state, ballot);
    const listedOf = mine.filter((paper) => held.includes(paper));
    expect(listedOf).toHaveLength(2);
    expect(listedOf).toContain(mine[3]);
    expect(held).toContain(first);
    expect(held).toHaveLength(6);
    seals(tellers, ballot);
    expect(ana.sees.ballot(ballot).result).toMatchObject({ counted: 3, inDoubt: 1 });
  });

  test('a return lists what its teller held, and shows the number whose hash they signed', () => {
    const { w, people, tellers, ballot } = begunBy(FIVE);
    const [ana, ben, cem, dana] = people as Five;
    const here = dana.votes(ballot, 5, 0);
    ana.hears(dana);
    expect(w.refusal(ben.returns(ballot, [here]))).toBe('nothingThere');
    expect(w.refusal(ana.returns(ballot, [here, here]))).toBe('malformed');
    expect(w.refusal(ana.returns(ballot, [ballot]))).toBe('nothingThere');
    expect(w.refusal(ana.returns(ballot, [here], new Uint8Array(32)))).toBe('malformed');
    expect(w.refusal(ana.returns(ballot, [here], ben.secretFor(ballot)))).toBe('malformed');
    expect(w.refusal(dana.returns(ballot, [here]))).toBe('notATeller');
    const laptop = cem.alsoOn('laptop');
    laptop.hears(ana);
    expect(w.refusal(laptop.returns(ballot, [here], cem.secretFor(ballot)))).toBe('notATeller');
    expect(w.refusal(ana.returns(ballot, [here]))).toBeNull();
    expect(w.refusal(ana.returns(ballot, [here]))).toBe('alreadyDone');
    expect(tellers).toHaveLength(3);
  });
});
