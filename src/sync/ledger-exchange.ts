/**
 * One ledger over one link. Both ends say what they hold (`ledger-meeting.ts`) and send what the other
 * lacks; each new burst follows at once; heads are compared once, and forks exchanged as proofs.
 */
import { sameBytes } from '../lib/bytes.ts';
import { findForks, forkQuestion, headsOf, shortHeads } from './fork-search.ts';
import { LedgerMeeting } from './ledger-meeting.ts';
import { LedgerReceiving } from './ledger-receiving.ts';
import { LedgerSending } from './ledger-sending.ts';
import { KIND, encodeForkProof, encodeNumber, encodeVector } from './messages.ts';
import { Budget } from './budget.ts';
import { common, covers, raise } from './vectors.ts';
import type { Dep, FeedId } from '../domain/burst.ts';
import type { ForkProof, LedgerChange } from '../ledger/api.ts';
import type { ExchangeContext } from './exchange-context.ts';
import type { Hungry, SharedLedger } from './shared-ledger.ts';
import type { Counts, Difference } from './vector-messages.ts';
import type { Vector } from './vectors.ts';

/** So few bursts are taken from anybody at any time. */
const LITTLE = 64;
/** A neighbour that has the turn and sends nothing for so long loses it. */
const STALLED_AFTER_MS = 1500;
/** A neighbour that waits for its turn goes without it when so little came of what it has. */
const IMPATIENT_AFTER_MS = 3000;
const LEAST_SHARE_MEANWHILE = 1 / 100;
/** Feeds that a neighbour may speak of: several times what any assembly has. */
const MOST_FEEDS = 131_072;
const MOST_PROOFS_AT_START = 64;
const SEARCH_AGAIN_MS = 30_000;
/** After a welcome, so that several soon after each other ask once. */
const ASK_AGAIN_MS = 500;

export class LedgerExchange implements Hungry {
  readonly shared: SharedLedger;
  readonly #number: number;
  readonly #context: ExchangeContext;
  readonly #meeting: LedgerMeeting;
  readonly #sending: LedgerSending;
  readonly #receiving: LedgerReceiving;
  readonly #theyHold = new Map<FeedId, number>();
  /** From which burst feeds are void, as both ends have shown each other. */
  readonly #proven = new Map<FeedId, number>();
  /** Proven to the neighbour a second time. */
  readonly #remindedOf = new Set<FeedId>();
  readonly #outOfStep: Budget;
  readonly #forkSearches: Budget;
  readonly #comparisons: Budget;
  readonly #unwatch: () => void;
  #met = false;
  #turn: 'none' | 'waiting' | 'feeding' = 'none';
  #stopStallTimer: () => void = () => {};
  #stopWaiting: () => void = () => {};
  #stopSearchTimer: (() => void) | null = null;
  #stopAskTimer: (() => void) | null = null;
  #arrived = false;
  #closed = false;

