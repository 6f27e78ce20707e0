import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordId } from '../../../../src/domain/burst.ts';
import type { BallotStory } from '../../../support/ballot-story.ts';
import { begunBy, seals, vote } from '../../../support/ballot-story.ts';
import { meet } from '../../../support/rooms.ts';
import type { Persona } from '../../../support/world.ts';
import { hexOf } from '../../../support/world.ts';

const SEVEN = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli', 'Fay', 'Gül'] as const;

/** Signed and confirmed by all who returned. */
function sealed(tellers: readonly Persona[], ballot: RecordId): void {
  meet(...tellers);
  for (const teller of tellers) teller.signsSet(ballot);
  meet(...tellers);
  for (const teller of tellers) teller.confirmsSet(ballot);
  meet(...tellers);
}

describe('[BAL-7] can it matter?', () => {
  test('scenario 27: one teller adds late papers: the winner never flips; vote again with other tellers', () => {
    const { w, people, tellers, ballot, deadlock, proposal } = begunBy(SEVEN);
    const [ana, ben, cem, dana, eli, fay, gul] = people as Persona[] as [
      Persona,
      Persona,
      Persona,
      Persona,
      Persona,
      Persona,
      Persona,
    ];
    vote([ana, ben, dana], ballot, 5, 0);
    vote([cem, eli], ballot, 0, 5);
    meet(...people);
    ana.returns(ballot);
    ben.returns(ballot);
    // Cem lets two accomplices vote late.
    vote([fay, gul], ballot, 0, 5);
    cem.hears(fay, gul);
    cem.returns(ballot);
    sealed(tellers, ballot);
    const row = ana.sees.ballot(ballot);
    expect(row.result).toMatchObject({
      counted: 5,
      inDoubt: 2,
      winners: [],
      noWinner: { type: 'doubt', papers: 2 },
      report: { winners: [0] },
    });
    expect(row.papers.filter(({ state }) => state === 'inDoubt').map(({ listedBy }) => listedBy)).toEqual([
      [cem.id],
      [cem.id],
    ]);
    expect(w.refusal(ana.recordsBallot(ballot, proposal))).toBe('noWinner');
    meet(...people);
    const again = (those: readonly Persona[]) => ana.opensBallot([deadlock], those, { repeats: ballot });
    expect(w.refusal(again([ana, ben, cem]))).toBe('notATeller');
    expect(w.refusal(again([ana, dana, eli]))).toBe('notATeller');
    const repeat = again([dana, eli, fay]);
    expect(w.refusal(repeat)).toBeNull();
    meet(...people);
    for (const teller of [dana, eli, fay]) expect(w.refusal(teller.acceptsTelling(repeat))).toBeNull();
    meet(...people);
    // In the repeat papers in doubt don't count, whatever they are.
    vote([ana, ben, dana], repeat, 5, 0);
    vote([cem, eli], repeat, 0, 5);
    meet(...people);
    dana.returns(repeat);
    eli.returns(repeat);
    vote([fay, gul], repeat, 0, 5);
    fay.hears(gul);
    fay.returns(repeat);
    sealed([dana, eli, fay], repeat);
    expect(dana.sees.ballot(repeat)).toMatchObject({
      stage: 'sealed',
      repeats: ballot,
      result: { counted: 5, inDoubt: 2, winners: [0], noWinner: null },
    });
    expect(w.refusal(dana.recordsBallot(repeat, proposal))).toBeNull();
    expect(w.everyone().proposal(proposal).stage).toBe('decided');
  });

  test('scenario 29: one teller omits papers: where that can matter, vote again', () => {
    const { people, ballot } = begunBy(SEVEN);
    const [ana, ben, cem, dana, eli] = people as [Persona, Persona, Persona, Persona, Persona];
    const kept = vote([ana, ben], ballot, 0, 5);
    const omitted = vote([cem, dana, eli], ballot, 5, 0);
    meet(...people);
    // Cem is lost; Ben lists only those he likes.
    ana.returns(ballot);
    ben.returns(ballot, kept);
    sealed([ana, ben], ballot);
    expect(ana.sees.ballot(ballot).result).toMatchObject({
      counted: 2,
      inDoubt: 3,
      missing: [cem.id],
      noWinner: { type: 'doubt', papers: 3 },
    });
    expect(omitted).toHaveLength(3);
  });

  test('scenario 29: with a third teller who holds them, nothing is omitted', () => {
    const { people, tellers, ballot } = begunBy(SEVEN);
    const [ana, ben, cem, dana, eli] = people as [Persona, Persona, Persona, Persona, Persona];
    const kept = vote([ana, ben], ballot, 0, 5);
    vote([cem, dana, eli], ballot, 5, 0);
    meet(...people);
    ana.returns(ballot);
    ben.returns(ballot, kept);
    cem.returns(ballot);
    sealed(tellers, ballot);
    expect(ana.sees.ballot(ballot).result).toMatchObject({ counted: 5, inDoubt: 0, winners: [0] });
  });

  test('papers in doubt that cannot change who won are shown, and added apart', () => {
    const { people, tellers, ballot } = begunBy(SEVEN);
    const [ana, ben, cem, dana, eli, fay] = people as [Persona, Persona, Persona, Persona, Persona, Persona];
    vote([ana, ben, cem, dana, eli], ballot, 5, 0);
    meet(...people);
    ana.returns(ballot);
    ben.returns(ballot);
    fay.votes(ballot, 0, 5);
    cem.hears(fay);
    cem.returns(ballot);
    sealed(tellers, ballot);
    expect(ana.sees.ballot(ballot).result).toMatchObject({
      counted: 5,
      inDoubt: 1,
      winners: [0],
      noWinner: null,
    });
  });

  test('a late paper in the place of an earlier one counts twice: one out, one in', () => {
    // Three to one: one more against it is two to two, and four papers decide nothing that safely.
    const { people, tellers, ballot } = begunBy(SEVEN);
    const [ana, ben, cem, dana] = people as [Persona, Persona, Persona, Persona];
    vote([ana, ben, dana], ballot, 5, 0);
    vote([cem], ballot, 0, 5);
    meet(...people);
    ana.returns(ballot);
    ben.returns(ballot);
    dana.votes(ballot, 0, 5);
    cem.hears(dana);
    cem.returns(ballot);
    sealed(tellers, ballot);
    const row = ana.sees.ballot(ballot);
    expect(row.result).toMatchObject({ counted: 4, inDoubt: 1, noWinner: { type: 'doubt', papers: 1 } });
    expect(row.papers.filter(({ person }) => person === dana.id).map(({ state }) => state)).toEqual([
      'counted',
      'inDoubt',
    ]);
  });

  test('scenarios 27 and 29: whatever one of three tellers lists, who wins is who would have won, or nobody', () => {
    const scores = fc.array(fc.constantFrom([5, 0], [4, 1], [0, 5], [2, 2]), { minLength: 5, maxLength: 5 });
    const mask = fc.integer({ min: 0, max: 127 });
    fc.assert(
      fc.property(scores, mask, mask, fc.boolean(), (papers, listed, late, isThirdLost) => {
        const story = begunBy(SEVEN);
        const [ana, ben, cem, dana, eli, fay, gul] = story.people as [
          Persona,
          Persona,
          Persona,
          Persona,
          Persona,
          Persona,
          Persona,
        ];
        const { ballot } = story;
        const voters = [ana, cem, dana, eli, fay];
        const cast = voters.map((voter, at) => voter.votes(ballot, ...(papers[at] ?? [0, 0])));
        meet(...story.people);
        ana.returns(ballot);
        if (!isThirdLost) ben.returns(ballot);
        // Cem is the bad one: lists what he likes, and papers that came late.
        const lateOnes = [fay, gul, dana]
          .filter((_, at) => ((late >> at) & 1) === 1)
          .map((voter) => voter.votes(ballot, 0, 5));
        cem.hears(dana, fay, gul);
        const keep = cast.filter((_, at) => ((listed >> at) & 1) === 1);
        cem.returns(ballot, [...keep, ...lateOnes]);
        const tellers = isThirdLost ? [ana, cem] : [ana, ben, cem];
        sealed(tellers, ballot);
        const { result } = ana.sees.ballot(ballot);
        expect(result).not.toBeNull();
        if (result?.noWinner !== null) return;
        expect(result.winners).toHaveLength(1);
        expect(honestWinners(papers)).toContain(result.winners[0]);
      }),
      // The example is a tie in every figure, which the lot decides: either may win by it.
      {
        numRuns: 40,
        examples: [
          [
            [
              [5, 0],
              [5, 0],
              [0, 5],
              [2, 2],
              [0, 5],
            ],
            0,
            0,
            false,
          ],
        ],
      },
    );
  });
});

