import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { VerifiedBurst } from '../../../src/domain/burst.ts';
import { canonicalOf } from '../../../src/domain/digest.ts';
import { emptyGovernance, reduceGovernance } from '../../../src/domain/governance/reduce.ts';
import { isBasic } from '../../../src/domain/proposal/matter.ts';
import type { Governance, GovernanceChange } from '../../../src/domain/state.ts';
import { steps, tell } from '../../support/story.ts';
import type { Told } from '../../support/story.ts';

/** Hundreds of stories take seconds; on a machine that does other things as well, many. */
vi.setConfig({ testTimeout: 180_000 });

const stories = fc.tuple(steps(60), fc.integer({ min: 1, max: 4 })).map(([told, size]) => tell(told, size));

const reduced = ({ world }: Told, bursts: Iterable<VerifiedBurst> = world.bursts): Governance =>
  world.reduce(bursts);

describe('[RED-2] scenario 37: any order, duplication and splitting', () => {
  test('gives the same state', () => {
    fc.assert(
      fc.property(stories, fc.infiniteStream(fc.nat()), (told, chance) => {
        const draw = (below: number): number => (chance.next().value ?? 0) % below;
        const deck = [...told.world.bursts, ...told.world.bursts.filter(() => draw(3) === 0)];
        for (let i = deck.length - 1; i > 0; i -= 1) {
          const j = draw(i + 1);
          [deck[i], deck[j]] = [deck[j] as VerifiedBurst, deck[i] as VerifiedBurst];
        }
        let state = emptyGovernance(told.world.assemblyId);
        while (deck.length > 0) state = reduceGovernance(state, deck.splice(0, 1 + draw(12))).state;
        expect(canonicalOf(state)).toBe(canonicalOf(reduced(told)));
      }),
      { numRuns: 150 },
    );
  });

  test('what one had heard, then everything else, is what everything is', () => {
    fc.assert(
      fc.property(stories, fc.nat(), (told, who) => {
        const one = told.cast[who % told.cast.length];
        const { state } = reduceGovernance(one?.state ?? emptyGovernance(''), told.world.bursts);
        expect(canonicalOf(state)).toBe(canonicalOf(reduced(told)));
      }),
      { numRuns: 150 },
    );
  });
});

/** The rows of the old state with the changed ones of the new put in their place. */
function applied(
  before: Governance,
  { state, change }: { state: Governance; change: GovernanceChange },
): object {
  const tables = [
    'people',
    'drafts',
    'proposals',
    'concerns',
    'decisions',
    'mootCalls',
    'moots',
    'actions',
    'refused',
    'erased',
  ] as const;
  return Object.fromEntries(
    tables.map((name) => {
      const rows = new Map<string, unknown>(before[name].entries());
      for (const id of change[name]) {
        if (state[name].has(id)) rows.set(id, state[name].get(id));
        else rows.delete(id);
      }
      return [name, [...rows].sort(([a], [b]) => (a < b ? -1 : 1))];
    }),
  );
}

test('[RED-8] the old rows with the changed ones are the new rows', () => {
  fc.assert(
    fc.property(stories, ({ world }) => {
      let state = emptyGovernance(world.assemblyId);
      for (const burst of world.bursts) {
        const next = reduceGovernance(state, [burst]);
        expect(next.change.all).toBe(false);
        expect(applied(state, next)).toEqual(applied(next.state, next));
        state = next.state;
      }
    }),
    { numRuns: 60 },
  );
});

test('[RED-2] a verdict never changes, whatever comes later', () => {
  fc.assert(
    fc.property(stories, ({ world }) => {
      let state = emptyGovernance(world.assemblyId);
      const refused = new Map<string, string>();
      for (const burst of world.bursts) {
        state = reduceGovernance(state, [burst]).state;
        for (const [id, reason] of refused) expect(state.refused.get(id)?.reason).toBe(reason);
        for (const { id, reason } of state.refused.values()) refused.set(id, reason);
      }
      const members = [...state.people.values()].filter(({ standing }) => standing === 'member');
      expect(state.roll.size).toBe(members.length);
    }),
    { numRuns: 100 },
  );
});

