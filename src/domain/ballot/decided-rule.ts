/** Putting on record what a seal says: the standing records of a ballot. */
import { refToId } from '../burst.ts';
import type { RecordId } from '../burst.ts';
import type { Facts, StandingFact } from '../facts/facts.ts';
import type { Rule } from '../facts/rule.ts';
import type { Author, View } from '../past/act.ts';
import { isClosed, touch } from '../proposal/proposals.ts';
import type { Refusal } from '../refusal.ts';
import { isMember, rollSize } from '../roll/roll.ts';
import { ballotIn, decidedIn, sealsIn } from './ballots.ts';
import type { BallotFacts } from './facts.ts';
import { decodeBallotDecided } from './headers.ts';
import type { BallotDecided } from './headers.ts';
import { noteBallot, noteProposals } from './open-rules.ts';
import { countReturns, returnsOfSet } from './result.ts';
import type { Counted } from './result.ts';
import { stageIn } from './stage.ts';

/** What it comes to for each option with a text; without one that stands, people talk on. */
export interface Verdict {
  readonly proposal: StandingFact['proposal'];
  readonly revision: RecordId;
  readonly result: StandingFact['result'];
}

/**
 * Texts that won stand, the others fall. Where "keep talking" or "reopen nominations" won a seat, what came
 * before it stands, nothing falls, and the rest goes back to talk; so does all where nobody won.
 */
export function verdictsOf(ballot: BallotFacts, { winners }: Pick<Counted, 'winners'>): readonly Verdict[] {
  const firstBack = winners.findIndex((option) => ballot.options[option]?.type !== 'choice');
  const won = firstBack === -1 ? winners : winners.slice(0, firstBack);
  const hasEnd = winners.length > 0 && firstBack === -1;
  return ballot.options.flatMap(({ proposal, revision }, option): Verdict[] => {
    if (proposal === null || revision === null) return [];
    if (won.includes(option)) return [{ proposal, revision, result: 'accepted' }];
    return hasEnd ? [{ proposal, revision, result: 'falls' }] : [];
  });
}

/** Verdicts in the view on proposals that are still open in it. */
export function openVerdicts(facts: Facts, ballot: BallotFacts, view: View): readonly Verdict[] {
  const [seal] = sealsIn(ballot, view);
  if (seal === undefined) return [];
  const counted = countReturns(facts, ballot, returnsOfSet(ballot, seal), view);
  return verdictsOf(ballot, counted).filter(({ proposal }) => !isClosed(facts, proposal, view));
}

/** What speaks against putting anything on record of it. */
export function judgeSealed(facts: Facts, by: Author, ballot: BallotFacts): Refusal | null {
  if (!isMember(facts, by.person, by)) return 'notAMember';
  const stage = stageIn(facts, ballot, by);
  if (stage === 'void') return 'oldView';
  if (stage === 'dispute') return 'noWinner';
  const [seal] = sealsIn(ballot, by);
  if (seal === undefined || (stage !== 'sealed' && stage !== 'decided')) return 'notSealed';
  const { noWinner } = countReturns(facts, ballot, returnsOfSet(ballot, seal), by);
  return noWinner?.type === 'doubt' || noWinner?.type === 'leftOut' ? 'noWinner' : null;
}

export const ballotDecidedRule: Rule<BallotDecided> = {
  decode: decodeBallotDecided,
  judge(facts, by, { ballot: ref, proposal: proposalRef }) {
    const ballot = ballotIn(facts, by, ref);
    if (ballot === null) return 'nothingThere';
    const refusal = judgeSealed(facts, by, ballot);
    if (refusal !== null) return refusal;
    const proposal = proposalRef && refToId(proposalRef);
    if (decidedIn(ballot, by).some((act) => act.proposal === proposal)) return 'alreadyDone';
    const verdicts = openVerdicts(facts, ballot, by);
    if (proposal === null)
      return verdicts.length > 0 || decidedIn(ballot, by).length > 0 ? 'doesNotFollow' : null;
    return verdicts.some((verdict) => verdict.proposal.act.id === proposal) ? null : 'doesNotFollow';
  },
  take(facts, act, { ballot: ref, proposal: proposalRef }) {
    const ballot = facts.ballots.get(refToId(ref));
    if (ballot === undefined) return;
    const proposal = proposalRef && refToId(proposalRef);
    const verdict = openVerdicts(facts, ballot, act).find((each) => each.proposal.act.id === proposal);
    ballot.decided.push({ ...act, proposal, result: verdict?.result ?? null });
    noteBallot(facts, ballot, act);
    noteProposals(facts, ballot);
    if (verdict === undefined) return;
    const standing: StandingFact = {
      act,
      ...verdict,
      outcome: null,
      ballot: ballot.act.id,
      alone: rollSize(facts, act) === 1,
      support: null,
    };
    verdict.proposal.standings.push(standing);
    facts.standings.push(standing);
    touch(facts, verdict.proposal, act);
  },
};
