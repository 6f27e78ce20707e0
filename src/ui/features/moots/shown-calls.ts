/** [MOOT-2] Home shows calls of Moots to whoever looks at it, and the device says so. */
import { createEffect } from 'solid-js';
import type { AssemblySummary, Moot } from '../../../app/api.ts';

/** Marks calls in what is shown as seen, while the page is in front. */
export function createShownCalls(moot: Moot, assemblies: () => readonly AssemblySummary[]): void {
  createEffect(() => {
    for (const { id, needs } of assemblies()) {
      const calls = needs.flatMap((need) => (need.type === 'mootCalled' ? [need.call] : []));
      if (calls.length === 0 || document.visibilityState !== 'visible') continue;
      moot.assembly(id).then(
        (open) => open?.callsShown(calls),
        // An assembly that can't be opened shows nothing, and says why on its own page.
        () => undefined,
      );
    }
  });
}
