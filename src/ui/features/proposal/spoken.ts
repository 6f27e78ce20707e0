import type { PersonId } from '../../../domain/burst.ts';
import type { Person } from '../../../domain/state.ts';
import { inWords } from '../../words/counts.ts';

/** A count in the middle of a sentence: words up to twelve, then figures. */
export const spokenCount = (n: number): string => inWords(n).toLowerCase();

/** The same at the beginning of a sentence. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "one objection", "three objections". */
export const counted = (n: number, one: string, many: string): string =>
  `${spokenCount(n)} ${n === 1 ? one : many}`;

/**
 * What people are called in running text: the first name where nobody else in the assembly has it,
 * the whole name otherwise.
 */
export function callNames(people: readonly Person[]): (person: PersonId) => string {
  const firsts = new Map<string, number>();
  const firstOf = (name: string) => name.trim().split(/\s+/u)[0] ?? name;
  for (const { name } of people) if (name) firsts.set(firstOf(name), (firsts.get(firstOf(name)) ?? 0) + 1);
  const names = new Map(people.map((person) => [person.id, person.name]));
  return (id) => {
    const name = names.get(id);
    if (!name) return 'someone';
    return firsts.get(firstOf(name)) === 1 ? firstOf(name) : name;
  };
}
