import type { Decision } from '../../../domain/state.ts';
import { hasCome } from '../../../domain/action/days.ts';
import { isBasic } from '../../../domain/proposal/matter.ts';

/** One year of the register, the latest decision first. */
export interface RegisterYear {
  readonly year: number;
  readonly decisions: readonly Decision[];
}

/** What to look for. An empty query, or `all`, leaves nothing out. */
export interface RegisterQuery {
  readonly words: string;
  readonly year: number | 'all';
  readonly how: Decision['reachedBy'] | 'all';
  /** `basic`: charter, roll and roles. `due`: to be looked at again. `void`: without effect. */
  readonly what: 'all' | 'basic' | 'falls' | 'due' | 'void';
}

export const EVERYTHING: RegisterQuery = { words: '', year: 'all', how: 'all', what: 'all' };

export const asksForAll = (query: RegisterQuery): boolean =>
  query.words.trim() === '' && query.year === 'all' && query.how === 'all' && query.what === 'all';

export const yearOf = ({ stoodAt }: Decision): number => new Date(stoodAt).getFullYear();

/** The day to look at it again has come. */
export const isDue = ({ reviewOn, void: isVoid }: Decision, now: number): boolean =>
  !isVoid && reviewOn !== null && hasCome(reviewOn, now);

const isOfKind = (decision: Decision, what: RegisterQuery['what'], now: number): boolean => {
  switch (what) {
    case 'all':
      return true;
    case 'basic':
      return isBasic(decision.revision.matter);
    case 'falls':
      return decision.result === 'falls';
    case 'due':
      return isDue(decision, now);
    case 'void':
      return decision.void;
  }
};

/** The latest first. `alsoIn`: more words to find a decision by, such as the names of people. */
export function findDecisions(
  decisions: readonly Decision[],
  query: RegisterQuery,
  now: number,
  alsoIn: (decision: Decision) => string = () => '',
): Decision[] {
  const wanted = query.words.trim().toLocaleLowerCase();
  const holds = (decision: Decision): boolean => {
    const { title, about, text } = decision.revision;
    return `${title}\n${about}\n${text}\n${alsoIn(decision)}`.toLocaleLowerCase().includes(wanted);
  };
  return decisions
    .filter(
      (decision) =>
        (query.year === 'all' || yearOf(decision) === query.year) &&
        (query.how === 'all' || decision.reachedBy === query.how) &&
        isOfKind(decision, query.what, now) &&
        (wanted === '' || holds(decision)),
    )
    .sort((a, b) => b.stoodAt - a.stoodAt || (a.id < b.id ? -1 : 1));
}

/** Decisions in their order, by year. */
export function byYear(decisions: readonly Decision[]): RegisterYear[] {
  const years: { year: number; decisions: Decision[] }[] = [];
  for (const decision of decisions) {
    const year = yearOf(decision);
    const last = years.at(-1);
    if (last?.year === year) last.decisions.push(decision);
    else years.push({ year, decisions: [decision] });
  }
  return years;
}

/** A decision's place in the register, from 1 for the first that stood. */
export function numberIn(decisions: readonly Decision[], decision: Decision): number {
  const earlier = decisions.filter(
    ({ id, stoodAt }) => stoodAt < decision.stoodAt || (stoodAt === decision.stoodAt && id < decision.id),
  );
  return earlier.length + 1;
}
