/** [BAL-1] Who could vote in a ballot that is opened now, as far as this device has heard. */
import type { PersonId, RecordId } from '../burst.ts';
import { factsOf } from '../governance/reduce.ts';
import { everything } from '../past/act.ts';
import type { Governance } from '../state.ts';
import { electorateIn } from './electorate.ts';

export interface ElectorateNow {
  readonly electorate: readonly PersonId[];
  /** Admitted after the deadlock. */
  readonly tooLate: readonly PersonId[];
  readonly concerned: readonly PersonId[];
}

/** `deadlocks`: the outcomes that it would decide on. */
export function electorateNow(state: Governance, deadlocks: readonly RecordId[]): ElectorateNow {
  const facts = factsOf(state);
  const outcomes = deadlocks.flatMap((id) => facts.outcomes.get(id) ?? []);
  const { people, tooLate, concerned } = electorateIn(facts, everything, outcomes);
  return { electorate: people, tooLate, concerned };
}
