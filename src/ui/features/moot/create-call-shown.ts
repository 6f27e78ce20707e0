/** [MOOT-2] Whoever has a call before them has seen it, and their device says so. */
import { createEffect, onCleanup } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { AssemblyView } from '../../projection/assembly-view.ts';

/** Marks calls that nobody has recorded yet as shown, once each, while the page is in front. */
export function createCallShown(assembly: AssemblyView, calls: () => readonly RecordId[]): void {
  const told = new Set<RecordId>();
  const tell = () => {
    if (document.visibilityState !== 'visible') return;
    const open = calls().filter((call) => !told.has(call) && assembly.mootCalls.get(call)?.held === null);
    if (open.length === 0) return;
    for (const call of open) told.add(call);
    assembly.open.callsShown(open);
  };
  createEffect(tell);
  document.addEventListener('visibilitychange', tell);
  onCleanup(() => document.removeEventListener('visibilitychange', tell));
}
