/** The talk of one assembly as its pages read it: ordered lists, who said what, what is new. */
import { batch, createSignal, untrack, type Signal } from 'solid-js';
import type { DeviceId, PersonId, RecordId } from '../../../domain/burst.ts';
import { MOST_UNREAD_OF_STRANGERS } from '../../../domain/limits.ts';
import type { Message, Standing, TalkChange } from '../../../domain/state.ts';
import { regardOf, type Regard } from '../../../domain/talk/regard.ts';
import { aroundIn } from '../../projection/around.ts';
import type { AssemblyView } from '../../projection/assembly-view.ts';
import { createTalkOrder, type OrderChange, type Place } from './talk-order.ts';
import { createUnreadHere } from './unread-here.ts';

export interface Author {
  /** Null while it isn't known whose device it is. */
  readonly person: PersonId | null;
  /** Null while no name has come. */
  readonly name: string | null;
  readonly standing: Standing;
  readonly mine: boolean;
}

export interface TalkView {
  readonly assembly: AssemblyView;
  /** The lists of `TalkOrder`; each wakes its reader when that list changes. */
  threads(place: Place): readonly RecordId[];
  places(): readonly Place[];
  all(place: Place): readonly RecordId[];
  replies(root: RecordId): readonly RecordId[];
  rootOf(message: RecordId): RecordId;
  placeOf(message: RecordId): Place | null;
  authorOf(device: DeviceId): Author;
  /** How a message is to be shown on this device. */
  regardOf(message: Pick<Message, 'id' | 'device'>): Regard;
  /** How many messages of others in a place were not seen here. */
  unreadIn(place: Place): number;
  isUnread(message: RecordId): boolean;
  unread(): ReadonlySet<RecordId>;
  /** These were in sight, with someone there to see them. */
  see(messages: readonly RecordId[]): void;
  /** Hears of messages by others that arrive while the page is open; never of what was loaded. */
  onArrival(listen: (messages: readonly Message[]) => void): void;
}

export function createTalkView(assembly: AssemblyView): TalkView {
  const talk = () => assembly.open.talk.get();
  const places = keyedSignals<Place>();
  const threads = keyedSignals<RecordId>();
  const [placesTick, wakePlaces] = createSignal(undefined, { equals: false });
  const listeners = new Set<(messages: readonly Message[]) => void>();
  let order = createTalkOrder();
  order.add(talk().messages.values());

  // All at once: what reads a thousand threads is reckoned anew once, not a thousand times.
  const wake = (change: OrderChange) =>
    batch(() => {
      for (const place of change.places) places.wake(place);
      wakePlaces(undefined);
      for (const thread of change.threads) threads.wake(thread);
    });

  const startOver = () => {
    order = createTalkOrder();
    order.add(talk().messages.values());
    batch(() => {
      places.wakeAll();
      wakePlaces(undefined);
      threads.wakeAll();
    });
  };

  const isMine = (device: DeviceId): boolean =>
    untrack(() => {
      const person = assembly.personOf(device);
      return person !== null && person === assembly.me();
    });

  const hear = (ids: readonly RecordId[]) => {
    const { messages } = talk();
    const arrived = ids
      .flatMap((id) => messages.get(id) ?? [])
      .filter((message) => !isMine(message.device) && untrack(() => isHeard(message)));
    if (arrived.length > 0) for (const listen of listeners) listen(arrived);
  };
  const unread = createUnreadHere(assembly, (ids) => hear(ids));
  const around = aroundIn(assembly);
  const regard = (message: Pick<Message, 'id' | 'device'>) => regardOf(message, around);
  /** Whether it asks for attention: not what is folded, for whatever reason. */
  const isHeard = (message: Message): boolean => {
    const now = regard(message);
    return now === 'open' || now === 'stranger';
  };

  assembly.onTalkChange((change: TalkChange) => {
    const messages = talk().messages;
    const now = change.messages.map((id) => messages.get(id)).filter((message) => message !== undefined);
    // A message that was taken back by the ledger (a feed that ended earlier): rare, so all anew.
    if (change.all || now.length < change.messages.length) {
      startOver();
      return;
    }
    const fresh = now.filter((message) => !order.has(message.id));
    if (fresh.length > 0) wake(order.add(fresh));
  });

  return {
    assembly,
    places: () => (placesTick(), order.places()),
    threads: (place) => (places.read(place), order.threads(place)),
    all: (place) => (places.read(place), order.all(place)),
    replies(root) {
      threads.read(root);
      const all = order.replies(root);
      if (![...assembly.ignored().values()].some(({ how }) => how === 'blocked')) return all;
      const { messages } = talk();
      return all.filter((id) => {
        const message = messages.get(id);
        return message === undefined || regard(message) !== 'blocked';
      });
    },
    rootOf: (message) => (threads.read(message), order.rootOf(message)),
    // Each message that comes is at first a thread of its own, so this wakes when it comes.
    placeOf: (message) => (threads.read(message), order.placeOf(message)),
    authorOf(device) {
      const id = assembly.personOf(device);
      const person = id === null ? undefined : assembly.people.get(id);
      return {
        person: id,
        name: person?.name ?? null,
        standing: person?.standing ?? 'newcomer',
        mine: id !== null && id === assembly.me(),
      };
    },
    regardOf: regard,
    unreadIn(place) {
      places.read(place);
      let count = 0;
      let strange = 0;
      for (const id of unread.all()) {
        if (order.placeOf(id) !== place) continue;
        const message = talk().messages.get(id);
        if (!message || message.erased || isMine(message.device)) continue;
        const now = regard(message);
        if (now === 'open') count++;
        else if (now === 'stranger') strange++;
      }
      return count + Math.min(strange, MOST_UNREAD_OF_STRANGERS);
    },
    isUnread(id) {
      const message = unread.has(id) ? talk().messages.get(id) : undefined;
      return message !== undefined && !isMine(message.device) && isHeard(message);
    },
    unread: unread.all,
    see: unread.see,
    onArrival: (listen) => listeners.add(listen),
  };
}

interface KeyedSignals<K> {
  read(key: K): void;
  wake(key: K): void;
  wakeAll(): void;
}

/** A signal for each key that somebody reads. */
function keyedSignals<K>(): KeyedSignals<K> {
  const signals = new Map<K, Signal<undefined>>();
  return {
    read(key) {
      let signal = signals.get(key);
      if (!signal) signals.set(key, (signal = createSignal(undefined, { equals: false })));
      signal[0]();
    },
    wake: (key) => signals.get(key)?.[1](undefined),
    wakeAll() {
      for (const signal of signals.values()) signal[1](undefined);
    },
  };
}
