import { MAX_UPDATE_BYTES, encodeWant } from './messages.ts';
import { placeKey } from './exchange-context.ts';
import type { Dep, FeedId } from '../domain/burst.ts';
import type { FeedFault, Receipt } from '../ledger/api.ts';
import type { ExchangeContext } from './exchange-context.ts';
import type { SharedLedger } from './shared-ledger.ts';

interface Arrived {
  readonly packed: boolean;
  readonly bytes: Uint8Array;
  /** The message's size: what the neighbour gets back as credit. */
  readonly cost: number;
}

/** Null: what was packed can't be unpacked. */
type Unpacked = Promise<Uint8Array | null>;

/** Faults that only a neighbour's own bytes can show: honest devices pass on what they verified. */
const COUNTED: ReadonlySet<FeedFault> = new Set(['wrongFeedId', 'badKey', 'badSignature']);
const LOOK_FOR_WORDS_EVERY_MS = 5000;
const LONGEST_LOOK_MS = 60_000;
const WANTS_AT_ONCE = 64;
const WANTS_PER_FEED = 16;
const MOST_ASKED_PLACES = 4096;
const STORAGE_RETRY_MS = 5000;
const LONGEST_STORAGE_RETRY_MS = 60_000;

export interface ReceivingEvents {
  /** These bursts are known to be the neighbour's too. */
  readonly theyHave: (places: readonly Dep[]) => void;
  /** The neighbour's idea of what is held here is wrong: tell it everything again. */
  readonly outOfStep: () => void;
  /** A signature was wrong, which may mean a fork. */
  readonly mayBeFork: () => void;
  /** Something was dealt with. */
  readonly progress: () => void;
}

/** Takes one ledger's updates from one link through the gate, one after the other. */
export class LedgerReceiving {
  readonly #shared: SharedLedger;
  readonly #number: number;
  readonly #context: ExchangeContext;
  readonly #events: ReceivingEvents;
  readonly #asked = new Set<string>();
  #queue: Arrived[] = [];
  #running = false;
  #closed = false;
  #lookForWordsAt = Number.NEGATIVE_INFINITY;
  #lookEveryMs = LOOK_FOR_WORDS_EVERY_MS;
  #stopLooking: (() => void) | null = null;
  #storageFailures = 0;
  #stopWaiting: () => void = () => {};

  constructor(shared: SharedLedger, number: number, context: ExchangeContext, events: ReceivingEvents) {
    this.#shared = shared;
    this.#number = number;
    this.#context = context;
    this.#events = events;
  }

  get busy(): boolean {
    return this.#running;
  }

