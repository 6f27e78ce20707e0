/** Recording an outcome: what follows from everything in the recorder's past, and nothing else. */
import { refToId } from '../burst.ts';
import type { Facts, OutcomeFacts, ProposalFacts } from '../facts/facts.ts';
import type { Rule } from '../facts/rule.ts';
import type { MootFacts } from '../moot/facts.ts';
import { isQuorate, mootIn } from '../moot/moots.ts';
import { sees } from '../past/act.ts';
import type { View } from '../past/act.ts';
import { removes } from '../proposal/matter.ts';
import { currentRevisions, isClosed, proposalIn, revisionIn, touch } from '../proposal/proposals.ts';
import type { Refusal } from '../refusal.ts';
import { isMember, rollSize } from '../roll/roll.ts';
import { activeOutcome, isReopenedIn } from './active.ts';
import { hasTwoEmptyMoots, isReopenedTwice, judgeTellers } from './deadlocks.ts';
import { obstaclesIn, refusalAtMoot, refusalOf } from './findings.ts';
import { decodeOutcomeRecorded } from './headers.ts';
import type { OutcomeRecorded } from './headers.ts';
import { begunBallotOn } from './open-ballot.ts';
import { groundOf, isTakenBack } from './outcomes.ts';
import { takeStanding } from './standing.ts';
import { weigh } from './weigh.ts';

/** [OUT-1] [OUT-2] [OUT-3] */
export const outcomeRecordedRule: Rule<OutcomeRecorded> = {
  decode: decodeOutcomeRecorded,
  judge(facts, by, { proposal: ref, revision: revisionRef, outcome, moot: mootRef, tellers }) {
    const proposal = proposalIn(facts, by, ref);
    const revision = proposal && revisionIn(proposal, by, revisionRef);
    if (proposal === null || revision === null) return 'nothingThere';
    if (!isMember(facts, by.person, by)) return 'notAMember';
    if (removes(proposal.matter) === by.person) return 'concernsYou';
    if (outcome !== 'consensus' && mootRef === null) return 'needsMoot';
    if (outcome !== 'deadlock' && tellers.length > 0) return 'malformed';
    const moot = mootRef && mootIn(facts, by, mootRef);
    if (mootRef !== null && moot === null) return 'nothingThere';
    if (moot !== null && !moot.proposals.includes(proposal.act.id)) return 'needsMoot';
    if (isClosed(facts, proposal, by) || isBeingVotedOn(facts, proposal, moot, by)) return 'closed';
    if (activeOutcome(facts, proposal, by) !== null) return 'alreadyDone';
    const current = currentRevisions(facts, proposal, by);
    if (current.length > 1) return 'revisionsDiffer';
    if (current[0] !== revision) return 'notTheCurrentRevision';
    if (moot === null) {
      const obstacle = obstaclesIn(weigh(facts, proposal, revision.act.id, by))[0];
      return obstacle === undefined ? null : refusalOf[obstacle.type];
    }
    return (
      judgeFinding(facts, by, proposal, revision.act.id, outcome, moot) ??
      (outcome === 'deadlock' ? judgeTellers(facts, by, proposal, tellers) : null)
    );
  },
  take(facts, act, { proposal: ref, revision: revisionRef, outcome: found, moot, tellers }) {
    const proposal = facts.proposals.get(refToId(ref));
    if (proposal === undefined) return;
    const revision = refToId(revisionRef);
    const { heard, members, participants } = weigh(facts, proposal, revision, act);
    const outcome: OutcomeFacts = {
      act,
      proposal,
      revision,
      outcome: found,
      moot: moot && refToId(moot),
      tellers,
      withdrawals: [],
      marks: [],
      heard,
      members,
      participants,
      secondRound: proposal.outcomes.some(
        (earlier) =>
          sees(act, earlier.act) && !isTakenBack(facts, earlier, act) && isReopenedIn(facts, earlier, act),
      ),
    };
    // [OUT-7] Where one person is the whole roll, there is nobody to wait for.
    if (found !== 'deadlock' && rollSize(facts, act) === 1) takeStanding(facts, act, outcome, true);
    proposal.outcomes.push(outcome);
    facts.outcomes.set(act.id, outcome);
    touch(facts, proposal, act);
  },
};

/** [OUT-1] While a ballot goes on, nothing else settles it but a Moot that knew of the ballot. */
function isBeingVotedOn(facts: Facts, proposal: ProposalFacts, moot: MootFacts | null, view: View): boolean {
  const ballot = begunBallotOn(facts, proposal, view);
  return ballot !== null && (moot === null || !sees(moot.act, ballot.act));
}

/** [OUT-1] [OUT-3] [OUT-12] What speaks against a Moot's having found that. */
function judgeFinding(
  facts: Facts,
  view: View,
  proposal: ProposalFacts,
  revision: string,
  outcome: OutcomeFacts['outcome'],
  moot: MootFacts,
): Refusal | null {
  if (outcome === 'deadlock' && isReopenedTwice(facts, proposal, view)) return null;
  if (hasFound(facts, proposal, moot, view)) return 'needsMoot';
  if (outcome === 'deadlock' && hasTwoEmptyMoots(facts, proposal, view)) return null;
  if (!isQuorate(moot)) return 'notQuorate';
  return refusalAtMoot(weigh(facts, proposal, revision, view), outcome);
}

/**
 * [OUT-1] A Moot finds once: what comes after takes another one. Not where it was found differently
 * elsewhere and something else follows from both (OUT-6).
 */
const hasFound = (facts: Facts, proposal: ProposalFacts, moot: MootFacts, view: View): boolean =>
  proposal.outcomes.some((outcome) => {
    if (outcome.moot !== moot.act.id || !sees(view, outcome.act) || isTakenBack(facts, outcome, view))
      return false;
    const { contested, follows } = groundOf(facts, outcome, view);
    return !contested || follows === outcome.outcome;
  });
