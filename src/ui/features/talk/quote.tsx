import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import styles from './quote.module.css';
import { usePlace } from './place-context.ts';
import { nameOf, regardedWords } from './said.ts';
import { useTalkLinks } from './talk-links.ts';
import { useMessage } from './use-message.ts';

/** What a message answers: one line of it, leading to its thread. */
export function Quote(props: { readonly message: RecordId }) {
  const place = usePlace();
  const links = useTalkLinks();
  const now = useMessage(place.view, () => props.message);
  return (
    <A class={styles.quote} href={links.thread(props.message)}>
      <Show when={now.message()} fallback="Answers a message that isn’t on this device yet">
        <b>{nameOf(now.author())}</b> {regardedWords(now.regard(), now.words())}
      </Show>
    </A>
  );
}
