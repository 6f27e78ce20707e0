/**
 * Talk knows devices; governance knows whose they are. These selectors put both together: which edits
 * and erasures are the author's own, and what the words are now.
 */
import type { DeviceId, PersonId, RecordId } from '../burst.ts';
import type { Message, Talk, Topic } from '../state.ts';

/** Whose device it is, as far as is known here. */
export type PersonOf = (device: DeviceId) => PersonId | null;

export interface Version {
  readonly id: RecordId;
  /** Null when erased or not here. */
  readonly words: string | null;
  readonly time: number;
}

export interface MessageView {
  /** The newest version's words; null when erased or not here. */
  readonly words: string | null;
  readonly erased: boolean;
  /** The author's versions, the first one first. */
  readonly versions: readonly Version[];
}

function isOwn(device: DeviceId, other: DeviceId, personOf: PersonOf): boolean {
  if (device === other) return true;
  const person = personOf(device);
  return person !== null && person === personOf(other);
}

const isErased = ({ device, erasedBy }: Message | Topic, personOf: PersonOf): boolean =>
  erasedBy.some((eraser) => isOwn(device, eraser, personOf));

/** [TALK-2] [TALK-3] A message as its author means it now. */
export function messageView(message: Message, personOf: PersonOf): MessageView {
  const erased = isErased(message, personOf);
  const edits = message.edits.filter(({ device }) => isOwn(message.device, device, personOf));
  const versions = [message, ...edits].map(({ id, words, time }) => ({
    id,
    words: erased ? null : words,
    time,
  }));
  return { words: versions.at(-1)?.words ?? null, erased, versions };
}

export interface TopicView {
  readonly question: string | null;
  readonly erased: boolean;
}

export function topicView(topic: Topic, personOf: PersonOf): TopicView {
  const erased = isErased(topic, personOf);
  return { question: erased ? null : topic.question, erased };
}

/**
 * Records whose words this device must overwrite now that it knows whose devices are whose: a message
 * that its author erased, from any of their devices, and its edits by them. `ids`: where to look; those
 * that changed, or all messages and topics. `decided`: what a decision erased (MOD-6).
 */
export function erasedIn(
  talk: Talk,
  ids: Iterable<RecordId>,
  personOf: PersonOf,
  decided: ReadonlySet<RecordId> = new Set(),
): readonly RecordId[] {
  const erased: RecordId[] = [];
  for (const id of ids) {
    const message = talk.messages.get(id);
    const topic = talk.topics.get(id);
    if (message !== undefined && (decided.has(id) || isErased(message, personOf))) {
      erased.push(...messageView(message, personOf).versions.map((version) => version.id));
    }
    if (topic !== undefined && (decided.has(id) || isErased(topic, personOf))) erased.push(id);
  }
  return erased;
}
