import type { Accessor } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { AssemblyView } from '../../projection/assembly-view.ts';

/** Proposals in which something waits for me: in them, or in a ballot on them. Wakes with what waits. */
export const createNeedsMe =
  (assembly: AssemblyView): Accessor<ReadonlySet<RecordId>> =>
  () =>
    new Set(
      assembly.summary().needs.flatMap((need) => {
        if ('proposal' in need) return [need.proposal];
        return 'ballot' in need ? (assembly.ballots.get(need.ballot)?.proposals ?? []) : [];
      }),
    );
