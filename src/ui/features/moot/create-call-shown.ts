/** [MOOT-2] Whoever has a call before them has seen it, and their device says so. */
import { createEffect } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { AssemblyView } from '../../projection/assembly-view.ts';

/** Marks calls that nobody has recorded yet as shown, while the page is in front. */
export function createCallShown(assembly: AssemblyView, calls: () => readonly RecordId[]): void {
  createEffect(() => {
    const open = calls().filter((call) => assembly.mootCalls.get(call)?.held === null);
    if (open.length > 0 && document.visibilityState === 'visible') assembly.open.callsShown(open);
  });
}
