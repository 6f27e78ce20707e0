/**
 * A journal that seals when the page has nothing better to do, and nothing is arriving: packing takes a
 * moment of its thread, and of a first meeting's history all should be divided at once.
 */
import type { FeedHead, Row } from '../ledger/api.ts';
import { IndexedDbJournal } from './journal.ts';

/** Even a page that is never idle seals at last. */
const PATIENCE_MS = 10_000;
/** Where the browser can't tell when it is idle. */
const GUESS_MS = 1_000;
/** So long nothing must have arrived, unless it goes on for longer than the other. */
const SILENCE_MS = 1_500;
const LONGEST_ARRIVAL_MS = 120_000;

export class QuietJournal extends IndexedDbJournal {
  #appended = Number.NEGATIVE_INFINITY;
  /** The newest that is to be sealed; null: nothing is. */
  #heads: readonly FeedHead[] | null = null;

  override append(rows: readonly Row[]): Promise<void> {
    this.#appended = performance.now();
    return super.append(rows);
  }

  /** Settles at once: nobody needs to wait, since the rows are safe where they are. */
  override seal(heads: readonly FeedHead[]): Promise<void> {
    const waits = this.#heads !== null;
    this.#heads = heads;
    if (!waits) void this.#sealWhenQuiet();
    return Promise.resolve();
  }

  async #sealWhenQuiet(): Promise<void> {
    const begun = performance.now();
    for (;;) {
      await whenIdle();
      const now = performance.now();
      const silence = now - this.#appended;
      if (silence >= SILENCE_MS || now - begun >= LONGEST_ARRIVAL_MS) break;
      await new Promise((resolve) => setTimeout(resolve, SILENCE_MS - silence));
    }
    const heads = this.#heads ?? [];
    this.#heads = null;
    // What fails here is tried again when the ledger is next opened.
    await super.seal(heads).catch(() => undefined);
  }
}

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
    else setTimeout(resolve, GUESS_MS);
  });
