/** What waits for a person in what was decided: their own actions, and decisions to look at again. */
import type { RecordId } from '../burst.ts';
import type { Governance, Person } from '../state.ts';
import { hasCome, isNear } from './days.ts';
import type { Action } from './state.ts';

/** `due`, `since`: days (days.ts). `title`: of what was decided. */
export type ActionNeed =
  | {
      readonly type: 'action';
      readonly action: RecordId;
      readonly words: string | null;
      readonly title: string;
      readonly due: number;
    }
  | { readonly type: 'review'; readonly decision: RecordId; readonly title: string; readonly since: number };

/** An action is on one's mind from so many days before it is due. */
const DAYS_BEFORE = 2;

/** Actions that the person took on and that are due, or nearly; for members, decisions whose day has come. */
export function actionNeeds(state: Governance, me: Person, now: number): ActionNeed[] {
  const needs: ActionNeed[] = [];
  for (const action of state.actions.values()) {
    const { id, words, due, done, takenOnBy } = action;
    if (due === null || done !== null || !takenOnBy.includes(me.id)) continue;
    if (isNear(due, now, DAYS_BEFORE))
      needs.push({ type: 'action', action: id, words, title: titleOf(state, action), due });
  }
  if (me.standing !== 'member') return needs;
  for (const { id, reviewOn, revision } of state.decisions.values()) {
    if (reviewOn !== null && hasCome(reviewOn, now))
      needs.push({ type: 'review', decision: id, title: revision.title, since: reviewOn });
  }
  return needs;
}

const titleOf = (state: Governance, { decision, proposal }: Action): string =>
  (state.decisions.get(decision)?.revision ?? state.proposals.get(proposal)?.revisions.at(-1))?.title ?? '';
