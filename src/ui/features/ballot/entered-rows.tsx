import { For, Show, type JSX } from 'solid-js';
import { IconButton } from '../../kit/button.tsx';
import css from './room-page.module.css';

/** The slips that were entered, the last first, each of which can be taken out again. */
export function EnteredRows(props: {
  readonly rows: readonly (readonly number[])[];
  readonly onTakeOut: (index: number) => void;
}): JSX.Element {
  const newestFirst = () => props.rows.map((row, i) => ({ row, i })).reverse();
  return (
    <Show when={props.rows.length > 0}>
      <ol class={css.rows} role="list" aria-label="Slips entered" tabindex={0}>
        <For each={newestFirst()}>
          {({ row, i }) => (
            <li>
              <span class={css.rowNumber}>{i + 1}</span>
              <span class={css.scores}>{row.join(' ')}</span>
              <IconButton icon="close" label={`Take slip ${i + 1} out`} onClick={() => props.onTakeOut(i)} />
            </li>
          )}
        </For>
      </ol>
    </Show>
  );
}
