/** What a view knows of an action: who has it in hand, whether it is done, until when. */
import type { PersonId } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { byTime } from '../order.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import { isVoid } from '../roll/void.ts';
import type { ActionChangeAct, ActionFacts, ReviewAct } from './facts.ts';

export const countedIn = <T extends Act>(facts: Facts, acts: readonly T[], view: View): T[] =>
  acts.filter((act) => sees(view, act) && !isVoid(facts, act, view));

/** Those in the view that no other of them has seen. More than one: they didn't know of each other. */
function newestIn<T extends Act>(facts: Facts, acts: readonly T[], view: View): T[] {
  const counted = countedIn(facts, acts, view);
  return counted.filter((act) => !counted.some((other) => other !== act && sees(other, act)));
}

/** [ACT-2] Where a person's devices don't know of each other, having taken it on outweighs giving it back. */
const holdOf = (
  facts: Facts,
  { hands }: ActionFacts,
  person: PersonId,
  view: View,
): ActionChangeAct | undefined =>
  hands
    .latestOf(person, view, (act) => !isVoid(facts, act, view))
    .filter(({ change }) => change === 'takenOn')
    .sort(byTime)[0];

/** People who have taken it on, in the order in which they did. */
export const handsIn = (facts: Facts, action: ActionFacts, view: View): readonly PersonId[] =>
  [...action.hands.people()]
    .flatMap((person) => holdOf(facts, action, person, view) ?? [])
    .sort(byTime)
    .map(({ person }) => person);

export const hasInHand = (facts: Facts, action: ActionFacts, person: PersonId, view: View): boolean =>
  holdOf(facts, action, person, view) !== undefined;

/** [ACT-3] The act by which it is done; null while anybody's newest word is that it isn't. */
export function doneIn(facts: Facts, action: ActionFacts, view: View): ActionChangeAct | null {
  const newest = newestIn(facts, action.ends, view).sort(byTime);
  return newest.every(({ change }) => change === 'done') ? (newest[0] ?? null) : null;
}

/** [ACT-3] Of dates that don't know of each other the earliest; null: none. */
export function dueIn(facts: Facts, action: ActionFacts, view: View): number | null {
  const newest = newestIn(facts, action.dues, view);
  return newest.length === 0 ? action.due : earliest(newest.map(({ due }) => due));
}

/** [ACT-4] When to look again by the newest reviews; undefined where nobody has looked. */
export function nextReview(
  facts: Facts,
  reviews: readonly ReviewAct[],
  view: View,
): number | null | undefined {
  const newest = newestIn(facts, reviews, view);
  return newest.length === 0 ? undefined : earliest(newest.map(({ next }) => next));
}

/** [ROLL-5] What only somebody wrote whose records were cut off is there no more; others' hands keep it. */
export const isThere = (facts: Facts, action: ActionFacts, view: View): boolean =>
  countedIn(facts, [action.act, ...action.hands.all(), ...action.ends, ...action.dues], view).length > 0;

function earliest(dates: readonly (number | null)[]): number | null {
  const named = dates.filter((date) => date !== null);
  return named.length === 0 ? null : Math.min(...named);
}
