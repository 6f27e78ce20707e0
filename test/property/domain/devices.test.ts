import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { VerifiedBurst } from '../../../src/domain/burst.ts';
import { canonicalOf } from '../../../src/domain/digest.ts';
import { emptyGovernance, reduceGovernance } from '../../../src/domain/governance/reduce.ts';
import { deviceSteps, tellDevices } from '../../support/device-story.ts';

/** Hundreds of stories take seconds; on a machine that does other things as well, many. */
vi.setConfig({ testTimeout: 180_000 });

const stories = deviceSteps(28).map(tellDevices);

test('[PER-9] [PER-10] [RED-2] scenario 37: any order, duplication and splitting gives the same state', () => {
  fc.assert(
    fc.property(stories, fc.infiniteStream(fc.nat()), ({ world }, chance) => {
      const draw = (below: number): number => (chance.next().value ?? 0) % below;
      const deck = [...world.bursts, ...world.bursts.filter(() => draw(5) === 0)];
      for (let i = deck.length - 1; i > 0; i -= 1) {
        const j = draw(i + 1);
        [deck[i], deck[j]] = [deck[j] as VerifiedBurst, deck[i] as VerifiedBurst];
      }
      let state = emptyGovernance(world.assemblyId);
      while (deck.length > 0) state = reduceGovernance(state, deck.splice(0, 1 + draw(12))).state;
      expect(canonicalOf(state)).toBe(canonicalOf(world.reduce(world.bursts)));
    }),
    { numRuns: 80 },
  );
});

test('[RED-8] burst by burst, every row is what it is when all is reduced at once', () => {
  fc.assert(
    fc.property(stories, ({ world }) => {
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

test('[PER-8] [PER-9] only a person’s own devices and words take anything from them; they count once', () => {
  fc.assert(
    fc.property(stories, ({ world, devices }) => {
      const { state } = world.everyone();
      const personOf = new Map(devices.map((one) => [one.device, one.id]));
      for (const [device, row] of state.revoked.entries()) {
        expect(row.person).toBe(personOf.get(device));
        for (const { by } of row.said) expect(personOf.get(by)).toBe(row.person);
        expect(row.said.length > 0 || row.byPhrase).toBe(true);
      }
      const members = [...state.people.values()].filter(({ standing }) => standing === 'member');
      expect(state.roll.size).toBe(members.length);
      expect(state.people.size).toBe(new Set(personOf.values()).size);
      // Ben and Cem are on the founding list: nothing that happens to devices takes anybody off it.
      expect(state.roll.size).toBeGreaterThanOrEqual(3);
    }),
    { numRuns: 80 },
  );
});

test('[PER-9] nothing that a revoked device wrote without having been heard shows as its person’s', () => {
  fc.assert(
    fc.property(stories, ({ world, devices }) => {
      const { state } = world.everyone();
      const unheard = devices.filter(({ device }) => {
        const row = state.revoked.get(device);
        return row !== undefined && row.byPhrase;
      });
      for (const one of unheard) {
        // What it writes from here, knowing nothing of it, is void for whoever has heard everything.
        const draft = one.opensDraft('By a device that was revoked');
        const all = world.everyone();
        const isRefused = all.refusal(draft) !== null;
        expect(isRefused || !all.state.drafts.has(draft)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
