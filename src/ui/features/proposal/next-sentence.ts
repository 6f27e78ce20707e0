import { nothingAround, type Around } from './around.ts';
import { mootSentence } from './moot-sentence.ts';
import type { Listener, Sentence, Weighed } from './sentence.ts';
import { ballotSentence, coolingOffSentence, decidedSentence, fallenSentence } from './settled-sentence.ts';
import { talkSentence } from './talk-sentence.ts';
import { deadlockSentence } from './deadlock-sentence.ts';

/** Says under the rail what keeps a proposal from the next step (OUT-1 to OUT-9), for one listener. */
export function nextSentence(
  proposal: Weighed,
  listener: Listener,
  around: Around = nothingAround,
): Sentence {
  switch (proposal.stage) {
    case 'talk':
      return talkSentence(proposal, listener, around);
    case 'moot':
      return mootSentence(proposal, listener, around);
    case 'deadlock':
      return deadlockSentence(proposal, around);
    case 'ballot':
      return ballotSentence(around);
    case 'coolingOff':
      return coolingOffSentence(proposal, listener);
    case 'decided':
      return decidedSentence(around);
    case 'fallen':
      return fallenSentence(around);
    case 'dispute':
      return {
        lead: 'Recorded differently in two places.',
        rest: 'Nobody acts on either record. A Moot talks it through.',
      };
    case 'withdrawn':
      return {
        lead:
          proposal.by === listener.me
            ? 'You withdrew this.'
            : `Withdrawn by ${listener.callName(proposal.by)}.`,
        rest: 'Nothing comes of it. The idea can be put again and then starts afresh.',
      };
    case 'void':
      return proposal.ballots.length > 0 || proposal.outcomes.some(({ state }) => state === 'stands')
        ? { lead: 'Without effect.', rest: 'Made without what most of you had settled. Put it again.' }
        : {
            lead: 'Without effect.',
            rest: 'Whoever put this had been removed from the assembly by then.',
          };
  }
}
