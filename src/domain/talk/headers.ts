/** What is said in talk. The words themselves are bodies. */
import { bool, decode, encode, list, oneOf, option, struct } from '../codec/codec.ts';
import type { Decoded } from '../codec/codec.ts';
import { key, recordRef } from '../codec/ids.ts';
import { countLimits } from '../limits.ts';
import type { Mark } from '../state.ts';

const marks: readonly Mark[] = ['idea', 'concern', 'question', 'fact', 'summary'];

/** The reactions that there are, by name; the screen has a picture and a word for each. */
export const reactions = ['heart', 'thanks', 'yes', 'laugh', 'celebrate', 'think', 'sad', 'look'] as const;
export type Reaction = (typeof reactions)[number];

const messageSaid = struct({
  replyTo: option(recordRef),
  topic: option(recordRef),
  mark: option(oneOf(marks)),
  mentions: list(key, countLimits.mentions),
});
const messageEdited = struct({ message: recordRef });
const reactionSet = struct({ message: recordRef, reaction: oneOf(reactions), on: bool });
/** `proposal`: a record of the governance ledger. */
const topicOpened = struct({ proposal: option(recordRef) });

export type MessageSaid = Decoded<typeof messageSaid>;
export type MessageEdited = Decoded<typeof messageEdited>;
export type ReactionSet = Decoded<typeof reactionSet>;
export type TopicOpened = Decoded<typeof topicOpened>;

export const encodeMessageSaid = (header: MessageSaid) => encode(messageSaid, header);
export const decodeMessageSaid = (bytes: Uint8Array): MessageSaid | null =>
  isJustSaid(bytes) ? justSaid : decode(messageSaid, bytes);

/** Most messages answer nothing, belong nowhere, have no mark and mention nobody: four zeros. */
const justSaid: MessageSaid = Object.freeze({
  replyTo: null,
  topic: null,
  mark: null,
  mentions: Object.freeze([]),
});
const isJustSaid = (bytes: Uint8Array): boolean =>
  bytes.length === 4 && bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0 && bytes[3] === 0;

export const encodeMessageEdited = (header: MessageEdited) => encode(messageEdited, header);
export const decodeMessageEdited = (bytes: Uint8Array) => decode(messageEdited, bytes);

export const encodeReactionSet = (header: ReactionSet) => encode(reactionSet, header);
export const decodeReactionSet = (bytes: Uint8Array) => decode(reactionSet, bytes);

/** The question is the body. */
export const encodeTopicOpened = (header: TopicOpened) => encode(topicOpened, header);
export const decodeTopicOpened = (bytes: Uint8Array) => decode(topicOpened, bytes);
