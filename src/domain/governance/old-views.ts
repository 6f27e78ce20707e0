/**
 * [ROLL-7] Which decisions, openings and admissions are void moves with what people sign afterwards, so
 * with any record: whatever has a rival is looked at again after each call. Nearly always nothing has.
 */
import type { Facts } from '../facts/facts.ts';
import { everything } from '../past/act.ts';
import type { Act } from '../past/act.ts';
import { knowledgeOf } from '../roll/knowledge.ts';
import { isOldView, isVoidDecision } from '../roll/void.ts';

export class OldViews {
  #standings = 0;
  #ballots = 0;
  #contested: readonly Act[] = [];
  #void = '';

  /** Whether something became void, or is so no more, since this was last asked. */
  moved(facts: Facts): boolean {
    const { standings, ballots, changes } = facts;
    if (changes.roll || standings.all.length !== this.#standings || ballots.size !== this.#ballots) {
      this.#standings = standings.all.length;
      this.#ballots = ballots.size;
      this.#contested = contestedIn(facts);
    }
    if (this.#contested.length === 0 && this.#void === '') return false;
    const before = this.#void;
    this.#void = this.#contested
      .filter((act) => isWithoutEffect(facts, act))
      .map(({ id }) => id)
      .sort()
      .join();
    return this.#void !== before;
  }
}

function isWithoutEffect(facts: Facts, act: Act): boolean {
  const standing = facts.standings.get(act.id);
  return standing === undefined
    ? isOldView(facts, act, everything)
    : isVoidDecision(facts, standing, everything);
}

/** Acts that something might make void. */
function contestedIn(facts: Facts): readonly Act[] {
  const knowledge = knowledgeOf(facts, everything);
  const openings = [...facts.ballots.values()].map(({ act }) => act);
  const decisions = facts.standings.all.map(({ act }) => act);
  const places = [...facts.admitted].flatMap((person) => facts.people.get(person)?.placesTaken ?? []);
  return [...decisions, ...openings, ...places].filter((act) => knowledge.isContested(act));
}
