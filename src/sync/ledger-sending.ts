import { ALLOWANCES, Budget } from './budget.ts';
import { shortHeads } from './fork-search.ts';
import { encodeHeld, encodeUpdate } from './messages.ts';
import { placeKey } from './exchange-context.ts';
import { encodeStateVector, raise } from './vectors.ts';
import type { Dep, FeedId } from '../domain/burst.ts';
import type { LedgerChange } from '../ledger/api.ts';
import type { ExchangeContext } from './exchange-context.ts';
import type { SharedLedger } from './shared-ledger.ts';
import type { Vector } from './vectors.ts';

/** What came from a neighbour is passed on after a moment, in which others may say they have it. */
const RELAY_AFTER_MS = { least: 20, most: 120 };
const MOST_WANTED = 256;
const MOST_PROMISED = 4096;
/** When words of strangers go on after their budget was used up. */
const STRANGERS_AGAIN_MS = 4000;
/** After what is said about holdings, and after presence. */
const FIRST_BULK_PRECEDENCE = 10;

/** Updates that are being sent, and what the neighbour has once they all are. */
interface Batch {
  readonly updates: AsyncIterator<Uint8Array>;
  readonly upTo: Vector;
}

/** What one ledger sends over one link: updates that the neighbour lacks, and what is held here. */
export class LedgerSending {
  readonly #shared: SharedLedger;
  readonly #number: number;
  readonly #context: ExchangeContext;
  readonly #remove: (() => void)[];
  /** What the neighbour has or is being sent; null: it did not say yet. */
  #sent: Map<FeedId, number> | null = null;
  #mayGo = false;
  #behind = new Set<FeedId>();
  #batch: Batch | null = null;
  #wanted = new Map<string, Dep>();
  /** Asked for before. Where words lacked here too, they follow when they come. */
  readonly #promised = new Set<string>();
  #untold = new Map<FeedId, number>();
  #relay: (() => void) | null = null;
  readonly #strangers: Budget;
  #stopWaiting: (() => void) | null = null;

