/** [BAL-4] [BAL-6] Which papers a set of sealed returns counts: each voter's last, listed by two tellers. */
import type { PersonId, RecordId } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { byText } from '../order.ts';
import { sees } from '../past/act.ts';
import { unionOf } from '../past/union.ts';
import { isByRevoked } from '../person/revoked.ts';
import { listingsNeeded } from './ballots.ts';
import { isSlips } from './facts.ts';
import type { BallotFacts, PaperAct, ReturnAct, SlipsAct } from './facts.ts';

/** What sealed returns list: by so many tellers as it takes, and at all. */
export interface Listed<T> {
  readonly enough: readonly T[];
  readonly any: readonly T[];
}

export interface Listing {
  readonly papers: ReadonlyMap<PersonId, Listed<PaperAct>>;
  readonly slips: Listed<SlipsAct>;
}

/** One voter's part in the count. */
export interface VoterPaper {
  readonly person: PersonId;
  /** The paper that counts; null where none does. */
  readonly counted: PaperAct | null;
  /** Listed once, and it would change what counts. */
  readonly inDoubt: readonly PaperAct[];
  /**
   * By how many papers the count would change at most, if those in doubt counted: two where one would take
   * the place of another.
   */
  readonly weight: number;
}

/**
 * What the returns list. [PER-9] A paper by a revoked device counts for nothing where any of those who
 * signed the returns had heard of the revocation, which hadn't seen the paper: later it changes nothing.
 */
export function listingOf(facts: Facts, ballot: BallotFacts, returns: readonly ReturnAct[]): Listing {
  const [first, ...others] = returns;
  const heard = first && unionOf(first, ...others);
  const times = new Map<RecordId, number>();
  for (const { held } of returns) for (const id of held) times.set(id, (times.get(id) ?? 0) + 1);
  const needed = listingsNeeded(ballot);
  const papers = new Map<PersonId, { enough: PaperAct[]; any: PaperAct[] }>();
  const slips: { enough: SlipsAct[]; any: SlipsAct[] } = { enough: [], any: [] };
  for (const id of [...times.keys()].sort(byText)) {
    const act = ballot.cast.get(id);
    if (act === undefined || (heard !== undefined && isByRevoked(facts, act, heard))) continue;
    const isEnough = (times.get(id) ?? 0) >= needed;
    if (isSlips(act)) {
      slips.any.push(act);
      if (isEnough) slips.enough.push(act);
      continue;
    }
    let listed = papers.get(act.person);
    if (listed === undefined) papers.set(act.person, (listed = { enough: [], any: [] }));
    listed.any.push(act);
    if (isEnough) listed.enough.push(act);
  }
  return { papers, slips };
}

export const sameScores = (a: PaperAct, b: PaperAct): boolean =>
  a.scores.every((score, option) => score === b.scores[option]);

/** Acts that no other of them had seen. */
export const newestOf = <T extends PaperAct | SlipsAct>(acts: readonly T[]): readonly T[] =>
  acts.filter((act) => !acts.some((other) => other !== act && sees(other, act)));

/** [BAL-4] The last one; null where devices that didn't know of each other sent different ones. */
export function onePaper(papers: readonly PaperAct[]): PaperAct | null {
  const [first, ...others] = newestOf(papers);
  return first !== undefined && others.every((other) => sameScores(other, first)) ? first : null;
}

export function voterPaper(person: PersonId, { enough, any }: Listed<PaperAct>): VoterPaper {
  const counted = onePaper(enough);
  const inDoubt = any.filter(
    (paper) => !enough.includes(paper) && !enough.some((listed) => sees(listed, paper)),
  );
  return { person, counted, inDoubt, weight: weightOf(counted, inDoubt) };
}

function weightOf(counted: PaperAct | null, inDoubt: readonly PaperAct[]): number {
  if (inDoubt.length === 0) return 0;
  if (counted === null) return 1;
  const different = inDoubt.filter((paper) => !sameScores(paper, counted));
  if (different.length === 0) return 0;
  return different.some((paper) => sees(paper, counted)) ? 2 : 1;
}
