/** Calling a Moot, having been shown the call, and putting on record that a Moot took place. */
import { refToId } from '../burst.ts';
import type { RecordRef } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import type { Rule } from '../facts/rule.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import { proposalIn, touch } from '../proposal/proposals.ts';
import { isMember, quorumIn, standingOf } from '../roll/roll.ts';
import type { MootFacts } from './facts.ts';
import { decodeMootCallSeen, decodeMootCalled, decodeMootHeld } from './headers.ts';
import type { MootCallSeen, MootCalled, MootHeld } from './headers.ts';
import { callIn, seenByIn } from './moots.ts';

/** Different proposals, all of them in the view. */
const areThere = (facts: Facts, view: View, proposals: readonly RecordRef[]): boolean =>
  proposals.every((ref) => proposalIn(facts, view, ref) !== null);

const hasDoubles = (ids: readonly string[]): boolean => new Set(ids).size !== ids.length;

function touchAll(facts: Facts, ids: readonly string[], act: Act): void {
  for (const id of ids) {
    const proposal = facts.proposals.get(id);
    if (proposal !== undefined) touch(facts, proposal, act);
  }
}

/** [MOOT-1] Anyone who was welcomed may call a Moot. */
export const mootCalledRule: Rule<MootCalled> = {
  decode: decodeMootCalled,
  judge(facts, by, { proposals }) {
    if (standingOf(facts, by.person, by) === 'newcomer') return 'notWelcomed';
    if (hasDoubles(proposals.map(refToId))) return 'malformed';
    return areThere(facts, by, proposals) ? null : 'nothingThere';
  },
  take(facts, act, { at, place, proposals }) {
    const ids = proposals.map(refToId);
    const call = { act, at, place, proposals: ids, seen: [], held: [] };
    facts.mootCalls.set(act.id, call);
    facts.changes.mootCalls.add(act.id);
    facts.changes.showsWords(act.id, 'mootCalls', act.id);
    for (const id of ids) facts.proposals.get(id)?.mootCalls.push(call);
    touchAll(facts, ids, act);
  },
};

/** [MOOT-2] A member's device was shown the call, before it knew that the Moot had taken place. */
export const mootCallSeenRule: Rule<MootCallSeen> = {
  decode: decodeMootCallSeen,
  judge(facts, by, { call: ref }) {
    const call = callIn(facts, by, ref);
    if (call === null) return 'nothingThere';
    if (!isMember(facts, by.person, by)) return 'notAMember';
    if (call.held.some((moot) => sees(by, moot.act) && !isByRevoked(facts, moot.act, by))) return 'closed';
    return seenByIn(facts, call, by).includes(by.person) ? 'alreadyDone' : null;
  },
  take(facts, act, { call: ref }) {
    const call = facts.mootCalls.get(refToId(ref));
    if (call === undefined) return;
    call.seen.push(act);
    facts.changes.mootCalls.add(call.act.id);
  },
};

/** [MOOT-3] Any member may put on record that a Moot took place, about what, and who was there. */
export const mootHeldRule: Rule<MootHeld> = {
  decode: decodeMootHeld,
  judge(facts, by, { call, present, proposals }) {
    if (!isMember(facts, by.person, by)) return 'notAMember';
    if (hasDoubles(present) || hasDoubles(proposals.map(refToId))) return 'malformed';
    if (call !== null && callIn(facts, by, call) === null) return 'nothingThere';
    return areThere(facts, by, proposals) ? null : 'nothingThere';
  },
  take(facts, act, { call: callRef, at, place, present, proposals }) {
    const call = (callRef && facts.mootCalls.get(refToId(callRef))) ?? null;
    const ids = proposals.map(refToId);
    const members = present.filter((person) => isMember(facts, person, act)).length;
    const quorum = quorumIn(facts, act);
    const moot: MootFacts = { act, call, at, place, present, proposals: ids, members, quorum, entries: [] };
    facts.moots.set(act.id, moot);
    facts.changes.moots.add(act.id);
    facts.changes.showsWords(act.id, 'moots', act.id);
    if (call !== null) {
      call.held.push(moot);
      facts.changes.mootCalls.add(call.act.id);
    }
    for (const id of ids) facts.proposals.get(id)?.moots.push(moot);
    touchAll(facts, ids, act);
  },
};
