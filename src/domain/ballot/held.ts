/** [BAL-5] What a teller lists who holds what is here. */
import type { RecordId } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { countLimits } from '../limits.ts';
import { byText } from '../order.ts';
import { everything, sees } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import type { BallotFacts, PaperAct, SlipsAct } from './facts.ts';
import { sameScores } from './listing.ts';

const byId = (a: PaperAct | SlipsAct, b: PaperAct | SlipsAct): number => byText(a.id, b.id);

/** Each person's newest papers, and the newest slips of each in each room; none by revoked devices (PER-9). */
export function heldNow(facts: Facts, ballot: BallotFacts): readonly RecordId[] {
  const counts = (act: PaperAct | SlipsAct): boolean => !isByRevoked(facts, act, everything);
  const papers = [...ballot.papers.people()].flatMap((person) =>
    enoughOf(ballot.papers.latestOf(person, everything, counts).toSorted(byId)),
  );
  const room = Math.max(0, countLimits.papers - papers.length);
  return [...papers, ...slipsHeld(ballot.slips.filter(counts)).slice(0, room)]
    .map(({ id }) => id)
    .sort(byText);
}

/** Two papers that contradict each other say as much as a hundred. */
function enoughOf(newest: readonly PaperAct[]): readonly PaperAct[] {
  const [first] = newest;
  if (first === undefined) return [];
  const other = newest.find((paper) => !sameScores(paper, first)) ?? newest[1];
  return other === undefined ? [first] : [first, other];
}

/** Those first who entered the fewest: nobody can crowd the others out of a return. */
function slipsHeld(slips: readonly SlipsAct[]): readonly SlipsAct[] {
  const newest = slips.filter(
    (entry) =>
      !slips.some(
        (other) => other.room === entry.room && other.person === entry.person && sees(other, entry),
      ),
  );
  const entries = new Map<string, number>();
  for (const { person } of newest) entries.set(person, (entries.get(person) ?? 0) + 1);
  const of = ({ person }: SlipsAct): number => entries.get(person) ?? 0;
  return newest.toSorted((a, b) => of(a) - of(b) || byId(a, b));
}
