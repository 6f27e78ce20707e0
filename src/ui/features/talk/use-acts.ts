import { useNavigate } from '@solidjs/router';
import type { RecordId } from '../../../domain/burst.ts';
import type { HidingTarget } from '../../../domain/hiding/state.ts';
import type { Message } from '../../../domain/state.ts';
import { messageView } from '../../../domain/talk/message-view.ts';
import { useToasts } from '../../kit/toasts.tsx';
import { useIgnore } from '../people/use-ignore.ts';
import type { MessageAct } from './acts-popup.tsx';
import type { ComposerMode } from './composer-mode.ts';
import { nameOf } from './said.ts';
import { useTalkLinks } from './talk-links.ts';
import type { TalkView } from './talk-view.ts';

/** What could be hidden for everyone, for the question that asks. */
export interface Hideable {
  readonly target: HidingTarget;
  readonly name: string;
  readonly words: string | null;
}

export interface ActsOptions {
  readonly view: TalkView;
  readonly thread: () => RecordId | null;
  readonly onMode: (mode: ComposerMode) => void;
  readonly onErase: (message: RecordId) => void;
  readonly onHistory: (message: RecordId) => void;
  readonly onHide: (words: Hideable) => void;
}

/** What can be done with a message, in the order in which it is most often wanted. */
export function useActs(options: ActsOptions): (message: RecordId) => readonly MessageAct[] {
  const navigate = useNavigate();
  const links = useTalkLinks();
  const toasts = useToasts();
  const ignore = useIgnore();

  const proposeErasure = (message: RecordId) => navigate(links.putErasure(message));

  const copy = (text: string, done: string) => {
    navigator.clipboard.writeText(text).then(
      () => toasts.say({ words: done }),
      () => toasts.say({ words: 'This browser doesn’t let the app copy. Select it and copy it by hand.' }),
    );
  };

  return (id) => {
    const message = options.view.assembly.open.talk.get().messages.get(id);
    if (!message) return [];
    const author = options.view.authorOf(message.device);
    const { words, erased, versions } = messageView(message, (device) =>
      options.view.assembly.personOf(device),
    );
    const speaks = options.view.assembly.speaker() !== null;
    const acts: MessageAct[] = [];
    if (speaks) {
      acts.push({
        label: 'Answer',
        icon: 'reply',
        onChoose: () => options.onMode({ type: 'reply', message: id }),
      });
    }
    if (options.thread() === null) {
      acts.push({
        label: 'Open the thread',
        icon: 'thread',
        onChoose: () => navigate(links.thread(options.view.rootOf(id))),
      });
    }
    if (words !== null)
      acts.push({ label: 'Copy the words', icon: 'copy', onChoose: () => copy(words, 'Copied.') });
    acts.push({
      label: 'Copy a link to it',
      icon: 'share',
      onChoose: () => copy(links.address(id), 'Link copied.'),
    });
    if (versions.length > 1 && !erased) {
      acts.push({ label: 'How it was edited', icon: 'clock', onChoose: () => options.onHistory(id) });
    }
    if (speaks && author.mine && words !== null) {
      acts.push({
        label: 'Change the words',
        icon: 'edit',
        onChoose: () => options.onMode({ type: 'edit', message: id }),
      });
    }
    if (!author.mine) acts.push(...regardActs(options, ignore, proposeErasure, message, words));
    if (speaks && author.mine && !erased) {
      acts.push({ label: 'Erase for good', icon: 'erase', final: true, onChoose: () => options.onErase(id) });
    }
    return acts;
  };
}

/** What one can do about somebody else's words: fold them here, or say that everyone should. */
function regardActs(
  { view, onHide }: ActsOptions,
  ignore: ReturnType<typeof useIgnore>,
  proposeErasure: (message: RecordId) => void,
  message: Message,
  words: string | null,
): readonly MessageAct[] {
  const { assembly } = view;
  const author = view.authorOf(message.device);
  const who = author.person ?? message.device;
  const name = nameOf(author);
  const now = assembly.ignored().get(who)?.how;
  const target: HidingTarget = { type: 'words', record: message.id };
  const me = assembly.speaker();
  const acts: MessageAct[] = [];
  if (me !== null && assembly.people.get(me)?.standing === 'member') {
    const label =
      assembly.hidings.get(message.id)?.hidden === true ? 'Hidden for everyone …' : 'Hide for everyone …';
    acts.push({ label, icon: 'fold', onChoose: () => onHide({ target, name, words }) });
    if (words !== null)
      acts.push({
        label: 'Propose to erase the words',
        icon: 'erase',
        onChoose: () => proposeErasure(message.id),
      });
  }
  acts.push(
    now === 'muted'
      ? { label: `Hear ${name} again`, icon: 'talk', onChoose: () => ignore(who, name, null) }
      : { label: `Mute ${name}`, icon: 'mute', onChoose: () => ignore(who, name, 'muted') },
  );
  if (now !== 'blocked')
    acts.push({ label: `Block ${name}`, icon: 'block', onChoose: () => ignore(who, name, 'blocked') });
  return acts;
}
