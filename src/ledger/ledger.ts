/** One ledger, open: feeds in memory behind the gate, durable before visible, one act at a time. */
import { sha256 } from '@noble/hashes/sha2.js';
import type * as Y from 'yjs';
import type { Dep, FeedId, RecordRef, VerifiedBurst } from '../domain/burst.ts';
import type * as api from './api.ts';
import { ByteWriter } from './bytes.ts';
import { Watchers } from './changes.ts';
import { JournalStale } from './faults.ts';
import type { Feed } from './feed.ts';
import { Feeds } from './feeds.ts';
import { Foresight } from './foresight.ts';
import type { Held } from './gate.ts';
import { judge } from './gate.ts';
import { History } from './history.ts';
import type { Intake, Strangers } from './intake.ts';
import { Keeper } from './keeper.ts';
import { MAX_UPDATE } from './limits.ts';
import { assertYjsTakesBytes } from './mirror.ts';
import { OwnWriter } from './own-writer.ts';
import { Queue } from './queue.ts';
import type { Rules } from './rules.ts';
import { theRules } from './rules.ts';
import { Sending } from './sending.ts';
import { encodeUpdate, parseUpdate } from './update.ts';
import { encodeVector, parseVector } from './vector.ts';
import { contentOf, verifiedBurst } from './words.ts';

export interface LedgerOptions {
  /** 32 bytes; see `ledgerId`. */
  readonly id: Uint8Array;
  readonly journal: api.Journal;
  readonly verifier: api.Verifier;
  /** Loads only the newest segment and the tail; older segments when they are asked for. */
  readonly lazy?: boolean;
  /** For the salts of erasable words. */
  readonly random?: (length: number) => Uint8Array;
  /** How much of whose feeds this device takes from neighbours; without it everything. */
  readonly intake?: Intake;
  /** What the gate goes by; nothing in the product gives others. */
  readonly rules?: Rules;
}

export interface Ledger extends api.LedgerPort {
  /**
   * The ledger as Yjs has it, byte for byte what it would send. Empty while `hasOlder`. Made when it is
   * first asked for: the app reads the ledger through `bursts`, and need not pay for a second copy.
   * From then on whatever enters is one `applyUpdate` of our own bytes. Only the ledger writes to it.
   */
  readonly doc: Y.Doc;
  /** Whose feeds are held, and how much of each. */
  heads(): readonly api.FeedHead[];
  /** Loads what is not in memory yet, then gives the whole Y.Doc. */
  wholeDoc(): Promise<Y.Doc>;
  /**
   * Names words that were erased before: they must never come back, and what still stands of them is
   * overwritten. For the erasures that the reducer knows of when a ledger is opened; unlike `erase`
   * it loads no old segment, but what it names is erased when one is loaded.
   */
  markErased(records: readonly RecordRef[]): Promise<void>;
}

/** So many new rows make it worth asking the journal to seal. */
const SEAL_AFTER = 256;

/** Opens a ledger from its journal. Rejects with `SegmentDamaged`, `JournalDamaged`, `YjsInDevelopmentMode`. */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  assertYjsTakesBytes();
  const { id, journal, verifier, lazy = false, rules = theRules } = options;
  const feeds = new Feeds();
  const history = new History(journal, feeds);
  await history.open(id, lazy, verifier, rules);
  return new OpenLedger(options, feeds, history, rules);
}

class OpenLedger implements Ledger {
  readonly id: Uint8Array;
  readonly #journal: api.Journal;
  readonly #verifier: api.Verifier;
  readonly #rules: Rules;
  readonly #feeds: Feeds;
  readonly #history: History;
  readonly #queue = new Queue();
  readonly #watchers = new Watchers();
  readonly #keeper: Keeper;
  readonly #writer: OwnWriter;
  readonly #held: Held;
  readonly #foresight: Foresight;
  readonly strangers: Strangers | undefined;
  #unsealed = SEAL_AFTER;

