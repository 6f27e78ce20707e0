/** How many unread messages ask for a person's attention: for Home and the badge. */
import type { RecordId } from '../../domain/burst.ts';
import { MOST_UNREAD_OF_STRANGERS } from '../../domain/limits.ts';
import type { Talk } from '../../domain/state.ts';
import { regardOf } from '../../domain/talk/regard.ts';
import type { Around } from '../../domain/talk/regard.ts';

/** What is hidden, muted, blocked, or beyond a newcomer's limit counts for nothing. */
export function unreadCount(unread: Iterable<RecordId>, talk: Talk, around: Around): number {
  let open = 0;
  let strange = 0;
  for (const id of unread) {
    const message = talk.messages.get(id);
    const regard = message === undefined ? 'open' : regardOf(message, around);
    if (regard === 'open') open += 1;
    else if (regard === 'stranger') strange += 1;
  }
  return open + Math.min(strange, MOST_UNREAD_OF_STRANGERS);
}
