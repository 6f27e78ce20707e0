/** What a person can do about Moots now, and why not (RED-9). Null: nothing speaks against it. */
import { ask, askWithinLimits, onRecord } from '../ask.ts';
import type { Answer } from '../ask.ts';
import { idToRef } from '../burst.ts';
import type { PersonId, RecordId, RecordRef } from '../burst.ts';
import { outcomeRecordedRule } from '../decision/record-rule.ts';
import type { Governance, OutcomeType, Position } from '../state.ts';
import { entryConfirmedRule, positionEnteredRule } from './entry-rules.ts';
import { mootCallSeenRule, mootCalledRule, mootHeldRule } from './rules.ts';

/** For acts on several records: nothing is there where one of the ids is no record's. */
function onRecords(ids: readonly RecordId[], then: (refs: readonly RecordRef[]) => Answer): Answer {
  const refs = ids.map(idToRef).filter((ref) => ref !== null);
  return refs.length === ids.length ? then(refs) : 'nothingThere';
}

export const mayCallMoot = (state: Governance, person: PersonId, proposals: readonly RecordId[]): Answer =>
  onRecords(proposals, (refs) =>
    askWithinLimits(state, person, mootCalledRule, { at: 0, place: '', proposals: refs }),
  );

/** That the call was shown to its owner, a device says by itself. */
export const mayMarkCallSeen = (state: Governance, person: PersonId, call: RecordId): Answer =>
  onRecord(call, (ref) => ask(state, person, mootCallSeenRule, { call: ref }));

export const mayRecordMoot = (
  state: Governance,
  person: PersonId,
  call: RecordId | null,
  present: readonly PersonId[],
  proposals: readonly RecordId[],
): Answer =>
  onRecords([...(call === null ? [] : [call]), ...proposals], (refs) =>
    ask(state, person, mootHeldRule, {
      at: 0,
      place: '',
      call: call === null ? null : (refs[0] ?? null),
      present,
      proposals: call === null ? refs : refs.slice(1),
    }),
  );

export interface EntryAsked {
  readonly moot: RecordId;
  readonly person: PersonId;
  readonly proposal: RecordId;
  readonly revision: RecordId;
  readonly position: Position;
  readonly hasReason: boolean;
}

export const mayEnterPosition = (
  state: Governance,
  person: PersonId,
  { moot, proposal, revision, ...entry }: EntryAsked,
): Answer =>
  onRecord(moot, (mootRef) =>
    onRecord(proposal, (ref) =>
      onRecord(revision, (text) =>
        ask(state, person, positionEnteredRule, { ...entry, moot: mootRef, proposal: ref, revision: text }),
      ),
    ),
  );

export const mayConfirmEntry = (state: Governance, person: PersonId, entry: RecordId): Answer =>
  onRecord(entry, (ref) => ask(state, person, entryConfirmedRule, { entry: ref }));

/** `tellers`: with a deadlock, whom the Moot named for a ballot. */
export const mayRecordFinding = (
  state: Governance,
  person: PersonId,
  moot: RecordId,
  proposal: RecordId,
  revision: RecordId,
  outcome: OutcomeType,
  tellers: readonly PersonId[] = [],
): Answer =>
  onRecord(moot, (mootRef) =>
    onRecord(proposal, (ref) =>
      onRecord(revision, (text) =>
        ask(state, person, outcomeRecordedRule, {
          proposal: ref,
          revision: text,
          outcome,
          moot: mootRef,
          tellers,
        }),
      ),
    ),
  );