  constructor(shared: SharedLedger, number: number, context: ExchangeContext) {
    this.shared = shared;
    this.#number = number;
    this.#context = context;
    this.#outOfStep = new Budget({ burst: 4, perSecond: 0.5 }, context.clock);
    this.#forkSearches = new Budget({ burst: 3, perSecond: 1000 / SEARCH_AGAIN_MS }, context.clock);
    this.#comparisons = new Budget({ burst: 4096, perSecond: 256 }, context.clock);
    this.#meeting = new LedgerMeeting(shared, number, context, {
      wantsAll: () => this.#turn === 'feeding',
      theyHold: (vector, go) => this.#theyHoldAll(vector, go),
      headsDiffer: () => void this.#searchForks(),
    });
    this.#sending = new LedgerSending(shared, number, context);
    this.#receiving = new LedgerReceiving(shared, number, context, {
      theyHave: (places) => this.#note(new Map(places.map(({ feed, burst }) => [feed, burst + 1]))),
      outOfStep: () => this.#resync(),
      mayBeFork: () => void this.#searchForks(),
      progress: () => this.#progress(),
    });
    const unwatch = shared.watch((change) => this.#changed(change));
    const stopAsking = shared.port.strangers?.onRoom(() => this.#askAgain());
    this.#unwatch = () => {
      unwatch();
      stopAsking?.();
    };
    const first = shared.takeTurn(this);
    this.#turn = first ? 'feeding' : 'waiting';
    this.#meeting.begin();
    if (first) this.#watchForStall();
    for (const proof of shared.port.proofs.slice(0, MOST_PROOFS_AT_START)) this.#prove(proof);
  }

  /** This exchange's turn to be fed with much. */
  go(): void {
    if (this.#closed) return;
    this.#turn = 'feeding';
    this.#stopWaiting();
    this.#context.outbox.post(encodeNumber(KIND.go, this.#number));
    this.#watchForStall();
  }

  onCounts(counts: Counts): void {
    this.#meeting.onCounts(counts);
  }

  onDifference(difference: Difference): void {
    this.#meeting.onDifference(difference);
  }

  onVector(vector: Vector, go: boolean): void {
    this.#meeting.onVector(vector, go);
  }

  onGo(): void {
    this.#sending.go();
  }

  onHeld(vector: Vector, heads: Uint8Array): void {
    this.#note(vector);
    this.#remind(vector);
    this.#progress();
    void this.#compareHeads(vector, heads);
  }

  onUpdate(packed: boolean, bytes: Uint8Array, cost: number): void {
    this.#arrived = true;
    this.#receiving.take({ packed, bytes, cost });
  }

  onWant(bursts: readonly Dep[]): void {
    for (const place of bursts) if (this.#context.budgets.wants.spend()) this.#sending.want(place);
  }

  async onForkProof(proof: ForkProof): Promise<void> {
    this.#proven.set(proof.feed, Math.min(proof.burst, this.#provenFrom(proof.feed)));
    const taken = await this.shared.port.offerProof(proof).catch(() => true);
    if (!taken && !this.#context.budgets.faults.spend()) this.#context.close('tooManyFaults');
  }

  /** How many bursts of a feed the neighbour holds, as far as it said. */
  theyHold(feed: FeedId): number {
    return this.#theyHold.get(feed) ?? 0;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#unwatch();
    this.#stopStallTimer();
    this.#stopWaiting();
    this.#stopSearchTimer?.();
    this.#stopAskTimer?.();
    this.#meeting.close();
    this.#sending.close();
    this.#receiving.close();
    this.shared.leaveTurn(this);
  }

  #theyHoldAll(vector: Vector, go: boolean): void {
    this.#note(vector);
    this.#sending.theirVector(vector, go);
    if (this.#turn === 'waiting') {
      if (this.#lacking() <= LITTLE) this.#goWithoutTurn();
      else this.#waitForTurn();
    }
    this.#met = true;
    this.#progress();
  }

  #note(vector: Vector): void {
    raise(this.#theyHold, vector);
    if (this.#theyHold.size > MOST_FEEDS) return this.#context.close('flood');
    this.#sending.theyHave(vector);
    this.#context.onTheyHold(this.shared.port.id, vector);
  }

  #changed(change: LedgerChange): void {
    this.#sending.changed(change);
    if (change.forks.length === 0) return;
    for (const proof of this.shared.port.proofs) {
      if (change.forks.some(({ feed }) => feed === proof.feed)) this.#prove(proof);
    }
  }

  #prove(proof: ForkProof): void {
    if (proof.burst >= this.#provenFrom(proof.feed)) return;
    this.#proven.set(proof.feed, proof.burst);
    this.#context.outbox.post(encodeForkProof(this.#number, proof));
  }

  /**
   * The neighbour took what is void, so it does not know: a proof that came before the feed waits, and
   * somebody else may have put a false one in its place.
   */
  #remind(vector: Vector): void {
    for (const proof of this.shared.port.proofs) {
      if ((vector.get(proof.feed) ?? 0) <= proof.burst || this.#remindedOf.has(proof.feed)) continue;
      this.#remindedOf.add(proof.feed);
      this.#context.outbox.post(encodeForkProof(this.#number, proof));
    }
  }

  #provenFrom(feed: FeedId): number {
    return this.#proven.get(feed) ?? Number.POSITIVE_INFINITY;
  }

  #progress(): void {
    if (this.#closed) return;
    if (this.#met) this.#receiving.askForWords((feed) => this.theyHold(feed));
    if (this.#turn === 'feeding' && this.#met && covers(this.shared.vector, this.#theyHold)) this.#fed();
  }

  #fed(): void {
    this.#turn = 'none';
    this.#stopStallTimer();
    this.shared.leaveTurn(this);
  }

  /**
   * Whoever has the turn may bring nothing, or what nobody else knows: then it would keep from this
   * device what all others have. What counts is whether less is lacking of what this neighbour has.
   */
  #waitForTurn(): void {
    this.#stopWaiting();
    const before = this.#lacking();
    this.#stopWaiting = this.#context.clock.after(IMPATIENT_AFTER_MS, () => {
      if (this.#turn !== 'waiting') return;
      const came = before - this.#lacking();
      if (came < Math.max(LITTLE, before * LEAST_SHARE_MEANWHILE)) this.#goWithoutTurn();
      else this.#waitForTurn();
    });
  }

  #goWithoutTurn(): void {
    this.shared.leaveTurn(this);
    this.go();
  }

  #watchForStall(): void {
    this.#arrived = false;
    this.#stopStallTimer = this.#context.clock.after(STALLED_AFTER_MS, () => {
      if (this.#turn !== 'feeding') return;
      if (this.#arrived || this.#receiving.busy) this.#watchForStall();
      else this.#fed();
    });
  }

  #lacking(): number {
    let sum = 0;
    for (const [feed, count] of this.#theyHold)
      sum += Math.max(0, count - (this.shared.vector.get(feed) ?? 0));
    return sum;
  }

  /** There is room now for what was left out: the neighbour is told again what is held here. */
  #askAgain(): void {
    if (this.#closed || this.#stopAskTimer !== null) return;
    this.#stopAskTimer = this.#context.clock.after(ASK_AGAIN_MS, () => {
      this.#stopAskTimer = null;
      if (this.#outOfStep.spend()) this.#tellAll();
      else this.#askAgain();
    });
  }

  #resync(): void {
    if (!this.#closed && this.#outOfStep.spend()) this.#tellAll();
  }

  #tellAll(): void {
    this.#context.outbox.post(encodeVector(this.#number, this.shared.vector, true));
  }

  /** What the neighbour holds by now against the same bursts here, as far as they are. */
  async #compareHeads(vector: Vector, heads: Uint8Array): Promise<void> {
    const here = new Map([...vector].filter(([feed, count]) => count <= this.#validCount(feed)));
    if (here.size === 0) return;
    if (!this.#comparisons.spend(here.size)) return this.#searchForks();
    const own = await shortHeads(this.shared.port, here).catch(() => null);
    if (own && !sameBytes(own, headsOf(here, vector, heads))) await this.#searchForks();
  }

  /** How much of a feed is held and not void. */
  #validCount(feed: FeedId): number {
    const proof = this.shared.port.proofs.find((known) => known.feed === feed);
    return Math.min(this.shared.vector.get(feed) ?? 0, proof?.burst ?? Number.POSITIVE_INFINITY);
  }

  async #searchForks(): Promise<void> {
    if (this.#closed) return;
    if (!this.#forkSearches.spend()) {
      this.#stopSearchTimer ??= this.#context.clock.after(SEARCH_AGAIN_MS, () => {
        this.#stopSearchTimer = null;
        void this.#searchForks();
      });
      return;
    }
    const both = common(this.shared.vector, this.#theyHold);
    // Up to where a feed is void already: it may have gone two ways before that, too.
    for (const { feed, burst } of this.shared.port.proofs) {
      if (burst === 0) both.delete(feed);
      else if (both.has(feed)) both.set(feed, Math.min(burst, both.get(feed) ?? 0));
    }
    const ask = (question: Uint8Array): Promise<Uint8Array | null> =>
      this.#context.asking.ask(forkQuestion(this.#number, question));
    const forks = await findForks(this.shared.port, both, ask).catch(() => []);
    if (this.#closed) return;
    for (const place of forks) this.#sending.sendElement(place);
    this.#receiving.want(forks);
  }
}
