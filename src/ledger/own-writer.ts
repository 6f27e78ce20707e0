/** Writing one's own feed: signed by this device's key, on the same path as everyone's bursts. */
import type { Dep } from '../domain/burst.ts';
import type { DeviceKey, NewRecord, Verifier } from './api.ts';
import { sameBytes } from './bytes.ts';
import { readElement, writeElement, coreOf } from './element.ts';
import { BurstUnwritable, FeedForked, JournalDamaged } from './faults.ts';
import { Feed } from './feed.ts';
import type { Feeds } from './feeds.ts';
import type { Entry } from './gate.ts';
import type { History } from './history.ts';
import { feedGenesis, feedIdOf, signedMessage, stepHash } from './ids.ts';
import { unsignedBurst } from './own-burst.ts';

export class OwnWriter {
  readonly #ledger: Uint8Array;
  readonly #feeds: Feeds;
  readonly #history: History;
  readonly #verifier: Verifier;
  readonly #random: (length: number) => Uint8Array;
  /** Keys that were seen to sign what their public half verifies. */
  readonly #soundKeys = new WeakSet<DeviceKey>();
  /** Where the feeds of keys begin: worked out once. */
  readonly #genesis = new WeakMap<DeviceKey, Uint8Array>();

  constructor(
    ledger: Uint8Array,
    feeds: Feeds,
    history: History,
    verifier: Verifier,
    random: (length: number) => Uint8Array,
  ) {
    this.#ledger = ledger;
    this.#feeds = feeds;
    this.#history = history;
    this.#verifier = verifier;
    this.#random = random;
  }

  /**
   * The next burst of this device, signed, not yet written. Rejects with `FeedForked`,
   * `BurstUnwritable`, or `JournalDamaged` when own bursts were lost that a neighbour may still bring.
   */
  async sign(
    key: DeviceKey,
    records: readonly NewRecord[],
    deps: readonly Dep[],
    time: number,
  ): Promise<Entry> {
    const feed = this.#ownFeed(key);
    const clock = feed.count;
    const place = { feed: feed.id, burst: clock, device: feed.device, random: this.#random };
    const unsigned = unsignedBurst(place, records, deps, time);
    // The core needs no signature: any 64 bytes stand in for it until there is one.
    const draft = readElement(writeElement(unsigned, new Uint8Array(64)), feed.id, clock);
    const head = stepHash(feed.head, clock, coreOf(draft));
    const message = signedMessage(this.#ledger, clock, head);
    const signature = await key.sign(message);
    await this.#assertSound(key, message, signature);
    return { feed, clock, elements: [writeElement(unsigned, signature)], heads: [head] };
  }

  #ownFeed(key: DeviceKey): Feed {
    const { publicKey } = key;
    const genesis = this.#genesis.get(key) ?? feedGenesis(this.#ledger, publicKey);
    this.#genesis.set(key, genesis);
    const id = feedIdOf(genesis);
    const held = this.#feeds.get(id);
    if (this.#feeds.voidFrom(id) < Infinity)
      throw new FeedForked('This device wrote two bursts at one place');
    if (held && !sameBytes(held.device, publicKey))
      throw new FeedForked("Another key owns this device's feed id");
    if (this.#history.hasLost(id))
      throw new JournalDamaged('Own bursts were lost and have not come back yet');
    return held ?? new Feed(id, publicKey.slice(), () => genesis);
  }

  /** Once for each key: a burst that its own key does not verify would end this feed for everyone. */
  async #assertSound(key: DeviceKey, message: Uint8Array, signature: Uint8Array): Promise<void> {
    if (this.#soundKeys.has(key)) return;
    const [valid] = await this.#verifier.verify([{ publicKey: key.publicKey, message, signature }]);
    if (valid !== true) throw new BurstUnwritable('The device key does not verify its own signature');
    this.#soundKeys.add(key);
  }
}
