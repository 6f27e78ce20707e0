/** Actions and reviews, as the records that say so. */
import {
  encodeActionAdded,
  encodeActionChanged,
  encodeDecisionReviewed,
  type ActionChanged,
} from '../../domain/action/headers.ts';
import type { RecordId } from '../../domain/burst.ts';
import { Kind } from '../../domain/kinds.ts';
import type { NewRecord } from '../../ledger/api.ts';
import { refOf } from './record-refs.ts';

const inWords = (record: NewRecord, words: string): NewRecord =>
  words === '' ? record : { ...record, body: words };

export const action = (decision: RecordId, words: string, due: number | null): NewRecord =>
  inWords({ kind: Kind.actionAdded, header: encodeActionAdded({ decision: refOf(decision), due }) }, words);

export const actionChange = (
  of: RecordId,
  change: ActionChanged['change'],
  due: number | null = null,
): NewRecord => ({
  kind: Kind.actionChanged,
  header: encodeActionChanged({ action: refOf(of), change, due }),
});

export const review = (decision: RecordId, words: string, next: number | null): NewRecord =>
  inWords(
    { kind: Kind.decisionReviewed, header: encodeDecisionReviewed({ decision: refOf(decision), next }) },
    words,
  );
