/** Where a conversation is scrolled to: at its end it stays there, anywhere else it holds its place. */
import { createEffect, createMemo, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js';
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
  /** Rows with something that was not seen yet. */
  readonly unread: Accessor<ReadonlySet<RecordId>>;
}

export interface ListScroll {
  /** What the virtual list is given. */
  readonly given: Accessor<Step<string>>;
  readonly atEnd: Accessor<boolean>;
  readonly loading: Accessor<boolean>;
  /** The last row in sight. */
  readonly lastInSight: Accessor<RecordId | undefined>;
  /** Unseen rows before what is in sight, and how many there are after it. */
  readonly newAbove: Accessor<readonly RecordId[]>;
  readonly newBelow: Accessor<number>;
  setHandle(handle: VirtualizerHandle | undefined): void;
  onScroll(offset: number): void;
  onScrollEnd(): void;
  onResize(): void;
  toEnd(): void;
  toRow(row: RecordId, align: 'start' | 'nearest' | 'center'): void;
}

/** This close to the end counts as being there, in pixels. */
const NEAR = 32;
/** This close to the top, older words are fetched. */
const FETCH = 800;
/** After a shift, the list has settled by then at the latest, in milliseconds. */
const SETTLED = 400;
/** A row is seen when it was in sight for this long, in milliseconds. */
const GLANCE = 350;

const sameRange = (a: readonly [number, number], b: readonly [number, number]): boolean =>
  a[0] === b[0] && a[1] === b[1];

export function createListScroll(options: ListScrollOptions): ListScroll {
  let handle: VirtualizerHandle | undefined;
  let begun = false;
  let stick = options.beginAt === null;
  let lastOffset = 0;
  let stepping = false;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let taken = untrack(options.rows);
  let glance: ReturnType<typeof setTimeout> | undefined;
  const withTop = (rows: readonly RecordId[]): readonly string[] => [TOP, ...rows];
  const [given, setGiven] = createSignal<Step<string>>({
    rows: withTop(untrack(options.rows)),
    shift: false,
  });
  const [atEnd, setAtEnd] = createSignal(true);
  const [inSight, setInSight] = createSignal<readonly [number, number]>([0, Infinity], { equals: sameRange });
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

  // Scrolling begins the glance anew; at the end, where words come in by themselves, it goes on, or a
  // lively talk would never be seen.
  const look = () => {
    if (glance !== undefined && stick) return;
    clearTimeout(glance);
    glance = setTimeout(() => {
      glance = undefined;
      if (!handle) return;
      const from = handle.findItemIndex(handle.scrollOffset);
      const to = handle.findItemIndex(handle.scrollOffset + handle.viewportSize - NEAR);
      if (document.visibilityState === 'visible' && document.hasFocus()) {
        options.onSeen(
          untrack(given)
            .rows.slice(from, to + 1)
            .filter((row) => row !== TOP),
        );
      }
      setInSight([from, to]);
    }, GLANCE);
  };

  const unseen = createMemo(() => {
    const unread = options.unread();
    return unread.size === 0
      ? []
      : given().rows.flatMap((row, index) => (unread.has(row) ? [{ row, index }] : []));
  });
  const newAbove = createMemo(() =>
    unseen()
      .filter((one) => one.index < inSight()[0])
      .map((one) => one.row),
  );
  const newBelow = createMemo(() => unseen().filter((one) => one.index > inSight()[1]).length);

  const fetchOlder = async () => {
    if (!handle || loading() || !options.hasOlder() || handle.scrollOffset > FETCH) return;
    const before = options.rows().length;
    setLoading(true);
    await options.loadOlder();
    setLoading(false);
    if (options.rows().length > before) void fetchOlder();
  };

  // After a shift the list reckons from its end until the scrolling that it causes has ended: what is
  // measured or changed before that would move what is being read.
  const takeStep = () => {
    clearTimeout(patience);
    const rows = untrack(options.rows);
    if (rows === taken) {
      stepping = false;
      return;
    }
    const [step, rest] = stepsAround(untrack(given).rows, withTop(rows), reading());
    if (step) setGiven(step);
    if (!rest) taken = rows;
    if (stick) queueMicrotask(toEnd);
    look();
    stepping = true;
    if (step?.shift) patience = setTimeout(takeStep, SETTLED);
    else requestAnimationFrame(takeStep);
  };
  createEffect(on(options.rows, () => stepping || takeStep(), { defer: true }));

  // Someone who comes back to the window sees what is in it.
  window.addEventListener('focus', look);
  onCleanup(() => {
    window.removeEventListener('focus', look);
    clearTimeout(glance);
    clearTimeout(patience);
  });

  return {
    given,
    atEnd,
    loading,
    lastInSight: () => given().rows[Math.min(inSight()[1], given().rows.length - 1)],
    newAbove,
    newBelow,
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
    onScrollEnd() {
      if (stepping) takeStep();
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
