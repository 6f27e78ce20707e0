/** Messages and topics as the screen shows them. */
import type { RecordId } from '../burst.ts';
import { deepFreeze } from '../plain.ts';
import type { Message, Topic } from '../state.ts';
import { editsIn, erasersIn, hasNone, reactionsIn } from './answers.ts';
import type { Answers } from './answers.ts';

/** What the record itself says. */
export type BareMessage = Omit<Message, 'erased' | 'erasedBy' | 'edits' | 'reactions'>;
export type BareTopic = Omit<Topic, 'erased' | 'erasedBy'>;

const nobody: readonly string[] = Object.freeze([]);
const noEdits: Message['edits'] = Object.freeze([]);
const noReactions: Message['reactions'] = Object.freeze({});

/** Frozen. Written out in one piece where nothing was said of it: there are 100,000 of these. */
export function messageRow(bare: BareMessage, answers: Answers): Message {
  const { id, device, time, words, replyTo, topic, mark } = bare;
  const mentions = bare.mentions.length === 0 ? nobody : bare.mentions;
  if (hasNone(answers)) {
    return Object.freeze({
      id,
      device,
      time,
      words,
      erased: false,
      erasedBy: nobody,
      replyTo,
      topic,
      mark,
      mentions: Object.freeze(mentions),
      edits: noEdits,
      reactions: noReactions,
    });
  }
  const erasedBy = erasersIn(answers);
  const erased = erasedBy.includes(device);
  return deepFreeze({
    id,
    device,
    time,
    words: erased ? null : words,
    erased,
    erasedBy,
    replyTo,
    topic,
    mark,
    mentions,
    edits: editsIn(answers).map((edit) =>
      erased && edit.device === device ? { ...edit, words: null } : edit,
    ),
    reactions: reactionsIn(answers),
  });
}

export function topicRow({ id, device, time, question, proposal }: BareTopic, answers: Answers): Topic {
  const erasedBy = erasersIn(answers);
  const erased = erasedBy.includes(device);
  return deepFreeze({ id, device, time, question: erased ? null : question, proposal, erased, erasedBy });
}

/** [TALK-3] A message and its edits by the same device go together. */
export const ownWords = ({ id, device, edits }: Message): RecordId[] => [
  id,
  ...edits.filter((edit) => edit.device === device).map((edit) => edit.id),
];
