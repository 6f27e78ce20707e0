import type { ConcernFacts, Facts } from '../facts/facts.ts';
import { byTime } from '../order.ts';
import { everything } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import type { Concern } from '../state.ts';

export const concernRow = (
  facts: Facts,
  { act, proposal, revision, answers, resolutions }: ConcernFacts,
): Concern => ({
  id: act.id,
  proposal: proposal.act.id,
  revision,
  by: act.person,
  words: facts.words(act),
  time: act.time,
  answers: answers
    .filter((answer) => !isByRevoked(facts, answer, everything))
    .sort(byTime)
    .map((answer) => ({ id: answer.id, by: answer.person, words: facts.words(answer), time: answer.time })),
  resolved: resolutions.some((one) => !isByRevoked(facts, one, everything)),
});
