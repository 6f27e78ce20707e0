/** What a person may do with actions and reviews now; see ../ask.ts for what the answers mean. */
import { ask, askWithinLimits, onRecord } from '../ask.ts';
import type { Answer } from '../ask.ts';
import type { PersonId, RecordId } from '../burst.ts';
import type { Governance } from '../state.ts';
import type { ActionChanged } from './headers.ts';
import { actionAddedRule, actionChangedRule, decisionReviewedRule } from './rules.ts';

/** `decision`: a decision's id, or that of a consensus in its cooling-off. */
export const mayAddAction = (state: Governance, person: PersonId, decision: RecordId): Answer =>
  onRecord(decision, (ref) => askWithinLimits(state, person, actionAddedRule, { decision: ref, due: null }));

/** `due`: the new date, in milliseconds since the Unix epoch, where it is the date that changes. */
export const mayChangeAction = (
  state: Governance,
  person: PersonId,
  action: RecordId,
  change: ActionChanged['change'],
  due: number | null = null,
): Answer =>
  onRecord(action, (ref) => askWithinLimits(state, person, actionChangedRule, { action: ref, change, due }));

export const mayReview = (state: Governance, person: PersonId, decision: RecordId): Answer =>
  onRecord(decision, (ref) => ask(state, person, decisionReviewedRule, { decision: ref, next: null }));
