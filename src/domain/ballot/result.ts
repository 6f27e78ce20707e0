/** What a sealed ballot comes to: the count, what is in doubt, and whether that could change who won. */
import type { PersonId } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { sha256 } from '../../lib/sha256.ts';
import { distinct } from '../order.ts';
import { sees } from '../past/act.ts';
import type { View } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import { deepFreeze } from '../plain.ts';
import { isBasic } from '../proposal/matter.ts';
import { canMatter } from '../tally/can-matter.ts';
import { count } from '../tally/count.ts';
import { ballotSeed } from '../tally/lot.ts';
import { papersFrom } from '../tally/papers.ts';
import type { CountReport } from '../tally/report.ts';
import { returnsIn } from './ballots.ts';
import { outsideIn } from './electorate.ts';
import type { BallotFacts, ReturnAct, SetAct } from './facts.ts';
import { inFavourOf } from './in-favour.ts';
import { listingOf, voterPaper } from './listing.ts';
import type { Listing, VoterPaper } from './listing.ts';
import { namedIn, roomsListed } from './rooms.ts';
import type { RoomListed } from './rooms.ts';
import type { BallotResult, NoWinner } from './state.ts';

type Rows = readonly (readonly number[])[];

/** Everything that was counted, and what was not. */
export interface Counted {
  readonly sealed: readonly ReturnAct[];
  readonly listing: Listing;
  readonly voters: ReadonlyMap<PersonId, VoterPaper>;
  readonly rooms: readonly RoomListed[];
  /** Names that can't be right as they are, by room. */
  readonly named: ReadonlyMap<string, readonly PersonId[]>;
  /** [BAL-10] Voters with a slip, whose phoned papers are set aside. */
  readonly setAside: ReadonlySet<PersonId>;
  readonly report: CountReport;
  readonly winners: readonly number[];
  readonly noWinner: NoWinner | null;
  readonly counted: number;
  readonly inDoubt: number;
}

/** The returns of a set, by the order of its names. */
export const returnsOfSet = (ballot: BallotFacts, { set }: Pick<SetAct, 'set'>): readonly ReturnAct[] =>
  set.flatMap((id) => ballot.returns.filter(({ id: other }) => other === id));

const memos = new WeakMap<BallotFacts, Map<string, Counted>>();
const MOST_MEMOS = 16;

/**
 * What these returns come to in a view: besides them, only who denied being ticked (BAL-10) and who was
 * left out (BAL-3) make a difference. Frozen, and the same object while nothing of that changes.
 */
export function countReturns(
  facts: Facts,
  ballot: BallotFacts,
  sealed: readonly ReturnAct[],
  view: View,
): Counted {
  const denied = ballot.denials.filter((act) => sees(view, act) && !isByRevoked(facts, act, view));
  const { leftOut } = outsideIn(facts, ballot, view);
  const key = [sealed, denied].map((acts) => distinct(acts.map(({ id }) => id)).join(' ')).join('|');
  const whole = `${key}|${leftOut.join(' ')}`;
  let memo = memos.get(ballot);
  if (memo === undefined) memos.set(ballot, (memo = new Map()));
  let counted = memo.get(whole);
  if (counted === undefined) {
    counted = countWhole(
      facts,
      ballot,
      sealed,
      new Set(denied.map(({ person, room }) => `${person}/${room}`)),
      leftOut,
    );
    if (memo.size >= MOST_MEMOS) memo.clear();
    memo.set(whole, counted);
  }
  return counted;
}

