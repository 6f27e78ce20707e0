/** What is recorded, and waits or stands: cooling-off, ballots, decisions. */
import type { Outcome } from '../../../domain/state.ts';
import { until } from '../../words/time.ts';
import { phaseOf } from '../ballot/phase.ts';
import type { Around } from './around.ts';
import type { Listener, Sentence, Weighed } from './sentence.ts';
import { whoSays } from './sentence.ts';
import { counted, spokenCount } from './spoken.ts';

const STANDS = 'It stands. What comes now is a reason for a new proposal.';

export function decidedSentence({ decision }: Around): Sentence {
  switch (decision?.reachedBy) {
    case 'moot':
      return { lead: 'Decided by consensus at a Moot.', rest: STANDS };
    case 'ballot':
      return { lead: 'Decided by ballot.', rest: STANDS };
    case 'consensus':
    case undefined:
      return { lead: 'Decided by consensus.', rest: STANDS };
  }
}

export const fallenSentence = ({ decision }: Around): Sentence => ({
  lead: decision?.reachedBy === 'ballot' ? 'A ballot chose otherwise.' : 'It fell at a Moot.',
  rest: 'That stands. The idea can be put again and then starts afresh.',
});

export function ballotSentence({ ballot, now }: Around): Sentence {
  const other = { lead: 'In a ballot.', rest: 'Members score the options; the count decides.' };
  if (ballot === null) return other;
  switch (phaseOf(ballot, now)) {
    case 'waiting':
      return {
        lead: 'A ballot is opened.',
        rest: 'It begins once more than half of its tellers have accepted.',
      };
    case 'open':
      return {
        lead: 'A ballot is open.',
        rest: `It closes ${until(ballot.closesAt, now)}. Members score the options; the count decides.`,
      };
    case 'closed':
      return { lead: 'The ballot has closed.', rest: 'Its tellers send what they hold, and seal it.' };
    case 'sealed':
      return { lead: 'The ballot is sealed.', rest: 'Any member can put on record what it says.' };
    case 'again':
      return {
        lead: 'It is voted on again.',
        rest: 'What could not be told apart could change the first count.',
      };
    case 'dispute':
      return { lead: 'The ballot is in dispute.', rest: 'Two sets were sealed. It is voted on again.' };
    case 'takenBack':
    case 'void':
      return other;
  }
}

export function coolingOffSentence({ outcomes }: Weighed, listener: Listener): Sentence {
  const outcome = outcomes.findLast((each) => each.state === 'coolingOff');
  if (!outcome) return { lead: 'Consensus.', rest: 'It cools off before it stands.' };
  return outcome.heldBy.length >= outcome.heldNeeded
    ? heldLongEnough(outcome, listener)
    : waiting(outcome, listener);
}

/** What could still reopen it (OUT-8). */
const unless = ({ outcome, moot }: Outcome): string => {
  if (outcome === 'falls') return 'not too many speak for it';
  return moot === null ? 'nobody has objected' : 'not too many object';
};

function waiting(outcome: Outcome, listener: Listener): Sentence {
  const days = counted(listener.coolingOffDays, 'day', 'days');
  const recorder = whoSays(outcome.by, listener);
  const lead =
    outcome.moot === null
      ? `${recorder} recorded the consensus.`
      : `The Moot found ${outcome.outcome === 'falls' ? 'that it falls' : 'consensus'}.`;
  return {
    lead,
    rest: `It stands once ${counted(outcome.heldNeeded, 'member has', 'members have')} had it for ${days} and ${unless(outcome)}.`,
  };
}

const heldLongEnough = ({ heldBy }: Outcome, { me, coolingOffDays }: Listener): Sentence => ({
  lead: `Enough members have had it for ${counted(coolingOffDays, 'day', 'days')}.`,
  rest:
    me !== null && heldBy.includes(me)
      ? 'You can record that it stands.'
      : `Any of ${heldBy.length === 1 ? 'them' : `the ${spokenCount(heldBy.length)}`} can record that it stands.`,
});
