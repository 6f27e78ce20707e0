import { createSignal, Show } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { plural } from '../../words/counts.ts';
import type { TalkView } from './talk-view.ts';
import { TopicList } from './topic-list.tsx';
import styles from './topics-button.module.css';

/** On narrow screens: the way to the topics, and to a new one. */
export function TopicsButton(props: { readonly view: TalkView; readonly onStart: () => void }) {
  const [open, setOpen] = createSignal(false);
  const count = () => props.view.assembly.topics.size();
  /** While older ones may rest in the history, nobody has counted them. */
  const counted = () => count() > 0 && !props.view.assembly.hasOlder();
  return (
    <div class={styles.narrow}>
      <Button look="quiet" small onClick={() => setOpen(true)}>
        {counted() ? plural(count(), 'topic') : 'Topics'}
      </Button>
      <Dialog
        open={open()}
        onClose={() => setOpen(false)}
        title="Talk and topics"
        acts={
          <Show when={props.view.assembly.speaker() !== null}>
            <Button
              icon="plus"
              onClick={() => {
                setOpen(false);
                props.onStart();
              }}
            >
              Start a topic
            </Button>
          </Show>
        }
      >
        <TopicList view={props.view} onFollow={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}
