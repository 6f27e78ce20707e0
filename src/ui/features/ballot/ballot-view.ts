import { createMemo, type Accessor } from 'solid-js';
import type { Ballot, BallotPaper, Teller } from '../../../domain/ballot/state.ts';
import { slipSheetsOf, type SlipSheet } from '../../../domain/ballot/slip-sheets.ts';
import type { PersonId } from '../../../domain/burst.ts';
import type { AssemblyView } from '../../projection/assembly-view.ts';
import { useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import { moreThanHalf } from '../../words/ballots.ts';
import { callNames } from '../proposal/spoken.ts';
import { ballotMay, NOTHING, type BallotMay } from './ballot-may.ts';
import { phaseOf, type Phase } from './phase.ts';

/** A ballot as its page reads it, for the person who looks at it. */
export interface BallotView {
  readonly assembly: AssemblyView;
  readonly ballot: Accessor<Ballot>;
  readonly now: Accessor<number>;
  readonly phase: Accessor<Phase>;
  readonly me: Accessor<PersonId | null>;
  /** The whole name, for lists; "Someone" while it isn't here. */
  readonly nameOf: (person: PersonId) => string;
  /** In running text; "you" for the person who looks. */
  readonly callName: (person: PersonId) => string;
  readonly mayVote: Accessor<boolean>;
  /** This device speaks for the person who looks. */
  readonly speaks: Accessor<boolean>;
  /** My papers that no later one took the place of: one, or several that contradict each other (BAL-4). */
  readonly mine: Accessor<readonly BallotPaper[]>;
  /** People whose paper is here. */
  readonly papersIn: Accessor<number>;
  /** As whom the Moot named me, if it did. */
  readonly teller: Accessor<Teller | undefined>;
  /** Tellers who make it begin, and seal it: more than half. */
  readonly needed: Accessor<number>;
  readonly may: Accessor<BallotMay>;
  /** Slips of rooms, as each person entered them. */
  readonly sheets: Accessor<readonly SlipSheet[]>;
}

/** Only below `MootContext.Provider`. */
export function createBallotView(
  assembly: AssemblyView,
  ballot: Accessor<Ballot>,
  now: Accessor<number>,
): BallotView {
  const device = fromReadable(useMoot().me);
  const callName = createMemo(() => callNames(assembly.people.all()));
  const isMe = (person: PersonId) => person === assembly.me();
  const standing = createMemo(() => ballot().papers.filter(({ state }) => state !== 'superseded'));
  return {
    assembly,
    ballot,
    now,
    phase: () => phaseOf(ballot(), now()),
    me: assembly.me,
    nameOf: (person) => assembly.people.get(person)?.name ?? 'Someone',
    callName: (person) => (isMe(person) ? 'you' : callName()(person)),
    speaks: () => assembly.speaker() !== null,
    mayVote: createMemo(() => ballot().electorate.some(isMe)),
    mine: createMemo(() => standing().filter(({ person }) => isMe(person))),
    papersIn: createMemo(() => new Set(standing().map(({ person }) => person)).size),
    teller: createMemo(() => ballot().tellers.find(({ person }) => isMe(person))),
    needed: () => moreThanHalf(ballot().tellers.length),
    may: createMemo(() => {
      const me = device();
      if (me === null || assembly.speaker() === null) return NOTHING;
      const by = { person: me.person, device: me.device, now: now() };
      return ballotMay(assembly.governance(), ballot().id, by);
    }),
    sheets: () => slipSheetsOf(assembly.governance(), ballot().id),
  };
}
