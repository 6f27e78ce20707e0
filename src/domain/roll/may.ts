/** What a person can do about the roll beyond vouching now; see ../ask.ts for what the answers mean. */
import { ask } from '../ask.ts';
import type { Answer } from '../ask.ts';
import type { PersonId } from '../burst.ts';
import { factsOf } from '../governance/reduce.ts';
import { everything } from '../past/act.ts';
import type { Governance } from '../state.ts';
import { attestersOf, vouchesNeededIn } from './roll.ts';
import { attestRule, leaveRule, placeRule } from './rules.ts';

export const mayLeaveRoll = (state: Governance, person: PersonId): Answer =>
  ask(state, person, leaveRule, true);

/** "`newcomer` is on the roll of that assembly": `assembly` is its id. */
export const mayAttest = (
  state: Governance,
  person: PersonId,
  newcomer: PersonId,
  assembly: string,
): Answer => ask(state, person, attestRule, { person: newcomer, assembly });

/**
 * Whether a newcomer's device takes their place by itself: where members' devices alone have said often
 * enough that they are on a roll that is recognised here.
 */
export function mayTakePlaceUnasked(state: Governance, person: PersonId): boolean {
  const facts = factsOf(state);
  const attesters = attestersOf(facts, person, everything);
  if (attesters.size === 0 || attesters.size < vouchesNeededIn(facts, everything)) return false;
  return ask(state, person, placeRule, true) === null;
}
