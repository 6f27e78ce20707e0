/** Records without effect in a view: by a revoked device, cut off by a removal, or made on an old view. */
import type { PersonId } from '../burst.ts';
import { matterOf } from '../facts/standings.ts';
import type { Facts, StandingFact } from '../facts/facts.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import { isBasic } from '../proposal/matter.ts';
import { knowledgeOf } from './knowledge.ts';

/**
 * [ROLL-5] [PER-9] The act was cut off: the view has seen its author's removal, whose standing record had
 * not seen the act, and the act doesn't come after a return; or so a revocation of its device. Not asked of
 * standing records: what stands is not undone.
 */
export function isVoid(facts: Facts, act: Act, view: View): boolean {
  if (isByRevoked(facts, act, view)) return true;
  if (facts.standings.removalsOf(act.person).length === 0) return false;
  return knowledgeOf(facts, view).isCut(act);
}

/** [ROLL-4] Removed, as far as the view goes, and not back since. */
export function isRemoved(facts: Facts, person: PersonId, view: View): boolean {
  if (facts.standings.removalsOf(person).length === 0) return false;
  return knowledgeOf(facts, view).isRemoved(person);
}

/**
 * [ROLL-7] More than half of the roll in the act's past have, in the view, gone on without it: each
 * signed something by hand after a standing decision that the act had not seen. For basic decisions,
 * ballots' openings, contradicting standing records, and places taken where the decision changed the
 * charter; the act itself says which it is.
 */
export const isOldView = (facts: Facts, act: Act, view: View): boolean => knowledgeOf(facts, view).isOld(act);

/** [ROLL-7] Whether a standing record has no effect, in a view that has seen it. */
export function isVoidDecision(facts: Facts, standing: StandingFact, view: View): boolean {
  if (matterOf(standing).type === 'removal') return !knowledgeOf(facts, view).holds(standing.act);
  return mayBeVoid(standing, view) && isOldView(facts, standing.act, view);
}

const mayBeVoid = (standing: StandingFact, view: View): boolean =>
  isBasic(matterOf(standing)) ||
  standing.proposal.standings.some(
    (other) =>
      sees(view, other.act) && (other.revision !== standing.revision || other.result !== standing.result),
  );
