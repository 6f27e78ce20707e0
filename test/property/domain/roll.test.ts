import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { VerifiedBurst } from '../../../src/domain/burst.ts';
import { canonicalOf } from '../../../src/domain/digest.ts';
import { emptyGovernance, reduceGovernance } from '../../../src/domain/governance/reduce.ts';
import { rollSteps, tellRoll } from '../../support/roll-story.ts';

/** Hundreds of stories take seconds; on a machine that does other things as well, many. */
vi.setConfig({ testTimeout: 180_000 });

const stories = fc
  .tuple(rollSteps(9), fc.integer({ min: 2, max: 5 }))
  .map(([told, size]) => tellRoll(told, size));

test('[ROLL-4] [ROLL-5] [ROLL-7] scenario 37: rooms that decide apart come to the same roll in any order', () => {
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
    { numRuns: 120 },
  );
});

test('[RED-8] burst by burst, every row is what it is when all is reduced at once', () => {
  fc.assert(
    fc.property(stories, (world) => {
      let state = emptyGovernance(world.assemblyId);
      for (const [index, burst] of world.bursts.entries()) {
        state = reduceGovernance(state, [burst]).state;
        if (index % 7 !== 0) continue;
        expect(canonicalOf(state)).toBe(canonicalOf(world.reduce(world.bursts.slice(0, index + 1))));
      }
      expect(canonicalOf(state)).toBe(canonicalOf(world.reduce(world.bursts)));
    }),
    { numRuns: 40 },
  );
});

test('[ROLL-4] whoever counts as a member is on the roll once, and nobody else is', () => {
  fc.assert(
    fc.property(stories, (world) => {
      const { people, roll } = world.everyone().state;
      const members = [...people.values()].filter(({ standing }) => standing === 'member');
      expect(roll.size).toBe(members.length);
      for (const { standing, memberBy, wasMember } of people.values()) {
        expect(memberBy !== null).toBe(standing === 'member');
        if (standing === 'member') expect(wasMember).toBeNull();
      }
      const held = new Set(members.map(({ id }) => id));
      for (const { person } of roll.roles) expect(held.has(person)).toBe(true);
    }),
    { numRuns: 120 },
  );
});
