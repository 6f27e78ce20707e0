/**
 * In which order what was said is shown: per place (the assembly's chat, or a topic) the threads by
 * their first words, and per thread the answers. Kept up message by message; the result depends only
 * on which messages are known, never on how they came.
 */
import type { RecordId } from '../../../domain/burst.ts';
import type { Message } from '../../../domain/state.ts';
import { comparePlaced, compareRecordIds, placeIn, type Placed } from './record-order.ts';

/** The assembly's chat, or a topic's id. */
export type Place = RecordId | 'chat';

/** The parts of a message that never change once it is signed. */
export type Said = Pick<Message, 'id' | 'time' | 'replyTo' | 'topic'>;

/** Which lists one call changed. */
export interface OrderChange {
  readonly places: ReadonlySet<Place>;
  /** By root; a thread that was joined to another is named too. */
  readonly threads: ReadonlySet<RecordId>;
}

export interface TalkOrder {
  /** Takes messages; those that are known already change nothing. */
  add(messages: Iterable<Said>): OrderChange;
  has(message: RecordId): boolean;
  /** Where anything was said. */
  places(): readonly Place[];
  /** Thread roots of a place, oldest first. A root may be a message that isn't here yet. */
  threads(place: Place): readonly RecordId[];
  /** Everything said in a place, answers included, oldest first. */
  all(place: Place): readonly RecordId[];
  /** The answers in a thread, oldest first, without its root. */
  replies(root: RecordId): readonly RecordId[];
  /** The root of the thread that a message is in; itself while it is unknown. */
  rootOf(message: RecordId): RecordId;
  /** Where a message was said; null while it is unknown. */
  placeOf(message: RecordId): Place | null;
}

interface Entry extends Placed {
  readonly replyTo: RecordId | null;
  readonly place: Place;
  thread: Thread;
}

interface Standing extends Placed {
  readonly place: Place;
}

/**
 * Messages that answer one another, the first one included. While that one isn't here, `root` is
 * the id that the others name, and the thread stands where its first known message stands.
 */
interface Thread {
  root: RecordId;
  readonly entries: Entry[];
  at: Standing | null;
}

/** From this many at once, lists are sorted as a whole instead of one by one. */
const MANY = 64;
const NONE: readonly RecordId[] = Object.freeze([]);

/** A list that hands out frozen ids and makes them anew only after a change. */
class Sorted<T extends Placed> {
  readonly items: T[] = [];
  #ids: readonly RecordId[] | null = null;