/** What only members may change: the roll, who is welcomed, what is recorded and what stands. */
function membersOwn(state: Governance, without: string): object {
  const proposals = [...state.proposals.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    assembly: state.assembly,
    roll: state.roll,
    standings: [...state.people.values()]
      .filter(({ id }) => id !== without)
      .map(({ id, standing, welcomedBy, vouchedBy }) => ({ id, standing, welcomedBy, vouchedBy }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    proposals: proposals
      .filter(({ by }) => by !== without)
      .map(({ id, revisions, stage, members, participants, outcomes, decision, obstacles }) => ({
        id,
        revisions,
        stage,
        members,
        participants,
        outcomes,
        decision,
        obstacles,
      })),
    // What members decided on a stranger's own proposal is theirs, and gone with the proposal.
    decisions: [...state.decisions.values()]
      .filter(({ revision }) => revision.by !== without)
      .map(({ id }) => id)
      .sort(),
  };
}

test("[RED-10] a stranger's records never change what only members may change", () => {
  fc.assert(
    fc.property(stories, (told) => {
      const { world, stranger } = told;
      const state = reduced(told);
      const row = state.people.get(stranger.id);
      fc.pre(row?.standing === 'newcomer' && row.wasMember === null);
      // What members decided about the assembly itself, on a stranger's proposal, goes with the proposal.
      const decisions = [...state.decisions.values()].map(({ revision }) => revision);
      fc.pre(!decisions.some(({ by, matter }) => by === stranger.id && isBasic(matter)));
      // The others' records stay in place: only what the stranger wrote is emptied.
      const muted = world.bursts.map((burst) =>
        burst.feed === stranger.feed ? { ...burst, records: [] } : burst,
      );
      expect(membersOwn(state, stranger.id)).toEqual(membersOwn(reduced(told, muted), stranger.id));
    }),
    { numRuns: 150 },
  );
});

test('[RED-6] a fork proven at any burst leaves the same state on every device', () => {
  fc.assert(
    fc.property(stories, fc.nat(), fc.nat(), (told, who, where) => {
      const { world, cast } = told;
      const feed = cast[who % cast.length]?.feed ?? 0;
      const length = world.bursts.filter((burst) => burst.feed === feed).length;
      const cuts = [{ feed, from: where % (length + 1) }];
      const cut = world.reduce(world.bursts, cuts);
      const late = reduceGovernance(reduced(told), [], cuts).state;
      const short = world.bursts.filter((burst) => burst.feed !== feed || burst.burst < where % (length + 1));
      expect(canonicalOf(late)).toBe(canonicalOf(cut));
      expect(canonicalOf(world.reduce(short, cuts))).toBe(canonicalOf(cut));
    }),
    { numRuns: 100 },
  );
});

test('[RED-1] any bytes as headers of any kind are judged without a throw', () => {
  const record = fc.record({
    kind: fc.nat(50),
    header: fc.uint8Array({ maxLength: 60 }),
    body: fc.constantFrom(undefined, null, 'words'),
    certificateValid: fc.boolean(),
  });
  fc.assert(
    fc.property(stories, fc.array(record, { minLength: 1, maxLength: 20 }), (told, records) => {
      const [first, ...others] = records;
      if (first === undefined) return;
      const before = told.world.everyone().state;
      // Whom a member vouched for may take a place, and some bytes do just that.
      fc.pre((before.people.get(told.stranger.id)?.vouchedBy.length ?? 0) === 0);
      told.stranger.receives(told.world.bursts);
      told.stranger.writes(first, ...others);
      const after = told.world.everyone().state;
      expect(after.roll).toEqual(before.roll);
      expect(after.decisions.size).toBe(before.decisions.size);
    }),
    { numRuns: 100 },
  );
});
