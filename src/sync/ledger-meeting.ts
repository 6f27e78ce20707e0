/**
 * How both ends of a link learn what the other holds of one ledger, and whether they hold the same.
 *
 *   answerer                     initiator
 *   counts  →
 *                             ←  difference, digest      where it knows the same feeds: nearly always
 *
 *   counts  →
 *                             ←  vector                  where it doesn't
 *   difference, digest  →
 *
 * A difference names the vector that it is from: what was said before the ledger was put away and
 * shared again, and crosses that, is passed over. A whole vector may come at any time later.
 */
import { sameBytes } from '../lib/bytes.ts';
import { Budget } from './budget.ts';
import { encodeVector } from './messages.ts';
import { applyDifference, encodeCounts, encodeDifference, markOf, vectorOf } from './vector-messages.ts';
import { common, encodeStateVector } from './vectors.ts';
import { Malformed } from './wire.ts';
import type { ExchangeContext } from './exchange-context.ts';
import type { SharedLedger } from './shared-ledger.ts';
import type { Counts, Difference } from './vector-messages.ts';
import type { Vector } from './vectors.ts';

export interface MeetingEvents {
  /** Whether this end wants to be sent much now. */
  readonly wantsAll: () => boolean;
  /** All that the neighbour holds; `go`: it wants what it lacks now. */
  readonly theyHold: (vector: Vector, go: boolean) => void;
  /** Of what both hold, something differs. */
  readonly headsDiffer: () => void;
}

export class LedgerMeeting {
  readonly #shared: SharedLedger;
  readonly #number: number;
  readonly #context: ExchangeContext;
  readonly #events: MeetingEvents;
  /** Each costs a look at all heads. */
  readonly #answers: Budget;
  /** What this end said, until a difference from it comes. */
  #said: Vector | null = null;
  #closed = false;

  constructor(shared: SharedLedger, number: number, context: ExchangeContext, events: MeetingEvents) {
    this.#shared = shared;
    this.#number = number;
    this.#context = context;
    this.#events = events;
    this.#answers = new Budget({ burst: 8, perSecond: 0.5 }, context.clock);
  }

  begin(): void {
    if (this.#context.initiator) return;
    const own = this.#say();
    this.#context.outbox.post(encodeCounts(this.#number, own, this.#events.wantsAll()));
  }

  onCounts(counts: Counts): void {
    if (!this.#context.initiator) throw new Malformed('counts');
    if (!this.#answers.spend()) return;
    const theirs = vectorOf(counts, this.#shared.vector);
    if (theirs) return void this.#answer(theirs, counts.go);
    const own = this.#say();
    this.#context.outbox.post(encodeVector(this.#number, own, this.#events.wantsAll()));
  }

  /** The whole vector: the other end could make nothing of the counts, or is out of step. */
  onVector(vector: Vector, go: boolean): void {
    const unanswered = this.#said !== null && !this.#context.initiator;
    if (!unanswered || !this.#answers.spend()) return this.#events.theyHold(vector, go);
    this.#said = null;
    void this.#answer(vector, go);
  }

  onDifference(difference: Difference): void {
    const said = this.#said;
    if (!said || !sameBytes(difference.mark, markOf(said))) return;
    const theirs = applyDifference(said, difference);
    this.#said = null;
    this.#events.theyHold(theirs, difference.go);
    if (difference.digest) void this.#compare(difference.digest, common(said, theirs));
  }

  close(): void {
    this.#closed = true;
  }

  #say(): Vector {
    this.#said = new Map(this.#shared.vector);
    return this.#said;
  }

  async #answer(theirs: Vector, go: boolean): Promise<void> {
    const own = new Map(this.#shared.vector);
    const digest = await this.#digestAt(common(own, theirs));
    if (this.#closed) return;
    const options = { go: this.#events.wantsAll(), digest };
    this.#context.outbox.post(encodeDifference(this.#number, own, theirs, options));
    this.#events.theyHold(theirs, go);
  }

  async #compare(theirs: Uint8Array, both: Vector): Promise<void> {
    const own = await this.#digestAt(both);
    if (own && !this.#closed && !sameBytes(own, theirs)) this.#events.headsDiffer();
  }

  /** Null where the storage fails: then heads are not compared on this link. */
  #digestAt(both: Vector): Promise<Uint8Array | null> {
    return this.#shared.port.digestAt(encodeStateVector(both)).catch(() => null);
  }
}
