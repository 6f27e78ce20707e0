/** All feeds of a ledger in memory, and the Y.Doc that mirrors them once someone asks for it. */
import type * as Y from 'yjs';
import type { Dep, FeedId, VerifiedBurst } from '../domain/burst.ts';
import type { FeedHead, ForkProof, SealedSegment } from './api.ts';
import { Erased } from './erased.ts';
import type { Feed } from './feed.ts';
import type { Entry } from './gate.ts';
import { Mirror } from './mirror.ts';
import { encodeShared } from './update.ts';
import { contentOf, overwriteWords, verifiedBurst } from './words.ts';

/** Bursts of one feed that are in memory: from `from` up to but not including `to`. */
export interface Span {
  readonly feed: Feed;
  readonly from: number;
  readonly to: number;
}

/** Of one feed's lacking words, so many are asked for at a time: their author may never show them. */
const WANTED_PER_FEED = 8;

export class Feeds {
  readonly erased = new Erased();
  readonly #feeds = new Map<FeedId, Feed>();
  readonly #proofs = new Map<FeedId, ForkProof>();
  readonly #mirror = new Mirror();
  /** Whether the mirror holds everything, and is kept so. */
  #mirrored = false;
  /** Where `lacking` goes on, so that every feed and every burst has its turn. */
  #turn = 0;

  get(id: FeedId): Feed | undefined {
    return this.#feeds.get(id);
  }

  all(): Iterable<Feed> {
    return this.#feeds.values();
  }

  add(feed: Feed): void {
    this.#feeds.set(feed.id, feed);
  }

  get proofs(): readonly ForkProof[] {
    return [...this.#proofs.values()];
  }

  /** Keeps the proof of a feed's earliest fork. */
  addProof(proof: ForkProof): void {
    if (proof.burst < this.voidFrom(proof.feed)) this.#proofs.set(proof.feed, proof);
  }

  voidFrom(feed: FeedId): number {
    return this.#proofs.get(feed)?.burst ?? Infinity;
  }

  get vector(): Map<FeedId, number> {
    return new Map([...this.#feeds.values()].map((feed) => [feed.id, feed.count]));
  }

  get heads(): FeedHead[] {
    return [...this.#feeds.values()].map(({ id, device, count, head }) => ({
      feed: id,
      device,
      count,
      head,
    }));
  }

  /** Adds verified bursts: one copy of their bytes, one update to the mirror for all feeds. */
  extend(entries: readonly Entry[]): void {
    const elements = this.#mirrored ? this.#mirrorNew(entries) : entries.map(ownElements);
    for (const [i, { feed, clock, heads }] of entries.entries()) {
      this.add(feed);
      feed.extend(elements[i] ?? [], heads);
      if (feed.lacking)
        for (let burst = clock; burst < feed.count; burst += 1) this.#noteLacking(feed, burst);
    }
  }

  #mirrorNew(entries: readonly Entry[]): readonly Uint8Array[][] {
    if (entries.length === 0) return [];
    const runs = entries.map(({ feed, clock, elements }) => ({ feed: feed.id, clock, elements }));
    const { update, elements } = encodeShared(runs);
    this.#mirror.apply(update);
    return elements;
  }

  /** The Y.Doc as it stands: empty unless `mirrored` was asked for. */
  get doc(): Y.Doc {
    return this.#mirror.doc;
  }

  /** The Y.Doc with everything in it, from now on kept so. All history must be in memory. */
  mirrored(): Y.Doc {
    if (!this.#mirrored) this.#fillMirror();
    return this.#mirror.doc;
  }

  #fillMirror(): void {
    const feeds = [...this.#feeds.values()].filter((feed) => feed.count > 0);
    const runs = feeds.map((feed) => ({ feed: feed.id, clock: feed.base, elements: feed.elements }));
    const { update, elements } = encodeShared(runs);
    if (runs.length > 0) this.#mirror.apply(update);
    for (const [i, feed] of feeds.entries()) feed.rehouse(elements[i] ?? []);
    this.#mirrored = true;
  }

  close(): void {
    this.#mirror.close();
  }

  /** Puts an element's other form in its place and overwrites the words that went. */
  replace(feed: Feed, burst: number, element: Uint8Array): VerifiedBurst {
    const old = feed.read(burst);
    feed.replace(burst, element);
    if (this.#mirrored) this.#mirror.replace(feed.id, burst, element);
    const next = feed.read(burst);
    overwriteWords(old, next);
    if (feed.lacking) this.#noteLacking(feed, burst);
    return verifiedBurst(feed, burst, contentOf(next));
  }

  /** The same by this device's own word, from another tab: words that went are erased. */
  replaceAsTold(feed: Feed, burst: number, element: Uint8Array): VerifiedBurst {
    const old = feed.read(burst);
    const replaced = this.replace(feed, burst, element);
    replaced.records.forEach((record, index) => {
      if (record.body === null && old.records[index]?.form === 1) this.erased.add(feed.id, burst, index);
    });
    this.noteErased(feed, burst);
    return replaced;
  }

  /** Bursts of these spans, one after the other; what is sealed is read without being unsealed. */
  *bursts(spans: Iterable<Span>): Generator<VerifiedBurst> {
    const opened = new Map<SealedSegment, ReturnType<SealedSegment['contents']>>();
    for (const { feed, from, to } of spans) {
      for (let burst = from; burst < to; burst += 1) {
        const part = feed.sealedPart(burst);
        if (part && !opened.has(part.segment)) opened.set(part.segment, part.segment.contents());
        const sealed = part && opened.get(part.segment)?.[part.index]?.[burst - part.run.first];
        yield verifiedBurst(feed, burst, sealed ?? contentOf(feed.read(burst)));
      }
    }
  }

  /** Bursts in memory whose words lack without having been erased here; a few of each feed. */
  lacking(limit: number): readonly Dep[] {
    const feeds = [...this.#feeds.values()];
    const wanted: Dep[] = [];
    for (let i = 0; i < feeds.length && wanted.length < limit; i += 1) {
      const feed = feeds[(this.#turn + i) % feeds.length];
      if (!feed) continue;
      const lacking = [...this.#lackingOf(feed)];
      const asked = Math.min(WANTED_PER_FEED, lacking.length, limit - wanted.length);
      for (let k = 0; k < asked; k += 1) {
        const burst = lacking[(this.#turn * WANTED_PER_FEED + k) % lacking.length];
        if (burst !== undefined) wanted.push({ feed: feed.id, burst });
      }
    }
    this.#turn += 1;
    return wanted;
  }

  #lackingOf(feed: Feed): ReadonlySet<number> {
    if (feed.lacking) return feed.lacking;
    feed.lacking = new Set();
    for (let burst = feed.base; burst < feed.count; burst += 1) this.#noteLacking(feed, burst);
    return feed.lacking;
  }

  #noteLacking(feed: Feed, burst: number): void {
    const lacks = feed.strippedAt(burst).some((index) => !this.erased.has(feed.id, burst, index));
    if (lacks) feed.lacking?.add(burst);
    else feed.lacking?.delete(burst);
  }

  /** Words that turned out to be erased are no longer lacking. */
  noteErased(feed: Feed, burst: number): void {
    if (feed.lacking?.has(burst)) this.#noteLacking(feed, burst);
  }
}

/** Copies: a view would keep all of a neighbour's update in memory for the little of it that was good. */
const ownElements = ({ elements }: Entry): Uint8Array[] => elements.map((element) => element.slice());
