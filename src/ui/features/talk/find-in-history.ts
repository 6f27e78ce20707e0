import { createEffect, onCleanup, untrack, type Accessor } from 'solid-js';
import type { TalkView } from './talk-view.ts';

/**
 * Reads on in the history that rests on this device while something that a page is about is missing, until it
 * has come or nothing older is left: a link to something old leads there, and not to "isn't here yet".
 * `view` and `missing` stay the same while the page is shown.
 */
export function findInHistory(view: TalkView, missing: Accessor<boolean>): void {
  const { talk } = view.assembly.open;
  let isReading = false;
  let wasLeft = false;
  const isWanted = () => !wasLeft && missing() && talk.hasOlder.get();
  const read = async () => {
    isReading = true;
    while (isWanted()) await talk.loadOlder();
    isReading = false;
  };
  createEffect(() => {
    if (missing() && !isReading) void untrack(read);
  });
  onCleanup(() => (wasLeft = true));
}
