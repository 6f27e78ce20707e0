import { createMemo, For, Match, Switch, type JSX } from 'solid-js';
import css from './changed-text.module.css';
import { compareTexts, toLines } from './compare-texts.ts';

/** What changed between two texts: what is new underlined, what is gone struck. As typed, line by line. */
export function ChangedText(props: { readonly before: string; readonly after: string }): JSX.Element {
  const lines = createMemo(() => toLines(compareTexts(props.before, props.after)));
  return (
    <div class={css.text} dir="auto">
      <For each={lines()}>
        {(line) => (
          <p dir="auto">
            <For each={line}>
              {(stretch) => (
                <Switch fallback={stretch.text}>
                  <Match when={stretch.kind === 'added'}>
                    <ins>{stretch.text}</ins>
                  </Match>
                  <Match when={stretch.kind === 'removed'}>
                    <del>{stretch.text}</del>
                  </Match>
                </Switch>
              )}
            </For>
          </p>
        )}
      </For>
    </div>
  );
}
