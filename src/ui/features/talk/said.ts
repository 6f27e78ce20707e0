/** What is to be shown of a message's words. */
import type { Regard } from '../../../domain/talk/regard.ts';
import type { Author } from './talk-view.ts';

export type Words =
  | { readonly state: 'here'; readonly words: string }
  /** Erased for good: by its author, or by a decision of the assembly. */
  | { readonly state: 'erased'; readonly by: 'author' | 'decision' }
  /** Signed, and its words not here: they come from another device. */
  | { readonly state: 'withheld' };

export const wordsOf = (erased: boolean, words: string | null, byDecision = false): Words =>
  erased || byDecision
    ? { state: 'erased', by: erased ? 'author' : 'decision' }
    : words === null
      ? { state: 'withheld' }
      : { state: 'here', words };

/** The name to show. Somebody's device can be heard before their name is. */
export const nameOf = (author: Author): string => (author.mine ? 'You' : (author.name ?? 'Someone new here'));

/** The beginning of the words, for a quote: one line of it. */
export function beginning(words: string, most = 140): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  const letters = [...line];
  return letters.length <= most
    ? line
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** As `spokenWords`, but nothing of what is folded on this device. */
export function regardedWords(regard: Regard, words: Words): string {
  if (regard === 'hidden') return 'Hidden for everyone';
  if (regard === 'muted' || regard === 'blocked') return `You ${regard} them`;
  return spokenWords(words);
}

export const erasedWords = (by: 'author' | 'decision'): string =>
  by === 'author' ? 'Erased by its author' : 'Erased by a decision of the assembly';

/** The words in one line, or what is to be said in their place. */
export function spokenWords(words: Words): string {
  if (words.state === 'erased') return erasedWords(words.by);
  return words.state === 'withheld' ? 'The words haven’t arrived yet' : beginning(words.words, 400);
}
