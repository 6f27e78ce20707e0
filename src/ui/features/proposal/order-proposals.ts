import type { RecordId } from '../../../domain/burst.ts';
import type { Proposal } from '../../../domain/state.ts';
import { currentRevision } from './my-stand.ts';

export type ProposalGroup = 'deciding' | 'coolingOff' | 'decided' | 'withdrawn';

const GROUP: Readonly<Record<Proposal['stage'], ProposalGroup>> = {
  talk: 'deciding',
  moot: 'deciding',
  deadlock: 'deciding',
  ballot: 'deciding',
  dispute: 'deciding',
  coolingOff: 'coolingOff',
  decided: 'decided',
  fallen: 'decided',
  withdrawn: 'withdrawn',
  void: 'withdrawn',
};
export const GROUPS: readonly ProposalGroup[] = ['deciding', 'coolingOff', 'decided', 'withdrawn'];

/**
 * Proposals as the list shows them: what still needs deciding first, in it what waits for me, then
 * the latest touched. `query` looks into titles and what they are about.
 */
export function orderProposals(
  proposals: readonly Proposal[],
  needsMe: ReadonlySet<RecordId>,
  query = '',
): { group: ProposalGroup; proposals: Proposal[] }[] {
  const wanted = query.trim().toLowerCase();
  const found = proposals.filter((proposal) => {
    const text = currentRevision(proposal);
    return wanted === '' || `${text?.title}\n${text?.about}`.toLowerCase().includes(wanted);
  });
  return GROUPS.map((group) => ({
    group,
    proposals: found
      .filter((proposal) => GROUP[proposal.stage] === group)
      .sort(
        (a, b) =>
          Number(needsMe.has(b.id)) - Number(needsMe.has(a.id)) ||
          b.touched - a.touched ||
          (a.id < b.id ? -1 : 1),
      ),
  })).filter((each) => each.proposals.length > 0);
}
