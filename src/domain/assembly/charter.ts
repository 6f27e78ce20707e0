/** The charter that an assembly lives by: the founding one, or what a standing decision made of it. */
import type { RecordId } from '../burst.ts';
import type { Facts, StandingFact } from '../facts/facts.ts';
import { byTime } from '../order.ts';
import { sees } from '../past/act.ts';
import type { View } from '../past/act.ts';
import { samePlain } from '../plain.ts';
import { knowledgeOf } from '../roll/knowledge.ts';
import type { Charter } from '../state.ts';

/** What a charter says unless its founders say otherwise. */
export const usualCharter: Charter = Object.freeze({
  quorum: null,
  coolingOffDays: 5,
  vouches: 2,
  approval: Object.freeze({ parts: 4, of: 5 }),
  disagreement: Object.freeze({ parts: 2, of: 3 }),
  stark: null,
  restriction: '',
  recognises: Object.freeze([]),
});

/** The charter in a view of the assembly's past; null before its founding is there. */
export const charterIn = (facts: Facts, view: View): Charter | null =>
  facts.standings.charters.length === 0
    ? (facts.founding?.founding.charter ?? null)
    : (charterOrigin(facts, view)?.charter ?? null);

export interface CharterOrigin {
  readonly charter: Charter;
  /** The standing record that it comes from; null: the founding. */
  readonly by: RecordId | null;
  /** Decisions that contradict each other: neither is acted on, and what both build on holds. */
  readonly dispute: readonly RecordId[];
}

interface Change {
  readonly standing: StandingFact;
  readonly charter: Charter;
}

/**
 * [ROLL-9] The newest standing change of the charter that isn't void. Of two that don't know of each
 * other and differ, neither: then the newest that both had in their past, until a later one joins them.
 */
export function charterOrigin(facts: Facts, view: View): CharterOrigin | null {
  if (facts.founding === null) return null;
  const knowledge = knowledgeOf(facts, view);
  let known: Change[] = facts.standings.charters
    .filter(({ standing }) => sees(view, standing.act) && !knowledge.isOld(standing.act))
    .map(({ standing, matter }) => ({ standing, charter: matter.charter }))
    .sort((a, b) => byTime(a.standing.act, b.standing.act));
  let dispute: readonly RecordId[] = [];
  for (;;) {
    const newest = known.filter((one) => !known.some((other) => sees(other.standing.act, one.standing.act)));
    const [first] = newest;
    if (first === undefined) return { charter: facts.founding.founding.charter, by: null, dispute };
    if (newest.every((one) => samePlain(one.charter, first.charter))) {
      return { charter: first.charter, by: first.standing.act.id, dispute };
    }
    if (dispute.length === 0) dispute = newest.map(({ standing }) => standing.act.id);
    known = known.filter((one) => newest.every((other) => sees(other.standing.act, one.standing.act)));
  }
}
