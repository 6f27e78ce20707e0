import { createMemo, For, Show } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { Mark } from '../../../domain/state.ts';
import styles from './mark-filter.module.css';
import { MarkSign } from './mark-sign.tsx';
import { markWords, MARKS } from './marks.ts';
import type { TalkView } from './talk-view.ts';
import { useMarkCounts } from './topics.ts';

export interface MarkFilterProps {
  readonly view: TalkView;
  readonly topic: RecordId;
  readonly only: Mark | null;
  readonly onChoose: (mark: Mark | null) => void;
}

/** Shows one kind of contribution only. There from the first mark on. */
export function MarkFilter(props: MarkFilterProps) {
  const counts = useMarkCounts(props.view, () => props.topic);
  const given = createMemo(() => MARKS.filter((mark) => counts().has(mark)));
  return (
    <Show when={given().length > 0}>
      <div class={styles.filter} role="group" aria-label="Show">
        <button
          type="button"
          class={styles.kind}
          aria-pressed={props.only === null}
          onClick={() => props.onChoose(null)}
        >
          All
        </button>
        <For each={given()}>
          {(mark) => (
            <button
              type="button"
              class={styles.kind}
              aria-pressed={props.only === mark}
              onClick={() => props.onChoose(props.only === mark ? null : mark)}
            >
              <MarkSign mark={mark} />
              {counts().get(mark) === 1 ? markWords(mark).one : markWords(mark).many} {counts().get(mark)}
            </button>
          )}
        </For>
      </div>
    </Show>
  );
}
