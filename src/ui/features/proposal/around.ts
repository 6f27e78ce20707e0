/** What lies around a proposal, as far as its sentences and its rail need it. */
import { usualCharter } from '../../../domain/assembly/charter.ts';
import type { Ballot } from '../../../domain/ballot/state.ts';
import type { MootCall, MootHeldRow } from '../../../domain/moot/state.ts';
import type { RecordId } from '../../../domain/burst.ts';
import type { Decision, Governance, OutcomeType, Proposal, Share } from '../../../domain/state.ts';
import type { AssemblyView } from '../../projection/assembly-view.ts';
import { figuresOf, followsFrom } from '../moot/finding-words.ts';
import { isQuorate, phaseOf } from '../moot/moot-words.ts';

export interface Around {
  /** This device's clock, milliseconds. */
  readonly now: number;
  readonly approval: Share;
  /** The next Moot that is called for it. */
  readonly coming: Pick<MootCall, 'at' | 'place'> | null;
  /** A Moot took place, and what it found isn't on record yet: what follows from the positions. */
  readonly held: {
    readonly follows: OutcomeType | null;
    readonly quorum: number;
    /** Enough members were there. */
    readonly isQuorate: boolean;
  } | null;
  /** The newest ballot on it that wasn't taken back. */
  readonly ballot: Pick<Ballot, 'stage' | 'closesAt'> | null;
  /** Its decision, once there is one that has effect. */
  readonly decision: Pick<Decision, 'reachedBy'> | null;
}

export const nothingAround: Around = {
  now: 0,
  approval: usualCharter.approval,
  coming: null,
  held: null,
  ballot: null,
  decision: null,
};

interface Lookup<T> {
  get(id: RecordId): T | undefined;
}

/** Where it is looked up. */
export interface Register {
  readonly assembly: Governance['assembly'];
  readonly roll: Governance['roll'];
  readonly mootCalls: Lookup<MootCall>;
  readonly moots: Lookup<MootHeldRow>;
  readonly ballots: Lookup<Ballot>;
  readonly decisions: Lookup<Decision>;
}

/** As a component reads it: what is looked up wakes it, and nothing else. */
export const registerOf = (view: AssemblyView): Register => ({
  assembly: view.assembly(),
  roll: view.roll(),
  mootCalls: view.mootCalls,
  moots: view.moots,
  ballots: view.ballots,
  decisions: view.decisions,
});

/** `now`: this device's clock, milliseconds. */
export function aroundOf(proposal: Proposal, register: Register, now: number): Around {
  const { mootCalls, moots, ballots, decisions, assembly, roll } = register;
  const [coming = null] = proposal.mootCalls
    .flatMap((id) => mootCalls.get(id) ?? [])
    .filter((call) => phaseOf(call, now) === 'coming')
    .toSorted((a, b) => a.at - b.at);
  const newest = moots.get(proposal.moots.at(-1) ?? '');
  const isRecorded = proposal.outcomes.some(
    ({ moot, state }) => moot === newest?.id && state !== 'withdrawn',
  );
  const onIt = proposal.ballots.flatMap((id) => ballots.get(id) ?? []);
  return {
    now,
    approval: assembly?.charter.approval ?? usualCharter.approval,
    coming,
    held:
      newest === undefined || isRecorded
        ? null
        : {
            follows: followsFrom(figuresOf(proposal, register)),
            quorum: roll.quorum,
            isQuorate: isQuorate(newest),
          },
    ballot: onIt.findLast(({ stage }) => stage !== 'takenBack') ?? null,
    decision: (proposal.decision === null ? undefined : decisions.get(proposal.decision)) ?? null,
  };
}
