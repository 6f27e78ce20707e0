/**
 * The ledger as a genuine Y.Doc, so that any Yjs tool can read it. It is only ever fed with our own
 * canonical bytes; nobody calls Yjs's writing API, and its client id stays random and unused.
 */
import * as Y from 'yjs';
import type { FeedId } from '../domain/burst.ts';
import { YjsInDevelopmentMode } from './faults.ts';

export class Mirror {
  #doc: Y.Doc | null = null;

  /** Made when it is first asked for: most ledgers are never read this way. */
  get doc(): Y.Doc {
    this.#doc ??= new Y.Doc();
    return this.#doc;
  }

  close(): void {
    this.#doc?.destroy();
  }

  apply(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'ledger');
  }

  /** Puts other bytes in an element's place, behind Yjs's back: an erased form, or words that came. */
  replace(feed: FeedId, burst: number, element: Uint8Array): void {
    const struct = this.doc.store.clients.get(feed)?.[0];
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return;
    const elements: unknown[] = [...struct.content.arr];
    elements[burst] = element;
    struct.content = new Y.ContentAny(elements);
  }
}

/** Throws `YjsInDevelopmentMode` where Yjs would throw on every element later. */
export function assertYjsTakesBytes(): void {
  try {
    void new Y.ContentAny([new Uint8Array(1)]);
  } catch (cause) {
    throw new YjsInDevelopmentMode(
      'Yjs runs in development mode (NODE_ENV, or node_env in localStorage): ledgers need production mode',
      { cause },
    );
  }
}
