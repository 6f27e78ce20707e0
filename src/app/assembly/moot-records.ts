/** What is done about Moots, as the record that says so: kind, header and words. */
import type { PersonId, RecordId } from '../../domain/burst.ts';
import { encodeOutcomeRecorded } from '../../domain/decision/headers.ts';
import { Kind } from '../../domain/kinds.ts';
import {
  encodeEntryConfirmed,
  encodeMootCalled,
  encodeMootCallSeen,
  encodeMootHeld,
  encodePositionEntered,
} from '../../domain/moot/headers.ts';
import type { OutcomeType } from '../../domain/state.ts';
import type { NewRecord } from '../../ledger/api.ts';
import type { EntryInput, MootCallInput, MootHeldInput } from '../acts-api.ts';
import { withBody } from './new-records.ts';
import { refOf } from './record-refs.ts';

export const mootCalled = ({ at, place, proposals, words }: MootCallInput): NewRecord =>
  withBody(Kind.mootCalled, encodeMootCalled({ at, place, proposals: proposals.map(refOf) }), words);

export const callSeen = (call: RecordId): NewRecord => ({
  kind: Kind.mootCallSeen,
  header: encodeMootCallSeen({ call: refOf(call) }),
});

export const mootHeld = ({ call, at, place, present, proposals, minutes }: MootHeldInput): NewRecord =>
  withBody(
    Kind.mootHeld,
    encodeMootHeld({
      at,
      place,
      proposals: proposals.map(refOf),
      call: call === null ? null : refOf(call),
      present,
    }),
    minutes,
  );

export const positionEntered = (input: EntryInput): NewRecord =>
  withBody(
    Kind.positionEntered,
    encodePositionEntered({
      moot: refOf(input.moot),
      person: input.person,
      proposal: refOf(input.proposal),
      revision: refOf(input.revision),
      position: input.position,
      hasReason: !!input.reason,
    }),
    input.reason,
  );

export const entryConfirmed = (entry: RecordId): NewRecord => ({
  kind: Kind.entryConfirmed,
  header: encodeEntryConfirmed({ entry: refOf(entry) }),
});

export const finding = (
  moot: RecordId,
  proposal: RecordId,
  revision: RecordId,
  outcome: OutcomeType,
  tellers: readonly PersonId[],
): NewRecord => ({
  kind: Kind.outcomeRecorded,
  header: encodeOutcomeRecorded({
    proposal: refOf(proposal),
    revision: refOf(revision),
    outcome,
    moot: refOf(moot),
    tellers,
  }),
});
