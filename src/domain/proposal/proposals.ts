/** What a view knows of a proposal. */
import { refToId } from '../burst.ts';
import type { PersonId, RecordRef } from '../burst.ts';
import type { Facts, ProposalFacts, RevisionFact } from '../facts/facts.ts';
import { byTime } from '../order.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';

export function proposalIn(facts: Facts, view: View, ref: RecordRef): ProposalFacts | null {
  const proposal = facts.proposals.get(refToId(ref));
  return proposal !== undefined && sees(view, proposal.act) ? proposal : null;
}

export function revisionIn(proposal: ProposalFacts, view: View, ref: RecordRef): RevisionFact | null {
  const id = refToId(ref);
  return proposal.revisions.find((revision) => revision.act.id === id && sees(view, revision.act)) ?? null;
}

const byNumber = (a: RevisionFact, b: RevisionFact): number => a.number - b.number || byTime(a.act, b.act);

/** In the order in which they are numbered. */
export const revisionsIn = (proposal: ProposalFacts, view: View): RevisionFact[] =>
  proposal.revisions.filter((revision) => sees(view, revision.act)).sort(byNumber);

/** [PROP-4] The texts that no other text takes further. More than one: put side by side, unjoined. */
export function currentRevisions(proposal: ProposalFacts, view: View): RevisionFact[] {
  const seen = revisionsIn(proposal, view);
  const followed = new Set(seen.flatMap((revision) => revision.previous));
  return seen.filter((revision) => !followed.has(revision.act.id));
}

export const isWithdrawn = (proposal: ProposalFacts, view: View): boolean =>
  proposal.withdrawals.some((act) => sees(view, act));

export const isDecided = (proposal: ProposalFacts, view: View): boolean =>
  proposal.standings.some((standing) => sees(view, standing.act));

/** [OUT-9] Withdrawn or decided: nothing new has an effect on it. */
export const isClosed = (proposal: ProposalFacts, view: View): boolean =>
  isWithdrawn(proposal, view) || isDecided(proposal, view);

/** [PROP-6] Where a person's devices don't know of each other, an ask outweighs its withdrawal. */
export const asksForMoot = (proposal: ProposalFacts, person: PersonId, view: View): boolean =>
  proposal.mootAsks.latestOf(person, view).some((act) => act.asked);

/** Notes that a record about the proposal came in: its row is made again, and sorts by that time. */
export function touch(facts: Facts, proposal: ProposalFacts, act: Act): void {
  proposal.touched = Math.max(proposal.touched, act.time);
  facts.changes.proposals.add(proposal.act.id);
}
