import { createMemo, type Accessor } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { Message } from '../../../domain/state.ts';
import { reactedTo, type Reacted } from './reactions.ts';
import { wordsOf, type Words } from './said.ts';
import type { Author, TalkView } from './talk-view.ts';

/** One message as it is shown now. */
export interface MessageNow {
  readonly message: Accessor<Message | undefined>;
  readonly author: Accessor<Author>;
  readonly words: Accessor<Words>;
  /** The author's own versions, the first one first; more than one where it was edited. */
  readonly versions: Accessor<readonly Version[]>;
  readonly reacted: Accessor<readonly Reacted[]>;
  readonly unsent: Accessor<boolean>;
}

export interface Version {
  readonly words: string | null;
  readonly time: number;
}

const NOBODY: Author = { person: null, name: null, standing: 'newcomer', mine: false };

export function useMessage(view: TalkView, id: Accessor<RecordId>): MessageNow {
  const { assembly } = view;
  const message = createMemo(() => assembly.messages.get(id()));
  const author = createMemo(
    () => {
      const now = message();
      return now ? view.authorOf(now.device) : NOBODY;
    },
    NOBODY,
    { equals: sameAuthor },
  );
  const versions = createMemo(() => {
    const now = message();
    return now ? versionsOf(now, (device) => assembly.personOf(device)) : [];
  });
  const words = createMemo(() => {
    const now = message();
    return wordsOf(now?.erased ?? false, versions().at(-1)?.words ?? null);
  });
  const reacted = createMemo(() => {
    const now = message();
    return now ? reactedTo(now, (device) => assembly.personOf(device), assembly.me()) : [];
  });
  const unsent = createMemo(() => assembly.unsent().has(id()));
  return { message, author, words, versions, reacted, unsent };
}

const sameAuthor = (a: Author, b: Author): boolean =>
  a.person === b.person && a.name === b.name && a.standing === b.standing && a.mine === b.mine;

/** Only edits by the author's own devices count. */
function versionsOf(message: Message, personOf: (device: string) => string | null): readonly Version[] {
  const author = personOf(message.device);
  const own = message.edits.filter(
    (edit) => edit.device === message.device || (author !== null && personOf(edit.device) === author),
  );
  return [{ words: message.words, time: message.time }, ...own];
}
