import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VerifiedBurst } from '../../../src/domain/burst.ts';
import { canonicalOf } from '../../../src/domain/digest.ts';
import { emptyGovernance, reduceGovernance } from '../../../src/domain/governance/reduce.ts';
import { outcomeSteps, tellOutcomes } from '../../support/outcome-story.ts';

const stories = fc
  .tuple(outcomeSteps(16), fc.integer({ min: 2, max: 5 }), fc.boolean())
  .map(([told, size, basic]) => tellOutcomes(told, size, basic));

test('[OUT-6] [OUT-9] scenario 37: rooms that find apart come to the same in any order', () => {
  fc.assert(
    fc.property(stories, fc.infiniteStream(fc.nat()), (world, chance) => {
      const draw = (below: number): number => (chance.next().value ?? 0) % below;
      const deck = [...world.bursts, ...world.bursts.filter(() => draw(5) === 0)];
      for (let i = deck.length - 1; i > 0; i -= 1) {
        const j = draw(i + 1);
        [deck[i], deck[j]] = [deck[j] as VerifiedBurst, deck[i] as VerifiedBurst];
      }
      let state = emptyGovernance(world.assemblyId);
      while (deck.length > 0) state = reduceGovernance(state, deck.splice(0, 1 + draw(20))).state;
      expect(canonicalOf(state)).toBe(canonicalOf(world.reduce(world.bursts)));
    }),
    { numRuns: 100 },
  );
});

test('[RED-8] burst by burst, every row is what it is when all is reduced at once', () => {
  fc.assert(
    fc.property(stories, (world) => {
      let state = emptyGovernance(world.assemblyId);
      for (const [index, burst] of world.bursts.entries()) {
        state = reduceGovernance(state, [burst]).state;
        if (index % 5 !== 0) continue;
        expect(canonicalOf(state)).toBe(canonicalOf(world.reduce(world.bursts.slice(0, index + 1))));
      }
      expect(canonicalOf(state)).toBe(canonicalOf(world.reduce(world.bursts)));
    }),
    { numRuns: 60 },
  );
});

test('[OUT-7] [OUT-9] one end at most: what stands, a dispute, or neither, and nothing after it counts', () => {
  fc.assert(
    fc.property(stories, (world) => {
      const { state } = world.everyone();
      for (const proposal of state.proposals.values()) {
        const standing = proposal.outcomes.filter((outcome) => outcome.state === 'stands');
        const ends = new Set(standing.map(({ outcome, revision }) => `${outcome} ${revision}`));
        if (proposal.stage === 'dispute') {
          expect(ends.size).toBeGreaterThan(1);
          expect(proposal.decision).toBeNull();
        } else {
          expect(ends.size).toBeLessThanOrEqual(1);
          expect(proposal.decision !== null).toBe(standing.length > 0);
        }
        if (proposal.decision !== null) expect(proposal.deadlock).toBeNull();
        const found = proposal.outcomes.find(({ id }) => id === proposal.deadlock);
        if (proposal.deadlock !== null) expect(found).toMatchObject({ outcome: 'deadlock', state: 'found' });
        for (const outcome of standing) expect(outcome.follows).toBe(outcome.outcome);
        const decision = state.decisions.get(proposal.decision ?? '');
        const closed = standing.find(({ id }) => id === decision?.outcome);
        if (decision !== undefined)
          expect(decision.heldBy.length).toBeGreaterThanOrEqual(closed?.heldNeeded ?? Infinity);
      }
    }),
    { numRuns: 150 },
  );
});
