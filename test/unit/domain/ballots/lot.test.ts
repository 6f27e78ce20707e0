import { describe, expect, test } from 'vitest';
import type { RecordId } from '../../../../src/domain/burst.ts';
import { ballotSeed, lotOrder } from '../../../../src/domain/tally/lot.ts';
import { sha256 } from '../../../../src/lib/sha256.ts';
import { begunBy, deadlockOn, seals, vote } from '../../../support/ballot-story.ts';
import { meet } from '../../../support/rooms.ts';
import type { Persona } from '../../../support/world.ts';
import { world } from '../../../support/world.ts';

const SIX = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli', 'Fay'] as const;
type Six = [Persona, Persona, Persona, Persona, Persona, Persona];

describe('[BAL-11] the lot', () => {
  test('comes from the ballot’s id and the numbers in the sealed returns; anyone can draw it again', () => {
    const { people, tellers, ballot } = begunBy(SIX);
    const [ana, ben, cem, dana] = people as Six;
    vote([ana, ben], ballot, 5, 0);
    vote([cem, dana], ballot, 0, 5);
    meet(...people);
    seals(tellers, ballot);
    const { result } = ana.sees.ballot(ballot);
    const secrets = tellers.map((teller) => teller.secretFor(ballot));
    const seed = ballotSeed(ballot, secrets);
    const order = lotOrder(['Yes', 'No'], { seed, hash: sha256 });
    expect(result?.report.lot).toEqual({ seed, order });
    expect(result?.report.winners).toEqual(order.slice(0, 1));
    // Nobody is in doubt, so the lot decides.
    expect(result?.winners).toEqual(order.slice(0, 1));
  });

  test('scenario 35: the last voter tries 216 papers to steer the lot: no influence', () => {
    const { people, tellers, ballot } = begunBy(SIX);
    const [ana] = people as Six;
    vote(people.slice(0, 5), ballot, 2, 2);
    meet(...people);
    const fay = people[5];
    const seeds = new Set<string>();
    for (let paper = 0; paper < 216; paper += 1) fay?.votes(ballot, paper % 6, paper % 6);
    meet(...people);
    seals(tellers, ballot);
    const lot = ana.sees.ballot(ballot).result?.report.lot;
    seeds.add(lot?.seed ?? '');
    expect([...seeds]).toEqual([
      ballotSeed(
        ballot,
        tellers.map((teller) => teller.secretFor(ballot)),
      ),
    ]);
    // No paper is in the seed: the same numbers give the same lot, whatever was voted.
    expect(lot?.seed).not.toContain(fay?.id ?? '');
  });

  test('a teller who withholds a return gets one other draw', () => {
    const draw = (returning: number): string | null | undefined => {
      const { people, tellers, ballot } = begunBy(SIX);
      vote(people, ballot, 2, 2);
      meet(...people);
      seals(tellers.slice(0, returning), ballot);
      return tellers[0]?.sees.ballot(ballot).result?.report.lot?.seed;
    };
    expect(draw(3)).toBe(draw(3));
    expect(draw(2)).not.toBe(draw(3));
    expect(draw(2)?.split(' ')).toHaveLength(3);
  });
});

describe('competing proposals in one ballot', () => {
  const LABELS = ['Oven', 'Mixer', 'Shelf'] as const;

  function competing(method: 'star' | 'blocStar' | 'starPr', seats: number) {
    const w = world();
    const people = w.assembly(...SIX) as unknown as Six;
    const [ana, ben, cem] = people;
    const tellers = [ana, ben, cem];
    const proposals = LABELS.map((label) => ana.puts(label));
    const deadlocks = proposals.map((proposal) => deadlockOn(people, proposal, tellers));
    const options = LABELS.map((label, at) => ({
      label,
      type: 'choice' as const,
      revision: proposals[at] ?? null,
    }));
    const ballot = ana.opensBallot(deadlocks, tellers, { method, seats, options });
    expect(w.refusal(ballot)).toBeNull();
    meet(...people);
    for (const teller of tellers) teller.acceptsTelling(ballot);
    meet(...people);
    return { w, people, tellers, proposals, ballot };
  }

  const stages = (of: ReturnType<typeof competing>): string[] =>
    of.proposals.map((proposal) => of.w.everyone().proposal(proposal).stage);

  function ended(of: ReturnType<typeof competing>, record: readonly RecordId[]): void {
    meet(...of.people);
    seals(of.tellers, of.ballot);
    const [ana] = of.people;
    for (const proposal of record) expect(of.w.refusal(ana.recordsBallot(of.ballot, proposal))).toBeNull();
  }

  test('one wins, the others fall', () => {
    const story = competing('star', 1);
    expect(stages(story)).toEqual(['ballot', 'ballot', 'ballot']);
    vote(story.people, story.ballot, 5, 2, 0);
    ended(story, story.proposals);
    expect(stages(story)).toEqual(['decided', 'fallen', 'fallen']);
    expect(story.w.everyone().state.decisions.size).toBe(3);
  });

  test('two of three seats by Bloc STAR', () => {
    const story = competing('blocStar', 2);
    vote(story.people, story.ballot, 5, 0, 3);
    ended(story, story.proposals);
    expect(stages(story)).toEqual(['decided', 'fallen', 'decided']);
  });

  test('two of three seats by proportional STAR', () => {
    const story = competing('starPr', 2);
    vote(story.people.slice(0, 3), story.ballot, 5, 0, 4);
    vote(story.people.slice(3), story.ballot, 0, 5, 3);
    ended(story, story.proposals);
    expect(story.people[0].sees.ballot(story.ballot).result?.winners).toHaveLength(2);
    expect(stages(story).filter((stage) => stage === 'decided')).toHaveLength(2);
  });

  test('what was withdrawn before it was opened can’t be voted on', () => {
    const w = world();
    const people = w.assembly(...SIX) as unknown as Six;
    const [ana, ben, cem] = people;
    const proposal = ana.puts('Oven');
    const deadlock = deadlockOn(people, proposal, [ana, ben, cem]);
    ana.withdraws(proposal);
    expect(w.refusal(ana.opensBallot([deadlock], [ana, ben, cem]))).toBe('needsDeadlock');
  });
});