function countWhole(
  facts: Facts,
  ballot: BallotFacts,
  sealed: readonly ReturnAct[],
  denied: ReadonlySet<string>,
  leftOut: readonly PersonId[],
): Counted {
  const listing = listingOf(facts, ballot, sealed);
  const voters = new Map(
    [...listing.papers].map(([person, listed]) => [person, voterPaper(person, listed)] as const),
  );
  const rooms = roomsListed(listing.slips);
  const agreed = rooms.filter(({ state }) => state === 'agree');
  const setAside = new Set(agreed.flatMap(({ ticked }) => ticked).filter((person) => voters.has(person)));
  const isDenied = (person: PersonId, room: string): boolean => denied.has(`${person}/${room}`);
  const named = namedIn(rooms, (person) => voters.has(person), isDenied);

  const phoned = [...voters.values()].flatMap(({ person, counted }) =>
    counted === null ? [] : [{ person, counted }],
  );
  const slips = agreed.flatMap(({ rows }) => rows);
  const aside = phoned.filter(({ person }) => setAside.has(person)).map(({ counted }) => counted.scores);
  const rows = [
    ...phoned.filter(({ person }) => !setAside.has(person)).map(({ counted }) => counted.scores),
    ...slips,
  ];
  const report = reportOf(ballot, sealed, rows);
  const withPhones = aside.length > 0 ? reportOf(ballot, sealed, [...rows, ...aside]) : null;

  const doubted =
    sum([...voters.values()].map(({ weight }) => weight)) + sum(rooms.map((room) => room.inDoubt));
  const slipsNamed = sum(
    distinct([...named.values()].flat()).map((person) => {
      const slipsOf = agreed.filter(({ ticked }) => ticked.includes(person));
      const isWhole = voters.has(person) || slipsOf.some(({ name }) => isDenied(person, name));
      return isWhole ? slipsOf.length : slipsOf.length - 1;
    }),
  );
  const inDoubt =
    sum([...voters.values()].map((voter) => voter.inDoubt.length)) + sum(rooms.map((room) => room.inDoubt));
  const doubt: Doubt = {
    up: (ballot.minds.doubt ? doubted : 0) + aside.length,
    down: slipsNamed,
    swapped: (ballot.minds.doubt ? doubted : 0) + slipsNamed,
    shown: (ballot.minds.doubt ? inDoubt : 0) + distinct([...named.values()].flat()).length,
    leftOut: ballot.minds.leftOut ? leftOut : [],
  };
  const noWinner = noWinnerOf(ballot, { report, withPhones, rows }, doubt);
  return Object.freeze({
    sealed,
    listing,
    voters,
    rooms: deepFreeze(rooms),
    named,
    setAside,
    report,
    winners: noWinner === null ? report.winners : Object.freeze([]),
    noWinner: deepFreeze(noWinner),
    counted: rows.length,
    inDoubt,
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

function reportOf(ballot: BallotFacts, sealed: readonly ReturnAct[], rows: Rows): CountReport {
  const { method, seats } = ballot;
  const options = ballot.options.map(({ label }) => label);
  const papers = papersFrom(options.length, rows);
  const seed = ballotSeed(
    ballot.act.id,
    sealed.map(({ secret }) => secret),
  );
  const report = papers.ok
    ? count({ method, seats, options, lot: { seed, hash: sha256 } }, papers.value)
    : null;
  if (report?.ok === true) return report.value;
  // No paper at all: nothing to count, and no winner (BAL-12).
  return deepFreeze({ method, seats, options, papers: 0, winners: [], rounds: [], ties: [], lot: null });
}

/** By how many papers the count could be off, and in which direction. */
interface Doubt {
  readonly up: number;
  readonly down: number;
  readonly swapped: number;
  /** How many papers and names that is, for a person. */
  readonly shown: number;
  readonly leftOut: readonly PersonId[];
}

interface Reports {
  readonly report: CountReport;
  readonly withPhones: CountReport | null;
  readonly rows: Rows;
}

const winnersOf = ({ winners }: CountReport): string => winners.toSorted((a, b) => a - b).join();
const sameWinners = (a: CountReport, b: CountReport): boolean => winnersOf(a) === winnersOf(b);

/** [BAL-7] [BAL-3] [BAL-12] Why nobody wins, in the order in which to say it; or null. */
function noWinnerOf(
  ballot: BallotFacts,
  { report, withPhones, rows }: Reports,
  doubt: Doubt,
): NoWinner | null {
  const inDoubt: NoWinner = { type: 'doubt', papers: doubt.shown };
  const leftOut: NoWinner = { type: 'leftOut', people: doubt.leftOut };
  const newcomers = doubt.leftOut.length;
  const figures: { readonly papers: number; readonly needed: number; readonly lacking: NoWinner }[] = [
    {
      papers: rows.length,
      needed: ballot.quorum,
      lacking: { type: 'turnout', papers: rows.length, needed: ballot.quorum },
    },
  ];
  for (const option of report.winners) {
    const matter = ballot.options[option]?.proposal?.matter;
    if (matter === undefined || !isBasic(matter)) continue;
    const inFavour = inFavourOf(report, option, rows);
    const needed = ballot.basicFigure;
    figures.push({ papers: inFavour, needed, lacking: { type: 'notBasic', inFavour, needed } });
  }
  for (const { papers, needed, lacking } of figures) {
    if (papers < needed && papers + doubt.up >= needed) return inDoubt;
    if (papers < needed && papers + doubt.up + newcomers >= needed) return leftOut;
    if (papers < needed) return lacking;
    if (papers - doubt.down < needed) return inDoubt;
  }
  if (canMatter(report, doubt.swapped)) return inDoubt;
  if (withPhones !== null && (!sameWinners(report, withPhones) || canMatter(withPhones, doubt.swapped)))
    return inDoubt;
  return newcomers > 0 && canMatter(report, doubt.swapped + newcomers) ? leftOut : null;
}

/** The result as it is shown. `shownIn`: where later returns are looked for (BAL-8). */
export function resultOf(
  facts: Facts,
  ballot: BallotFacts,
  seal: SetAct,
  view: View,
  shownIn: View,
): { readonly counted: Counted; readonly result: BallotResult } {
  const sealed = returnsOfSet(ballot, seal);
  const counted = countReturns(facts, ballot, sealed, view);
  const { report, winners, noWinner, inDoubt } = counted;
  const told = new Set(sealed.map(({ person }) => person));
  const late = returnsIn(ballot, shownIn)
    .filter(({ person }) => !told.has(person))
    .map((act) => {
      const other = countReturns(facts, ballot, [...sealed, act], view);
      const isSame = sameWinners(report, other.report) && noWinner?.type === other.noWinner?.type;
      return { teller: act.person, papers: act.held.size, wouldChange: !isSame };
    });
  const missing = ballot.tellers.filter((person) => !told.has(person));
  return { counted, result: { report, winners, noWinner, counted: counted.counted, inDoubt, missing, late } };
}