  take(arrived: Arrived): void {
    this.#queue.push(arrived);
    if (!this.#running) void this.#run();
  }

  /**
   * Asks for words that were withheld, those of bursts that the neighbour holds, each once. A few at a
   * time: while any lack it looks again, less often when there is nothing to ask for.
   */
  askForWords(theyHold: (feed: FeedId) => number): void {
    const wait = this.#lookForWordsAt - this.#context.clock.now();
    if (this.#closed) return;
    if (wait > 0) return this.#lookAgainIn(wait);
    const lacking = this.#shared.port.lackingWords(WANTS_AT_ONCE * 4);
    const perFeed = new Map<FeedId, number>();
    const wanted = lacking.filter(({ feed, burst }) => {
      const key = placeKey(feed, burst);
      const already = perFeed.get(feed) ?? 0;
      if (burst >= theyHold(feed) || already >= WANTS_PER_FEED || this.#asked.has(key)) return false;
      if (this.#asked.size >= MOST_ASKED_PLACES) return false;
      perFeed.set(feed, already + 1);
      return true;
    });
    this.want(wanted.slice(0, WANTS_AT_ONCE));
    this.#lookEveryMs =
      wanted.length > 0 ? LOOK_FOR_WORDS_EVERY_MS : Math.min(2 * this.#lookEveryMs, LONGEST_LOOK_MS);
    this.#lookForWordsAt = this.#context.clock.now() + LOOK_FOR_WORDS_EVERY_MS;
    if (lacking.length > 0) this.#lookAgainIn(this.#lookEveryMs);
  }

  want(places: readonly Dep[]): void {
    if (places.length === 0 || this.#closed) return;
    for (const { feed, burst } of places) this.#asked.add(placeKey(feed, burst));
    this.#context.outbox.post(encodeWant(this.#number, places));
  }

  close(): void {
    this.#closed = true;
    this.#queue = [];
    this.#stopLooking?.();
    this.#stopWaiting();
  }

  #lookAgainIn(ms: number): void {
    this.#stopLooking ??= this.#context.clock.after(ms, () => {
      this.#stopLooking = null;
      this.#events.progress();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    let ahead: Unpacked | null = null;
    let before: Promise<void> = Promise.resolve();
    for (let next = this.#queue.shift(); next && !this.#closed; next = this.#queue.shift()) {
      const update = await (ahead ?? this.#unpack(next));
      // One, and no more: unpacked, an update may have two hundred times its size.
      const [following] = this.#queue;
      ahead = following ? this.#unpack(following) : null;
      // Its signatures are checked while the one before it is written to the disk.
      const dealing = this.#deal(update, next.cost, before);
      await before;
      before = dealing;
      if (this.#queue.length === 0) await dealing;
    }
    // No waiting from here on: what comes now must find that nothing runs, or is never dealt with.
    this.#running = false;
    if (!this.#closed) this.#events.progress();
  }

  async #unpack({ packed, bytes }: Arrived): Unpacked {
    if (!packed) return bytes;
    return this.#context.packer.unpack(bytes, MAX_UPDATE_BYTES).catch(() => null);
  }

  /** Nothing is said of it before the one before it was dealt with. */
  async #deal(update: Uint8Array | null, cost: number, before: Promise<void>): Promise<void> {
    const receiving = update && !this.#closed ? this.#receive(update) : null;
    await before;
    if (this.#closed) return;
    if (!update) return this.#context.close('badUpdate');
    try {
      const receipt = await receiving;
      if (!receipt) return;
      await this.#judge(receipt);
      this.#storageFailures = 0;
    } catch {
      await this.#storageFailed();
    }
    this.#context.onDealtWith(cost);
  }

  #receive(update: Uint8Array): Promise<Receipt> {
    const receiving = this.#shared.port.receive(update);
    // Dealt with in its turn; until then a failure must not count as unhandled.
    receiving.catch(() => undefined);
    return receiving;
  }

  async #judge(receipt: Receipt): Promise<void> {
    if (!receipt.ok) return this.#context.close('badUpdate');
    this.#events.theyHave([...receipt.entered, ...receipt.bodies]);
    const counted = receipt.skipped.filter(({ fault }) => COUNTED.has(fault));
    if (counted.length > 0) {
      if (!this.#context.budgets.faults.spend(counted.length)) return this.#context.close('tooManyFaults');
      this.#events.mayBeFork();
    }
    if (receipt.skipped.some(({ fault }) => fault === 'gap')) this.#events.outOfStep();
    // What finds no room costs a look, too.
    const leftOut = receipt.skipped.filter(({ fault }) => fault === 'noRoom').length;
    await this.#wait(this.#context.budgets.bursts.charge(receipt.entered.length + leftOut));
  }

  /** Not the neighbour's doing. It gets no credit meanwhile, so it stops sending. */
  async #storageFailed(): Promise<void> {
    const ms = Math.min(LONGEST_STORAGE_RETRY_MS, STORAGE_RETRY_MS * 2 ** this.#storageFailures++);
    await this.#wait(ms);
    if (!this.#closed) this.#events.outOfStep();
  }

  #wait(ms: number): Promise<void> {
    if (ms <= 0 || this.#closed) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.#context.clock.after(ms, resolve);
      this.#stopWaiting = () => {
        stop();
        resolve();
      };
    });
  }
}
