/**
 * Proofs of forks that came before the feed they speak of: its key is not known yet, so nothing can
 * be checked. A neighbour offers its proofs when a link begins, and a newcomer has no feed then.
 * Kept in memory only and few: they are offered again on the next link.
 */
import { remember } from '../lib/bounded.ts';
import type { FeedId } from '../domain/burst.ts';
import type { ForkProof } from './api.ts';

const MOST = 32;

export class WaitingProofs {
  readonly #proofs = new Map<FeedId, ForkProof>();

  keep(proof: ForkProof): void {
    remember(this.#proofs, proof.feed, proof, MOST);
  }

  /** The proof that waits for this feed, once. */
  take(feed: FeedId): ForkProof | null {
    const proof = this.#proofs.get(feed) ?? null;
    this.#proofs.delete(feed);
    return proof;
  }
}
