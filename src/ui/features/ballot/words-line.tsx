import { For, type JSX } from 'solid-js';
import type { Words } from './explain.ts';

/** A sentence with what it turns on in bold. */
export function WordsLine(props: { readonly words: Words }): JSX.Element {
  return (
    <For each={props.words}>
      {(piece) => (typeof piece === 'string' ? <>{piece}</> : <b dir="auto">{piece.strong}</b>)}
    </For>
  );
}
