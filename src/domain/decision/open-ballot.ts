/** A ballot that goes on keeps others from settling the proposal in the meantime. */
import type { BallotFacts } from '../ballot/facts.ts';
import { ballotsOn, stageIn } from '../ballot/stage.ts';
import type { BallotStage } from '../ballot/state.ts';
import type { Facts, ProposalFacts } from '../facts/facts.ts';
import type { View } from '../past/act.ts';

const goingOn: ReadonlySet<BallotStage> = new Set(['begun', 'sealed', 'dispute']);

/** The ballot on the proposal that has begun and isn't over, or null. */
export const begunBallotOn = (facts: Facts, proposal: ProposalFacts, view: View): BallotFacts | null =>
  facts.ballots.size === 0
    ? null
    : (ballotsOn(facts, proposal, view).find((ballot) => goingOn.has(stageIn(facts, ballot, view))) ?? null);