  constructor(shared: SharedLedger, number: number, context: ExchangeContext) {
    this.#shared = shared;
    this.#number = number;
    this.#context = context;
    this.#strangers = new Budget(ALLOWANCES.strangers, context.clock);
    const { precedence } = shared;
    this.#remove = [
      context.outbox.add({ precedence: 0, windowed: false, next: () => this.#nextHeld() }),
      context.outbox.add({
        precedence: FIRST_BULK_PRECEDENCE + precedence,
        windowed: true,
        next: () => this.#nextUpdate(),
      }),
    ];
  }

  /** The neighbour says all that it holds; what was sent and did not arrive is sent again. */
  theirVector(vector: Vector, go: boolean): void {
    this.#sent = new Map(vector);
    this.#endBatch();
    this.#behind = new Set(this.#shared.vector.keys());
    this.#mayGo ||= go;
    this.#context.outbox.wake();
  }

  go(): void {
    this.#mayGo = true;
    this.#context.outbox.wake();
  }

  /** The neighbour has these now, from us, by itself or from others. */
  theyHave(vector: Vector): void {
    if (this.#sent) raise(this.#sent, vector);
  }

  /** Sends the burst itself, whatever the neighbour holds: wanted words, or the branch of a fork. */
  sendElement(place: Dep): void {
    if (this.#wanted.size >= MOST_WANTED) return;
    this.#wanted.set(placeKey(place.feed, place.burst), place);
    this.#context.outbox.wake();
  }

  /** The neighbour asks for the burst: now, and again when words of it come that lack here. */
  want(place: Dep): void {
    if (this.#promised.size < MOST_PROMISED) this.#promised.add(placeKey(place.feed, place.burst));
    this.sendElement(place);
  }

  changed(change: LedgerChange): void {
    if (change.source === 'older') return;
    for (const { feed, burst, records } of change.words) {
      const came = records.some(({ body }) => typeof body === 'string');
      if (came && this.#promised.delete(placeKey(feed, burst))) this.sendElement({ feed, burst });
    }
    for (const { feed, burst } of change.bursts) {
      this.#behind.add(feed);
      this.#untold.set(feed, Math.max(burst + 1, this.#untold.get(feed) ?? 0));
    }
    if (change.source === 'neighbour') this.#relayLater();
    else this.#relayNow();
    this.#context.outbox.wake();
  }

  close(): void {
    this.#endBatch();
    this.#relay?.();
    this.#stopWaiting?.();
    for (const remove of this.#remove) remove();
  }

  #relayLater(): void {
    const { least, most } = RELAY_AFTER_MS;
    const delay = least + this.#context.random() * (most - least);
    this.#relay ??= this.#context.clock.after(delay, () => {
      this.#relay = null;
      this.#context.outbox.wake();
    });
  }

  #relayNow(): void {
    this.#relay?.();
    this.#relay = null;
  }

  async #nextHeld(): Promise<Uint8Array | null> {
    if (!this.#sent || this.#untold.size === 0) return null;
    const untold = this.#untold;
    this.#untold = new Map();
    const heads = await shortHeads(this.#shared.port, untold);
    return heads && encodeHeld(this.#number, untold, heads);
  }

  async #nextUpdate(): Promise<Uint8Array | null> {
    const update = (await this.#nextLacking()) ?? (await this.#nextWanted());
    return update && this.#asMessage(update);
  }

  async #nextLacking(): Promise<Uint8Array | null> {
    const batch = this.#batch ?? this.#newBatch();
    if (!batch) return null;
    const { done, value } = await batch.updates.next();
    if (batch !== this.#batch) return this.#nextLacking();
    if (!done) return value;
    this.#batch = null;
    if (this.#sent) raise(this.#sent, batch.upTo);
    return this.#nextLacking();
  }

  #newBatch(): Batch | null {
    const sent = this.#sent;
    if (!sent || !this.#mayGo || this.#relay) return null;
    const own = this.#shared.vector;
    const isLacking = (feed: FeedId) => (own.get(feed) ?? 0) > (sent.get(feed) ?? 0);
    const lacking = [...this.#behind].filter(isLacking);
    const strangers = lacking.filter((feed) => this.#shared.port.strangers?.has(feed) === true);
    this.#behind = new Set(strangers);
    if (lacking.length > strangers.length) return this.#batchWithout(strangers, sent, own);
    return strangers.length === 0 ? null : this.#batchOf(this.#affordable(strangers, sent, own), sent, own);
  }

  /** All that lacks, save these feeds: what members say is never behind what strangers do. */
  #batchWithout(feeds: readonly FeedId[], sent: Vector, own: Vector): Batch {
    const since = new Map(sent);
    const upTo = new Map(own);
    for (const feed of feeds) {
      since.set(feed, Number.MAX_SAFE_INTEGER);
      upTo.delete(feed);
    }
    return this.#begin(since, upTo);
  }

  /** What lacks of these feeds alone. */
  #batchOf(feeds: readonly FeedId[], sent: Vector, own: Vector): Batch | null {
    if (feeds.length === 0) return null;
    const since = new Map([...own.keys()].map((feed) => [feed, Number.MAX_SAFE_INTEGER]));
    const upTo = new Map<FeedId, number>();
    for (const feed of feeds) {
      const had = sent.get(feed) ?? 0;
      if (had > 0) since.set(feed, had);
      else since.delete(feed);
      upTo.set(feed, own.get(feed) ?? 0);
      this.#behind.delete(feed);
    }
    return this.#begin(since, upTo);
  }

  #begin(since: Vector, upTo: Vector): Batch {
    const updates = this.#shared.port.updatesSince(encodeStateVector(since))[Symbol.asyncIterator]();
    this.#batch = { updates, upTo };
    return this.#batch;
  }

  /** Of strangers a little at a time. The rest waits for its turn. */
  #affordable(feeds: readonly FeedId[], sent: Vector, own: Vector): readonly FeedId[] {
    const taken: FeedId[] = [];
    for (const feed of feeds) {
      if (!this.#strangers.spend((own.get(feed) ?? 0) - (sent.get(feed) ?? 0))) break;
      taken.push(feed);
    }
    if (taken.length < feeds.length) {
      this.#stopWaiting ??= this.#context.clock.after(STRANGERS_AGAIN_MS, () => {
        this.#stopWaiting = null;
        this.#context.outbox.wake();
      });
    }
    return taken;
  }

  async #nextWanted(): Promise<Uint8Array | null> {
    for (const [key, place] of this.#wanted) {
      this.#wanted.delete(key);
      const update = await this.#shared.port.elementUpdate(place.feed, place.burst);
      if (update) return update;
    }
    return null;
  }

  async #asMessage(update: Uint8Array): Promise<Uint8Array> {
    const { packing, outbox } = this.#context;
    const { packed, bytes } = await packing.pack(update, outbox.rate);
    return encodeUpdate(this.#number, packed, bytes);
  }

  #endBatch(): void {
    void this.#batch?.updates.return?.();
    this.#batch = null;
  }
}
