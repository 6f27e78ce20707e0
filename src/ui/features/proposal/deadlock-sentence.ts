/** In deadlock: another Moot, or a ballot; nothing else leads on. */
import { isBroadApproval } from '../../../domain/figures.ts';
import type { Around } from './around.ts';
import { calledFor } from './moot-sentence.ts';
import type { Sentence, Weighed } from './sentence.ts';

export function deadlockSentence(
  { outcomes, members, participants }: Weighed,
  { approval, coming, held, now }: Around,
): Sentence {
  const next = coming === null ? '' : ` ${calledFor(coming, now)}`;
  const found = outcomes.findLast(({ state }) => state === 'found');
  if (found === undefined) {
    // OUT-12: nobody has named tellers for it yet.
    return {
      lead: 'Settled and reopened twice.',
      rest: `That counts as deadlock. A Moot can name tellers; then members can vote on it.${next}`,
    };
  }
  if (held?.isQuorate === true && held.follows !== null && held.follows !== 'deadlock') {
    return {
      lead: 'Another Moot took place.',
      rest: `What people say comes to ${held.follows === 'consensus' ? 'consensus' : 'this: it falls'} now. Any member can put it on record.`,
    };
  }
  const differ = isBroadApproval(members, approval) !== isBroadApproval(participants, approval);
  return {
    lead: differ ? 'Deadlock. Participants and members differ.' : 'The Moot found deadlock.',
    rest: `Another Moot, or a ballot of the members, leads on from here.${next}`,
  };
}
