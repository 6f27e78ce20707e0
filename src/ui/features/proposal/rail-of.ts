import type { Outcome, Proposal, ProposalStage } from '../../../domain/state.ts';
import type { KnotState } from '../../rings/knot.tsx';
import type { Step } from '../../rings/step-sign.tsx';

export interface RailOf {
  readonly states: Readonly<Record<Step, KnotState>>;
  readonly at: Step;
}

const RAILS: Readonly<Record<ProposalStage, RailOf>> = {
  talk: { states: { talk: 'now', moot: 'ahead', ballot: 'ahead', decision: 'ahead' }, at: 'talk' },
  moot: { states: { talk: 'been', moot: 'now', ballot: 'ahead', decision: 'ahead' }, at: 'moot' },
  dispute: { states: { talk: 'been', moot: 'now', ballot: 'ahead', decision: 'ahead' }, at: 'moot' },
  deadlock: { states: { talk: 'been', moot: 'been', ballot: 'ahead', decision: 'ahead' }, at: 'moot' },
  ballot: { states: { talk: 'been', moot: 'been', ballot: 'now', decision: 'ahead' }, at: 'ballot' },
  coolingOff: {
    states: { talk: 'been', moot: 'spared', ballot: 'spared', decision: 'cooling' },
    at: 'decision',
  },
  decided: { states: { talk: 'been', moot: 'spared', ballot: 'spared', decision: 'now' }, at: 'decision' },
  fallen: { states: { talk: 'been', moot: 'fell', ballot: 'spared', decision: 'spared' }, at: 'moot' },
  void: { states: { talk: 'fell', moot: 'spared', ballot: 'spared', decision: 'spared' }, at: 'talk' },
  withdrawn: { states: { talk: 'fell', moot: 'spared', ballot: 'spared', decision: 'spared' }, at: 'talk' },
};

/** Where any proposal at that stage stands on the rail. */
export const railOf = (stage: ProposalStage): RailOf => RAILS[stage];

type Gone = Pick<Proposal, 'stage' | 'moots' | 'ballots'> & {
  readonly outcomes: readonly Pick<Outcome, 'state' | 'outcome'>[];
};

/** Where a proposal stands, with the steps that it has been through. */
export function railOfProposal({ stage, moots, ballots, outcomes }: Gone): RailOf {
  const { states, at } = RAILS[stage];
  const been = {
    ...states,
    moot: states.moot === 'spared' && moots.length > 0 ? 'been' : states.moot,
    ballot: states.ballot === 'spared' && ballots.length > 0 ? 'been' : states.ballot,
  } as const;
  // A ballot chose otherwise: it fell there, not at the Moot that found deadlock.
  const fellInBallot =
    stage === 'fallen' && ballots.length > 0 && !outcomes.some((each) => each.state === 'stands');
  return fellInBallot
    ? { states: { ...been, moot: 'been', ballot: 'fell' }, at: 'ballot' }
    : { states: been, at };
}
