/** Work that carries a decision out, and looking at a decision again. */
import { refToId } from '../burst.ts';
import type { RecordRef } from '../burst.ts';
import { isTakenBack, outcomeIn } from '../decision/outcomes.ts';
import { reopeningIn } from '../decision/reopening.ts';
import type { Facts } from '../facts/facts.ts';
import { Sayings } from '../facts/latest.ts';
import type { Rule } from '../facts/rule.ts';
import type { Act, Author } from '../past/act.ts';
import { touch } from '../proposal/proposals.ts';
import type { Refusal } from '../refusal.ts';
import { isMember, standingOf } from '../roll/roll.ts';
import { isVoidDecision } from '../roll/void.ts';
import { doneIn, dueIn, hasInHand } from './actions.ts';
import { actionIn, standingBy, workOn } from './facts.ts';
import type { ActionFacts, Decided } from './facts.ts';
import { decodeActionAdded, decodeActionChanged, decodeDecisionReviewed } from './headers.ts';
import type { ActionAdded, ActionChanged, DecisionReviewed } from './headers.ts';

const isNewcomer = (facts: Facts, by: Author): boolean => standingOf(facts, by.person, by) === 'newcomer';

/** [ACT-1] What stands, or a consensus in its cooling-off: work may begin meanwhile. */
function toCarryOut(facts: Facts, by: Author, ref: RecordRef): Decided | Refusal {
  const standing = standingBy(facts, by, ref);
  if (standing?.result === 'falls') return 'closed';
  if (standing !== null) return isVoidDecision(facts, standing, by) ? 'oldView' : standing;
  const outcome = outcomeIn(facts, by, ref);
  if (outcome === null || outcome.outcome !== 'consensus') return 'nothingThere';
  if (isTakenBack(facts, outcome, by)) return 'closed';
  if (reopeningIn(facts, outcome, by) !== null) return 'reopened';
  return { proposal: outcome.proposal, revision: outcome.revision, result: 'accepted' };
}

/** Hands on what an accepted record says: the rows of the decision and of its actions are made again. */
function noteChange(facts: Facts, { decided }: ActionFacts, act: Act): void {
  touch(facts, decided.proposal, act);
}

/** [ACT-1] Anyone who takes part adds actions to what was decided. */
export const actionAddedRule: Rule<ActionAdded> = {
  decode: decodeActionAdded,
  judge(facts, by, { decision }) {
    const decided = toCarryOut(facts, by, decision);
    if (typeof decided === 'string') return decided;
    return isNewcomer(facts, by) ? 'notWelcomed' : null;
  },
  take(facts, act, { decision, due }) {
    const decided = toCarryOut(facts, act, decision);
    if (typeof decided === 'string') return;
    const action: ActionFacts = {
      act,
      decided,
      named: refToId(decision),
      due,
      hands: new Sayings(),
      ends: [],
      dues: [],
    };
    facts.actions.set(act.id, action);
    workOn(facts, decided.proposal).actions.push(action);
    facts.changes.showsWords(act.id, 'proposals', decided.proposal.act.id);
    noteChange(facts, action, act);
  },
};

/** [ACT-3] Who keeps an action in order: whoever has it in hand, whoever added it, and any member. */
const mayTend = (facts: Facts, by: Author, action: ActionFacts): boolean =>
  action.act.person === by.person ||
  hasInHand(facts, action, by.person, by) ||
  isMember(facts, by.person, by);

/** [ACT-2] [ACT-3] Taken on and given back for oneself alone; done, not done and dated by those around it. */
export const actionChangedRule: Rule<ActionChanged> = {
  decode: decodeActionChanged,
  judge(facts, by, { action: ref, change, due }) {
    if (change !== 'due' && due !== null) return 'malformed';
    const action = actionIn(facts, by, ref);
    if (action === null) return 'nothingThere';
    if (isNewcomer(facts, by)) return 'notWelcomed';
    const isDone = doneIn(facts, action, by) !== null;
    switch (change) {
      case 'takenOn':
        if (isDone) return 'closed';
        return hasInHand(facts, action, by.person, by) ? 'alreadyDone' : null;
      case 'givenBack':
        return hasInHand(facts, action, by.person, by) ? null : 'notYours';
      case 'done':
      case 'notDone':
        if (!mayTend(facts, by, action)) return 'notYours';
        return isDone === (change === 'done') ? 'alreadyDone' : null;
      case 'due':
        if (!mayTend(facts, by, action)) return 'notYours';
        return dueIn(facts, action, by) === due ? 'alreadyDone' : null;
    }
  },
  take(facts, act, { action: ref, change, due }) {
    const action = facts.actions.get(refToId(ref));
    if (action === undefined) return;
    const changed = { ...act, change, due };
    if (change === 'takenOn' || change === 'givenBack') action.hands.add(changed);
    else if (change === 'due') action.dues.push(changed);
    else action.ends.push(changed);
    noteChange(facts, action, act);
  },
};

/** [ACT-4] A member records that the assembly looked at a decision again, and when it next does. */
export const decisionReviewedRule: Rule<DecisionReviewed> = {
  decode: decodeDecisionReviewed,
  judge(facts, by, { decision }) {
    const standing = standingBy(facts, by, decision);
    if (standing === null) return 'nothingThere';
    if (isVoidDecision(facts, standing, by)) return 'oldView';
    return isMember(facts, by.person, by) ? null : 'notAMember';
  },
  take(facts, act, { decision, next }) {
    const decided = standingBy(facts, act, decision);
    if (decided === null) return;
    workOn(facts, decided.proposal).reviews.push({ ...act, decided, next });
    facts.changes.showsWords(act.id, 'proposals', decided.proposal.act.id);
    touch(facts, decided.proposal, act);
  },
};
