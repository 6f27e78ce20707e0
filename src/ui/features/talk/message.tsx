import { createUniqueId, Match, Show, Switch } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { Icon } from '../../kit/icon.tsx';
import { LookingDots } from '../../rings/looking-dots.tsx';
import { AuthorStone } from './author-stone.tsx';
import { FoldedWords } from './folded-words.tsx';
import { MarkSign } from './mark-sign.tsx';
import { markWords } from './marks.ts';
import { MessageWords } from './message-words.tsx';
import styles from './message.module.css';
import { usePlace } from './place-context.ts';
import { Quote } from './quote.tsx';
import { ReactionChips } from './reaction-chips.tsx';
import { erasedWords, nameOf } from './said.ts';
import { fullTime, timeOfDay } from '../../words/time.ts';
import { useLongPress } from './use-long-press.ts';
import { useMessage } from './use-message.ts';

export interface MessageItemProps {
  readonly id: RecordId;
  /** A bubble of its own, or an answer under another message. */
  readonly look: 'bubble' | 'answer';
  /** The message that its answer is shown under; a quote is needed for any other. */
  readonly under: RecordId | null;
}

/** One message: who, when, their words, what others say to it. */
export function MessageItem(props: MessageItemProps) {
  const place = usePlace();
  const now = useMessage(place.view, () => props.id);
  const who = createUniqueId();
  const what = createUniqueId();
  let element: HTMLElement | undefined;
  const open = () => element && place.openActs(props.id, element.querySelector('[data-acts]') ?? element);
  const press = useLongPress(open);
  const mineRight = () => props.look === 'bubble' && now.author().mine;
  const quoted = () => {
    const answered = now.message()?.replyTo ?? null;
    return answered === props.under ? null : answered;
  };
  return (
    <article
      ref={element}
      class={styles.message}
      classList={{
        [styles.answer ?? '']: props.look === 'answer',
        [styles.mine ?? '']: mineRight(),
        [styles.unsent ?? '']: now.unsent(),
        [styles.new ?? '']: place.view.isUnread(props.id),
      }}
      data-message={props.id}
      tabindex={place.isActive(props.id) ? 0 : -1}
      aria-labelledby={who}
      aria-describedby={what}
      onFocusIn={() => place.setActive(props.id)}
    >
      <Show when={!mineRight()}>
        <AuthorStone
          author={now.author()}
          device={now.message()?.device ?? props.id}
          size={props.look === 'answer' ? 30 : 38}
        />
      </Show>
      <div class={styles.body} {...press}>
        <header class={styles.head}>
          <span id={who} class={styles.who}>
            <b class={styles.name}>{nameOf(now.author())}</b>
            <Show when={now.message()?.mark}>
              {(mark) => (
                <span class={styles.mark} data-mark={mark()}>
                  <MarkSign mark={mark()} /> {markWords(mark()).one}
                </span>
              )}
            </Show>
            <time
              datetime={new Date(now.message()?.time ?? 0).toISOString()}
              title={fullTime(now.message()?.time ?? 0)}
            >
              {timeOfDay(now.message()?.time ?? 0)}
            </time>
          </span>
          <button
            type="button"
            data-acts
            class={styles.acts}
            tabindex={place.isActive(props.id) ? 0 : -1}
            aria-haspopup="dialog"
            aria-label={`What to do with ${now.author().mine ? 'your message' : `the message of ${nameOf(now.author())}`}`}
            onClick={open}
          >
            <Icon name="more" size={20} />
          </button>
        </header>
        <FoldedWords id={props.id} now={now}>
          <Show when={quoted()}>{(answered) => <Quote message={answered()} />}</Show>
          <div id={what}>
            <Switch>
              <Match when={erased(now.words())}>
                {(by) => <p class={styles.gone}>{erasedWords(by())}</p>}
              </Match>
              <Match when={now.words().state === 'withheld'}>
                <p class={styles.gone}>The words haven’t arrived yet</p>
              </Match>
              <Match when={here(now.words())}>
                {(words) => <MessageWords words={words()} mentions={now.message()?.mentions ?? []} />}
              </Match>
            </Switch>
          </div>
          <Show when={now.versions().length > 1 && now.words().state !== 'erased'}>
            <button type="button" class={styles.edited} onClick={() => place.showHistory(props.id)}>
              edited
            </button>
          </Show>
          <ReactionChips message={props.id} mark={now.message()?.mark ?? null} reacted={now.reacted()} />
        </FoldedWords>
        <Show when={now.unsent()}>
          <p class={styles.note}>
            <LookingDots size={18} />
            <Show when={place.isLastUnsent(props.id)} fallback={<span>Not sent yet</span>}>
              <span>Not sent yet. It’s saved here and goes out as soon as another device is near.</span>
            </Show>
          </p>
        </Show>
      </div>
    </article>
  );
}

const erased = (words: ReturnType<ReturnType<typeof useMessage>['words']>) =>
  words.state === 'erased' && words.by;

const here = (words: ReturnType<ReturnType<typeof useMessage>['words']>): string | false =>
  words.state === 'here' && words.words;
