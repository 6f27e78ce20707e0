import type { Ballot } from '../../../domain/ballot/state.ts';
import type { KnotState } from '../../rings/knot.tsx';
import type { Step } from '../../rings/step-sign.tsx';

/**
 * What a ballot's page is about now. Between `open` and `closed` lies the close, by one's own clock:
 * tellers go by theirs.
 */
export type Phase = 'waiting' | 'open' | 'closed' | 'sealed' | 'dispute' | 'takenBack' | 'void' | 'again';

export function phaseOf({ stage, closesAt }: Pick<Ballot, 'stage' | 'closesAt'>, now: number): Phase {
  switch (stage) {
    case 'begun':
      return now < closesAt ? 'open' : 'closed';
    case 'sealed':
    case 'decided':
      return 'sealed';
    case 'waiting':
    case 'dispute':
    case 'takenBack':
    case 'void':
    case 'again':
      return stage;
  }
}

/** True where options were chosen by a sealed count. */
export const hasWinner = ({ result }: Pick<Ballot, 'result'>): boolean =>
  result !== null && result.noWinner === null && result.winners.length > 0;

/** Winning, it sends everyone back to talk or to new nominations: nothing is decided by it. */
export const decidesNothing = ({ result, options }: Pick<Ballot, 'result' | 'options'>): boolean =>
  (result?.winners ?? []).every((winner) => options[winner]?.type !== 'choice');

export interface BallotRail {
  readonly states: Readonly<Record<Step, KnotState>>;
  readonly at: Step;
}

/** Where a ballot stands on the rail: at the ballot, or through it at the decision. */
export function railOfBallot(ballot: Pick<Ballot, 'stage' | 'result' | 'options'>): BallotRail {
  const through = { talk: 'been', moot: 'been' } as const;
  if (ballot.stage === 'takenBack' || ballot.stage === 'void') {
    return { states: { ...through, ballot: 'fell', decision: 'ahead' }, at: 'ballot' };
  }
  const isDecided = ballot.stage === 'sealed' || ballot.stage === 'decided';
  if (isDecided && hasWinner(ballot) && !decidesNothing(ballot)) {
    return { states: { ...through, ballot: 'been', decision: 'now' }, at: 'decision' };
  }
  return { states: { ...through, ballot: 'now', decision: 'ahead' }, at: 'ballot' };
}
