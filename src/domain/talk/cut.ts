/** Takes out what a feed said from the burst on at which it was proven to go two ways. */
import { idToRef } from '../burst.ts';
import type { FeedId, RecordId } from '../burst.ts';
import type { FeedCut, Talk } from '../state.ts';
import { editTable } from '../table.ts';
import type { Table } from '../table.ts';
import { hasNone, withoutCut } from './answers.ts';
import type { Memory } from './memory.ts';
import { messageRow, ownWords, topicRow } from './rows.ts';
import { upTo } from './stretches.ts';

/** Null where the cuts say nothing new. Takes time with everything that is here: it happens rarely. */
export function cutOff(
  talk: Talk,
  memory: Memory,
  cuts: readonly FeedCut[],
): { readonly talk: Talk; readonly memory: Memory } | null {
  const fresh = cuts.filter(({ feed, from }) => from < (memory.cuts.get(feed) ?? Number.POSITIVE_INFINITY));
  if (fresh.length === 0) return null;
  const all = new Map(memory.cuts);
  for (const { feed, from } of fresh)
    all.set(feed, Math.min(from, all.get(feed) ?? Number.POSITIVE_INFINITY));

  const unknown = without(memory.unknown, all);
  const pruned = { messages: without(talk.messages, all), topics: without(talk.topics, all) };
  const { answers, rows, erased } = withoutAnswers(pruned, talk.erased, memory, all);
  const seen = editTable(memory.seen);
  for (const [feed, from] of all) seen.set(String(feed), upTo(seen.get(String(feed)) ?? [], from));
  const refused = without(talk.refused, all);
  return {
    talk: Object.freeze({ ...rows, erased, refused, unknown: unknown.size }),
    memory: { seen: seen.done(), answers, unknown, cuts: all },
  };
}

function without<V>(table: Table<RecordId, V>, cuts: ReadonlyMap<FeedId, number>): Table<RecordId, V> {
  const edit = editTable(table);
  for (const id of table.keys()) {
    const ref = idToRef(id);
    if (ref !== null && ref.burst >= (cuts.get(ref.feed) ?? Number.POSITIVE_INFINITY)) edit.delete(id);
  }
  return edit.done();
}

/** Answers by the cut feeds go, and the rows that showed them are made again. */
function withoutAnswers(
  pruned: Pick<Talk, 'messages' | 'topics'>,
  erasedBefore: Talk['erased'],
  memory: Memory,
  cuts: ReadonlyMap<FeedId, number>,
) {
  const answers = editTable(memory.answers);
  const messages = editTable(pruned.messages);
  const topics = editTable(pruned.topics);
  const erased = editTable(without(erasedBefore, cuts));
  for (const [id, before] of memory.answers.entries()) {
    let after = before;
    for (const [feed, from] of cuts) after = withoutCut(after, feed, from);
    if (hasNone(after)) answers.delete(id);
    else answers.set(id, Object.freeze(after));
    const message = messages.get(id);
    if (message !== undefined) {
      const row = messageRow(message, after);
      messages.set(id, row);
      if (message.erased && !row.erased) for (const words of ownWords(message)) erased.delete(words);
    }
    const topic = topics.get(id);
    if (topic !== undefined) {
      const row = topicRow(topic, after);
      topics.set(id, row);
      if (topic.erased && !row.erased) erased.delete(id);
    }
  }
  return {
    answers: answers.done(),
    rows: { messages: messages.done(), topics: topics.done() },
    erased: erased.done(),
  };
}
