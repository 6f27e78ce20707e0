import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalOf } from '../../../src/domain/digest.ts';
import { ordinary } from '../../../src/domain/proposal/matter.ts';
import { decides } from '../../support/rooms.ts';
import type { Persona } from '../../support/world.ts';
import { world } from '../../support/world.ts';

const does = [
  'takesOn',
  'givesBack',
  'finishes',
  'reopensAction',
  'dates',
  'adds',
  'reviews',
  'hears',
] as const;
const step = fc.record({
  who: fc.nat(4),
  does: fc.constantFrom(...does),
  which: fc.nat(2),
  date: fc.option(fc.nat(3)),
});

/** What a small assembly does with one decision, each on a device that hears of the others by chance. */
function work(
  steps: readonly { who: number; does: (typeof does)[number]; which: number; date: number | null }[],
) {
  const w = world();
  const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
  const [eli] = w.newcomers(ana, 'Eli') as [Persona];
  ana.hears(eli);
  ana.welcomes(eli);
  const decision = decides([ana, ben, cem], ordinary, 'Oven');
  const laptop = ana.alsoOn('laptop');
  const cast = [ana, ben, cem, eli, laptop];
  ana.addsAction(decision);
  for (const one of cast) one.receives(w.bursts);
  for (const { who, does: act, which, date } of steps) {
    const one = cast[who % cast.length] as Persona;
    const action = [...one.state.actions.keys()].sort().at(which % one.state.actions.size) ?? '';
    if (act === 'hears') one.receives(w.bursts);
    else if (act === 'adds') one.addsAction(decision, 'More.', date);
    else if (act === 'dates') one.changesAction(action, 'due', date);
    else if (act === 'reviews') one.looksAgainAt(decision, 'Looked.', date);
    else one[act](action);
  }
  return { w, decision };
}

test('[ACT-2] [ACT-3] [ACT-4] [RED-2] work on one decision comes to the same in any order', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 40, size: 'max' }),
      fc.infiniteStream(fc.nat()),
      (steps, chance) => {
        const { w, decision } = work(steps);
        const deck = [...w.bursts];
        for (let i = deck.length - 1; i > 0; i -= 1) {
          const j = (chance.next().value ?? 0) % (i + 1);
          [deck[i], deck[j]] = [deck[j] as (typeof deck)[number], deck[i] as (typeof deck)[number]];
        }
        const all = w.everyone();
        expect(canonicalOf(w.reduce(deck))).toBe(canonicalOf(all.state));
        const of = [...all.state.actions.values()].filter((action) => action.decision === decision);
        expect(all.decision(decision).actions).toHaveLength(of.length);
        for (const { takenOnBy, id } of of) {
          expect(new Set(takenOnBy).size).toBe(takenOnBy.length);
          expect(all.decision(decision).actions).toContain(id);
        }
      },
    ),
    { numRuns: 60 },
  );
});
