/** One call of `reduceTalk`: takes records in any order, then makes the rows that they changed. */
import { recordId, refToId } from '../burst.ts';
import type { RecordId, VerifiedBurst, VerifiedRecord } from '../burst.ts';
import { Kind } from '../kinds.ts';
import { deepFreeze, samePlain } from '../plain.ts';
import type { Refusal } from '../refusal.ts';
import type { Refused, Talk, TalkChange } from '../state.ts';
import { editTable } from '../table.ts';
import type { Table } from '../table.ts';
import { decodeWordsErased } from '../words/headers.ts';
import { noAnswers } from './answers.ts';
import type { Answers, Said } from './answers.ts';
import { decodeMessageEdited, decodeMessageSaid, decodeReactionSet, decodeTopicOpened } from './headers.ts';
import type { Memory } from './memory.ts';
import { messageRow, ownWords, topicRow } from './rows.ts';
import type { BareMessage, BareTopic } from './rows.ts';

type Grown = { [K in keyof Answers]: Answers[K][number][] };

const governanceKinds: ReadonlySet<number> = new Set(
  Object.values(Kind).filter((kind) => kind < Kind.wordsErased),
);

export class Batch {
  readonly #talk: Talk;
  readonly #memory: Memory;
  readonly #grown = new Map<RecordId, Grown>();
  readonly #messages = new Map<RecordId, BareMessage>();
  readonly #topics = new Map<RecordId, BareTopic>();
  readonly #refused: Refused[] = [];
  readonly #unknown: RecordId[] = [];

  constructor(talk: Talk, memory: Memory) {
    this.#talk = talk;
    this.#memory = memory;
  }

  take(burst: VerifiedBurst): void {
    for (const [index, record] of burst.records.entries()) {
      const said: Said = {
        id: recordId(burst.feed, burst.burst, index),
        feed: burst.feed,
        burst: burst.burst,
        index,
        device: burst.device,
        time: record.time,
      };
      const refusal = this.#takeRecord(said, record);
      if (refusal !== null) this.#refuse(said, record.kind, refusal);
    }
  }

  /** [RED-5] Words of a known burst that came, or went. */
  takeWords(burst: VerifiedBurst): void {
    for (const [index, record] of burst.records.entries()) {
      const id = recordId(burst.feed, burst.burst, index);
      const words = record.body ?? null;
      const message = this.#messages.get(id) ?? this.#talk.messages.get(id);
      if (message !== undefined && message.words !== words) this.#messages.set(id, { ...message, words });
      const topic = this.#topics.get(id) ?? this.#talk.topics.get(id);
      if (topic !== undefined && topic.question !== words)
        this.#topics.set(id, { ...topic, question: words });
      if (record.kind === Kind.messageEdited) this.#takeEditWords(id, record);
    }
  }

