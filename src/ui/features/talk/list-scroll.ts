/** Where a conversation is scrolled to: at its end it stays there, anywhere else it holds its place. */
import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js';
import type { VirtualizerHandle } from 'virtua/solid';
import type { RecordId } from '../../../domain/burst.ts';
import { stepsAround, type Step } from './hold-place.ts';

/** Stands before the first row: the beginning, or that older words are being fetched. */
export const TOP = '^';

export interface ListScrollOptions {
  readonly rows: Accessor<readonly RecordId[]>;
  /** Where to begin; null: at the end. */
  readonly beginAt: RecordId | null;
  readonly hasOlder: Accessor<boolean>;
  readonly loadOlder: () => Promise<void>;
  /** Rows that were in sight for a moment, with someone there to see them. */
  readonly onSeen: (rows: readonly RecordId[]) => void;
}

export interface ListScroll {
  /** What the virtual list is given. */
  readonly given: Accessor<Step<string>>;
  readonly atEnd: Accessor<boolean>;
  readonly loading: Accessor<boolean>;
  setHandle(handle: VirtualizerHandle | undefined): void;
  onScroll(offset: number): void;
  onResize(): void;
  toEnd(): void;
  toRow(row: RecordId, align: 'start' | 'nearest' | 'center'): void;
}

/** This close to the end counts as being there, in pixels. */
const NEAR = 32;
/** This close to the top, older words are fetched. */
const FETCH = 800;
/** A row is seen when it was in sight for this long, in milliseconds. */
const GLANCE = 350;

export function createListScroll(options: ListScrollOptions): ListScroll {
  let handle: VirtualizerHandle | undefined;
  let begun = false;
  let stick = options.beginAt === null;
  let lastOffset = 0;
  let change = 0;
  let glance: ReturnType<typeof setTimeout> | undefined;
  const withTop = (rows: readonly RecordId[]): readonly string[] => [TOP, ...rows];
  const [given, setGiven] = createSignal<Step<string>>({ rows: withTop(untrack(options.rows)), shift: false });
  const [atEnd, setAtEnd] = createSignal(true);
  const [loading, setLoading] = createSignal(false);

  const reading = (): string | undefined => {
    if (!handle || stick) return undefined;
    const { rows } = untrack(given);
    const index = handle.findItemIndex(handle.scrollOffset);
    return rows[rows[index] === TOP ? index + 1 : index];
  };

  const toEnd = () => {
    stick = true;
    setAtEnd(true);
    handle?.scrollToIndex(untrack(given).rows.length - 1, { align: 'end' });
  };

  const toRow = (row: RecordId, align: 'start' | 'nearest' | 'center') => {
    const index = untrack(given).rows.indexOf(row);
    if (index >= 0) handle?.scrollToIndex(index, { align, ...(align === 'start' ? { offset: -12 } : {}) });
  };

  const begin = () => {
    if (begun || !handle) return;
    begun = true;
    if (options.beginAt === null) toEnd();
    else toRow(options.beginAt, 'start');
  };

  const look = () => {
    clearTimeout(glance);
    glance = setTimeout(() => {
      if (!handle || document.visibilityState !== 'visible' || !document.hasFocus()) return;
      const from = handle.findItemIndex(handle.scrollOffset);
      const to = handle.findItemIndex(handle.scrollOffset + handle.viewportSize - NEAR);
      options.onSeen(untrack(given).rows.slice(from, to + 1).filter((row) => row !== TOP));
    }, GLANCE);
  };

  const fetchOlder = async () => {
    if (!handle || loading() || !options.hasOlder() || handle.scrollOffset > FETCH) return;
    const before = options.rows().length;
    setLoading(true);
    await options.loadOlder();
    setLoading(false);
    if (options.rows().length > before) void fetchOlder();
  };

  createEffect(
    on(
      options.rows,
      (rows) => {
        const [first, second] = stepsAround(given().rows, withTop(rows), reading());
        if (first) setGiven(first);
        // The list has to see the first step before the second; both are there before it is painted.
        const now = ++change;
        if (second) queueMicrotask(() => now === change && setGiven(second));
        if (stick) queueMicrotask(toEnd);
        look();
      },
      { defer: true },
    ),
  );

  // Someone who comes back to the window sees what is in it.
  window.addEventListener('focus', look);
  onCleanup(() => {
    window.removeEventListener('focus', look);
    clearTimeout(glance);
  });

  return {
    given,
    atEnd,
    loading,
    setHandle(next) {
      handle = next;
      // Until the list is in the page it has nothing to scroll.
      if (next) queueMicrotask(begin);
    },
    onScroll(offset) {
      if (!handle) return;
      const near = handle.scrollSize - handle.viewportSize - offset <= NEAR;
      if (near) stick = true;
      else if (offset < lastOffset - 1) stick = false;
      lastOffset = offset;
      setAtEnd(near || stick);
      void fetchOlder();
      look();
    },
    onResize() {
      if (stick && begun) toEnd();
      void fetchOlder();
      look();
    },
    toEnd,
    toRow,
  };
}
