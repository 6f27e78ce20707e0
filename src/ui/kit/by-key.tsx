import { createMemo, For, Show, type Accessor, type JSX } from 'solid-js';

export interface ByKeyProps<T> {
  readonly of: readonly T[];
  /** What makes an item the same one when it is given anew. */
  readonly key: (item: T) => string;
  readonly children: (item: Accessor<T>) => JSX.Element;
}

/**
 * A list of items that are made anew whenever anything about them changes. Each keeps its place in the page,
 * and with it the focus: what is read in it changes, and nothing else.
 */
export function ByKey<T>(props: ByKeyProps<T>): JSX.Element {
  const items = createMemo(() => new Map(props.of.map((item) => [props.key(item), item])));
  return (
    <For each={[...items().keys()]}>
      {(key) => <Show when={items().get(key)}>{(item) => props.children(item)}</Show>}
    </For>
  );
}
