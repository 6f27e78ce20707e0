/**
 * One ledger and what its records come to: listens to the ledger, adds what only cryptography can
 * tell, reduces, and says which ids changed. One queue, so that changes arrive in order even though
 * facts take a moment.
 */
import type { FeedId, VerifiedBurst } from '../../domain/burst.ts';
import type { LedgerChange, LedgerPort } from '../../ledger/api.ts';

/** A feed that counts only up to a burst, by proof of a fork. */
export interface Cut {
  readonly feed: FeedId;
  readonly from: number;
}

export interface ReductionOptions<State, Change> {
  readonly ledger: LedgerPort;
  readonly empty: State;
  readonly reduce: (
    state: State,
    bursts: readonly VerifiedBurst[],
    cuts: readonly Cut[],
  ) => { readonly state: State; readonly change: Change };
  readonly addFacts: (bursts: readonly VerifiedBurst[]) => Promise<readonly VerifiedBurst[]>;
}

export class Reduction<State, Change> {
  #state: State;
  /** Feeds that count only in part for another reason than a fork; unlike forks, that can be taken back. */
  #left: ReadonlyMap<FeedId, number> = new Map();
  #queue: Promise<void> = Promise.resolve();
  readonly #watchers = new Set<(change: Change) => void>();
  readonly #stop: () => void;

  private constructor(private readonly options: ReductionOptions<State, Change>) {
    this.#state = options.empty;
    this.#stop = options.ledger.subscribe((change) => this.#enqueue(change));
  }

  /** Reduces what the ledger has in memory; later changes follow by themselves. */
  static async start<State, Change>(
    options: ReductionOptions<State, Change>,
  ): Promise<Reduction<State, Change>> {
    const reduction = new Reduction(options);
    const bursts = [...options.ledger.bursts()];
    const forks = options.ledger.proofs.map(({ feed, burst }) => ({ feed, from: burst }));
    reduction.#queue = reduction.#queue.then(() => reduction.#take(bursts, forks));
    await reduction.settled();
    return reduction;
  }

  get(): State {
    return this.#state;
  }

  subscribe(watch: (change: Change) => void): () => void {
    this.#watchers.add(watch);
    return () => this.#watchers.delete(watch);
  }

  /**
   * [TALK-6] From now on only so many bursts of these feeds count, and of all others everything. Where more
   * counts than before, everything is reduced anew.
   */
  leave(left: ReadonlyMap<FeedId, number>): void {
    const before = this.#left;
    const isSame = left.size === before.size && [...left].every(([feed, from]) => before.get(feed) === from);
    if (isSame) return;
    this.#left = left;
    const cuts = [...left].map(([feed, from]) => ({ feed, from }));
    const isLess = [...before].every(([feed, from]) => (left.get(feed) ?? Infinity) <= from);
    this.#queue = this.#queue.then(() => {
      if (isLess) return this.#take([], cuts);
      this.#state = this.options.empty;
      const { ledger } = this.options;
      const forks = ledger.proofs.map(({ feed, burst }) => ({ feed, from: burst }));
      return this.#take([...ledger.bursts()], [...forks, ...cuts]);
    });
  }

  /** Settles when everything that the ledger announced so far is reduced. */
  settled(): Promise<void> {
    return this.#queue;
  }

  stop(): void {
    this.#stop();
    this.#watchers.clear();
  }

  #enqueue(change: LedgerChange): void {
    this.#queue = this.#queue.then(() => this.#take([...change.bursts, ...change.words], change.forks));
  }

  async #take(bursts: readonly VerifiedBurst[], cuts: readonly Cut[]): Promise<void> {
    if (bursts.length === 0 && cuts.length === 0) return;
    const known = await this.options.addFacts(bursts);
    const { state, change } = this.options.reduce(this.#state, known, cuts);
    this.#state = state;
    for (const watch of [...this.#watchers]) watch(change);
  }
}
