/**
 * The gate: what of a neighbour's parsed update enters, feed by feed. Nothing is changed here; the
 * ledger writes what was judged. A bad feed is skipped alone: the neighbour may only have relayed it.
 */
import type { FeedId } from '../domain/burst.ts';
import type { FeedFault, ForkProof, Row, Verifier } from './api.ts';
import { sameBytes } from './bytes.ts';
import type { Element } from './element.ts';
import { coreOf } from './element.ts';
import { Feed } from './feed.ts';
import type { Foreseen } from './foresight.ts';
import { isSigned, proofOf } from './fork.ts';
import { feedGenesis } from './ids.ts';
import type { Intake } from './intake.ts';
import type { Rules } from './rules.ts';
import { isStrongKey } from './strict-signature.ts';
import type { ParsedFeed } from './update.ts';
import type { Run, Verified } from './verify-runs.ts';
import { hashRun, verifyRuns } from './verify-runs.ts';
import { healed, withoutWords } from './words.ts';

/** What the gate may look at. */
export interface Held {
  readonly ledger: Uint8Array;
  feed(id: FeedId): Feed | undefined;
  /** The burst from which a feed is void by proof; Infinity for an honest one. */
  voidFrom(id: FeedId): number;
  isErased(feed: FeedId, burst: number, index: number): boolean;
  /** How much of a feed is taken now. */
  readonly intake: Intake | null;
  /** Makes sure that a held burst and all after it are in memory. */
  reach(feed: Feed, burst: number): Promise<void>;
  /** The chain after `count` bursts, which are held. */
  headAt(feed: Feed, count: number): Promise<Uint8Array>;
}

/** Bursts that enter a feed after those held, with the chain after each. */
export interface Entry {
  readonly feed: Feed;
  readonly clock: number;
  readonly elements: readonly Uint8Array[];
  readonly heads: readonly Uint8Array[];
}

export interface Skip {
  readonly feed: FeedId;
  readonly fault: FeedFault;
}

export interface Admission {
  readonly entries: readonly Entry[];
  readonly heals: readonly Row[];
  readonly proofs: readonly ForkProof[];
  readonly skipped: readonly Skip[];
}

interface Fresh {
  readonly feed: Feed;
  readonly clock: number;
  readonly elements: readonly Element[];
}

/**
 * Judges a parsed update against what is held. `foreseen`: what was found out about its signatures while it
 * waited for its turn. Bounded by the update's bytes; rejects only on storage.
 */
export const judge = (
  update: readonly ParsedFeed[],
  held: Held,
  verifier: Verifier,
  rules: Rules,
  foreseen: Foreseen | null = null,
): Promise<Admission> => new Judgement(held, verifier, rules, foreseen).of(update);

class Judgement {
  readonly #held: Held;
  readonly #verifier: Verifier;
  readonly #rules: Rules;
  readonly #foreseen: Foreseen | null;
  readonly #fresh: Fresh[] = [];
  readonly #heals: Row[] = [];
  readonly #proofs: ForkProof[] = [];
  readonly #skipped: Skip[] = [];

  constructor(held: Held, verifier: Verifier, rules: Rules, foreseen: Foreseen | null) {
    this.#held = held;
    this.#verifier = verifier;
    this.#rules = rules;
    this.#foreseen = foreseen;
  }

