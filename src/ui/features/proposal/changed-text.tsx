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
          <p dir="auto" class={line.parted ? css.parted : undefined}>
            <For each={line.stretches}>
              {(stretch) => (
                <Switch fallback={stretch.text}>
                  <Match when={stretch.kind === 'added'}>
                    <Edged text={stretch.text}>{(words) => <ins>{words}</ins>}</Edged>
                  </Match>
                  <Match when={stretch.kind === 'removed'}>
                    <Edged text={stretch.text}>{(words) => <del>{words}</del>}</Edged>
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

/** Marks the words and not the spaces around them; spaces alone are marked themselves. */
function Edged(props: {
  readonly text: string;
  readonly children: (words: string) => JSX.Element;
}): JSX.Element {
  const words = createMemo(() => props.text.trim() || props.text);
  const at = () => props.text.indexOf(words());
  return (
    <>
      {props.text.slice(0, at())}
      {props.children(words())}
      {props.text.slice(at() + words().length)}
    </>
  );
}
