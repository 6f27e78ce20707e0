import { A } from '@solidjs/router';
import { createMemo, For, Show } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { plural } from '../../words/counts.ts';
import { MessageItem } from './message.tsx';
import { usePlace } from './place-context.ts';
import { useTalkLinks } from './talk-links.ts';
import styles from './thread-row.module.css';

/** Answers that are shown under a message in its place; the rest are on the thread's own page. */
export const ANSWERS_SHOWN = 2;

/** A message of a place with its first answers under it. */
export function ThreadRow(props: { readonly root: RecordId }) {
  const { view } = usePlace();
  const links = useTalkLinks();
  const answers = createMemo(() => view.replies(props.root));
  const shown = createMemo(() => answers().slice(0, ANSWERS_SHOWN));
  const more = () => answers().length - shown().length;
  const newMore = createMemo(
    () =>
      answers()
        .slice(ANSWERS_SHOWN)
        .filter((answer) => view.isUnread(answer)).length,
  );
  const rootHere = createMemo(() => view.assembly.messages.get(props.root) !== undefined);
  return (
    <>
      <Show
        when={rootHere()}
        fallback={<p class={styles.missing}>An earlier message that isn’t on this device yet</p>}
      >
        <MessageItem id={props.root} look="bubble" under={null} />
      </Show>
      <Show when={answers().length > 0}>
        <div class={styles.thread}>
          <div class={styles.answers} role="group" aria-label={plural(answers().length, 'answer')}>
            <For each={shown()}>
              {(answer) => <MessageItem id={answer} look="answer" under={props.root} />}
            </For>
          </div>
          <Show when={more() > 0}>
            <A class={styles.more} href={links.thread(props.root)}>
              {more()} more in this thread
              <Show when={newMore() > 0}>
                <span class={styles.new}>, {newMore()} new</span>
              </Show>
            </A>
          </Show>
        </div>
      </Show>
    </>
  );
}
