/** Recording an outcome, taking it back, holding it through the days of cooling-off, and standing. */
import { refToId } from '../burst.ts';
import type { Facts, OutcomeFacts, StandingFact } from '../facts/facts.ts';
import type { Rule } from '../facts/rule.ts';
import { sees } from '../past/act.ts';
import type { Act, Author } from '../past/act.ts';
import { currentRevisions, isClosed, proposalIn, revisionIn, touch } from '../proposal/proposals.ts';
import type { Refusal } from '../refusal.ts';
import { isMember, rollSize } from '../roll/roll.ts';
import type { Obstacle } from '../state.ts';
import {
  decodeOutcomeHeldFor,
  decodeOutcomeRecorded,
  decodeOutcomeStands,
  decodeOutcomeWithdrawn,
} from './headers.ts';
import type { AboutOutcome, OutcomeRecorded } from './headers.ts';
import { activeOutcome, heldByIn, isTakenBack, outcomeIn, reopeningIn, weighOutcome } from './outcomes.ts';
import { obstaclesIn, weigh } from './weigh.ts';

const refusalOf = {
  noRoll: 'notAMember',
  objections: 'objectionStands',
  mootAskedFor: 'mootAskedFor',
  notQuorate: 'notQuorate',
  notBroad: 'notBroad',
  revisionsDiffer: 'revisionsDiffer',
  notBasic: 'notBasicFigure',
} as const satisfies Record<Obstacle['type'], Refusal>;

/** [OUT-1] [OUT-2] [OUT-3] A member records what follows from everything in their past, and nothing else. */
export const outcomeRecordedRule: Rule<OutcomeRecorded> = {
  decode: decodeOutcomeRecorded,
  judge(facts, by, { proposal: ref, revision: revisionRef, outcome }) {
    const proposal = proposalIn(facts, by, ref);
    const revision = proposal && revisionIn(proposal, by, revisionRef);
    if (proposal === null || revision === null) return 'nothingThere';
    if (!isMember(facts, by.person, by)) return 'notAMember';
    if (outcome !== 'consensus') return 'needsMoot';
    if (isClosed(proposal, by)) return 'closed';
    if (activeOutcome(facts, proposal, by) !== null) return 'alreadyDone';
    const current = currentRevisions(proposal, by);
    if (current.length > 1) return 'revisionsDiffer';
    if (current[0] !== revision) return 'notTheCurrentRevision';
    const obstacle = obstaclesIn(weigh(facts, proposal, revision.act.id, by))[0];
    return obstacle === undefined ? null : refusalOf[obstacle.type];
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
          sees(act, earlier.act) && !isTakenBack(earlier, act) && reopeningIn(facts, earlier, act) !== null,
      ),
    };
    // [OUT-7] Where one person is the whole roll, there is nobody to wait for.
    if (rollSize(facts, act) === 1) takeStanding(facts, act, outcome, true);
    proposal.outcomes.push(outcome);
    facts.outcomes.set(act.id, outcome);
    touch(facts, proposal, act);
  },
};

function takeStanding(facts: Facts, act: Act, outcome: OutcomeFacts, alone: boolean): void {
  const standing: StandingFact = {
    act,
    proposal: outcome.proposal,
    revision: outcome.revision,
    result: outcome.outcome === 'falls' ? 'falls' : 'accepted',
    outcome,
    ballot: null,
    alone,
  };
  outcome.proposal.standings.push(standing);
  facts.standings.push(standing);
}

/** What speaks against doing anything to that outcome: it isn't here, or is over. */
function judgeOpen(facts: Facts, by: Author, { outcome: ref }: AboutOutcome): OutcomeFacts | Refusal {
  const outcome = outcomeIn(facts, by, ref);
  if (outcome === null) return 'nothingThere';
  return isTakenBack(outcome, by) || isClosed(outcome.proposal, by) ? 'closed' : outcome;
}

/** Hands an accepted act to the outcome that it is about. */
function takeOn(
  facts: Facts,
  act: Act,
  { outcome: ref }: AboutOutcome,
  add: (outcome: OutcomeFacts) => void,
) {
  const outcome = facts.outcomes.get(refToId(ref));
  if (outcome === undefined) return;
  add(outcome);
  touch(facts, outcome.proposal, act);
}

/** [OUT-12] Its recorder may take an outcome back until it stands. */
export const outcomeWithdrawnRule: Rule<AboutOutcome> = {
  decode: decodeOutcomeWithdrawn,
  judge(facts, by, header) {
    const outcome = judgeOpen(facts, by, header);
    if (typeof outcome === 'string') return outcome;
    return outcome.act.person === by.person ? null : 'notYours';
  },
  take: (facts, act, header) => takeOn(facts, act, header, (outcome) => outcome.withdrawals.push(act)),
};

/** [OUT-7] A member's device has had the outcome for the days of cooling-off, by its own clock. */
export const outcomeHeldRule: Rule<AboutOutcome> = {
  decode: decodeOutcomeHeldFor,
  judge(facts, by, header) {
    const outcome = judgeOpen(facts, by, header);
    if (typeof outcome === 'string') return outcome;
    if (!isMember(facts, by.person, by)) return 'notAMember';
    if (reopeningIn(facts, outcome, by) !== null) return 'reopened';
    return heldByIn(facts, outcome, by).includes(by.person) ? 'alreadyDone' : null;
  },
  take: (facts, act, header) => takeOn(facts, act, header, (outcome) => outcome.marks.push(act)),
};

/** [OUT-7] It stands: enough members' marks, the author's among them, and it follows from all in its past. */
export const outcomeStandsRule: Rule<AboutOutcome> = {
  decode: decodeOutcomeStands,
  judge(facts, by, header) {
    const outcome = judgeOpen(facts, by, header);
    if (typeof outcome === 'string') return outcome;
    if (!isMember(facts, by.person, by)) return 'notAMember';
    if (reopeningIn(facts, outcome, by) !== null) return 'reopened';
    const weighing = weighOutcome(facts, outcome, by);
    const obstacle = obstaclesIn(weighing)[0];
    if (obstacle !== undefined) return refusalOf[obstacle.type];
    const heldBy = heldByIn(facts, outcome, by);
    return heldBy.length >= weighing.quorum && heldBy.includes(by.person) ? null : 'notHeldLongEnough';
  },
  take: (facts, act, header) =>
    takeOn(facts, act, header, (outcome) => takeStanding(facts, act, outcome, false)),
};
