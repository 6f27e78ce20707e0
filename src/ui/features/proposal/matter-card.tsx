import { For, type JSX } from 'solid-js';
import { Sheet } from '../../kit/sheet.tsx';
import css from './matter-panel.module.css';
import type { MatterWords } from './matter-words.ts';

/** What a proposal would do to the assembly itself, in a few sentences; `children`: the figures of it. */
export function MatterCard(props: {
  readonly words: MatterWords;
  readonly children?: JSX.Element;
}): JSX.Element {
  return (
    <Sheet>
      <section class={css.matter} aria-label="What it changes">
        <h2 class={css.lead} dir="auto">
          {props.words.lead}
        </h2>
        {props.children}
        <For each={props.words.about}>{(sentence) => <p>{sentence}</p>}</For>
      </section>
    </Sheet>
  );
}
