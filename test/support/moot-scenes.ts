/** Moots in stories told by chance: people call, meet, enter, confirm and find, wisely or not. */
import type { RecordId } from '../../src/domain/burst.ts';
import { findingsNow } from '../../src/domain/moot/findings.ts';
import type { OutcomeType, Position } from '../../src/domain/state.ts';
import type { Persona } from './world.ts';

const outcomes: readonly OutcomeType[] = ['consensus', 'falls', 'deadlock'];
const positions: readonly Position[] = ['agree', 'reservations', 'standAside', 'object'];

const pick = <T>(things: readonly T[], which: number): T | undefined =>
  things.at(-1 - (which % (things.length || 1)));

const cycle = <T>(things: readonly T[], at: number): T => things[at % things.length] as T;

/** Some meet about a proposal, say where they stand, and one of them records what follows, or something. */
export function meetTogether(
  there: readonly Persona[],
  proposal: RecordId,
  whom: number,
  which: number,
): void {
  const [one] = there;
  if (one === undefined) return;
  for (const [i, persona] of there.entries()) {
    persona.takes(cycle(positions, whom + (which > 1 ? i : 0)), proposal, undefined, 'As I said.');
    one.hears(persona);
  }
  const moot = one.recordsMoot(
    [proposal],
    there,
    pick([...one.state.mootCalls.keys()].sort(), which) ?? null,
  );
  const [follows] = findingsNow(one.state, one.id, moot, proposal);
  const outcome = which === 3 || follows === undefined ? cycle(outcomes, whom) : follows;
  const members = [...one.state.people.values()].filter(({ standing }) => standing === 'member');
  one.finds(outcome, moot, proposal, outcome === 'deadlock' ? members.slice(0, 3) : []);
  if (whom % 2 === 0) for (const persona of there) persona.hears(one);
}

/** Something that one of them does about Moots by themselves. */
export function actAtMoots(
  one: Persona,
  other: Persona,
  proposal: RecordId,
  whom: number,
  which: number,
): void {
  const { mootCalls, moots } = one.state;
  const call = pick([...mootCalls.keys()].sort(), which);
  const moot = pick([...moots.keys()].sort(), which);
  const entries = [...moots.values()].flatMap(({ entries: ids }) => ids.map(({ id }) => id)).sort();
  switch (whom % 6) {
    case 0:
      one.callsMoot(proposal);
      return;
    case 1:
      one.sawCall(call ?? proposal);
      return;
    case 2:
      one.recordsMoot([proposal], [one, other], call ?? null);
      return;
    case 3:
      one.entersFor(other, moot ?? proposal, cycle(positions, which), proposal);
      return;
    case 4:
      one.confirms(pick(entries, which) ?? proposal);
      return;
    default:
      one.finds(cycle(outcomes, which), moot ?? proposal, proposal, which === 2 ? [one, other] : []);
  }
}
