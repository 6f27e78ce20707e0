/** Actions and reviews as the screen shows them. */
import type { RecordId } from '../burst.ts';
import type { Settled } from '../decision/settled.ts';
import type { Facts, ProposalFacts } from '../facts/facts.ts';
import { byTime } from '../order.ts';
import { everything } from '../past/act.ts';
import { countedIn, doneIn, dueIn, handsIn, isThere, nextReview } from './actions.ts';
import { isSameDecided } from './facts.ts';
import type { ActionFacts, Decided, ReviewAct } from './facts.ts';
import type { Action, Review } from './state.ts';

/** The decision that something belongs to; null while it stands nowhere, or in dispute. */
const decisionOf = (decided: Decided, settled: Settled | null): RecordId | null =>
  settled !== null && !settled.dispute && isSameDecided(decided, settled.standing)
    ? settled.standing.act.id
    : null;

/** Null where nothing of it counts. */
export function actionRow(facts: Facts, action: ActionFacts, settled: Settled | null): Action | null {
  if (!isThere(facts, action, everything)) return null;
  const done = doneIn(facts, action, everything);
  return {
    id: action.act.id,
    decision: decisionOf(action.decided, settled) ?? action.named,
    proposal: action.decided.proposal.act.id,
    by: action.act.person,
    time: action.act.time,
    words: facts.words(action.act),
    due: dueIn(facts, action, everything),
    takenOnBy: handsIn(facts, action, everything),
    done: done && { by: done.person, time: done.time },
  };
}

export interface Aftermath {
  readonly actions: readonly RecordId[];
  readonly reviews: readonly Review[];
  readonly reviewOn: number | null;
}

/** What followed from a decision. `reviewOn`: as its text says, unless somebody looked since. */
export function aftermath(facts: Facts, proposal: ProposalFacts, { standing, revision }: Settled): Aftermath {
  const work = facts.work.get(proposal.act.id);
  const isOfThis = ({ decided }: ActionFacts | ReviewAct): boolean => isSameDecided(decided, standing);
  const reviews = countedIn(facts, work?.reviews ?? [], everything).filter(isOfThis);
  const next = nextReview(facts, reviews, everything);
  return {
    actions: (work?.actions ?? [])
      .filter((action) => isOfThis(action) && isThere(facts, action, everything))
      .sort((a, b) => byTime(a.act, b.act))
      .map(({ act }) => act.id),
    reviews: reviews.sort(byTime).map((review) => ({
      id: review.id,
      by: review.person,
      time: review.time,
      words: facts.words(review),
      next: review.next,
    })),
    reviewOn: next === undefined ? revision.reviewOn : next,
  };
}
