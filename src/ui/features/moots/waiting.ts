import type { AssemblyId, AssemblySummary } from '../../../app/api.ts';
import type { RecordId } from '../../../domain/burst.ts';
import type { Count, Governance, Proposal } from '../../../domain/state.ts';
import { phaseOf } from '../moot/moot-words.ts';

/** A proposal that goes no further without a Moot, and none is called. */
export interface WaitingProposal {
  readonly assembly: AssemblyId;
  readonly assemblyName: string;
  readonly id: RecordId;
  readonly title: string;
  readonly stage: 'moot' | 'deadlock' | 'dispute';
  /** How many people say that it needs one. */
  readonly asked: number;
  readonly time: number;
  readonly counts: Count;
}

const WAITING: Partial<Record<Proposal['stage'], WaitingProposal['stage']>> = {
  moot: 'moot',
  deadlock: 'deadlock',
  dispute: 'dispute',
};

/** Those of one assembly, the longest waiting first. `now`: milliseconds, by this device's clock. */
export function waitingForMoot(
  summary: AssemblySummary,
  governance: Governance,
  now: number,
): readonly WaitingProposal[] {
  const isCalled = ({ mootCalls }: Proposal): boolean =>
    mootCalls.some((id) => {
      const call = governance.mootCalls.get(id);
      return call !== undefined && phaseOf(call, now) === 'coming';
    });
  return [...governance.proposals.values()]
    .filter((proposal) => !isCalled(proposal))
    .sort((a, b) => a.time - b.time)
    .flatMap((proposal) => {
      const stage = WAITING[proposal.stage];
      if (stage === undefined) return [];
      return {
        assembly: summary.id,
        assemblyName: summary.name,
        id: proposal.id,
        title: proposal.revisions.at(-1)?.title ?? '',
        stage,
        asked: proposal.mootAskedBy.length,
        time: proposal.time,
        counts: proposal.participants,
      };
    });
}
