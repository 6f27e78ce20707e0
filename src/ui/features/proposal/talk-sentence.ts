import type { Count, Obstacle, Share } from '../../../domain/state.ts';
import { inWords } from '../../words/counts.ts';
import type { Around } from './around.ts';
import { namesWithMe, type Listener, type Of, type Sentence, type Weighed } from './sentence.ts';
import { capital, counted, spokenCount } from './spoken.ts';

/** In writing: what keeps it from consensus, in the order in which to say it. */
export function talkSentence(proposal: Weighed, listener: Listener, { approval }: Around): Sentence {
  // While two texts stand side by side, whatever is said to one of them settles nothing.
  const isDiffering = (obstacle: Obstacle) => obstacle.type === 'revisionsDiffer';
  const told = proposal.obstacles.toSorted((a, b) => Number(isDiffering(b)) - Number(isDiffering(a)));
  const objected = told.find((obstacle) => obstacle.type === 'objections');
  const [first, ...others] = objected ? [objected, ...told.filter((other) => other !== objected)] : told;
  if (!first) return nothingInTheWay(listener);
  switch (first.type) {
    case 'noRoll':
      return {
        lead: 'Nobody is a member yet.',
        rest: 'Once the founding list is signed, members can settle this.',
      };
    case 'objections':
      return objections(first, others, proposal, listener);
    case 'mootAskedFor':
      return mootAskedFor(first, listener);
    case 'notQuorate':
      return notQuorate(first);
    case 'notBroad':
      return notBroad(proposal, approval);
    case 'notBasic':
      return {
        lead: 'This changes the assembly itself.',
        rest: `${capital(counted(first.needed, 'member has', 'members have'))} to be in favour; ${spokenCount(first.inFavour)} ${first.inFavour === 1 ? 'is' : 'are'}.`,
      };
    case 'revisionsDiffer':
      return revisionsDiffer(first, proposal, listener);
  }
}

/** PROP-4. Only who put the proposal changes its text. */
function revisionsDiffer(
  { revisions }: Of<'revisionsDiffer'>,
  { by }: Weighed,
  listener: Listener,
): Sentence {
  return {
    lead: `${inWords(revisions.length)} texts were put at the same time.`,
    rest:
      by === listener.me
        ? 'One text has to say it all. Put it, and everyone says again where they stand.'
        : `Once ${listener.callName(by)} puts one text that says it all, everyone says again where they stand.`,
  };
}

const nothingInTheWay = ({ member }: Listener): Sentence => ({
  lead: 'Nothing stands in the way.',
  rest: member ? 'You or any other member can record the consensus.' : 'Any member can record the consensus.',
});

function objections(
  { people }: Of<'objections'>,
  others: readonly Obstacle[],
  { stage, members }: Weighed,
  listener: Listener,
): Sentence {
  const mine = listener.me !== null && people.includes(listener.me);
  const alone = people.length === 1;
  const lead = alone
    ? mine
      ? 'Your objection stands.'
      : 'One objection stands.'
    : `${capital(counted(people.length, 'objection stands', 'objections stand'))}.`;
  const who = namesWithMe(people, listener);
  const lifted = `If ${who} ${alone && !mine ? 'lifts it' : alone ? 'lift it' : 'lift them'}`;
  const blocked = others.find((other) => other.type !== 'notBroad');
  const otherwise = stage === 'moot' || blocked?.type === 'mootAskedFor' ? '' : ' If not, it goes to a Moot.';
  const supported = members.agree + members.reservations > 0 ? '' : ' and somebody agrees';
  return {
    lead,
    rest: `${lifted}${supported}, ${blocked ? stillNeeded(blocked, listener) : 'this is consensus'}.${otherwise}`,
  };
}

/** What remains when the objections are gone. */
function stillNeeded(obstacle: Obstacle, listener: Listener): string {
  switch (obstacle.type) {
    case 'mootAskedFor':
      return `it still waits for the Moot that ${namesWithMe(obstacle.people, listener)} asked for`;
    case 'notQuorate':
      return `${counted(obstacle.needed - obstacle.spoken, 'more member has', 'more members have')} to speak before this is consensus`;
    case 'revisionsDiffer':
      return 'one text has to be made of those put at the same time';
    case 'noRoll':
      return 'this waits for the founding list';
    case 'notBroad':
    case 'notBasic':
    case 'objections':
      return 'more people have to agree';
  }
}

function mootAskedFor({ people }: Of<'mootAskedFor'>, listener: Listener): Sentence {
  const mine = listener.me !== null && people.includes(listener.me);
  const who = namesWithMe(people, listener);
  const plural = people.length > 1 || mine;
  return {
    lead: `${capital(who)} ${plural ? 'say' : 'says'} this needs a Moot.`,
    rest: `It isn’t settled in writing until ${who} ${plural ? 'take' : 'takes'} that back.`,
  };
}

function notQuorate({ spoken, needed }: Of<'notQuorate'>): Sentence {
  const missing = needed - spoken;
  if (spoken === 0) {
    return {
      lead: 'No member has spoken yet.',
      rest: `Once ${counted(needed, 'member has', 'members have')}, and nobody objects, this is consensus.`,
    };
  }
  return {
    lead: `${inWords(spoken)} of ${spokenCount(needed)} members ${spoken === 1 ? 'has' : 'have'} spoken.`,
    rest: `${inWords(missing)} more, and if nobody objects, this is consensus.`,
  };
}

/** OUT-3: the threshold holds among members and among everyone taking part, or there is no consensus. */
function notBroad({ obstacles, members, participants }: Weighed, { parts, of }: Share): Sentence {
  if (takeSides(members) + takeSides(participants) === 0) {
    return {
      lead: 'Nobody takes a side.',
      rest: 'Those who stand aside are heard, but somebody has to agree.',
    };
  }
  const among = obstacles.flatMap((obstacle) => (obstacle.type === 'notBroad' ? [obstacle.among] : []));
  const share = `fewer than ${spokenCount(parts)} in ${spokenCount(of)} of those who take a side agree`;
  if (among.length > 1)
    return { lead: 'Too few agree.', rest: `${capital(share)}, of members and of everyone taking part.` };
  return {
    lead: 'Participants and members differ.',
    rest: `Among ${among[0] === 'members' ? 'members' : 'everyone taking part'}, ${share}.`,
  };
}

const takeSides = (count: Count): number => count.agree + count.reservations + count.object;
