/** Messages and topics as the screen shows them. */
import type { DeviceId, RecordId } from '../burst.ts';
import { deepFreeze } from '../plain.ts';
import type { Message, Topic } from '../state.ts';
import { editsIn, erasersIn, hasNone, reactionsIn } from './answers.ts';
import type { Answers } from './answers.ts';

/** What the record itself says. */
export type BareMessage = Omit<Message, 'erased' | 'erasedBy' | 'edits' | 'reactions'>;
export type BareTopic = Omit<Topic, 'erased' | 'erasedBy'>;

const noDevices: readonly DeviceId[] = Object.freeze([]);
const noEdits: Message['edits'] = Object.freeze([]);
const noReactions: Message['reactions'] = Object.freeze({});

export function messageRow(bare: BareMessage, answers: Answers): Message {
  const { id, device, time, words, replyTo, topic, mark, mentions } = bare;
  const kept = { id, device, time, replyTo, topic, mark, mentions };
  if (hasNone(answers)) {
    Object.freeze(mentions);
    const plain = {
      ...kept,
      words,
      erased: false,
      erasedBy: noDevices,
      edits: noEdits,
      reactions: noReactions,
    };
    return Object.freeze(plain);
  }
  const erasedBy = erasersIn(answers);
  const erased = erasedBy.includes(device);
  const edits = editsIn(answers).map((edit) =>
    erased && edit.device === device ? { ...edit, words: null } : edit,
  );
  const reactions = reactionsIn(answers);
  return deepFreeze({ ...kept, words: erased ? null : words, erased, erasedBy, edits, reactions });
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