/** Who may win by these papers: by preference, then by points, then either by lot. */
function honestWinners(papers: readonly (readonly number[])[]): readonly number[] {
  const ahead = papers.filter(([yes = 0, no = 0]) => yes > no).length;
  const behind = papers.filter(([yes = 0, no = 0]) => yes < no).length;
  if (ahead !== behind) return ahead > behind ? [0] : [1];
  const points = (option: number) => papers.reduce((sum, paper) => sum + (paper[option] ?? 0), 0);
  if (points(0) !== points(1)) return points(0) > points(1) ? [0] : [1];
  return [0, 1];
}

describe('[BAL-12] turnout', () => {
  test('fewer papers than a quorum: nobody wins, people talk on', () => {
    const { w, people, tellers, ballot, proposal } = begunBy(SEVEN);
    const [ana, ben] = people as [Persona, Persona];
    vote([ana, ben], ballot, 5, 0);
    meet(...people);
    seals(tellers, ballot);
    expect(ana.sees.ballot(ballot).result).toMatchObject({
      winners: [],
      noWinner: { type: 'turnout', papers: 2, needed: 3 },
    });
    expect(w.refusal(ana.recordsBallot(ballot, proposal))).toBe('doesNotFollow');
    expect(w.refusal(ana.recordsBallot(ballot, null))).toBeNull();
    expect(w.everyone().proposal(proposal)).toMatchObject({ decision: null, deadlock: null });
  });

  test('no paper at all', () => {
    const { people, tellers, ballot } = begunBy(SEVEN);
    seals(tellers, ballot);
    expect((people[0] as Persona).sees.ballot(ballot).result).toMatchObject({
      counted: 0,
      noWinner: { type: 'turnout', papers: 0 },
      report: { papers: 0, rounds: [] },
    });
  });

  test('where papers in doubt would make the quorum, vote again', () => {
    const { people, tellers, ballot } = begunBy(SEVEN);
    const [ana, ben, cem] = people as [Persona, Persona, Persona];
    vote([ana, ben], ballot, 5, 0);
    meet(...people);
    ana.returns(ballot);
    ben.returns(ballot);
    cem.votes(ballot, 5, 0);
    cem.returns(ballot);
    sealed(tellers, ballot);
    expect(ana.sees.ballot(ballot).result?.noWinner).toEqual({ type: 'doubt', papers: 1 });
  });

  function onRole(yes: number, no: number): BallotStory {
    const matter = { type: 'role', role: 'secretary', person: hexOf('person Eli'), until: 0 } as const;
    const story = begunBy(SEVEN, { matter });
    vote(story.people.slice(0, yes), story.ballot, 5, 0);
    vote(story.people.slice(yes, yes + no), story.ballot, 0, 5);
    meet(...story.people);
    seals(story.tellers, story.ballot);
    return story;
  }

  test('a basic matter needs b in favour', () => {
    const lacking = onRole(3, 1);
    const [ana] = lacking.people as [Persona];
    expect(ana.sees.ballot(lacking.ballot).result).toMatchObject({
      winners: [],
      noWinner: { type: 'notBasic', inFavour: 3, needed: 4 },
    });
    const enough = onRole(4, 1);
    expect((enough.people[0] as Persona).sees.ballot(enough.ballot).result).toMatchObject({
      winners: [0],
      noWinner: null,
    });
    // Keeping things as they are needs no such figure.
    const against = onRole(1, 3);
    expect((against.people[0] as Persona).sees.ballot(against.ballot).result).toMatchObject({
      winners: [1],
      noWinner: null,
    });
  });
});
