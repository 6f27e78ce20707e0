import type { PersonId } from '../../../domain/burst.ts';
import { isOver } from '../../../domain/action/days.ts';
import type { Action } from '../../../domain/action/state.ts';

export type ActionGroup = 'mine' | 'late' | 'free' | 'inHand' | 'done';

export const GROUPS: readonly { readonly group: ActionGroup; readonly title: string }[] = [
  { group: 'mine', title: 'Yours' },
  { group: 'late', title: 'Late' },
  { group: 'free', title: 'Waiting for someone' },
  { group: 'inHand', title: 'In hand' },
  { group: 'done', title: 'Done' },
];

/** Open and past its day. */
export const isLate = ({ done, due }: Action, now: number): boolean =>
  done === null && due !== null && isOver(due, now);

function groupOf(action: Action, me: PersonId | null, now: number): ActionGroup {
  if (action.done !== null) return 'done';
  if (me !== null && action.takenOnBy.includes(me)) return 'mine';
  if (isLate(action, now)) return 'late';
  return action.takenOnBy.length === 0 ? 'free' : 'inHand';
}

/** What is due first comes first, then what has waited longest; of what is done, the latest. */
export function inOrder(a: Action, b: Action): number {
  if (a.done !== null && b.done !== null) return b.done.time - a.done.time || byId(a, b);
  const due = (a.due ?? Number.POSITIVE_INFINITY) - (b.due ?? Number.POSITIVE_INFINITY);
  return (Number.isNaN(due) ? 0 : due) || a.time - b.time || byId(a, b);
}

const byId = (a: Action, b: Action): number => (a.id < b.id ? -1 : 1);

/** Actions by what they wait for; groups that are empty are left out. */
export function groupActions(
  actions: readonly Action[],
  me: PersonId | null,
  now: number,
): readonly { readonly group: ActionGroup; readonly title: string; readonly actions: readonly Action[] }[] {
  return GROUPS.map(({ group, title }) => ({
    group,
    title,
    actions: actions.filter((action) => groupOf(action, me, now) === group).sort(inOrder),
  })).filter((found) => found.actions.length > 0);
}

/** Actions whose words, or one of whose other texts, hold the query. */
export function findActions(
  actions: readonly Action[],
  query: string,
  alsoIn: (action: Action) => string,
): readonly Action[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return actions;
  return actions.filter((action) =>
    `${action.words ?? ''}\n${alsoIn(action)}`.toLocaleLowerCase().includes(wanted),
  );
}
