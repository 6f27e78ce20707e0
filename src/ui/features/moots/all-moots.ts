/** Moots of all assemblies on this device, and the proposals that wait for one. */
import type { AssemblyId, AssemblySummary, Moot } from '../../../app/api.ts';
import type { RecordId } from '../../../domain/burst.ts';
import type { Governance } from '../../../domain/state.ts';
import { phaseOf } from '../moot/moot-words.ts';
import { waitingForMoot, type WaitingProposal } from './waiting.ts';

/** A Moot in a list: a call, or one that was held. */
export interface ListedMoot {
  readonly id: RecordId;
  readonly assembly: AssemblyId;
  readonly assemblyName: string;
  readonly at: number;
  readonly place: string;
  /** Titles of the proposals that it is about. */
  readonly about: readonly string[];
  /** Members who have seen the call; null for a Moot that was held. */
  readonly seen: number | null;
  /** How many were there; null for a call. */
  readonly present: number | null;
}

export interface AllMoots {
  readonly coming: readonly ListedMoot[];
  /** Called, past, and nobody has recorded what came of it. */
  readonly unrecorded: readonly ListedMoot[];
  readonly past: readonly ListedMoot[];
  readonly waiting: readonly WaitingProposal[];
  /** Where this person may call one. */
  readonly mayCall: readonly { readonly id: AssemblyId; readonly name: string }[];
}

/** Of one assembly. `now`: milliseconds, by this device's clock. */
export function mootsIn(summary: AssemblySummary, governance: Governance, now: number, me: string): AllMoots {
  const titles = (proposals: readonly RecordId[]) =>
    proposals.flatMap((id) => governance.proposals.get(id)?.revisions.at(-1)?.title ?? []);
  const listed = (
    { id, at, place, proposals }: { id: RecordId; at: number; place: string; proposals: readonly RecordId[] },
    seen: number | null,
    present: number | null,
  ): ListedMoot => ({
    id,
    assembly: summary.id,
    assemblyName: summary.name,
    at,
    place,
    about: titles(proposals),
    seen,
    present,
  });
  const calls = [...governance.mootCalls.values()];
  const inPhase = (phase: ReturnType<typeof phaseOf>) =>
    calls
      .filter((call) => phaseOf(call, now) === phase)
      .map((call) => listed(call, call.seenBy.length, null));
  const isWelcomed = (governance.people.get(me)?.standing ?? 'newcomer') !== 'newcomer';
  return {
    coming: inPhase('coming'),
    unrecorded: inPhase('open'),
    past: [...governance.moots.values()].map((moot) => listed(moot, null, moot.present.length)),
    waiting: waitingForMoot(summary, governance, now),
    mayCall: isWelcomed ? [{ id: summary.id, name: summary.name }] : [],
  };
}

/** Of all of them: what is next first, what was last first. */
export async function allMoots(
  moot: Moot,
  assemblies: readonly AssemblySummary[],
  now: number,
): Promise<AllMoots> {
  const me = moot.me.get()?.person ?? '';
  const each = await Promise.all(
    assemblies.map(async (summary) => {
      const open = await moot.assembly(summary.id);
      return open ? [mootsIn(summary, open.governance.get(), now, me)] : [];
    }),
  );
  const found = each.flat();
  return {
    coming: found.flatMap(({ coming }) => coming).sort((a, b) => a.at - b.at),
    unrecorded: found.flatMap(({ unrecorded }) => unrecorded).sort((a, b) => b.at - a.at),
    past: found.flatMap(({ past }) => past).sort((a, b) => b.at - a.at),
    waiting: found.flatMap(({ waiting }) => waiting).sort((a, b) => a.time - b.time),
    mayCall: found.flatMap(({ mayCall }) => mayCall),
  };
}
