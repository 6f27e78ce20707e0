/** A journal that seals when the page has nothing better to do: packing takes a moment of its thread. */
import type { FeedHead } from '../ledger/api.ts';
import { IndexedDbJournal } from './journal.ts';

/** Even a page that is never idle seals at last. */
const PATIENCE_MS = 10_000;
/** Where the browser can't tell when it is idle. */
const GUESS_MS = 1_000;

export class QuietJournal extends IndexedDbJournal {
  /** Settles at once: nobody needs to wait, since the rows are safe where they are. */
  override seal(heads: readonly FeedHead[]): Promise<void> {
    whenIdle()
      .then(() => super.seal(heads))
      // What failed here is tried again when the ledger is next opened.
      .catch(() => undefined);
    return Promise.resolve();
  }
}

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
    else setTimeout(resolve, GUESS_MS);
  });
