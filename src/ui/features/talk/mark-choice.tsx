import { createUniqueId, For, Show } from 'solid-js';
import type { Mark } from '../../../domain/state.ts';
import styles from './mark-choice.module.css';
import { MarkSign } from './mark-sign.tsx';
import { markWords, MARKS } from './marks.ts';

const CHOICES: readonly (Mark | null)[] = [null, ...MARKS];

/** What a contribution says that it is: native radio buttons, in one row that scrolls where it must. */
export function MarkChoice(props: {
  readonly mark: Mark | null;
  readonly onChoose: (mark: Mark | null) => void;
}) {
  const group = createUniqueId();
  return (
    <fieldset class={styles.choice}>
      <legend class={styles.hidden}>Say it as</legend>
      <div class={styles.row}>
        <For each={CHOICES}>
          {(mark) => (
            <label class={styles.option} title={mark === null ? undefined : markWords(mark).hint}>
              <input
                type="radio"
                class={styles.radio}
                name={group}
                checked={props.mark === mark}
                onChange={() => props.onChoose(mark)}
              />
              <Show when={mark} fallback="Just words">
                {(one) => (
                  <>
                    <MarkSign mark={one()} /> {markWords(one()).one}
                  </>
                )}
              </Show>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
