/** What a view knows of a proposal. */
import { refToId } from '../burst.ts';
import type { PersonId, RecordRef } from '../burst.ts';
import type { Facts, ProposalFacts, RevisionFact } from '../facts/facts.ts';
import { byTime } from '../order.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import { isVoid } from '../roll/void.ts';

export function proposalIn(facts: Facts, view: View, ref: RecordRef): ProposalFacts | null {
  const proposal = facts.proposals.get(refToId(ref));
  return proposal !== undefined && sees(view, proposal.act) ? proposal : null;
}

export function revisionIn(proposal: ProposalFacts, view: View, ref: RecordRef): RevisionFact | null {
  const id = refToId(ref);
  return proposal.revisions.find((revision) => revision.act.id === id && sees(view, revision.act)) ?? null;
}

const byNumber = (a: RevisionFact, b: RevisionFact): number => a.number - b.number || byTime(a.act, b.act);

const counts = (facts: Facts, act: Act, view: View): boolean => sees(view, act) && !isVoid(facts, act, view);

/** In the order in which they are numbered. Texts that somebody put after their removal are none. */
export const revisionsIn = (facts: Facts, proposal: ProposalFacts, view: View): RevisionFact[] =>
  proposal.revisions.filter((revision) => counts(facts, revision.act, view)).sort(byNumber);

/** [PROP-4] The texts that no other text takes further. More than one: put side by side, unjoined. */
export function currentRevisions(facts: Facts, proposal: ProposalFacts, view: View): RevisionFact[] {
  const seen = revisionsIn(facts, proposal, view);
  const followed = new Set(seen.flatMap((revision) => revision.previous));
  return seen.filter((revision) => !followed.has(revision.act.id));
}

export const isWithdrawn = (facts: Facts, proposal: ProposalFacts, view: View): boolean =>
  proposal.withdrawals.some((act) => counts(facts, act, view));

export const isDecided = (proposal: ProposalFacts, view: View): boolean =>
  proposal.standings.some((standing) => sees(view, standing.act));

/** [OUT-9] Withdrawn, decided, or put by somebody after their removal: nothing new has an effect on it. */
export const isClosed = (facts: Facts, proposal: ProposalFacts, view: View): boolean =>
  isDecided(proposal, view) || isWithdrawn(facts, proposal, view) || isVoid(facts, proposal.act, view);

/** [PROP-6] Where a person's devices don't know of each other, an ask outweighs its withdrawal. */
export const asksForMoot = (facts: Facts, proposal: ProposalFacts, person: PersonId, view: View): boolean =>
  proposal.mootAsks.latestOf(person, view, (act) => !isVoid(facts, act, view)).some((act) => act.asked);

/** Notes that a record about the proposal came in: its row is made again, and sorts by that time. */
export function touch(facts: Facts, proposal: ProposalFacts, act: Act): void {
  proposal.touched = Math.max(proposal.touched, act.time);
  facts.changes.proposals.add(proposal.act.id);
}
