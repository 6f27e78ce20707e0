/** How a proposal ended, as far as this device has heard. */
import type { ProposalFacts, RevisionFact, StandingFact } from '../facts/facts.ts';
import { byTime } from '../order.ts';
import { everything } from '../past/act.ts';
import { revisionsIn } from '../proposal/proposals.ts';

export interface Settled {
  /** [OUT-9] Standing records for different texts: neither is acted on. */
  readonly dispute: boolean;
  /** The standing record that names the decision: the first by its author's clock, where several say the same. */
  readonly standing: StandingFact;
  readonly revision: RevisionFact;
}

/** [OUT-9] Another text, or another end. */
const isContrary = (a: StandingFact, b: StandingFact): boolean =>
  a.revision !== b.revision || a.result !== b.result;

export function settledBy(proposal: ProposalFacts): Settled | null {
  const standings = proposal.standings.toSorted((a, b) => byTime(a.act, b.act));
  const [standing] = standings;
  if (standing === undefined) return null;
  const revision = revisionsIn(proposal, everything).find(({ act }) => act.id === standing.revision);
  if (revision === undefined) return null;
  return {
    dispute: standings.some((other) => isContrary(other, standing)),
    standing,
    revision,
  };
}
