/** Calls and Moots as the screen shows them. */
import type { Facts } from '../facts/facts.ts';
import { byTime } from '../order.ts';
import { everything } from '../past/act.ts';
import type { Act } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import type { CallFacts, EntryFacts, MootFacts } from './facts.ts';
import { seenByIn } from './moots.ts';
import type { MootCall, MootHeldRow, PositionEntry } from './state.ts';

/** [PER-9] Not by a revoked device. */
const counts = (facts: Facts, act: Act): boolean => !isByRevoked(facts, act, everything);

export const callRow = (facts: Facts, call: CallFacts): MootCall => ({
  id: call.act.id,
  by: call.act.person,
  time: call.act.time,
  at: call.at,
  place: call.place,
  proposals: call.proposals,
  words: facts.words(call.act),
  seenBy: seenByIn(facts, call, everything),
  held:
    call.held.filter(({ act }) => counts(facts, act)).sort((a, b) => byTime(a.act, b.act))[0]?.act.id ?? null,
});

export const mootRow = (facts: Facts, moot: MootFacts): MootHeldRow => ({
  id: moot.act.id,
  by: moot.act.person,
  time: moot.act.time,
  call: moot.call?.act.id ?? null,
  at: moot.at,
  place: moot.place,
  present: moot.present,
  proposals: moot.proposals,
  minutes: facts.words(moot.act),
  members: moot.members,
  quorum: moot.quorum,
  entries: moot.entries
    .filter(({ act }) => counts(facts, act))
    .sort((a, b) => byTime(a.act, b.act))
    .map((entry) => entryRow(facts, entry)),
});

const entryRow = (facts: Facts, { act, position, confirmations }: EntryFacts): PositionEntry => ({
  id: act.id,
  by: act.person,
  person: position.person,
  proposal: position.proposal,
  revision: position.revision,
  position: position.position,
  reason: facts.words(act),
  time: act.time,
  confirmedBy: confirmations.filter((one) => counts(facts, one)).sort(byTime)[0]?.person ?? null,
});
