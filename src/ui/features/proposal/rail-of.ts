import type { ProposalStage } from '../../../domain/state.ts';

/** The four steps, in the order in which they hang on the rail. */
export const STEPS = ['talk', 'moot', 'ballot', 'decision'] as const;
export type Step = (typeof STEPS)[number];
/** How a step looks on the rail; `spared` is a step that was not needed. */
export type StepState = 'now' | 'past' | 'ahead' | 'spared' | 'cooling' | 'fell';
/** The wash of a page's wall. */
export type Wash = Step | 'fell';

export interface RailOf {
  readonly steps: Readonly<Record<Step, StepState>>;
  readonly now: Step;
  readonly wash: Wash;
}

const RAILS: Readonly<Record<ProposalStage, RailOf>> = {
  talk: { steps: { talk: 'now', moot: 'ahead', ballot: 'ahead', decision: 'ahead' }, now: 'talk', wash: 'talk' },
  moot: { steps: { talk: 'past', moot: 'now', ballot: 'ahead', decision: 'ahead' }, now: 'moot', wash: 'moot' },
  dispute: { steps: { talk: 'past', moot: 'now', ballot: 'ahead', decision: 'ahead' }, now: 'moot', wash: 'moot' },
  coolingOff: {
    steps: { talk: 'past', moot: 'spared', ballot: 'spared', decision: 'cooling' },
    now: 'decision',
    wash: 'decision',
  },
  decided: {
    steps: { talk: 'past', moot: 'spared', ballot: 'spared', decision: 'now' },
    now: 'decision',
    wash: 'decision',
  },
  withdrawn: {
    steps: { talk: 'fell', moot: 'spared', ballot: 'spared', decision: 'spared' },
    now: 'talk',
    wash: 'fell',
  },
};

/** Where a proposal stands on the rail, and the wash of its wall. */
export const railOf = (stage: ProposalStage): RailOf => RAILS[stage];
