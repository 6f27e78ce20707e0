/** The last word of each person on one thing, as far as a view goes. */
import type { PersonId } from '../burst.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';

const always = (): boolean => true;

/** All acts of one kind on one thing, by person and then by feed, each feed's in its own order. */
export class Sayings<T extends Act> {
  readonly #byPerson = new Map<PersonId, Map<number, T[]>>();

  add(act: T): void {
    let feeds = this.#byPerson.get(act.person);
    if (feeds === undefined) this.#byPerson.set(act.person, (feeds = new Map()));
    const said = feeds.get(act.slot);
    if (said === undefined) feeds.set(act.slot, [act]);
    else said.push(act);
  }

  people(): IterableIterator<PersonId> {
    return this.#byPerson.keys();
  }

  /** What a person said, feed by feed, each in its own order. */
  *feedsOf(person: PersonId): IterableIterator<readonly T[]> {
    yield* this.#byPerson.get(person)?.values() ?? [];
  }

  *all(): IterableIterator<T> {
    for (const feeds of this.#byPerson.values()) for (const said of feeds.values()) yield* said;
  }

  /**
   * [OUT-5] A person's newest acts in the view: more than one only where devices of theirs spoke without
   * knowing of each other. `counts`: whether an act has effect in the view.
   */
  latestOf(person: PersonId, view: View, counts: (act: T) => boolean = always): readonly T[] {
    const newest: T[] = [];
    for (const said of this.#byPerson.get(person)?.values() ?? []) {
      const last = said.findLast((act) => sees(view, act) && counts(act));
      if (last !== undefined) newest.push(last);
    }
    if (newest.length < 2) return newest;
    return newest.filter((act) => !newest.some((other) => other !== act && sees(other, act)));
  }
}
