import type { PersonId } from '../burst.ts';
import type { Sayings } from '../facts/latest.ts';
import type { Act, View } from '../past/act.ts';
import type { HidingReason, HidingTarget, HidingWord } from './state.ts';

export interface HidingAct extends Act {
  readonly word: HidingWord;
  readonly why: HidingReason;
}

export interface HidingFacts {
  readonly target: HidingTarget;
  readonly said: Sayings<HidingAct>;
  readonly answers: Sayings<Act>;
}

/** Where a person's devices didn't know of each other, what leaves the words in sight (MOD-1). */
const mildest: readonly HidingWord[] = ['show', 'nothing', 'hide'];

/** [MOD-1] A person's last word in the view. `counts`: whether an act has effect in it. */
export function lastWord(
  hiding: HidingFacts,
  person: PersonId,
  view: View,
  counts: (act: HidingAct) => boolean,
): HidingAct | null {
  const latest = hiding.said.latestOf(person, view, counts);
  if (latest.length < 2) return latest[0] ?? null;
  return (
    latest.toSorted(
      (a, b) =>
        mildest.indexOf(a.word) - mildest.indexOf(b.word) ||
        a.time - b.time ||
        a.feed - b.feed ||
        a.burst - b.burst,
    )[0] ?? null
  );
}
