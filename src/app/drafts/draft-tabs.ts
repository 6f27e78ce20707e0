/**
 * The other tabs of this browser, as a draft sees them: one more neighbour. Each tab has a document
 * of its own, and only one tab keeps links; what is written in the others goes out through it.
 */
import type { RecordId } from '../../domain/burst.ts';
import type { AssemblyId } from '../api.ts';
import type { Tabs } from '../ports.ts';
import type { DraftChannel } from './draft-shelf.ts';

/** All other tabs together: what one is told, all are. */
const TABS = 'tabs';
/** No message of a draft is empty, so this can say: opened here, greet me. */
const OPENED = new Uint8Array(0);

/** The way to the same draft in the other tabs. Set `onMet` and `onBytes` in the turn in which it opens. */
export function draftAmongTabs(tabs: Tabs, assembly: AssemblyId, draft: RecordId): DraftChannel {
  const tell = (bytes: Uint8Array) => tabs.tell({ type: 'draft', assembly, draft, bytes });
  const stop = tabs.hear((news) => {
    if (news.type !== 'draft' || news.assembly !== assembly || news.draft !== draft) return;
    if (news.bytes.length === 0) channel.onMet?.(TABS);
    else channel.onBytes?.(news.bytes, TABS);
  });
  const channel: DraftChannel = {
    onMet: null,
    onBytes: null,
    send(bytes, to) {
      if (to?.except === TABS || (to?.only !== undefined && to.only !== TABS)) return false;
      tell(bytes);
      return true;
    },
    close: stop,
  };
  queueMicrotask(() => {
    tell(OPENED);
    channel.onMet?.(TABS);
  });
  return channel;
}
