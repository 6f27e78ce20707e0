import { createSignal } from 'solid-js';
import styles from './announcer.module.css';
import { nameOf, spokenWords, wordsOf } from './said.ts';
import type { Place } from './talk-order.ts';
import type { TalkView } from './talk-view.ts';

/** More than this at once are counted, not read out. */
const READ_OUT = 3;

/** Reads out what others say while the page is open. What was there before is never read out by itself. */
export function Announcer(props: { readonly view: TalkView; readonly place: Place }) {
  const [words, setWords] = createSignal('');
  // oxlint-disable-next-line solid/reactivity -- a listener for the life of the page
  props.view.onArrival((messages) => {
    const here = messages.filter((message) => (message.topic ?? 'chat') === props.place);
    if (here.length === 0) return;
    setWords(
      here.length > READ_OUT
        ? `${here.length} new messages`
        : here
            .map(
              (m) => `${nameOf(props.view.authorOf(m.device))}: ${spokenWords(wordsOf(m.erased, m.words))}`,
            )
            .join('. '),
    );
  });
  return (
    <p class={styles.announcer} aria-live="polite">
      {words()}
    </p>
  );
}
