/** Reactions as people say them: words, so that nobody has to guess what a picture means. */
import type { PersonId } from '../../../domain/burst.ts';
import type { Mark, Message } from '../../../domain/state.ts';
import { reactions, type Reaction } from '../../../domain/talk/headers.ts';

const WORDS: Readonly<Record<Reaction, string>> = {
  yes: 'Good',
  thanks: 'Thank you',
  heart: 'With you',
  think: 'Makes me think',
  laugh: 'Made me laugh',
  celebrate: 'Well done',
  sad: 'Sorry to hear',
  look: 'Looking into it',
};

/** What can be said with one tap. The others are shown where somebody said them. */
export const OFFERED: readonly Reaction[] = ['yes', 'thanks', 'heart', 'think', 'laugh', 'look'];

/** On a summary, "yes" says that it puts the discussion right. */
export const SUPPORT: Reaction = 'yes';

/** What a reaction says to a message of this kind. */
export const reactionWords = (reaction: Reaction, mark: Mark | null): string =>
  mark === 'summary' && reaction === SUPPORT ? 'I support this' : WORDS[reaction];

export interface Reacted {
  readonly reaction: Reaction;
  /** Each person once, however many devices they said it on. */
  readonly people: readonly PersonId[];
  readonly mine: boolean;
}

/** Who reacted how to a message, in the reactions' own order; those that nobody holds are left out. */
export function reactedTo(
  message: Message,
  personOf: (device: string) => PersonId | null,
  me: PersonId | null,
): readonly Reacted[] {
  return reactions.flatMap((reaction) => {
    const people = new Set<PersonId>();
    for (const device of message.reactions[reaction] ?? []) {
      const person = personOf(device);
      if (person !== null) people.add(person);
    }
    return people.size === 0 ? [] : [{ reaction, people: [...people], mine: me !== null && people.has(me) }];
  });
}
