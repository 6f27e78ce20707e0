/** What is done about ballots, as the record that says so: kind and header. */
import type { PersonId, RecordId } from '../../domain/burst.ts';
import {
  encodeBallotDecided,
  encodeBallotOpened,
  encodeBallotTakenBack,
  encodePaperCast,
  encodeReturnsConfirmed,
  encodeReturnSigned,
  encodeReturnsSigned,
  encodeSlipsEntered,
  encodeTellingAccepted,
  encodeTickDenied,
} from '../../domain/ballot/headers.ts';
import { Kind } from '../../domain/kinds.ts';
import type { NewRecord } from '../../ledger/api.ts';
import type { BallotInput } from '../acts-api.ts';
import { refOf } from './record-refs.ts';

const refOrNull = (id: RecordId | null) => (id === null ? null : refOf(id));

export const ballotOpened = (input: BallotInput): NewRecord => ({
  kind: Kind.ballotOpened,
  header: encodeBallotOpened({
    ...input,
    deadlocks: input.deadlocks.map(refOf),
    options: input.options.map(({ label, type, revision }) => ({
      label,
      type,
      revision: refOrNull(revision),
    })),
    repeats: refOrNull(input.repeats),
  }),
});

export const ballotTakenBack = (ballot: RecordId): NewRecord => ({
  kind: Kind.ballotTakenBack,
  header: encodeBallotTakenBack({ ballot: refOf(ballot) }),
});

export const tellingAccepted = (ballot: RecordId, secretHash: Uint8Array): NewRecord => ({
  kind: Kind.tellingAccepted,
  header: encodeTellingAccepted({ ballot: refOf(ballot), secretHash }),
});

export const paperCast = (ballot: RecordId, scores: readonly number[]): NewRecord => ({
  kind: Kind.paperCast,
  header: encodePaperCast({ ballot: refOf(ballot), scores }),
});

export const returnSigned = (
  ballot: RecordId,
  papers: readonly RecordId[],
  secret: Uint8Array,
): NewRecord => ({
  kind: Kind.returnSigned,
  header: encodeReturnSigned({ ballot: refOf(ballot), papers: papers.map(refOf), secret }),
});

export const returnsSigned = (ballot: RecordId, returns: readonly RecordId[]): NewRecord => ({
  kind: Kind.returnsSigned,
  header: encodeReturnsSigned({ ballot: refOf(ballot), returns: returns.map(refOf) }),
});

export const returnsConfirmed = (ballot: RecordId, returns: readonly RecordId[]): NewRecord => ({
  kind: Kind.returnsConfirmed,
  header: encodeReturnsConfirmed({ ballot: refOf(ballot), returns: returns.map(refOf) }),
});

/** `proposal` null: nothing was decided, people talk on. */
export const ballotDecided = (ballot: RecordId, proposal: RecordId | null): NewRecord => ({
  kind: Kind.ballotDecided,
  header: encodeBallotDecided({ ballot: refOf(ballot), proposal: refOrNull(proposal) }),
});

export const slipsEntered = (
  ballot: RecordId,
  room: string,
  ticked: readonly PersonId[],
  rows: readonly (readonly number[])[],
): NewRecord => ({
  kind: Kind.slipsEntered,
  header: encodeSlipsEntered({ ballot: refOf(ballot), room, ticked, rows }),
});

export const tickDenied = (ballot: RecordId, room: string): NewRecord => ({
  kind: Kind.tickDenied,
  header: encodeTickDenied({ ballot: refOf(ballot), room }),
});
