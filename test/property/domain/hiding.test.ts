import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { VerifiedBurst } from '../../../src/domain/burst.ts';
import { canonicalOf } from '../../../src/domain/digest.ts';
import { emptyGovernance, reduceGovernance } from '../../../src/domain/governance/reduce.ts';
import { decodeHidingSaid, encodeHidingSaid } from '../../../src/domain/hiding/headers.ts';
import { hidingReasons } from '../../../src/domain/hiding/state.ts';
import type { HidingTarget, HidingWord } from '../../../src/domain/hiding/state.ts';
import { bringsBack, meet, removes } from '../../support/rooms.ts';
import type { Persona } from '../../support/world.ts';
import { feedOf, hexOf, World } from '../../support/world.ts';

vi.setConfig({ testTimeout: 120_000 });

const NAMES = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli'];
const hidingWords: readonly HidingWord[] = ['hide', 'show', 'nothing'];
const targets: readonly HidingTarget[] = [
  { type: 'words', record: `${feedOf('a').toString(36)}.0.0` },
  { type: 'words', record: `${feedOf('a').toString(36)}.1.0` },
  { type: 'person', person: hexOf('person Fay') },
];

const step = fc.record({
  act: fc.constantFrom('says', 'says', 'says', 'says', 'hears', 'removes', 'bringsBack', 'leaves', 'answers'),
  who: fc.nat(20),
  whom: fc.nat(20),
  word: fc.constantFrom(...hidingWords),
  target: fc.constantFrom(...targets),
  why: fc.constantFrom(...hidingReasons),
});

/** Members on two devices each, and a newcomer, who hide, show, remove each other, and hear of it or don't. */
const stories = fc
  .tuple(fc.array(step, { maxLength: 24, size: 'max' }), fc.integer({ min: 1, max: 5 }))
  .map(([told, size]) => {
    const world = new World();
    const founders = world.assemblyWith({}, ...NAMES.slice(0, size));
    const [first] = founders;
    if (first === undefined) throw new Error('nobody');
    const cast = [...founders, ...founders.map((one) => one.alsoOn('laptop'))];
    cast.push(...world.newcomers(first, 'Fay'));
    for (const { act, who, whom, word, target, why } of told) {
      const one = cast[who % cast.length];
      const other = cast[whom % cast.length];
      if (one === undefined || other === undefined) continue;
      const room = founders.filter(({ id }) => id !== other.id);
      if (act === 'says') one.saysOfHiding(target, word, why, `Words ${who}`);
      else if (act === 'answers') one.answersHiding(target, 'No.');
      else if (act === 'hears') one.hears(other);
      else if (act === 'leaves') one.leaves();
      else if (room.length > 0) {
        meet(...room);
        (act === 'removes' ? removes : bringsBack)(room, other);
      }
    }
    return world;
  });

test('[MOD-1] [MOD-2] [MOD-3] [RED-2] any order, duplication and split hides the same', () => {
  fc.assert(
    fc.property(stories, fc.infiniteStream(fc.nat()), (world, chance) => {
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
    { numRuns: 60 },
  );
});

test('[MOD-2] nobody alone hides anything where there are several; nothing is hidden against half', () => {
  fc.assert(
    fc.property(stories, (world) => {
      const { hidings, people, roll } = world.everyone().state;
      for (const { said, hidden, hide, show } of hidings.values()) {
        const hiding = said.filter(({ word, counts }) => word === 'hide' && counts);
        expect(new Set(hiding.map(({ person }) => person)).size).toBe(hide);
        for (const { person } of hiding) expect(people.get(person)?.standing).toBe('member');
        if (hidden) expect(hide).toBeGreaterThanOrEqual(Math.min(2, roll.size));
        if (hidden) expect(hide).toBeGreaterThan(show);
      }
    }),
    { numRuns: 60 },
  );
});

test('[MOD-1] hidden, and taken back by whoever hid it, is as it was', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.nat(4),
      fc.constantFrom(...targets),
      (size, who, target) => {
        const world = new World();
        const people: readonly Persona[] = world.assemblyWith({}, ...NAMES.slice(0, size));
        for (const one of people) one.saysOfHiding(target, 'hide');
        expect([...world.everyone().state.hidings.values()].map(({ hidden }) => hidden)).toEqual([true]);
        for (const one of people.slice(who)) one.saysOfHiding(target, 'nothing');
        for (const { hidden, hide, needed } of world.everyone().state.hidings.values()) {
          expect(hide).toBe(Math.min(who, size));
          expect(hidden).toBe(hide >= needed);
        }
      },
    ),
    { numRuns: 25 },
  );
});

test('[RED-7] what is encoded decodes to itself; what decodes was so encoded', () => {
  const header = fc.record({
    target: fc.constantFrom(...targets),
    word: fc.constantFrom(...hidingWords),
    why: fc.constantFrom(...hidingReasons),
  });
  fc.assert(
    fc.property(header, (one) => {
      expect(decodeHidingSaid(encodeHidingSaid(one))).toEqual(one);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const read = decodeHidingSaid(bytes);
      if (read !== null) expect([...encodeHidingSaid(read)]).toEqual([...bytes]);
    }),
  );
});
