import { createEffect, createMemo, createSignal, on, type Accessor } from 'solid-js';
import type { Fault } from '../../../app/api.ts';
import type { PersonId, RecordId } from '../../../domain/burst.ts';
import { countLimits } from '../../../domain/limits.ts';
import type { Mark } from '../../../domain/state.ts';
import { messageView } from '../../../domain/talk/message-view.ts';
import { isBlank } from '../../../lib/blank.ts';
import type { Result } from '../../../lib/result.ts';
import { faultSentence } from '../../words/faults.ts';
import { unsaidKey, type ComposerMode } from './composer-mode.ts';
import { tooLongSentence } from './length.ts';
import type { Place } from './talk-order.ts';
import type { TalkView } from './talk-view.ts';

export interface ComposerOptions {
  readonly view: TalkView;
  readonly place: Accessor<Place>;
  readonly thread: Accessor<RecordId | null>;
  readonly mode: Accessor<ComposerMode>;
  readonly mark: Accessor<Mark | null>;
  readonly named: (words: string) => readonly PersonId[];
  /** The words are said: a message's id, and whether it was a new one. */
  readonly onSaid: () => void;
}

export interface Composer {
  readonly words: Accessor<string>;
  /** What keeps the words from being said, or what went wrong. */
  readonly fault: Accessor<string | undefined>;
  readonly busy: Accessor<boolean>;
  write(words: string): void;
  send(): Promise<void>;
}

/** Words on their way to being said: kept through reloads, until they are durable as a message. */
export function useComposer(options: ComposerOptions): Composer {
  const { open } = options.view.assembly;
  const key = createMemo(() => unsaidKey(options.place(), options.thread(), options.mode()));
  const [words, setWords] = createSignal('');
  const [failed, setFailed] = createSignal<string | undefined>();
  const [busy, setBusy] = createSignal(false);

  const wordsAtFirst = (): string => {
    const kept = open.unsaid.get(key());
    const mode = options.mode();
    if (kept !== '' || mode.type !== 'edit') return kept;
    const message = open.talk.get().messages.get(mode.message);
    return (message && messageView(message, (device) => options.view.assembly.personOf(device)).words) ?? '';
  };

  // Another place or another mode has its own unsaid words.
  createEffect(
    on(key, () => {
      setWords(wordsAtFirst());
      setFailed(undefined);
    }),
  );

  const act = (text: string): Promise<Result<RecordId, Fault>> => {
    const mode = options.mode();
    if (mode.type === 'edit') return open.editMessage(mode.message, text);
    const place = options.place();
    const mark = options.mark();
    const replyTo = mode.type === 'reply' ? mode.message : options.thread();
    return open.say({
      words: text,
      mentions: options.named(text).slice(0, countLimits.mentions),
      ...(place === 'chat' ? {} : { topic: place }),
      ...(replyTo === null ? {} : { replyTo }),
      ...(mark === null ? {} : { mark }),
    });
  };

  return {
    words,
    fault: () => tooLongSentence(words().trim()) ?? failed(),
    busy,
    write(text) {
      setWords(text);
      setFailed(undefined);
      open.unsaid.set(key(), text);
    },
    async send() {
      const text = words().trim();
      if (isBlank(text) || busy() || tooLongSentence(text) !== undefined) return;
      const from = key();
      setFailed(undefined);
      setBusy(true);
      const result = await act(text);
      setBusy(false);
      if (!result.ok) {
        // What was written stays where it is.
        setFailed(faultSentence(result.fault));
        return;
      }
      open.unsaid.set(from, '');
      if (key() === from) setWords('');
      options.onSaid();
    },
  };
}
