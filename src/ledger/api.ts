/**
 * The ledger's ports: what it needs from storage and keys, and what it offers to sync and app.
 * Bytes are as in ARCHITECTURE.md, "Ledger format". Implementations: ledger.ts, storage/journal.ts.
 */
import type { Dep, FeedId, VerifiedBurst, VerifiedRecord } from '../domain/burst.ts';
import type { Strangers } from './intake.ts';

/** One burst as it is stored: the signed element, erased words already in form 2. */
export interface Row {
  readonly feed: FeedId;
  readonly burst: number;
  readonly element: Uint8Array;
}

/** What a burst says, without its place and its proof. */
export interface BurstContent {
  readonly time: number;
  readonly deps: readonly Dep[];
  readonly records: readonly VerifiedRecord[];
}

/** Bursts of one feed in a sealed segment, which follow each other. */
export interface SealedRun {
  readonly feed: FeedId;
  readonly first: number;
  readonly count: number;
  /** By burst: the records whose words are not here, only their hash. Most bursts have none. */
  readonly stripped: ReadonlyMap<number, readonly number[]>;
}

/** A sealed segment in memory. */
export interface SealedSegment {
  readonly runs: readonly SealedRun[];
  /** Run by run what its bursts say. Worked out anew each time: ask once. */
  contents(): readonly (readonly BurstContent[])[];
  /** Run by run its signed elements. Rebuilt the first time; most openings never need them. */
  elements(): readonly (readonly Uint8Array[])[];
}

/** Where a feed's chain stands after `count` bursts. */
export interface FeedHead {
  readonly feed: FeedId;
  readonly device: Uint8Array;
  readonly count: number;
  readonly head: Uint8Array;
}

