import { For, Show } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { fullTime } from '../../words/time.ts';
import styles from './history-dialog.module.css';
import { MessageWords } from './message-words.tsx';
import { usePlace } from './place-context.ts';
import { useMessage } from './use-message.ts';

/** Every version of a message, the latest first. */
export function HistoryDialog(props: { readonly message: RecordId | null; readonly onClose: () => void }) {
  return (
    <Dialog open={props.message !== null} onClose={() => props.onClose()} title="How this message was edited">
      <Show when={props.message}>{(message) => <Versions message={message()} />}</Show>
    </Dialog>
  );
}

function Versions(props: { readonly message: RecordId }) {
  const { view } = usePlace();
  const now = useMessage(view, () => props.message);
  return (
    <ol class={styles.versions} role="list">
      <For each={now.versions().toReversed()}>
        {(version, index) => (
          <li class={styles.version}>
            <p class={styles.when}>
              <b>
                {index() === 0
                  ? 'Now'
                  : index() === now.versions().length - 1
                    ? 'As first said'
                    : 'Before that'}
              </b>{' '}
              <time datetime={new Date(version.time).toISOString()}>{fullTime(version.time)}</time>
            </p>
            <Show when={version.words} fallback={<p class={styles.gone}>The words aren’t here</p>}>
              {(words) => <MessageWords words={words()} mentions={now.message()?.mentions ?? []} />}
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}
