import { decodeStateVector, raise } from './vectors.ts';
import type { FeedId } from '../domain/burst.ts';
import type { LedgerChange, LedgerPort } from '../ledger/api.ts';

/** Someone whom a neighbour could feed with much; one at a time. */
export interface Hungry {
  /** It is this one's turn. */
  go(): void;
}

/**
 * One joined ledger, for all links together: what is held of it, and whose turn it is to send a lot.
 * A newcomer among twelve neighbours would otherwise get everything twelve times.
 */
export class SharedLedger {
  readonly port: LedgerPort;
  /** Smaller is more important. */
  readonly precedence: number;
  /** Bursts held of each feed, kept up to date. */
  readonly vector: Map<FeedId, number>;
  readonly #watchers = new Set<(change: LedgerChange) => void>();
  readonly #unsubscribe: () => void;
  #feeding: Hungry | null = null;
  #waiting: Hungry[] = [];

  constructor(port: LedgerPort, precedence: number) {
    this.port = port;
    this.precedence = precedence;
    this.vector = decodeStateVector(port.stateVector());
    this.#unsubscribe = port.subscribe((change) => {
      raise(this.vector, new Map(change.bursts.map(({ feed, burst }) => [feed, burst + 1])));
      for (const watcher of [...this.#watchers]) watcher(change);
    });
  }

  watch(onChange: (change: LedgerChange) => void): () => void {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  }

  /** True: the turn is theirs at once. False: `go` will be called. */
  takeTurn(who: Hungry): boolean {
    if (this.#feeding === null) {
      this.#feeding = who;
      return true;
    }
    this.#waiting.push(who);
    return false;
  }

  /** Has been fed, or needs no turn after all. */
  leaveTurn(who: Hungry): void {
    this.#waiting = this.#waiting.filter((other) => other !== who);
    if (this.#feeding !== who) return;
    this.#feeding = this.#waiting.shift() ?? null;
    this.#feeding?.go();
  }

  close(): void {
    this.#unsubscribe();
    this.#watchers.clear();
  }
}
