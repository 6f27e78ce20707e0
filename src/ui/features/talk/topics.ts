/** The topics of an assembly as lists show them. */
import { createMemo, type Accessor } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { Mark, Message, Topic } from '../../../domain/state.ts';
import { messageView, topicView } from '../../../domain/talk/message-view.ts';
import { comparePlaced } from './record-order.ts';
import { reactedTo, SUPPORT } from './reactions.ts';
import type { TalkView } from './talk-view.ts';

/** A topic's question, or why it can't be shown. */
export function useTopicTitle(view: TalkView, id: Accessor<RecordId>): Accessor<string> {
  const { assembly } = view;
  return createMemo(() => {
    const topic = assembly.topics.get(id());
    if (!topic) return 'A topic that isn’t here yet';
    const { question, erased } = topicView(topic, (device) => assembly.personOf(device));
    if (erased) return 'A question that its author erased';
    if (assembly.erasedByDecision().has(id())) return 'A question that a decision erased';
    return question ?? 'A question whose words haven’t arrived yet';
  });
}

/** Topics, the one with the latest words first. */
export function useTopics(view: TalkView): Accessor<readonly Topic[]> {
  return createMemo(() => {
    const talk = view.assembly.open.talk.get();
    const touched = (topic: Topic) => {
      const last = talk.messages.get(view.all(topic.id).at(-1) ?? '');
      return { id: topic.id, time: Math.max(topic.time, last?.time ?? 0) };
    };
    return view.assembly.topics
      .all()
      .map((topic) => ({ topic, at: touched(topic) }))
      .sort((a, b) => comparePlaced(b.at, a.at))
      .map((entry) => entry.topic);
  });
}

/** How often each mark was given in a topic. */
export function useMarkCounts(
  view: TalkView,
  topic: Accessor<RecordId>,
): Accessor<ReadonlyMap<Mark, number>> {
  return createMemo(() => {
    const counts = new Map<Mark, number>();
    for (const message of messagesIn(view, topic())) {
      if (message.mark) counts.set(message.mark, (counts.get(message.mark) ?? 0) + 1);
    }
    return counts;
  });
}

export interface Summary {
  readonly id: RecordId;
  readonly supporters: readonly string[];
  readonly mine: boolean;
}

/** Summaries that can be read, the one with most support first, later ones before earlier. */
export function useSummaries(view: TalkView, topic: Accessor<RecordId>): Accessor<readonly Summary[]> {
  const { assembly } = view;
  return createMemo(() =>
    messagesIn(view, topic())
      .filter((message) => message.mark === 'summary')
      .map((message) => assembly.messages.get(message.id) ?? message)
      .filter((message) => !messageView(message, (device) => assembly.personOf(device)).erased)
      .filter((message) => {
        const regard = view.regardOf(message);
        return regard === 'open' || regard === 'stranger';
      })
      .map((message) => {
        const support = reactedTo(message, (device) => assembly.personOf(device), assembly.me()).find(
          (one) => one.reaction === SUPPORT,
        );
        return { message, id: message.id, supporters: support?.people ?? [], mine: support?.mine ?? false };
      })
      .sort((a, b) => b.supporters.length - a.supporters.length || comparePlaced(b.message, a.message)),
  );
}

function messagesIn(view: TalkView, topic: RecordId): readonly Message[] {
  const { messages } = view.assembly.open.talk.get();
  return view.all(topic).flatMap((id) => messages.get(id) ?? []);
}
