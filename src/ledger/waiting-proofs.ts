/**
 * Proofs of forks that came before the feed they speak of: its key is not known yet, so nothing can
 * be checked. A neighbour offers its proofs when a link begins, and a newcomer has no feed then.
 * Kept in memory only and few: they are offered again on the next link.
 */
import type { FeedId } from '../domain/burst.ts';
import type { ForkProof } from './api.ts';

const MOST = 32;

export class WaitingProofs {
  readonly #proofs = new Map<FeedId, ForkProof>();

  keep(proof: ForkProof): void {
    this.#proofs.delete(proof.feed);
    this.#proofs.set(proof.feed, proof);
    const [oldest] = this.#proofs.keys();
    if (this.#proofs.size > MOST && oldest !== undefined) this.#proofs.delete(oldest);
  }

  /** The proof that waits for this feed, once. */
  take(feed: FeedId): ForkProof | null {
    const proof = this.#proofs.get(feed) ?? null;
    this.#proofs.delete(feed);
    return proof;
  }
}
