/** [OUT-11] For people without a device: one who was there enters a position, another confirms it. */
import { refToId } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import type { Rule } from '../facts/rule.ts';
import { sees } from '../past/act.ts';
import type { Author } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import { isClosed, proposalIn, revisionIn, touch } from '../proposal/proposals.ts';
import type { Refusal } from '../refusal.ts';
import { isMember } from '../roll/roll.ts';
import type { EntryFacts, MootFacts } from './facts.ts';
import { decodeEntryConfirmed, decodePositionEntered } from './headers.ts';
import type { EntryConfirmed, PositionEntered } from './headers.ts';
import { entryIn, mootIn } from './moots.ts';

/** Members who were at that Moot speak for those who had no device there, and nobody for themselves. */
function judgeWitness(facts: Facts, by: Author, moot: MootFacts, person: string): Refusal | null {
  if (!isMember(facts, by.person, by)) return 'notAMember';
  if (!moot.present.includes(by.person) || by.person === person) return 'notYours';
  return null;
}

export const positionEnteredRule: Rule<PositionEntered> = {
  decode: decodePositionEntered,
  judge(facts, by, { moot: mootRef, person, proposal: ref, revision, position, hasReason }) {
    const moot = mootIn(facts, by, mootRef);
    const proposal = proposalIn(facts, by, ref);
    if (moot === null || proposal === null) return 'nothingThere';
    if (!moot.proposals.includes(proposal.act.id) || !moot.present.includes(person)) return 'nothingThere';
    if (revisionIn(proposal, by, revision) === null) return 'nothingThere';
    const refusal = judgeWitness(facts, by, moot, person);
    if (refusal !== null) return refusal;
    if (isClosed(facts, proposal, by)) return 'closed';
    return position === 'object' && !hasReason ? 'reasonMissing' : null;
  },
  take(facts, act, { moot: mootRef, person, proposal: ref, revision, position }) {
    const moot = facts.moots.get(refToId(mootRef));
    const proposal = facts.proposals.get(refToId(ref));
    if (moot === undefined || proposal === undefined) return;
    const said = { ...act, person, proposal: proposal.act.id, revision: refToId(revision), position };
    const entry: EntryFacts = { act, moot, proposal, position: said, confirmations: [] };
    facts.entries.set(act.id, entry);
    moot.entries.push(entry);
    proposal.entries.push(entry);
    facts.changes.moots.add(moot.act.id);
    facts.changes.showsWords(act.id, 'moots', moot.act.id);
    facts.changes.showsWords(act.id, 'proposals', proposal.act.id);
    touch(facts, proposal, act);
  },
};

export const entryConfirmedRule: Rule<EntryConfirmed> = {
  decode: decodeEntryConfirmed,
  judge(facts, by, { entry: ref }) {
    const entry = entryIn(facts, by, ref);
    if (entry === null) return 'nothingThere';
    const refusal = judgeWitness(facts, by, entry.moot, entry.position.person);
    if (refusal !== null) return refusal;
    if (entry.act.person === by.person) return 'notYours';
    if (isClosed(facts, entry.proposal, by)) return 'closed';
    return entry.confirmations.some((act) => sees(by, act) && !isByRevoked(facts, act, by))
      ? 'alreadyDone'
      : null;
  },
  take(facts, act, { entry: ref }) {
    const entry = facts.entries.get(refToId(ref));
    if (entry === undefined) return;
    entry.confirmations.push(act);
    facts.changes.moots.add(entry.moot.act.id);
    touch(facts, entry.proposal, act);
  },
};
