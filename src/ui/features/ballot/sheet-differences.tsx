import { For, Show, type JSX } from 'solid-js';
import { everyName } from '../../words/counts.ts';
import type { BallotView } from './ballot-view.ts';
import { compareSheets, type Sheet } from './compare-sheets.ts';
import css from './rooms-panel.module.css';

/** What two people entered differently for one room, so that they know which slips to look at again. */
export function SheetDifferences(props: {
  readonly view: BallotView;
  /** Two or more of one room; the last two are compared. */
  readonly sheets: readonly Sheet[];
}): JSX.Element {
  const pair = () => props.sheets.slice(-2);
  const differences = () => {
    const [one, other] = pair();
    return one && other ? compareSheets(one, other) : undefined;
  };
  const only = (i: number) => `Only ${props.view.callName(pair()[i]?.person ?? '')}`;
  return (
    <Show when={differences()}>
      {(found) => (
        <div class={css.differences}>
          <For each={[0, 1] as const}>
            {(i) => (
              <>
                <Show when={found().rows[i].length > 0}>
                  <p>{only(i)} entered:</p>
                  <ul role="list">
                    <For each={found().rows[i]}>
                      {({ row, times }) => (
                        <li>
                          <b>{row.join(' ')}</b>
                          {times > 1 ? `, ${times} times` : ''}
                        </li>
                      )}
                    </For>
                  </ul>
                </Show>
                <Show when={found().ticked[i].length > 0}>
                  <p>
                    {only(i)} ticked {everyName(found().ticked[i].map(props.view.callName))}.
                  </p>
                </Show>
              </>
            )}
          </For>
          <p>Look at these slips again, both of you, then enter the room once more.</p>
        </div>
      )}
    </Show>
  );
}
