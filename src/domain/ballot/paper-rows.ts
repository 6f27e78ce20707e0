/** Papers as the screen shows them, and what became of each. */
import type { PersonId, RecordId } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { byTime, distinct } from '../order.ts';
import { everything, sees } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import { deepFreeze } from '../plain.ts';
import type { BallotFacts, PaperAct } from './facts.ts';
import { newestOf, onePaper } from './listing.ts';
import type { Counted } from './result.ts';
import type { BallotPaper, PaperState } from './state.ts';

/** Rows are kept, so that a new paper doesn't make hundreds of others again. */
const kept = new WeakMap<PaperAct, BallotPaper>();

/** `counted`: of a sealed ballot. By the voters' clocks. What a revoked device sent is shown only where it is listed. */
export function paperRows(
  facts: Facts,
  ballot: BallotFacts,
  counted: Counted | null,
): readonly BallotPaper[] {
  const listedBy = tellersBy(ballot, counted);
  return [...ballot.papers.people()]
    .flatMap((person) => {
      const isListed = (paper: PaperAct): boolean =>
        counted?.listing.papers.get(person)?.any.includes(paper) === true;
      const papers = [...ballot.papers.feedsOf(person)]
        .flat()
        .filter((paper) => isListed(paper) || !isByRevoked(facts, paper, everything))
        .sort(byTime);
      const stateOf = counted === null ? openStates(papers) : sealedStates(person, papers, counted);
      return papers.map((paper) => ({ paper, state: stateOf(paper) }));
    })
    .sort((a, b) => byTime(a.paper, b.paper))
    .map(({ paper, state }) => rowOf(paper, state, listedBy.get(paper.id) ?? []));
}

function tellersBy(ballot: BallotFacts, counted: Counted | null): ReadonlyMap<RecordId, readonly PersonId[]> {
  const listed = new Map<RecordId, PersonId[]>();
  for (const { person, held } of counted?.sealed ?? ballot.returns) {
    for (const id of held) {
      const tellers = listed.get(id);
      if (tellers === undefined) listed.set(id, [person]);
      else tellers.push(person);
    }
  }
  return listed;
}

function rowOf(paper: PaperAct, state: PaperState, tellers: readonly PersonId[]): BallotPaper {
  const { id, person, scores, time } = paper;
  const listedBy = distinct(tellers);
  const known = kept.get(paper);
  if (known?.state === state && known.listedBy.join() === listedBy.join()) return known;
  const row = deepFreeze({ id, person, scores, time, state, listedBy });
  kept.set(paper, row);
  return row;
}

/** Before the seal: which one would count, by all that is here. */
function openStates(papers: readonly PaperAct[]): (paper: PaperAct) => PaperState {
  const newest = newestOf(papers);
  const one = onePaper(papers);
  return (paper) => {
    if (one === null) return newest.includes(paper) ? 'split' : 'superseded';
    return paper === one ? 'cast' : 'superseded';
  };
}

function sealedStates(
  person: PersonId,
  papers: readonly PaperAct[],
  { voters, setAside, listing }: Counted,
): (paper: PaperAct) => PaperState {
  const voter = voters.get(person);
  const enough = listing.papers.get(person)?.enough ?? [];
  const split = voter?.counted === null ? newestOf(enough) : [];
  return (paper) => {
    if (paper === voter?.counted) return setAside.has(person) ? 'phoned' : 'counted';
    if (voter?.inDoubt.includes(paper) === true) return 'inDoubt';
    if (split.includes(paper)) return 'split';
    // The same scores from two devices are one paper.
    if (enough.includes(paper)) return 'superseded';
    const isFollowed = papers.some((other) => other !== paper && sees(other, paper));
    return isFollowed ? 'superseded' : 'notListed';
  };
}
