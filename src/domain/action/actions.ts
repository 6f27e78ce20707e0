/** What a view knows of an action: who has it in hand, whether it is done, until when. */
import type { PersonId } from '../burst.ts';
import { byTime } from '../order.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import type { ActionChangeAct, ActionFacts, ReviewAct } from './facts.ts';

/** Those in the view that no other of them has seen. More than one: they didn't know of each other. */
export function newestIn<T extends Act>(acts: readonly T[], view: View): T[] {
  const seen = acts.filter((act) => sees(view, act));
  return seen.filter((act) => !seen.some((other) => other !== act && sees(other, act)));
}

/** [ACT-2] Where a person's devices don't know of each other, having taken it on outweighs giving it back. */
const holdOf = (action: ActionFacts, person: PersonId, view: View): ActionChangeAct | undefined =>
  action.hands
    .latestOf(person, view)
    .filter(({ change }) => change === 'takenOn')
    .sort(byTime)[0];

/** People who have taken it on, in the order in which they did. */
export const handsIn = (action: ActionFacts, view: View): readonly PersonId[] =>
  [...action.hands.people()]
    .flatMap((person) => holdOf(action, person, view) ?? [])
    .sort(byTime)
    .map(({ person }) => person);

export const hasInHand = (action: ActionFacts, person: PersonId, view: View): boolean =>
  holdOf(action, person, view) !== undefined;

/** [ACT-3] The act by which it is done; null while anybody's newest word is that it isn't. */
export function doneIn(action: ActionFacts, view: View): ActionChangeAct | null {
  const newest = newestIn(action.ends, view).sort(byTime);
  return newest.every(({ change }) => change === 'done') ? (newest[0] ?? null) : null;
}

/** [ACT-3] Of dates that don't know of each other the earliest; null: none. */
export function dueIn(action: ActionFacts, view: View): number | null {
  const newest = newestIn(action.dues, view);
  return newest.length === 0 ? action.due : earliest(newest.map(({ due }) => due));
}

/** [ACT-4] When to look again by the newest reviews; undefined where nobody has looked. */
export function nextReview(reviews: readonly ReviewAct[], view: View): number | null | undefined {
  const newest = newestIn(reviews, view);
  return newest.length === 0 ? undefined : earliest(newest.map(({ next }) => next));
}

function earliest(dates: readonly (number | null)[]): number | null {
  const named = dates.filter((date) => date !== null);
  return named.length === 0 ? null : Math.min(...named);
}