  constructor(options: LedgerOptions, feeds: Feeds, history: History, rules: Rules) {
    const { id, journal, verifier, intake, random = randomBytes } = options;
    this.strangers = intake && {
      has: (feed) => {
        const held = feeds.get(feed);
        return held !== undefined && intake.isStranger(held.device);
      },
      onRoom: (listen) => intake.onRoom(listen),
    };
    this.id = id;
    this.#journal = journal;
    this.#verifier = verifier;
    this.#rules = rules;
    this.#feeds = feeds;
    this.#history = history;
    this.#writer = new OwnWriter(id, feeds, history, verifier, random);
    this.#keeper = new Keeper({ ledger: id, journal, feeds, verifier, rules, watchers: this.#watchers });
    this.#held = {
      ledger: id,
      intake: intake ?? null,
      feed: (feed) => feeds.get(feed),
      voidFrom: (feed) => feeds.voidFrom(feed),
      isErased: (feed, burst, index) => feeds.erased.has(feed, burst, index),
      reach: (feed, burst) => this.#reach(feed, burst),
      headAt: (feed, count) => this.#headAt(feed, count),
    };
    this.#foresight = new Foresight(this.#held, verifier, rules);
    this.#sealWhenWorthIt(0);
  }

  get doc(): Y.Doc {
    return this.hasOlder ? this.#feeds.doc : this.#feeds.mirrored();
  }

  wholeDoc(): Promise<Y.Doc> {
    return this.#queue.run(async () => {
      while (this.hasOlder) await this.#loadOlder();
      return this.doc;
    });
  }

  stateVector(): Uint8Array {
    return encodeVector(this.#feeds.vector);
  }

  async *updatesSince(stateVector: Uint8Array): AsyncGenerator<Uint8Array> {
    const sending = new Sending(this.#feeds.all(), parseVector(stateVector), (feed) =>
      this.#feeds.voidFrom(feed),
    );
    while (!sending.isDone) yield await this.#queue.run(() => this.#nextUpdate(sending));
  }

  async #nextUpdate(sending: Sending): Promise<Uint8Array> {
    for (const { feed, burst } of sending.needs) {
      const held = this.#feeds.get(feed);
      if (held) await this.#reach(held, burst);
    }
    return sending.next((feed, burst) => this.#feeds.get(feed)?.bytes(burst) ?? new Uint8Array(0));
  }

  async receive(update: Uint8Array): Promise<api.Receipt> {
    // Our own copy: what is verified must be what is kept, whatever the caller does with its bytes.
    const parsed = parseUpdate(update.length > MAX_UPDATE ? update : update.slice(), this.#rules.checks);
    if (!parsed.ok) return parsed;
    await this.#held.intake?.ready();
    const foreseeing = this.#foresight.look(parsed.value).catch(() => null);
    const receiving = this.#acting(async () => {
      const foreseen = await foreseeing;
      const admission = await judge(parsed.value, this.#held, this.#verifier, this.#rules, foreseen);
      this.#sealWhenWorthIt(await this.#keeper.admit(admission, 'neighbour'));
      const { entries, heals, proofs, skipped } = admission;
      const entered = entries.flatMap(({ feed, clock, elements }) =>
        elements.map((_, i) => ({ feed: feed.id, burst: clock + i })),
      );
      return {
        ok: true,
        entered,
        bodies: heals.map(({ feed, burst }) => ({ feed, burst })),
        skipped,
        proofs,
      } as const;
    });
    return receiving.finally(() => this.#foresight.forget(parsed.value));
  }

  append(
    key: api.DeviceKey,
    records: readonly api.NewRecord[],
    deps: readonly Dep[],
    time: number,
  ): Promise<VerifiedBurst> {
    return this.#acting(async () => {
      await this.#takeNews();
      const entry = await this.#writer.sign(key, records, deps, time);
      const admission = { entries: [entry], heals: [], proofs: [], skipped: [] };
      this.#sealWhenWorthIt(await this.#keeper.admit(admission, 'own'));
      return verifiedBurst(entry.feed, entry.clock, contentOf(entry.feed.read(entry.clock)));
    });
  }

  erase(feed: FeedId, burst: number, index: number): Promise<void> {
    return this.#queue.run(async () => {
      const held = this.#feeds.get(feed);
      if (held && burst < held.count) await this.#reach(held, burst);
      await this.#keeper.erase([{ feed, burst, index }]);
    });
  }

  markErased(records: readonly RecordRef[]): Promise<void> {
    return this.#queue.run(() => this.#keeper.erase(records));
  }

  digestAt(stateVector: Uint8Array): Promise<Uint8Array> {
    return this.#queue.run(async () => {
      const theirs = parseVector(stateVector);
      const digest = sha256.create();
      for (const feed of [...this.#feeds.all()].sort((a, b) => a.id - b.id)) {
        // From a proven fork on, honest devices may hold either branch.
        const clock = Math.min(feed.count, theirs.get(feed.id) ?? 0, this.#feeds.voidFrom(feed.id));
        if (clock > 0) digest.update(digestEntry(feed.id, clock, await this.#headAt(feed, clock)));
      }
      return digest.digest();
    });
  }

  headAt(feed: FeedId, count: number): Promise<Uint8Array | null> {
    return this.#queue.run(async () => {
      const held = this.#feeds.get(feed);
      return held && count <= held.count ? this.#headAt(held, count) : null;
    });
  }

  elementUpdate(feed: FeedId, burst: number): Promise<Uint8Array | null> {
    return this.#queue.run(async () => {
      const held = this.#feeds.get(feed);
      if (!held || burst >= held.count) return null;
      await this.#reach(held, burst);
      return encodeUpdate([{ feed, clock: burst, elements: [held.bytes(burst)] }]);
    });
  }

  offerProof(proof: api.ForkProof): Promise<boolean> {
    return this.#queue.run(() => this.#keeper.offered(proof));
  }

  get proofs(): readonly api.ForkProof[] {
    return this.#feeds.proofs;
  }

  lackingWords(limit: number): readonly Dep[] {
    return this.#feeds.lacking(limit);
  }

  bursts(only?: { readonly feed: FeedId; readonly from: number }): Generator<VerifiedBurst> {
    const feeds = [...this.#feeds.all()].filter(({ id }) => !only || id === only.feed);
    return this.#feeds.bursts(
      feeds.map((feed) => ({ feed, from: Math.max(feed.base, only?.from ?? 0), to: feed.count })),
    );
  }

  heads(): readonly api.FeedHead[] {
    return this.#feeds.heads;
  }

  count(feed: FeedId): number {
    return this.#feeds.get(feed)?.count ?? 0;
  }

  get hasOlder(): boolean {
    return this.#history.hasOlder;
  }

  loadOlder(): Promise<void> {
    return this.#queue.run(() => this.#loadOlder());
  }

  takeNews(): Promise<void> {
    return this.#queue.run(() => this.#takeNews());
  }

  subscribe(onChange: (change: api.LedgerChange) => void): () => void {
    return this.#watchers.add(onChange);
  }

  close(): void {
    this.#watchers.clear();
    this.#journal.close();
    this.#feeds.close();
  }

  /** In its turn. Where another tab wrote in the same place meanwhile, after a look at what it wrote. */
  #acting<T>(act: () => Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof JournalStale)) throw error;
        await this.#takeNews();
        return act();
      }
    });
  }

  async #takeNews(): Promise<void> {
    const news = await this.#journal.news();
    if (news.length === 0) return;
    this.#history.noteWritten(news);
    await this.#keeper.adopt(news);
  }

  async #loadOlder(): Promise<void> {
    await this.#keeper.loaded(await this.#history.loadOlder());
  }

  async #reach(feed: Feed, burst: number): Promise<void> {
    while (feed.base > burst && this.hasOlder) await this.#loadOlder();
  }

  async #headAt(feed: Feed, count: number): Promise<Uint8Array> {
    for (;;) {
      const head = feed.headAt(count);
      if (head) return head;
      if (!this.hasOlder) throw new Error(`Feed ${feed.id} has no chain at ${count}`);
      await this.#loadOlder();
    }
  }

  /** Sealing only makes later opens cheaper: when it fails, the rows are safe where they are. */
  #sealWhenWorthIt(rows: number): void {
    this.#unsealed += rows;
    if (this.#unsealed < SEAL_AFTER) return;
    this.#unsealed = 0;
    this.#queue.run(() => this.#journal.seal(this.#feeds.heads)).catch(() => undefined);
  }
}

const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

function digestEntry(feed: FeedId, clock: number, head: Uint8Array): Uint8Array {
  const writer = new ByteWriter(48);
  writer.id7(feed);
  writer.vu(clock);
  writer.bytes(head);
  return writer.finish();
}
