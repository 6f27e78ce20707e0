import { Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { SpeaksNoMore } from '../../shell/while-speaking.tsx';
import { unsaidKey, type ComposerMode } from './composer-mode.ts';
import styles from './not-speaking.module.css';
import type { Place } from './talk-order.ts';
import type { TalkView } from './talk-view.ts';

/**
 * In the place of the field, on a device that speaks for its person no more: what was being typed stays in
 * sight, can be copied, and is in the field again once it speaks.
 */
export function NotSpeaking(props: {
  readonly view: TalkView;
  readonly place: Place;
  readonly thread: RecordId | null;
  readonly mode: ComposerMode;
}): JSX.Element {
  const typed = () =>
    props.view.assembly.open.unsaid.get(unsaidKey(props.place, props.thread, props.mode)).trim();
  return (
    <div class={styles.here}>
      <SpeaksNoMore>{typed() === '' ? undefined : 'What you were typing is kept below.'}</SpeaksNoMore>
      <Show when={typed()}>
        {(words) => (
          <blockquote class={styles.typed} dir="auto" tabindex="0" aria-label="What you were typing">
            {words()}
          </blockquote>
        )}
      </Show>
    </div>
  );
}
