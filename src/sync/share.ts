import { toHex } from '../lib/bytes.ts';
import { writable } from '../lib/readable.ts';
import { DraftBoard } from './drafts.ts';
import { PresenceBoard } from './presence.ts';
import { SharedLedger } from './shared-ledger.ts';
import { common, raise } from './vectors.ts';
import type { FeedId } from '../domain/burst.ts';
import type { DeviceKey, LedgerPort, Verifier } from '../ledger/api.ts';
import type { AssemblyShare, Connection, DraftChannel, OwnPresence, SharedAssembly } from './api.ts';
import type { Clock } from './clock.ts';
import type { KeeperState, WishedKeeper } from './keeper/api.ts';
import type { Vector } from './vectors.ts';

export interface ShareEvents {
  readonly ledgerAdded: (share: Share, ledger: SharedLedger) => void;
  readonly ledgerRemoved: (share: Share, ledger: SharedLedger) => void;
  readonly keepersSet: (share: Share, keepers: readonly WishedKeeper[]) => void;
  /** Something entered one of its ledgers. */
  readonly changed: () => void;
  readonly left: (share: Share) => void;
}

export interface ShareOptions {
  readonly device: DeviceKey;
  readonly verifier: Verifier;
  readonly clock: Clock;
  readonly connection: Connection;
  readonly isKnown?: (device: string) => boolean;
}

/** One assembly on this device, for all links: its ledgers, who is here, its drafts. */
export class Share implements AssemblyShare {
  readonly id: Uint8Array;
  readonly isMember: (device: string) => boolean;
  readonly presenceBoard: PresenceBoard;
  readonly drafts = new DraftBoard();
  readonly connection;
  readonly keepers = writable<readonly KeeperState[]>([]);
  readonly ledgers = new Map<string, SharedLedger>();
  /** Device keys of those linked who have this assembly, by link. */
  readonly companions = new Map<string, string>();
  readonly #held = new Map<string, Map<FeedId, number>>();
  readonly #heldWatchers = new Set<(ledgerId: Uint8Array) => void>();
  readonly #saidWatchers = new Set<Parameters<AssemblyShare['subscribeSaid']>[0]>();
  readonly #events: ShareEvents;
  #left = false;
  #nextPrecedence = 0;
  lastHeard: number | null = null;

  constructor(assembly: SharedAssembly, options: ShareOptions, events: ShareEvents) {
    this.id = assembly.id;
    this.isMember = assembly.isMember ?? (() => false);
    this.#events = events;
    this.connection = writable(options.connection);
    const { device, verifier, clock, isKnown } = options;
    this.presenceBoard = new PresenceBoard(assembly.id, device, verifier, clock, isKnown);
    for (const ledger of assembly.ledgers) this.#add(ledger);
  }

  get presence(): PresenceBoard['seen'] {
    return this.presenceBoard.seen;
  }

  addLedger(ledger: LedgerPort): void {
    if (this.#left || this.ledgers.has(toHex(ledger.id))) return;
    this.#events.ledgerAdded(this, this.#add(ledger));
  }

  removeLedger(id: Uint8Array): void {
    const ledger = this.ledgers.get(toHex(id));
    if (!ledger) return;
    this.ledgers.delete(toHex(id));
    this.#events.ledgerRemoved(this, ledger);
    ledger.close();
  }

  heldElsewhere(ledgerId: Uint8Array, feed: FeedId): number {
    return this.#held.get(toHex(ledgerId))?.get(feed) ?? 0;
  }

  subscribeHeld(onChange: (ledgerId: Uint8Array) => void): () => void {
    this.#heldWatchers.add(onChange);
    return () => this.#heldWatchers.delete(onChange);
  }

  subscribeSaid(onSaid: Parameters<AssemblyShare['subscribeSaid']>[0]): () => void {
    this.#saidWatchers.add(onSaid);
    return () => this.#saidWatchers.delete(onSaid);
  }

  /**
   * A neighbour says that it holds these. It counts as far as this device holds them itself: nobody
   * can have what was not written yet, and what is said costs no memory.
   */
  theyHold(ledgerId: Uint8Array, vector: Vector): void {
    const key = toHex(ledgerId);
    const held = this.#held.get(key) ?? new Map<FeedId, number>();
    this.#held.set(key, held);
    raise(held, common(vector, this.ledgers.get(key)?.vector ?? new Map()));
    for (const watcher of [...this.#heldWatchers]) watcher(ledgerId);
    for (const watcher of [...this.#saidWatchers]) watcher(ledgerId, (feed) => vector.get(feed) ?? 0);
  }

  setKeepers(keepers: readonly WishedKeeper[]): void {
    if (this.#left) return;
    if (keepers.length === 0) this.keepers.set([]);
    this.#events.keepersSet(this, keepers);
  }

  setPresence(presence: OwnPresence | null): void {
    if (!this.#left) this.presenceBoard.set(presence);
  }

  openDraft(id: string): DraftChannel {
    return this.drafts.open(id);
  }

  leave(): void {
    if (this.#left) return;
    this.#left = true;
    this.drafts.close();
    this.#events.left(this);
    this.presenceBoard.close();
    for (const ledger of this.ledgers.values()) ledger.close();
    this.#heldWatchers.clear();
    this.#saidWatchers.clear();
  }

  #add(ledger: LedgerPort): SharedLedger {
    const shared = new SharedLedger(ledger, this.#nextPrecedence++);
    this.ledgers.set(toHex(ledger.id), shared);
    shared.watch(() => this.#events.changed());
    return shared;
  }
}
