import type { PersonId } from '../../../domain/burst.ts';
import type { Count, Obstacle, Outcome, Proposal } from '../../../domain/state.ts';
import { inWords, names } from '../../words/counts.ts';
import { capital, counted, spokenCount } from './spoken.ts';

/** What stands in the way, and what happens next. `lead` is said louder. */
export interface Sentence {
  readonly lead: string;
  readonly rest: string;
}

/** For whom the sentence is said. */
export interface Listener {
  readonly me: PersonId | null;
  readonly member: boolean;
  readonly callName: (person: PersonId) => string;
  readonly coolingOffDays: number;
}

type Weighed = Pick<
  Proposal,
  'by' | 'stage' | 'obstacles' | 'outcomes' | 'members' | 'participants' | 'mootAskedBy'
>;
type Of<T extends Obstacle['type']> = Extract<Obstacle, { type: T }>;

/** Says under the rail what keeps a proposal from the next step (OUT-1 to OUT-9), for one listener. */
export function nextSentence(proposal: Weighed, listener: Listener): Sentence {
  switch (proposal.stage) {
    case 'withdrawn':
      return {
        lead:
          proposal.by === listener.me
            ? 'You withdrew this.'
            : `Withdrawn by ${listener.callName(proposal.by)}.`,
        rest: 'Nothing comes of it. The idea can be put again and then starts afresh.',
      };
    case 'dispute':
      return {
        lead: 'Recorded differently in two places.',
        rest: 'Nobody acts on either record. A Moot talks it through.',
      };
    case 'decided':
      return {
        lead: 'Decided by consensus.',
        rest: 'It stands. What comes now is a reason for a new proposal.',
      };
    case 'fallen':
      return { lead: 'It fell.', rest: 'That stands. The idea can be put again and then starts afresh.' };
    case 'void':
      return {
        lead: 'Without effect.',
        rest: 'Whoever put this had been removed from the assembly by then.',
      };
    case 'deadlock':
      return deadlock();
    case 'ballot':
      return { lead: 'In a ballot.', rest: 'Members score the options; the count decides.' };
    case 'coolingOff':
      return coolingOff(proposal, listener);
    case 'talk':
    case 'moot':
      return talking(proposal, listener);
  }
}

function talking(proposal: Weighed, listener: Listener): Sentence {
  // While two texts stand side by side, whatever is said to one of them settles nothing.
  const isDiffering = (obstacle: Obstacle) => obstacle.type === 'revisionsDiffer';
  const told = proposal.obstacles.toSorted((a, b) => Number(isDiffering(b)) - Number(isDiffering(a)));
  const objected = told.find((obstacle) => obstacle.type === 'objections');
  const [first, ...others] = objected ? [objected, ...told.filter((other) => other !== objected)] : told;
  if (!first) return proposal.stage === 'moot' ? deadlock() : nothingInTheWay(listener);
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
      return notBroad(proposal);
    case 'notBasic':
      return {
        lead: 'This changes the assembly itself.',
        rest: `${first.needed} members have to be in favour; ${first.inFavour} are.`,
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

/** OUT-12: settled and reopened twice counts as a deadlock. */
const deadlock = (): Sentence => ({
  lead: 'Settled and reopened twice.',
  rest: 'That is a deadlock. A ballot of the members breaks it; this version can’t hold one yet.',
});

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
function notBroad({ obstacles, members, participants }: Weighed): Sentence {
  if (takeSides(members) + takeSides(participants) === 0) {
    return {
      lead: 'Nobody takes a side.',
      rest: 'Those who stand aside are heard, but somebody has to agree.',
    };
  }
  const among = obstacles.flatMap((obstacle) => (obstacle.type === 'notBroad' ? [obstacle.among] : []));
  const share = 'fewer than four in five of those who take a side agree';
  if (among.length > 1)
    return { lead: 'Too few agree.', rest: `${capital(share)}, of members and of everyone taking part.` };
  return {
    lead: 'Participants and members differ.',
    rest: `Among ${among[0] === 'members' ? 'members' : 'everyone taking part'}, ${share}.`,
  };
}

const takeSides = (count: Count): number => count.agree + count.reservations + count.object;

function coolingOff({ outcomes }: Weighed, listener: Listener): Sentence {
  const outcome = outcomes.findLast((each) => each.state === 'coolingOff');
  if (!outcome) return { lead: 'Consensus.', rest: 'It cools off before it stands.' };
  return outcome.heldBy.length >= outcome.heldNeeded
    ? heldLongEnough(outcome, listener)
    : waiting(outcome, listener);
}

function waiting({ by, heldNeeded }: Outcome, listener: Listener): Sentence {
  const days = counted(listener.coolingOffDays, 'day', 'days');
  return {
    lead:
      by === listener.me ? 'You recorded the consensus.' : `${listener.callName(by)} recorded the consensus.`,
    rest: `It stands once ${counted(heldNeeded, 'member has', 'members have')} had it for ${days} and nobody has objected.`,
  };
}

const heldLongEnough = ({ heldBy }: Outcome, { me, coolingOffDays }: Listener): Sentence => ({
  lead: `Enough members have had it for ${counted(coolingOffDays, 'day', 'days')}.`,
  rest:
    me !== null && heldBy.includes(me)
      ? 'You can record that it stands.'
      : `Any of ${heldBy.length === 1 ? 'them' : `the ${spokenCount(heldBy.length)}`} can record that it stands.`,
});

/** "you", "you and Sam", "Sam, Jo and 3 more". */
function namesWithMe(people: readonly PersonId[], { me, callName }: Listener): string {
  const others = people.filter((person) => person !== me).map(callName);
  return names(others.length < people.length ? ['you', ...others] : others);
}
