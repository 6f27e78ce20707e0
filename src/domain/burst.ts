/**
 * What the reducers take: bursts that the gate has verified, in plain data.
 *
 * A burst is one signed element of a feed; a record is one act in it, named (feed, burst, index).
 * Signatures, hashes and certificates were checked before; what only cryptography can tell arrives
 * here as a fact, so that the domain stays pure and synchronous.
 */

/** A feed's id: 53 bits derived from the ledger and the device key (ARCHITECTURE.md, "Ledger format"). */
export type FeedId = number;

/** A device's public key in lower-case hex, 64 characters. */
export type DeviceId = string;

/** A person's public key in lower-case hex, 64 characters. */
export type PersonId = string;

/** A record's name in text: `<feed in base 36>.<burst>.<index>`. Unique within its ledger. */
export type RecordId = string;

/** Where a record stands in its ledger. */
export interface RecordRef {
  readonly feed: FeedId;
  readonly burst: number;
  readonly index: number;
}

/** A burst that another burst's author had seen. */
export interface Dep {
  readonly feed: FeedId;
  readonly burst: number;
}

export interface VerifiedRecord {
  readonly kind: number;
  /** Milliseconds since the Unix epoch, as the author's clock had it. Never an authority. */
  readonly time: number;
  readonly header: Uint8Array;
  /** The erasable words: text, `null` when erased or withheld, `undefined` when there never were any. */
  readonly body: string | null | undefined;
  /** For `deviceCertified`, `deviceLinked` and `phraseDecided` only: whether every signature in it is valid. */
  readonly certificateValid?: boolean;
  /** For `assemblyFounded` only: the assembly id that follows from this header, in hex. */
  readonly foundedId?: string;
}

export interface VerifiedBurst {
  readonly feed: FeedId;
  readonly burst: number;
  readonly device: DeviceId;
  readonly time: number;
  readonly deps: readonly Dep[];
  readonly records: readonly VerifiedRecord[];
}

const MOST_NAMES = 1024;
/** Feeds in base 36, remembered: writing such a number out takes longer than judging most records. */
const names = new Map<FeedId, string>();

function nameOf(feed: FeedId): string {
  let name = names.get(feed);
  if (name === undefined) {
    name = feed.toString(36);
    if (names.size >= MOST_NAMES) names.clear();
    names.set(feed, name);
  }
  return name;
}

export const recordId = (feed: FeedId, burst: number, index: number): RecordId =>
  `${nameOf(feed)}.${burst}.${index}`;

export const refToId = (ref: RecordRef): RecordId => recordId(ref.feed, ref.burst, ref.index);

/** Feeds by their names in base 36, remembered too. */
const feeds = new Map<string, FeedId>();

function feedNamed(name: string): FeedId {
  let feed = feeds.get(name);
  if (feed === undefined) {
    feed = Number.parseInt(name, 36);
    if (feeds.size >= MOST_NAMES) feeds.clear();
    feeds.set(name, feed);
  }
  return feed;
}

const isPlace = (part: number): boolean => Number.isSafeInteger(part) && part >= 0;

/** Where the record of that name stands; null for what is no record's name. */
export function idToRef(id: RecordId): RecordRef | null {
  const first = id.indexOf('.');
  const second = id.indexOf('.', first + 1);
  if (first < 0 || second < 0) return null;
  const feed = feedNamed(id.slice(0, first));
  const burst = Number(id.slice(first + 1, second));
  const index = Number(id.slice(second + 1));
  if (!isPlace(feed) || !isPlace(burst) || !isPlace(index)) return null;
  return recordId(feed, burst, index) === id ? { feed, burst, index } : null;
}