  async of(update: readonly ParsedFeed[]): Promise<Admission> {
    this.#held.intake?.begin();
    for (const parsed of update) await this.#judgeFeed(parsed);
    const entries = await this.#verifyFresh();
    return { entries, heals: this.#heals, proofs: this.#proofs, skipped: this.#skipped };
  }

  async #judgeFeed(parsed: ParsedFeed): Promise<void> {
    const { checks } = this.#rules;
    const known = this.#held.feed(parsed.feed);
    const count = known?.count ?? 0;
    if (checks.noGap && parsed.clock > count) {
      const isLeftOut = this.#held.intake?.isLeftOut(parsed.feed) === true;
      return this.#skip(parsed.feed, isLeftOut ? 'noRoom' : 'gap');
    }
    const overlap = parsed.elements.slice(0, Math.max(0, count - parsed.clock));
    if (known && overlap.length > 0 && !(await this.#isSameFeed(known, parsed.clock, overlap))) return;
    this.#takeFresh(parsed, known, overlap.length);
  }

  /** What comes after the bursts that are held, up to where the feed is void. */
  #takeFresh(parsed: ParsedFeed, known: Feed | undefined, overlap: number): void {
    const clock = parsed.clock + overlap;
    const rest = parsed.elements.slice(overlap);
    const elements = rest.slice(0, Math.max(0, this.#voidFrom(parsed.feed) - clock));
    if (elements.length < rest.length) this.#skip(parsed.feed, 'forked');
    const [first] = elements;
    if (!first) return;
    const feed = known ?? this.#newFeed(parsed.feed, first);
    if (!feed) return;
    const taken = this.#taken(feed, clock, elements);
    if (taken.length < elements.length) this.#skip(parsed.feed, 'noRoom');
    if (taken.length > 0) this.#fresh.push({ feed, clock, elements: taken });
  }

  /** As many as this device takes: asked before it checks a signature for them. */
  #taken(feed: Feed, clock: number, elements: readonly Element[]): readonly Element[] {
    const { intake } = this.#held;
    if (!intake) return elements;
    const sizes = elements.map(({ bytes }) => bytes.length);
    return elements.slice(0, intake.room(feed.id, feed.device, clock, sizes));
  }

  /** A feed that begins: it must follow from its key, and the key must be a strong one. */
  #newFeed(id: FeedId, { device }: Element): Feed | null {
    const { checks, feedIdOf } = this.#rules;
    if (!device) return this.#none(id, 'gap');
    if (checks.keyIsStrong && !isStrongKey(device)) return this.#none(id, 'badKey');
    const genesis = feedGenesis(this.#held.ledger, device);
    if (checks.feedFollowsFromKey && feedIdOf(genesis) !== id) return this.#none(id, 'wrongFeedId');
    return new Feed(id, device.slice(), () => genesis);
  }

  /** Compares bursts that are held already. False: the feed differs, or is void, from here on. */
  async #isSameFeed(feed: Feed, clock: number, elements: readonly Element[]): Promise<boolean> {
    const { checks } = this.#rules;
    await this.#held.reach(feed, clock);
    for (const [i, theirs] of elements.entries()) {
      const burst = clock + i;
      if (sameBytes(feed.bytes(burst), theirs.bytes)) continue;
      if (burst >= this.#voidFrom(feed.id)) {
        this.#skip(feed.id, 'forked');
        return false;
      }
      const ours = feed.read(burst);
      if (sameBytes(coreOf(ours), coreOf(theirs))) {
        this.#takeWords(feed, burst, ours, theirs);
      } else if (checks.coresCompared) {
        await this.#judgeBranch(feed, burst, ours, theirs);
        return false;
      }
    }
    return true;
  }

  #takeWords(feed: Feed, burst: number, ours: Element, theirs: Element): void {
    const { checks } = this.#rules;
    const isErased = (index: number) =>
      checks.erasedStaysErased && this.#held.isErased(feed.id, burst, index);
    const element = healed(ours, theirs, isErased, checks.healedWeight);
    if (element) this.#heals.push({ feed: feed.id, burst, element });
  }

  /** Another burst at a place that is taken: a fork if the feed's key signed it, else a forgery. */
  async #judgeBranch(feed: Feed, burst: number, ours: Element, theirs: Element): Promise<void> {
    const device = theirs.device ?? feed.device;
    const isSameKey = sameBytes(device, feed.device);
    const genesis = feedGenesis(this.#held.ledger, device);
    if (!isSameKey && this.#rules.feedIdOf(genesis) !== feed.id) return this.#skip(feed.id, 'wrongFeedId');
    const previous = isSameKey ? await this.#held.headAt(feed, burst) : genesis;
    const place = { burst, previous, device };
    const signed = await isSigned(this.#held.ledger, place, theirs, this.#verifier);
    if (!signed) return this.#skip(feed.id, 'badSignature');
    if (!isSameKey && this.#rules.checks.collisionIsNoFork) return this.#skip(feed.id, 'collision');
    this.#proofs.push(proofOf({ feed: feed.id, burst, previous }, ours, theirs));
    this.#skip(feed.id, 'forked');
  }

  async #verifyFresh(): Promise<Entry[]> {
    const runs = this.#fresh.map(({ feed, clock, elements }) => {
      return { device: feed.device, clock, previous: feed.head, elements };
    });
    const verified = this.#rules.checks.signature ? await this.#verify(runs) : runs.map(hashRun);
    const entries: Entry[] = [];
    for (const [i, { feed, clock, elements }] of this.#fresh.entries()) {
      const { heads, whole } = verified[i] ?? { heads: [], whole: false };
      if (!whole) this.#skip(feed.id, 'badSignature');
      if (heads.length === 0) continue;
      const stored = elements
        .slice(0, heads.length)
        .map((element, at) => this.#stored(feed.id, clock + at, element));
      entries.push({ feed, clock, elements: stored, heads });
    }
    return entries;
  }

  async #verify(runs: readonly Run[]): Promise<readonly Verified[]> {
    const known = this.#fresh.map(({ feed }, i) => {
      const run = runs[i];
      return (run && this.#foreseen?.of(feed.id, run)) ?? null;
    });
    const open = runs.filter((_, i) => !known[i]);
    const checked = await verifyRuns(this.#held.ledger, open, this.#verifier);
    let at = 0;
    return known.map((found) => found ?? checked[at++] ?? { heads: [], whole: false });
  }

  /** The element's own copy, without words that were erased here before they came. */
  #stored(feed: FeedId, burst: number, element: Element): Uint8Array {
    const { checks } = this.#rules;
    const isErased = (index: number) => checks.erasedStaysErased && this.#held.isErased(feed, burst, index);
    return withoutWords(element, isErased) ?? element.bytes.slice();
  }

  #voidFrom(feed: FeedId): number {
    return this.#rules.checks.forkedFeedEnds ? this.#held.voidFrom(feed) : Infinity;
  }

  #skip(feed: FeedId, fault: FeedFault): void {
    this.#skipped.push({ feed, fault });
  }

  #none(feed: FeedId, fault: FeedFault): null {
    this.#skip(feed, fault);
    return null;
  }
}
