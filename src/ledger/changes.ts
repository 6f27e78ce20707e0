/** Telling those who watch a ledger what changed, after it is durable and applied. */
import type { FeedId, VerifiedBurst } from '../domain/burst.ts';
import type { LedgerChange } from './api.ts';

/** One change while it is being made. */
export class ChangeDraft {
  readonly source: LedgerChange['source'];
  readonly bursts: VerifiedBurst[] = [];
  readonly words: VerifiedBurst[] = [];
  readonly forks: { feed: FeedId; from: number }[] = [];

  constructor(source: LedgerChange['source']) {
    this.source = source;
  }

  get isEmpty(): boolean {
    return this.bursts.length + this.words.length + this.forks.length === 0;
  }
}

export class Watchers {
  readonly #watchers = new Set<(change: LedgerChange) => void>();

  add(onChange: (change: LedgerChange) => void): () => void {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  }

  /** A watcher that throws is a bug of its own: it is reported, and the others still hear. */
  tell(change: ChangeDraft): void {
    if (change.isEmpty) return;
    for (const watcher of [...this.#watchers]) {
      try {
        watcher(change);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  clear(): void {
    this.#watchers.clear();
  }
}
