import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VerifiedBurst } from '../../../src/domain/burst.ts';
import { canonicalOf } from '../../../src/domain/digest.ts';
import { reactions } from '../../../src/domain/talk/headers.ts';
import { emptyTalk, reduceTalk } from '../../../src/domain/talk/reduce.ts';
import { isIn, upTo, withBurst } from '../../../src/domain/talk/stretches.ts';
import { Talker } from '../../support/talkers.ts';

const step = fc.record({
  who: fc.nat(3),
  act: fc.constantFrom('says', 'says', 'edits', 'reacts', 'asks', 'erases', 'nonsense'),
  target: fc.nat(30),
  on: fc.boolean(),
});

/** What four devices said by chance. */
const talks = fc.array(step, { maxLength: 40, size: 'max' }).map((steps) => {
  const bursts: VerifiedBurst[] = [];
  const talkers = ['Ana', 'Ben', 'Cem', 'Dana'].map((name) => new Talker(name, bursts));
  const ids = ['7.0.0'];
  for (const { who, act, target, on } of steps) {
    const one = talkers[who];
    const about = ids[target % ids.length];
    if (one === undefined || about === undefined) continue;
    if (act === 'says') ids.push(one.says(`Words ${target}`));
    if (act === 'edits') ids.push(one.edits(about, `Edit ${target}`));
    if (act === 'reacts') one.reacts(about, reactions[target % reactions.length] ?? 'heart', on);
    if (act === 'asks') ids.push(one.asks(`Question ${target}?`));
    if (act === 'erases') one.erases(about);
    if (act === 'nonsense') one.writes(target, Uint8Array.of(target));
  }
  return bursts;
});

test('[TALK-5] [RED-2] any order, duplication and split gives the same talk', () => {
  fc.assert(
    fc.property(talks, fc.infiniteStream(fc.nat()), (bursts, chance) => {
      const draw = (below: number): number => (chance.next().value ?? 0) % below;
      const deck = [...bursts, ...bursts.filter(() => draw(3) === 0)];
      for (let i = deck.length - 1; i > 0; i -= 1) {
        const j = draw(i + 1);
        [deck[i], deck[j]] = [deck[j] as VerifiedBurst, deck[i] as VerifiedBurst];
      }
      let state = emptyTalk();
      while (deck.length > 0) state = reduceTalk(state, deck.splice(0, 1 + draw(8))).state;
      expect(canonicalOf(state)).toBe(canonicalOf(reduceTalk(emptyTalk(), bursts).state));
    }),
    { numRuns: 200 },
  );
});

test('[RED-6] a fork proven early or late leaves the same talk, words aside', () => {
  fc.assert(
    fc.property(talks, fc.nat(3), fc.nat(10), (bursts, who, from) => {
      const feed = new Talker(['Ana', 'Ben', 'Cem', 'Dana'][who] ?? '', []).feed;
      const cuts = [{ feed, from }];
      const early = reduceTalk(emptyTalk(), bursts, cuts).state;
      const late = reduceTalk(reduceTalk(emptyTalk(), bursts).state, [], cuts).state;
      expect(canonicalOf(late, { words: false })).toBe(canonicalOf(early, { words: false }));
    }),
    { numRuns: 200 },
  );
});

test('stretches are a set of numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(20), (numbers, end) => {
      const stretches = numbers.reduce<ReturnType<typeof withBurst>>((all, n) => withBurst(all, n), []);
      for (let n = 0; n <= 21; n += 1) {
        expect(isIn(stretches, n)).toBe(numbers.includes(n));
        expect(isIn(upTo(stretches, end), n)).toBe(numbers.includes(n) && n < end);
      }
      for (const [i, [from, to]] of stretches.entries()) {
        expect(from).toBeLessThan(to);
        if (i > 0) expect(from).toBeGreaterThan(stretches[i - 1]?.[1] ?? 0);
      }
    }),
  );
});
