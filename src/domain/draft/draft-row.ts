import type { DraftFacts, Facts } from '../facts/facts.ts';
import { byTime } from '../order.ts';
import { everything } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import type { Draft } from './state.ts';

export const draftRow = (facts: Facts, { act, puts }: DraftFacts): Draft => ({
  id: act.id,
  by: act.person,
  title: facts.words(act),
  time: act.time,
  putAs: puts.filter((put) => !isByRevoked(facts, put, everything)).sort(byTime)[0]?.id ?? null,
});
