import { createMemo, type Accessor } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { Message } from '../../../domain/state.ts';
import type { Hiding } from '../../../domain/hiding/state.ts';
import { messageView, type Version } from '../../../domain/talk/message-view.ts';
import { hidingOf, type Regard } from '../../../domain/talk/regard.ts';
import { aroundIn } from '../../projection/around.ts';
import { reactedTo, type Reacted } from './reactions.ts';
import { wordsOf, type Words } from './said.ts';
import type { Author, TalkView } from './talk-view.ts';

/** One message as it is shown now. */
export interface MessageNow {
  readonly message: Accessor<Message | undefined>;
  readonly author: Accessor<Author>;
  readonly words: Accessor<Words>;
  /** How it is to be shown on this device. */
  readonly regard: Accessor<Regard>;
  /** What members say of hiding it. */
  readonly hiding: Accessor<Hiding | undefined>;
  /** The author's own versions, the first one first; more than one where it was edited. */
  readonly versions: Accessor<readonly Version[]>;
  readonly reacted: Accessor<readonly Reacted[]>;
  readonly unsent: Accessor<boolean>;
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
  const said = createMemo(() => {
    const now = message();
    return now && messageView(now, (device) => assembly.personOf(device));
  });
  const versions = () => said()?.versions ?? [];
  const words = createMemo(() =>
    wordsOf(said()?.erased ?? false, said()?.words ?? null, assembly.erasedByDecision().has(id())),
  );
  const regard = createMemo(() => {
    const now = message();
    return now ? view.regardOf(now) : 'open';
  });
  const around = aroundIn(assembly);
  const hiding = createMemo(() => {
    const now = message();
    return now && hidingOf(now, around);
  });
  const reacted = createMemo(() => {
    const now = message();
    return now ? reactedTo(now, (device) => assembly.personOf(device), assembly.me()) : [];
  });
  const unsent = createMemo(() => assembly.unsent().has(id()));
  return { message, author, words, regard, hiding, versions, reacted, unsent };
}

const sameAuthor = (a: Author, b: Author): boolean =>
  a.person === b.person && a.name === b.name && a.standing === b.standing && a.mine === b.mine;
