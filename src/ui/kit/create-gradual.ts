import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js';

/** A screen and a half. */
const AT_ONCE = 24;

/** How far each list was drawn: whoever comes back finds the place that they left, and scrolls nowhere. */
const reached = new Map<string, number>();

/**
 * How many rows of a long list are drawn: what fits on a screen at once, then as many more with every
 * frame, until all are there. Nobody waits for rows that nobody sees yet. `list` names the list.
 */
export function createGradual(list: string, total: () => number): Accessor<number> {
  const [drawn, setDrawn] = createSignal(reached.get(list) ?? AT_ONCE);
  createEffect(() => {
    if (drawn() >= total()) return;
    const frame = requestAnimationFrame(() =>
      reached.set(
        list,
        setDrawn((before) => before + AT_ONCE),
      ),
    );
    onCleanup(() => cancelAnimationFrame(frame));
  });
  return drawn;
}
