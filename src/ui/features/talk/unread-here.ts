/** What is new to the person on an open page: it stays marked until it was in sight here. */
import { createEffect, createSignal, untrack } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { AssemblyView } from '../../projection/assembly-view.ts';

export interface UnreadHere {
  has(message: RecordId): boolean;
  /** All of them, in no order. */
  all(): ReadonlySet<RecordId>;
  /** These were in sight. */
  see(messages: readonly RecordId[]): void;
}

/**
 * Starts from what the app calls unread and takes in what becomes so, which `onFresh` hears of. The app keeps one time up to
 * which everything was seen; here it is known message by message.
 */
export function createUnreadHere(
  assembly: AssemblyView,
  onFresh: (messages: readonly RecordId[]) => void,
): UnreadHere {
  const seen = new Set<RecordId>();
  const [unread, setUnread] = createSignal<ReadonlySet<RecordId>>(new Set(untrack(assembly.unread)));
  createEffect(() => {
    const fresh = [...assembly.unread()].filter((id) => !seen.has(id) && !untrack(unread).has(id));
    if (fresh.length === 0) return;
    setUnread((now) => new Set([...now, ...fresh]));
    onFresh(fresh);
  });
  return {
    has: (message) => unread().has(message),
    all: unread,
    see(messages) {
      for (const id of messages) seen.add(id);
      if (messages.some((id) => untrack(unread).has(id))) {
        setUnread((now) => new Set([...now].filter((id) => !seen.has(id))));
      }
    },
  };
}
