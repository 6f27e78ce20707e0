/** How a proposal ended, as far as this device has heard. */
import type { Facts, ProposalFacts, RevisionFact, StandingFact } from '../facts/facts.ts';
import { byTime } from '../order.ts';
import { everything } from '../past/act.ts';
import { isVoidDecision } from '../roll/void.ts';

export interface Settled {
  /** [OUT-9] Standing records for different texts, or different ends: neither is acted on. */
  readonly dispute: boolean;
  /** [ROLL-7] Nothing stands but what was made without what most of its roll had settled. */
  readonly isVoid: boolean;
  /** The standing record that names the decision: the first by its author's clock, where several say the same. */
  readonly standing: StandingFact;
  readonly revision: RevisionFact;
}

/** [OUT-9] Another text, or another end. */
const isContrary = (a: StandingFact, b: StandingFact): boolean =>
  a.revision !== b.revision || a.result !== b.result;

const revisionOf = ({ proposal, revision }: StandingFact): RevisionFact | undefined =>
  proposal.revisions.find(({ act }) => act.id === revision);

export function settledBy(facts: Facts, proposal: ProposalFacts): Settled | null {
  if (proposal.standings.length === 0) return null;
  const all = proposal.standings.toSorted((a, b) => byTime(a.act, b.act));
  const valid = all.filter((standing) => !isVoidDecision(facts, standing, everything));
  const standing = valid[0] ?? all[0];
  const revision = standing && revisionOf(standing);
  if (standing === undefined || revision === undefined) return null;
  return {
    dispute: valid.some((other) => isContrary(other, standing)),
    isVoid: valid.length === 0,
    standing,
    revision,
  };
}

/** What the register shows: the decision, and apart from it what was made on an old view. */
export function registered(facts: Facts, proposal: ProposalFacts, settled: Settled | null): Settled[] {
  if (settled === null) return [];
  const isOld = (standing: StandingFact): boolean => isVoidDecision(facts, standing, everything);
  const old = proposal.standings.filter(isOld).flatMap((standing): Settled[] => {
    const revision = revisionOf(standing);
    return revision === undefined ? [] : [{ dispute: false, isVoid: true, standing, revision }];
  });
  return settled.dispute || settled.isVoid ? old : [settled, ...old];
}
