/** Actions that carry a decision out, and looking at a decision again. */
import { decode, encode, oneOf, option, struct, varint } from '../codec/codec.ts';
import type { Decoded } from '../codec/codec.ts';
import { recordRef } from '../codec/ids.ts';

const actionAdded = struct({
  decision: recordRef,
  /** In milliseconds since the Unix epoch. */
  due: option(varint),
});
const actionChanged = struct({
  action: recordRef,
  change: oneOf(['takenOn', 'givenBack', 'done', 'notDone', 'due']),
  /** With `due`: the new date, or none. Else null. */
  due: option(varint),
});
const decisionReviewed = struct({ decision: recordRef, next: option(varint) });

export type ActionAdded = Decoded<typeof actionAdded>;
export type ActionChanged = Decoded<typeof actionChanged>;
export type DecisionReviewed = Decoded<typeof decisionReviewed>;

/** What is to be done, in words, is the body. */
export const encodeActionAdded = (header: ActionAdded) => encode(actionAdded, header);
export const decodeActionAdded = (bytes: Uint8Array) => decode(actionAdded, bytes);

export const encodeActionChanged = (header: ActionChanged) => encode(actionChanged, header);
export const decodeActionChanged = (bytes: Uint8Array) => decode(actionChanged, bytes);

/** What came of looking again, in words, is the body. `next`: when to look again. */
export const encodeDecisionReviewed = (header: DecisionReviewed) => encode(decisionReviewed, header);
export const decodeDecisionReviewed = (bytes: Uint8Array) => decode(decisionReviewed, bytes);
