import type { AssemblyId, AssemblySummary } from '../../../app/api.ts';
import type { RecordId } from '../../../domain/burst.ts';
import type { Count, Governance } from '../../../domain/state.ts';

/** A proposal that goes no further without a Moot. */
export interface WaitingProposal {
  readonly assembly: AssemblyId;
  readonly assemblyName: string;
  readonly id: RecordId;
  readonly title: string;
  /** How many people say that it needs one. */
  readonly asked: number;
  readonly time: number;
  readonly counts: Count;
}

/** Those of one assembly, the longest waiting first. */
export function waitingForMoot(summary: AssemblySummary, governance: Governance): readonly WaitingProposal[] {
  return [...governance.proposals.values()]
    .filter((proposal) => proposal.stage === 'moot')
    .sort((a, b) => a.time - b.time)
    .map((proposal) => ({
      assembly: summary.id,
      assemblyName: summary.name,
      id: proposal.id,
      title: proposal.revisions.at(-1)?.title ?? '',
      asked: proposal.mootAskedBy.length,
      time: proposal.time,
      counts: proposal.participants,
    }));
}
