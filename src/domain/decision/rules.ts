/** Taking an outcome back, holding it through the days of cooling-off, and standing. */
import { refToId } from '../burst.ts';
import type { Facts, OutcomeFacts } from '../facts/facts.ts';
import type { Rule } from '../facts/rule.ts';
import type { Act, Author } from '../past/act.ts';
import { removes } from '../proposal/matter.ts';
import { isClosed, touch } from '../proposal/proposals.ts';
import type { Refusal } from '../refusal.ts';
import { isMember } from '../roll/roll.ts';
import { progressIn } from './active.ts';
import { obstaclesIn, refusalAtMoot, refusalOf } from './findings.ts';
import { decodeOutcomeHeldFor, decodeOutcomeStands, decodeOutcomeWithdrawn } from './headers.ts';
import type { AboutOutcome } from './headers.ts';
import { begunBallotOn } from './open-ballot.ts';
import { groundOf, heldByIn, isTakenBack, outcomeIn } from './outcomes.ts';
import { isAtMoot, weighOutcome } from './reopening.ts';
import { takeStanding } from './standing.ts';

/** What speaks against doing anything to that outcome: it isn't here, or is over. */
function judgeOpen(facts: Facts, by: Author, { outcome: ref }: AboutOutcome): OutcomeFacts | Refusal {
  const outcome = outcomeIn(facts, by, ref);
  if (outcome === null) return 'nothingThere';
  return isTakenBack(facts, outcome, by) || isClosed(facts, outcome.proposal, by) ? 'closed' : outcome;
}

/** What speaks against a member's carrying it through its cooling-off. */
function judgeCooling(facts: Facts, by: Author, header: AboutOutcome): OutcomeFacts | Refusal {
  const outcome = judgeOpen(facts, by, header);
  if (typeof outcome === 'string') return outcome;
  if (!isMember(facts, by.person, by)) return 'notAMember';
  if (removes(outcome.proposal.matter) === by.person) return 'concernsYou';
  const refusal = {
    coolingOff: null,
    reopened: 'reopened',
    overtaken: 'doesNotFollow',
    found: 'alreadyDone',
  } as const;
  return refusal[progressIn(facts, outcome, by)] ?? outcome;
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

/** [OUT-12] Its recorder may take an outcome back until it stands, or a ballot on it has begun. */
export const outcomeWithdrawnRule: Rule<AboutOutcome> = {
  decode: decodeOutcomeWithdrawn,
  judge(facts, by, header) {
    const outcome = judgeOpen(facts, by, header);
    if (typeof outcome === 'string') return outcome;
    if (outcome.act.person !== by.person) return 'notYours';
    return begunBallotOn(facts, outcome.proposal, by) === null ? null : 'closed';
  },
  take: (facts, act, header) => takeOn(facts, act, header, (outcome) => outcome.withdrawals.push(act)),
};

/** [OUT-7] A member's device has had the outcome for the days of cooling-off, by its own clock. */
export const outcomeHeldRule: Rule<AboutOutcome> = {
  decode: decodeOutcomeHeldFor,
  judge(facts, by, header) {
    const outcome = judgeCooling(facts, by, header);
    if (typeof outcome === 'string') return outcome;
    return heldByIn(facts, outcome, by).includes(by.person) ? 'alreadyDone' : null;
  },
  take: (facts, act, header) => takeOn(facts, act, header, (outcome) => outcome.marks.push(act)),
};

/** [OUT-7] It stands: enough members' marks, the author's among them, and it follows from all in its past. */
export const outcomeStandsRule: Rule<AboutOutcome> = {
  decode: decodeOutcomeStands,
  judge(facts, by, header) {
    const outcome = judgeCooling(facts, by, header);
    if (typeof outcome === 'string') return outcome;
    const ground = groundOf(facts, outcome, by);
    const weighing = weighOutcome(facts, outcome, by, ground);
    const obstacle = isAtMoot(outcome, ground) ? undefined : obstaclesIn(weighing)[0];
    if (obstacle !== undefined) return refusalOf[obstacle.type];
    const refusal = isAtMoot(outcome, ground) ? refusalAtMoot(weighing, outcome.outcome) : null;
    if (refusal !== null) return refusal;
    const heldBy = heldByIn(facts, outcome, by);
    return heldBy.length >= weighing.quorum && heldBy.includes(by.person) ? null : 'notHeldLongEnough';
  },
  take: (facts, act, header) =>
    takeOn(facts, act, header, (outcome) => takeStanding(facts, act, outcome, false)),
};
