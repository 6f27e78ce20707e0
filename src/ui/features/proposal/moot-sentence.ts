/** At step 2: a Moot is asked for, called, or has taken place (OUT-1, OUT-3). */
import { spokenIn } from '../../../domain/figures.ts';
import { timeOfDay, dayName } from '../../words/time.ts';
import type { Around } from './around.ts';
import type { Listener, Sentence, Weighed } from './sentence.ts';
import { capital, counted } from './spoken.ts';
import { talkSentence } from './talk-sentence.ts';

const FOLLOWS = {
  consensus: 'What people say comes to consensus.',
  falls: 'What people say comes to this: it falls.',
  deadlock: 'What people say comes to neither approval nor disagreement: deadlock.',
} as const;

export function mootSentence(proposal: Weighed, listener: Listener, around: Around): Sentence {
  if (around.held?.isQuorate === true) return afterMoot(proposal, listener, around.held);
  const inWriting = talkSentence(proposal, listener, around);
  if (around.coming !== null) {
    return {
      lead: calledFor(around.coming, around.now),
      rest: `${inWriting.lead} ${inWriting.rest}`,
    };
  }
  if (around.held !== null) {
    return {
      lead: 'A Moot took place without a quorum.',
      rest: `It found nothing. ${inWriting.lead} ${inWriting.rest}`,
    };
  }
  return { lead: inWriting.lead, rest: `${inWriting.rest} No Moot is called yet.` };
}

/** `A Moot is called for Thursday at 19:30, St Mark’s Hall.` */
export const calledFor = ({ at, place }: NonNullable<Around['coming']>, now: number): string =>
  `A Moot is called for ${dayName(at, now)} at ${timeOfDay(at)}${place === '' ? '' : `, ${place}`}.`;

function afterMoot(
  { members, obstacles }: Weighed,
  { member }: Listener,
  { follows, quorum }: NonNullable<Around['held']>,
): Sentence {
  const lead = 'A Moot took place.';
  if (obstacles.some(({ type }) => type === 'revisionsDiffer'))
    return { lead, rest: 'Two texts were put at the same time. One text has to say it all first.' };
  if (follows === null) {
    const missing = quorum - spokenIn(members);
    return {
      lead,
      rest: `${capital(counted(missing, 'more member has', 'more members have'))} to say where they stand before anything is found.`,
    };
  }
  return {
    lead,
    rest: `${FOLLOWS[follows]} ${member ? 'You or any other member' : 'Any member'} can put it on record.`,
  };
}
