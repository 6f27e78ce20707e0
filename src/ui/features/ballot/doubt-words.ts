/** What a sealed ballot leaves in doubt, and whether that matters (BAL-3, BAL-6 to BAL-8, BAL-10, BAL-12). */
import type { Ballot, BallotResult, NoWinner } from '../../../domain/ballot/state.ts';
import type { PersonId } from '../../../domain/burst.ts';
import { everyName, inWords, plural } from '../../words/counts.ts';
import { capital } from '../proposal/spoken.ts';

type NameOf = (person: PersonId) => string;

/** `Dana’s`, or `one teller’s` where there are several. */
const whose = (people: readonly PersonId[], nameOf: NameOf): string => {
  const [only] = people;
  return people.length === 1 && only !== undefined ? possessive(nameOf(only)) : 'one teller’s';
};

const possessive = (name: string): string => (name === 'you' ? 'your' : `${name}’s`);

const namedIn = ({ rooms }: Pick<Ballot, 'rooms'>): readonly PersonId[] => [
  ...new Set(rooms.flatMap(({ named }) => named)),
];

/** Tellers on whose word alone papers are in doubt. */
export function soleTellers({ papers }: Pick<Ballot, 'papers'>): readonly PersonId[] {
  const doubtful = papers.filter(({ state }) => state === 'inDoubt');
  return [...new Set(doubtful.flatMap(({ listedBy }) => listedBy))];
}

/** Why there is no winner, and what comes of it. */
export function noWinnerWords(why: NoWinner, ballot: Ballot, nameOf: NameOf): { lead: string; rest: string } {
  switch (why.type) {
    case 'doubt':
      return {
        lead: doubtLead(why.papers, ballot, nameOf),
        rest: 'So there is no winner. It is voted on again, with other tellers; papers in doubt don’t count then.',
      };
    case 'leftOut':
      return {
        lead: `${capital(everyName(why.people.map(nameOf)))} ${why.people.length === 1 && nameOf(why.people[0] ?? '') !== 'you' ? 'was' : 'were'} left out, and could have changed it.`,
        rest: 'Whoever opened it had not heard that they were admitted. It is voted on once more, with them.',
      };
    case 'turnout':
      return {
        lead: `${plural(why.papers, 'paper')} came, and ${why.needed.toLocaleString('en-GB')} are needed.`,
        rest: 'Too few members voted for this to decide anything. Talk it out some more, or open another ballot.',
      };
    case 'notBasic':
      return {
        lead: `${plural(why.inFavour, 'member')} ${why.inFavour === 1 ? 'is' : 'are'} in favour, and ${why.needed.toLocaleString('en-GB')} are needed.`,
        rest: 'This changes the assembly itself, so more members have to prefer it.',
      };
  }
}

/** [BAL-7] Papers that one teller alone lists; else names in rooms that can't be right as they are. */
function doubtLead(papers: number, ballot: Ballot, nameOf: NameOf): string {
  const tellers = soleTellers(ballot);
  if (tellers.length > 0)
    return `${plural(papers, 'paper')} on ${whose(tellers, nameOf)} word alone would decide it.`;
  const named = namedIn(ballot).map(nameOf);
  return named.length > 0
    ? `${plural(papers, 'paper')} or slips of ${everyName(named)} would decide it.`
    : `${plural(papers, 'paper')} or slips in doubt would decide it.`;
}

/** What else is worth saying under a result, each a sentence. */
export function doubts(ballot: Ballot, result: BallotResult, nameOf: NameOf): readonly string[] {
  return [
    ...apart(ballot, result, nameOf),
    ...result.missing.map((teller) => missing(teller, result, nameOf)),
    ...result.late
      .filter(({ teller }) => !result.missing.includes(teller))
      .map((late) => lateWords(late, nameOf)),
    ...bothWays(ballot, result, nameOf),
  ];
}

/** [BAL-6] [BAL-7] */
function apart(ballot: Ballot, { inDoubt, noWinner }: BallotResult, nameOf: NameOf): string[] {
  if (inDoubt === 0 || noWinner?.type === 'doubt') return [];
  const papers = plural(inDoubt, 'paper');
  return [
    `${papers} on ${whose(soleTellers(ballot), nameOf)} word alone ${inDoubt === 1 ? 'is' : 'are'} added apart; ${inDoubt === 1 ? 'it changes' : 'they change'} nothing.`,
  ];
}

/** [BAL-8] */
function missing(teller: PersonId, { late }: BallotResult, nameOf: NameOf): string {
  const came = late.find((each) => each.teller === teller);
  const name = nameOf(teller);
  if (!came) return `Sealed without ${name}, who had sent no return.`;
  const would = came.wouldChange ? 'would have changed it' : 'would not have changed it';
  return `Sealed without ${name}, whose ${plural(came.papers, 'paper')} ${would}.`;
}

const lateWords = ({ teller, papers, wouldChange }: BallotResult['late'][number], nameOf: NameOf): string =>
  `${capital(possessive(nameOf(teller)))} return with ${plural(papers, 'paper')} came after the seal; it ${
    wouldChange ? 'would have changed it' : 'changes nothing'
  }.`;

/** [BAL-10] */
function bothWays(ballot: Ballot, { noWinner }: BallotResult, nameOf: NameOf): string[] {
  const people = namedIn(ballot);
  if (people.length === 0) return [];
  const how =
    people.length === 1 ? 'One person voted both ways' : `${inWords(people.length)} people voted both ways`;
  const so = noWinner?.type === 'doubt' ? 'it could change it' : 'it changes nothing';
  return [`${how}; ${so}. A room ticked ${everyName(people.map(nameOf))}.`];
}