  get ids(): readonly RecordId[] {
    return (this.#ids ??= Object.freeze(this.items.map((item) => item.id)));
  }
  put(item: T): void {
    this.items.splice(placeIn(this.items, item), 0, item);
    this.#ids = null;
  }
  take(item: Placed): void {
    this.items.splice(placeIn(this.items, item), 1);
    this.#ids = null;
  }
  replace(items: readonly T[]): void {
    this.items.length = 0;
    for (const item of items) this.items.push(item);
    this.items.sort(comparePlaced);
    this.#ids = null;
  }
}

export function createTalkOrder(): TalkOrder {
  const entries = new Map<RecordId, Entry>();
  const threads = new Map<RecordId, Thread>();
  const replyIds = new Map<RecordId, readonly RecordId[]>();
  const threadLists = new Map<Place, Sorted<Standing>>();
  const allLists = new Map<Place, Sorted<Entry>>();

  /** Makes one thread of several: the smaller are put into the largest, so that long chains stay cheap. */
  const joined = (parts: readonly Thread[], root: RecordId, change: Draft): Thread => {
    const into = parts.reduce((a, b) => (b.entries.length > a.entries.length ? b : a));
    for (const part of parts) {
      threads.delete(part.root);
      change.threads.add(part.root);
      if (part === into) continue;
      change.left.add(part);
      for (const entry of part.entries) {
        entry.thread = into;
        into.entries.splice(placeIn(into.entries, entry), 0, entry);
      }
    }
    into.root = root;
    threads.set(root, into);
    change.threads.add(root);
    return into;
  };

  const addOne = (said: Said, change: Draft): void => {
    const alone: Thread = { root: said.id, entries: [], at: null };
    const replyTo = said.replyTo === said.id ? null : said.replyTo;
    const entry: Entry = {
      id: said.id,
      time: said.time,
      replyTo,
      place: said.topic ?? 'chat',
      thread: alone,
    };
    alone.entries.push(entry);
    entries.set(entry.id, entry);
    change.added.push(entry);

    const waiting = threads.get(said.id);
    const answered = replyTo === null ? undefined : (entries.get(replyTo)?.thread ?? threads.get(replyTo));
    const closesCircle = answered !== undefined && answered === waiting;
    const root = closesCircle ? rootOfCircle(entry, entries) : (answered?.root ?? replyTo ?? said.id);
    const parts = new Set([alone, waiting, answered].filter((part) => part !== undefined));
    change.moved.add(joined([...parts], root, change));
  };

  const standingOf = (thread: Thread): Standing => {
    const first = entries.get(thread.root) ?? thread.entries[0];
    if (!first) throw new Error('a thread without a message');
    return { id: thread.root, time: first.time, place: first.place };
  };

  const listOf = <T extends Placed>(lists: Map<Place, Sorted<T>>, place: Place): Sorted<T> => {
    let list = lists.get(place);
    if (!list) lists.set(place, (list = new Sorted()));
    return list;
  };

  const placeOneByOne = (change: Draft): void => {
    for (const entry of change.added) listOf(allLists, entry.place).put(entry);
    for (const thread of [...change.left, ...change.moved]) {
      if (!thread.at) continue;
      listOf(threadLists, thread.at.place).take(thread.at);
      change.places.add(thread.at.place);
      thread.at = null;
    }
    for (const thread of change.moved) {
      if (change.left.has(thread)) continue;
      thread.at = standingOf(thread);
      listOf(threadLists, thread.at.place).put(thread.at);
      change.places.add(thread.at.place);
    }
  };

  const placeAll = (change: Draft): void => {
    const standings = [...threads.values()].map((thread) => (thread.at = standingOf(thread)));
    const there = byPlace(standings);
    for (const place of new Set([...threadLists.keys(), ...there.keys()])) {
      listOf(threadLists, place).replace(there.get(place) ?? []);
      change.places.add(place);
    }
    for (const [place, fresh] of byPlace(change.added)) {
      const list = listOf(allLists, place);
      list.replace([...list.items, ...fresh]);
    }
  };

  return {
    add(messages) {
      const change: Draft = {
        added: [],
        moved: new Set(),
        left: new Set(),
        places: new Set(),
        threads: new Set(),
      };
      const fresh = new Map<RecordId, Said>();
      for (const said of messages) if (!entries.has(said.id)) fresh.set(said.id, said);
      // In order of time almost everything is put at an end.
      for (const said of [...fresh.values()].sort(comparePlaced)) addOne(said, change);
      if (fresh.size > MANY) placeAll(change);
      else placeOneByOne(change);
      for (const entry of change.added) change.places.add(entry.place);
      for (const root of change.threads) replyIds.delete(root);
      return change;
    },
    has: (message) => entries.has(message),
    places: () => [...allLists.keys()],
    threads: (place) => threadLists.get(place)?.ids ?? NONE,
    all: (place) => allLists.get(place)?.ids ?? NONE,
    replies(root) {
      const thread = threads.get(root);
      if (!thread) return NONE;
      let ids = replyIds.get(root);
      if (!ids) {
        ids = Object.freeze(thread.entries.filter((entry) => entry.id !== root).map((entry) => entry.id));
        replyIds.set(root, ids);
      }
      return ids;
    },
    rootOf: (message) => entries.get(message)?.thread.root ?? message,
    placeOf: (message) => entries.get(message)?.place ?? null,
  };
}

/** What one call has done so far. */
interface Draft {
  readonly added: Entry[];
  readonly moved: Set<Thread>;
  /** Threads that were joined to another. */
  readonly left: Set<Thread>;
  readonly places: Set<Place>;
  readonly threads: Set<RecordId>;
}

function byPlace<T extends { readonly place: Place }>(items: readonly T[]): Map<Place, T[]> {
  const groups = new Map<Place, T[]>();
  for (const item of items) {
    const group = groups.get(item.place);
    if (group) group.push(item);
    else groups.set(item.place, [item]);
  }
  return groups;
}

/** Answers that name each other in a circle (only a crafted feed has them): the first id is the root. */
function rootOfCircle(entry: Entry, entries: ReadonlyMap<RecordId, Entry>): RecordId {
  let first = entry.id;
  let next = entry.replyTo;
  while (next !== null && next !== entry.id) {
    if (compareRecordIds(next, first) < 0) first = next;
    next = entries.get(next)?.replyTo ?? null;
  }
  return first;
}
