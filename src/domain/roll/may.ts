/** What a person can do about the roll beyond vouching now; see ../ask.ts for what the answers mean. */
import { ask } from '../ask.ts';
import type { Answer } from '../ask.ts';
import type { PersonId } from '../burst.ts';
import type { Governance } from '../state.ts';
import { attestRule, leaveRule } from './rules.ts';

export const mayLeaveRoll = (state: Governance, person: PersonId): Answer =>
  ask(state, person, leaveRule, true);

/** "`newcomer` is on the roll of that assembly": `assembly` is its id. */
export const mayAttest = (
  state: Governance,
  person: PersonId,
  newcomer: PersonId,
  assembly: string,
): Answer => ask(state, person, attestRule, { person: newcomer, assembly });