  done(): { talk: Talk; memory: Pick<Memory, 'answers' | 'unknown'>; change: TalkChange } {
    const answers = editTable<RecordId, Answers>(this.#memory.answers);
    for (const [id, grown] of this.#grown) answers.set(id, Object.freeze(grown));
    const answersTo = (id: RecordId): Answers => answers.get(id) ?? noAnswers;
    const messages = this.#remake(this.#talk.messages, this.#messages, (bare) =>
      messageRow(bare, answersTo(bare.id)),
    );
    const topics = this.#remake(this.#talk.topics, this.#topics, (bare) =>
      topicRow(bare, answersTo(bare.id)),
    );
    const erased = addAll(this.#talk.erased, [
      ...messages.rows.filter((row) => row.erased).flatMap(ownWords),
      ...topics.rows.filter((row) => row.erased).map(({ id }) => id),
    ]);
    const refused = editTable(this.#talk.refused);
    for (const refusal of this.#refused) refused.set(refusal.id, refusal);
    const unknown = addAll(this.#memory.unknown, this.#unknown);
    const talk: Talk = {
      messages: messages.table,
      topics: topics.table,
      erased: erased.table,
      refused: refused.done(),
      unknown: unknown.table.size,
    };
    const change: TalkChange = {
      all: false,
      messages: messages.rows.map(({ id }) => id),
      topics: topics.rows.map(({ id }) => id),
      erased: erased.added,
      refused: this.#refused.map(({ id }) => id),
    };
    return {
      talk: Object.freeze(talk),
      memory: { answers: answers.done(), unknown: unknown.table },
      change: deepFreeze(change),
    };
  }

  /** The rows whose record is new or that something was said of; those that came out different. */
  #remake<Bare, Row extends Bare & { readonly id: RecordId }>(
    before: Table<RecordId, Row>,
    fresh: ReadonlyMap<RecordId, Bare>,
    rowOf: (bare: Bare) => Row,
  ): { table: Table<RecordId, Row>; rows: readonly Row[] } {
    const table = editTable(before);
    const rows: Row[] = [];
    for (const ids of [fresh.keys(), this.#grown.keys()]) {
      for (const id of ids) {
        const known = table.get(id);
        const bare = fresh.get(id) ?? known;
        const row = bare && rowOf(bare);
        if (row === undefined || samePlain(known, row)) continue;
        table.set(id, row);
        rows.push(row);
      }
    }
    return { table: table.done(), rows };
  }

  #takeRecord(said: Said, record: VerifiedRecord): Refusal | null {
    const words = record.body ?? null;
    switch (record.kind) {
      case Kind.messageSaid: {
        const header = decodeMessageSaid(record.header);
        if (header === null) return 'malformed';
        const { replyTo, topic, mark, mentions } = header;
        this.#messages.set(said.id, {
          id: said.id,
          device: said.device,
          time: said.time,
          words,
          replyTo: replyTo === null ? null : refToId(replyTo),
          topic: topic === null ? null : refToId(topic),
          mark,
          mentions,
        });
        return null;
      }
      case Kind.messageEdited: {
        const header = decodeMessageEdited(record.header);
        if (header === null) return 'malformed';
        this.#answersTo(refToId(header.message)).edits.push({ ...said, words });
        return null;
      }
      case Kind.reactionSet: {
        const header = decodeReactionSet(record.header);
        if (header === null) return 'malformed';
        const { message, reaction, on } = header;
        this.#answersTo(refToId(message)).reactions.push({ ...said, reaction, on });
        return null;
      }
      case Kind.topicOpened: {
        const header = decodeTopicOpened(record.header);
        if (header === null) return 'malformed';
        const proposal = header.proposal === null ? null : refToId(header.proposal);
        this.#topics.set(said.id, {
          id: said.id,
          device: said.device,
          time: said.time,
          question: words,
          proposal,
        });
        return null;
      }
      case Kind.wordsErased: {
        const header = decodeWordsErased(record.header);
        if (header === null) return 'malformed';
        this.#answersTo(refToId(header.target)).erasures.push(said);
        return null;
      }
    }
    if (governanceKinds.has(record.kind)) return 'malformed';
    this.#unknown.push(said.id);
    return null;
  }

  #answersTo(id: RecordId): Grown {
    let grown = this.#grown.get(id);
    if (grown === undefined) {
      const known = this.#memory.answers.get(id) ?? noAnswers;
      grown = { edits: [...known.edits], reactions: [...known.reactions], erasures: [...known.erasures] };
      this.#grown.set(id, grown);
    }
    return grown;
  }

  #takeEditWords(id: RecordId, record: VerifiedRecord): void {
    const header = decodeMessageEdited(record.header);
    if (header === null) return;
    const target = refToId(header.message);
    const known = this.#grown.get(target)?.edits ?? this.#memory.answers.get(target)?.edits ?? [];
    const at = known.findIndex((edit) => edit.id === id);
    const edit = known[at];
    const words = record.body ?? null;
    if (edit === undefined || edit.words === words) return;
    this.#answersTo(target).edits[at] = { ...edit, words };
  }

  #refuse({ id, device, time }: Said, kind: number, reason: Refusal): void {
    this.#refused.push(Object.freeze({ id, kind, device, person: null, reason, time }));
  }
}

function addAll(before: Table<RecordId, true>, ids: readonly RecordId[]) {
  const table = editTable(before);
  const added = ids.filter((id) => !before.has(id));
  for (const id of added) table.set(id, true);
  return { table: table.done(), added };
}
