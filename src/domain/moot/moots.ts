/** What a view knows of Moots. */
import { refToId } from '../burst.ts';
import type { PersonId, RecordRef } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { distinct } from '../order.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import { isMember } from '../roll/roll.ts';
import type { CallFacts, EntryFacts, MootFacts } from './facts.ts';

/** [PER-9] Seen, and not by a revoked device. */
const isThere = (facts: Facts, act: Act, view: View): boolean =>
  sees(view, act) && !isByRevoked(facts, act, view);

export function callIn(facts: Facts, view: View, ref: RecordRef): CallFacts | null {
  const call = facts.mootCalls.get(refToId(ref));
  return call !== undefined && isThere(facts, call.act, view) ? call : null;
}

export function mootIn(facts: Facts, view: View, ref: RecordRef): MootFacts | null {
  const moot = facts.moots.get(refToId(ref));
  return moot !== undefined && isThere(facts, moot.act, view) ? moot : null;
}

export function entryIn(facts: Facts, view: View, ref: RecordRef): EntryFacts | null {
  const entry = facts.entries.get(refToId(ref));
  return entry !== undefined && isThere(facts, entry.act, view) ? entry : null;
}

/** Members to whom the call was shown; whoever called is one of them. */
export const seenByIn = (facts: Facts, call: CallFacts, view: View): readonly PersonId[] =>
  distinct(
    [call.act, ...call.seen]
      .filter((act) => isThere(facts, act, view) && isMember(facts, act.person, view))
      .map(({ person }) => person),
  );

export const isQuorate = (moot: MootFacts): boolean => moot.members >= moot.quorum;
