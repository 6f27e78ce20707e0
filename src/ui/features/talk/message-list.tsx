import { createMemo, Show, type Accessor, type JSX } from 'solid-js';
import { Virtualizer } from 'virtua/solid';
import type { RecordId } from '../../../domain/burst.ts';
import { Icon } from '../../kit/icon.tsx';
import { LookingDots } from '../../rings/looking-dots.tsx';
import { keepFocus } from './keep-focus.ts';
import { createListScroll, TOP, type ListScroll } from './list-scroll.ts';
import styles from './message-list.module.css';

export interface MessageListProps {
  /** Ids of the rows, oldest first. */
  readonly rows: readonly RecordId[];
  /** Names the list to a screen reader. */
  readonly label: string;
  /** Read once: where to begin, or null for the end. */
  readonly beginAt: RecordId | null;
  readonly hasOlder: boolean;
  readonly loadOlder: () => Promise<void>;
  readonly onSeen: (rows: readonly RecordId[]) => void;
  /** Rows with something that was not seen yet. */
  readonly unread: ReadonlySet<RecordId>;
  /** The row that has, or had, the focus: it stays in the page. */
  readonly keep: RecordId | null;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly scroll?: (scroll: ListScroll) => void;
  readonly children: (row: RecordId, index: Accessor<number>) => JSX.Element;
}

/** A conversation of any length: only the rows in sight, and a few around them, are in the page. */
export function MessageList(props: MessageListProps) {
  const scroll = createListScroll({
    rows: () => props.rows,
    // oxlint-disable-next-line solid/reactivity -- where to begin is asked once
    beginAt: props.beginAt,
    hasOlder: () => props.hasOlder,
    loadOlder: () => props.loadOlder(),
    onSeen: (rows) => props.onSeen(rows),
    unread: () => props.unread,
  });
  // oxlint-disable-next-line solid/reactivity -- a ref
  props.scroll?.(scroll);
  const kept = createMemo(() => {
    const index = props.keep === null ? -1 : scroll.given().rows.indexOf(props.keep);
    return index < 0 ? [] : [index];
  });
  return (
    <div class={styles.frame}>
      <div
        ref={keepFocus}
        class={styles.scroller}
        role="feed"
        aria-label={props.label}
        aria-busy={scroll.loading()}
        onKeyDown={(event) => props.onKeyDown?.(event)}
      >
        <Virtualizer
          ref={(handle) => scroll.setHandle(handle)}
          data={scroll.given().rows}
          shift={scroll.given().shift}
          itemSize={96}
          bufferSize={600}
          keepMounted={kept()}
          onScroll={(offset) => scroll.onScroll(offset)}
          onScrollEnd={() => scroll.onScrollEnd()}
          onResize={() => scroll.onResize()}
        >
          {(row, index) => (
            <Show when={row !== TOP} fallback={<Top hasOlder={props.hasOlder} />}>
              {props.children(row, () => index() - 1)}
            </Show>
          )}
        </Virtualizer>
      </div>
      <Show when={scroll.newAbove().length > 0}>
        <button
          type="button"
          class={styles.toNew}
          onClick={() => scroll.toRow(scroll.newAbove()[0] ?? '', 'start')}
        >
          <Icon name="up" size={18} />
          {scroll.newAbove().length} new further up
        </button>
      </Show>
      <Show when={!scroll.atEnd()}>
        <button type="button" class={styles.toEnd} onClick={() => scroll.toEnd()}>
          <Icon name="down" size={18} />
          <Show when={scroll.newBelow() > 0} fallback="Latest">
            {scroll.newBelow()} new
          </Show>
        </button>
      </Show>
    </div>
  );
}

/** Before the first row: that there is more, or a little room. */
function Top(props: { readonly hasOlder: boolean }) {
  return (
    <Show when={props.hasOlder} fallback={<div class={styles.top} />}>
      <article class={styles.top} aria-label="Before that">
        <p class={styles.older}>
          <LookingDots size={18} /> Getting what was said before
        </p>
      </article>
    </Show>
  );
}