/** Two bursts of one feed at one place, both signed by its key: evidence, kept in erased form. */
export interface ForkProof {
  readonly feed: FeedId;
  readonly burst: number;
  readonly previous: Uint8Array;
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

/** What a journal holds when it is opened. Sealed history was verified when it was sealed. */
export interface JournalStart {
  /** Chains at the end of sealed history. */
  readonly sealed: readonly FeedHead[];
  /** How many sealed segments there are; the newest is `segments - 1`. */
  readonly segments: number;
  /** What came after the newest segment, feeds in any order, bursts of a feed in order. */
  readonly tail: readonly Row[];
  readonly proofs: readonly ForkProof[];
  /**
   * Feeds that lost bursts to damage, with how many this device once held. Sync brings them again;
   * an own feed must not be continued below that count, or it would fork.
   */
  readonly shortened?: readonly { readonly feed: FeedId; readonly had: number }[];
}

/** Durable storage of one ledger. Every promise settles after the bytes are safe (`durability: 'strict'`). */
export interface Journal {
  start(): Promise<JournalStart>;
  /** One sealed segment; its hash was checked. Rejects with `SegmentDamaged`. */
  segment(index: number): Promise<SealedSegment>;
  /** All or nothing. Rejects with `StorageFull` when the disk is. */
  append(rows: readonly Row[]): Promise<void>;
  /** Puts an erased element in the place of the old one, in a row or inside a segment. */
  rewrite(row: Row): Promise<void>;
  addProof(proof: ForkProof): Promise<void>;
  /** Moves everything in the tail into a new segment when it is worth it. `heads`: after all of it. */
  seal(heads: readonly FeedHead[]): Promise<void>;
  /** Rows that another tab of this browser appended since this journal last looked. */
  news(): Promise<readonly Row[]>;
  close(): void;
}

/** Signs as this device. The key is not extractable. */
export interface DeviceKey {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

export interface SignatureCheck {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** One signature rule everywhere: canonical R, S < L, no small-order points, then WebCrypto. */
export interface Verifier {
  verify(checks: readonly SignatureCheck[]): Promise<readonly boolean[]>;
}

export interface NewRecord {
  readonly kind: number;
  readonly time?: number;
  readonly header: Uint8Array;
  readonly body?: string;
}

/** Why the gate refused a whole update. The neighbour made these bytes and may be blamed. */
export type StructuralFault =
  | 'oversize'
  | 'truncated'
  | 'trailingBytes'
  | 'deletions'
  | 'notCanonical'
  | 'foreignContent'
  | 'foreignRoot'
  | 'foreignOrigin'
  | 'feedsUnordered'
  | 'badElement';

/** Why one feed of an update was skipped, alone. The neighbour may only have relayed it. */
/** `noRoom`: this device takes no more of it now (`Intake`); nobody's fault. */
export type FeedFault = 'gap' | 'wrongFeedId' | 'badKey' | 'badSignature' | 'forked' | 'collision' | 'noRoom';

export type Receipt =
  | { readonly ok: false; readonly fault: StructuralFault }
  | {
      readonly ok: true;
      /** New bursts that entered. */
      readonly entered: readonly Dep[];
      /** Words that were lacking and came. */
      readonly bodies: readonly Dep[];
      readonly skipped: readonly { readonly feed: FeedId; readonly fault: FeedFault }[];
      readonly proofs: readonly ForkProof[];
    };

export interface LedgerChange {
  /** In an order in which a feed's bursts follow each other. */
  readonly bursts: readonly VerifiedBurst[];
  /** Bursts known before whose words came or went. */
  readonly words: readonly VerifiedBurst[];
  /** Feeds that are void from a burst on, by proof. */
  readonly forks: readonly { readonly feed: FeedId; readonly from: number }[];
  /** `own`: written here; `neighbour`: through the gate; `tab`: by another tab; `older`: loaded from storage. */
  readonly source: 'own' | 'neighbour' | 'tab' | 'older';
}

/** One ledger, open: an ordinary Y.Doc that only the gate writes to. */
export interface LedgerPort {
  readonly id: Uint8Array;
  /** Yjs state vector bytes: feeds and how many bursts are held of each. */
  stateVector(): Uint8Array;
  /** Canonical updates that bring a neighbour with that vector here, each at most 256 KiB. */
  updatesSince(stateVector: Uint8Array): AsyncIterable<Uint8Array>;
  /** The gate. Queued; never throws on bytes; rejects only when storage fails (nothing was changed then). */
  receive(update: Uint8Array): Promise<Receipt>;
  /** Writes one burst: durable, then applied, then announced. Adopts a longer own feed first. */
  append(
    key: DeviceKey,
    records: readonly NewRecord[],
    deps: readonly Dep[],
    time: number,
  ): Promise<VerifiedBurst>;
  /** Overwrites the words of a record for good, in the journal and in memory. */
  erase(feed: FeedId, burst: number, index: number): Promise<void>;

  /** SHA-256 over (id7, vu clock, head) in ascending id, at the smaller of both clocks. */
  digestAt(stateVector: Uint8Array): Promise<Uint8Array>;
  /** Chain hash of a feed after `count` bursts; null where this device holds fewer. */
  headAt(feed: FeedId, count: number): Promise<Uint8Array | null>;
  /** A one-element update: for wanted bodies and for the other branch of a fork. */
  elementUpdate(feed: FeedId, burst: number): Promise<Uint8Array | null>;
  /**
   * The other branch, as a neighbour holds it: checks both and keeps the proof. False: it proves nothing.
   * A proof about a feed that is not held yet waits for it, unchecked, and gives true.
   */
  offerProof(proof: ForkProof): Promise<boolean>;
  readonly proofs: readonly ForkProof[];
  /** Bursts held whose words are lacking without having been erased here. */
  lackingWords(limit: number): readonly Dep[];

  /** People whom nobody has welcomed; without it everyone's words are alike. */
  readonly strangers?: Strangers | undefined;

  /** Bursts in memory, feed by feed; or those of one feed from a burst on, without reading the others. */
  bursts(only?: { readonly feed: FeedId; readonly from: number }): Iterable<VerifiedBurst>;
  /** How many bursts of a feed are held. */
  count(feed: FeedId): number;
  readonly hasOlder: boolean;
  /** Loads the next older sealed segment. */
  loadOlder(): Promise<void>;
  /** Takes what another tab wrote to the journal. */
  takeNews(): Promise<void>;
  subscribe(onChange: (change: LedgerChange) => void): () => void;
  close(): void;
}
