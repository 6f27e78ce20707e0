/** Concerns: raised by anyone, answered by anyone, resolved by whoever raised them. No outcome waits for one. */
import { refToId } from '../burst.ts';
import type { RecordRef } from '../burst.ts';
import type { ConcernFacts, Facts } from '../facts/facts.ts';
import type { Rule } from '../facts/rule.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import { decodeConcernAnswered, decodeConcernRaised, decodeConcernResolved } from './headers.ts';
import type { ConcernAnswered, ConcernRaised, ConcernResolved } from './headers.ts';
import { isClosed, proposalIn, revisionIn, touch } from './proposals.ts';

function concernIn(facts: Facts, view: View, ref: RecordRef): ConcernFacts | null {
  const concern = facts.concerns.get(refToId(ref));
  return concern !== undefined && sees(view, concern.act) && !isByRevoked(facts, concern.act, view)
    ? concern
    : null;
}

function noteChange(facts: Facts, concern: ConcernFacts, act: Act): void {
  facts.changes.concerns.add(concern.act.id);
  facts.changes.showsWords(act.id, 'concerns', concern.act.id);
  touch(facts, concern.proposal, act);
}

/** [CON-1] Anyone may raise a concern with a text until the proposal is closed. */
export const concernRaisedRule: Rule<ConcernRaised> = {
  decode: decodeConcernRaised,
  judge(facts, by, { proposal: ref, revision }) {
    const proposal = proposalIn(facts, by, ref);
    if (proposal === null || revisionIn(proposal, by, revision) === null) return 'nothingThere';
    return isClosed(facts, proposal, by) ? 'closed' : null;
  },
  take(facts, act, { proposal: ref, revision }) {
    const proposal = facts.proposals.get(refToId(ref));
    if (proposal === undefined) return;
    const concern = { act, proposal, revision: refToId(revision), answers: [], resolutions: [] };
    facts.concerns.set(act.id, concern);
    proposal.concerns.push(concern);
    noteChange(facts, concern, act);
  },
};

/** [CON-2] Anyone may answer a concern. */
export const concernAnsweredRule: Rule<ConcernAnswered> = {
  decode: decodeConcernAnswered,
  judge: (facts, by, { concern }) => (concernIn(facts, by, concern) === null ? 'nothingThere' : null),
  take(facts, act, { concern: ref }) {
    const concern = facts.concerns.get(refToId(ref));
    if (concern === undefined) return;
    concern.answers.push(act);
    noteChange(facts, concern, act);
  },
};

/** [CON-3] Whoever raised a concern says when it is resolved. */
export const concernResolvedRule: Rule<ConcernResolved> = {
  decode: decodeConcernResolved,
  judge(facts, by, { concern: ref }) {
    const concern = concernIn(facts, by, ref);
    if (concern === null) return 'nothingThere';
    if (concern.act.person !== by.person) return 'notYours';
    return concern.resolutions.some((act) => sees(by, act) && !isByRevoked(facts, act, by))
      ? 'alreadyDone'
      : null;
  },
  take(facts, act, { concern: ref }) {
    const concern = facts.concerns.get(refToId(ref));
    if (concern === undefined) return;
    concern.resolutions.push(act);
    noteChange(facts, concern, act);
  },
};
