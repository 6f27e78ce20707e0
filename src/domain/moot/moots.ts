/** What a view knows of Moots. */
import { refToId } from '../burst.ts';
import type { PersonId, RecordRef } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { distinct } from '../order.ts';
import { sees } from '../past/act.ts';
import type { View } from '../past/act.ts';
import { isMember } from '../roll/roll.ts';
import type { CallFacts, EntryFacts, MootFacts } from './facts.ts';

export function callIn(facts: Facts, view: View, ref: RecordRef): CallFacts | null {
  const call = facts.mootCalls.get(refToId(ref));
  return call !== undefined && sees(view, call.act) ? call : null;
}

export function mootIn(facts: Facts, view: View, ref: RecordRef): MootFacts | null {
  const moot = facts.moots.get(refToId(ref));
  return moot !== undefined && sees(view, moot.act) ? moot : null;
}

export function entryIn(facts: Facts, view: View, ref: RecordRef): EntryFacts | null {
  const entry = facts.entries.get(refToId(ref));
  return entry !== undefined && sees(view, entry.act) ? entry : null;
}

/** Members to whom the call was shown; whoever called is one of them. */
export const seenByIn = (facts: Facts, call: CallFacts, view: View): readonly PersonId[] =>
  distinct(
    [call.act, ...call.seen]
      .filter((act) => sees(view, act) && isMember(facts, act.person, view))
      .map(({ person }) => person),
  );

export const isQuorate = (moot: MootFacts): boolean => moot.members >= moot.quorum;
