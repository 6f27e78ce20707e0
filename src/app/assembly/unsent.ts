/** Which of this device's own records no other device is known to hold yet. */
import { recordId, type DeviceId, type RecordId, type VerifiedBurst } from '../../domain/burst.ts';
import type { LedgerPort } from '../../ledger/api.ts';
import { feedId } from '../../ledger/ids.ts';
import { fromHex, toHex } from '../../lib/bytes.ts';
import { writable, type Readable } from '../../lib/readable.ts';
import type { AssemblyId } from '../api.ts';
import type { Facts } from '../ports.ts';

interface OwnFeed {
  readonly name: string;
  readonly bursts: Map<number, readonly RecordId[]>;
  feed: number | null;
  held: number;
}

export class Unsent {
  readonly #ids = writable<ReadonlySet<RecordId>>(new Set());
  readonly ids: Readable<ReadonlySet<RecordId>> = this.#ids;
  readonly #feeds = new Map<string, OwnFeed>();

  constructor(
    private readonly facts: Facts,
    private readonly assembly: AssemblyId,
    private readonly device: () => DeviceId,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Begins to watch a ledger. Returns the way to stop. */
  async watch(ledger: LedgerPort): Promise<() => void> {
    const name = `acked/${this.assembly}/${toHex(ledger.id)}`;
    const own: OwnFeed = {
      name,
      bursts: new Map(),
      feed: null,
      held: (await this.facts.get<number>(name)) ?? 0,
    };
    this.#feeds.set(toHex(ledger.id), own);
    const feed = feedId(ledger.id, fromHex(this.device()) ?? new Uint8Array());
    if (ledger.count(feed) > 0) own.feed = feed;
    this.#take(own, ledger.bursts({ feed, from: own.held }));
    return ledger.subscribe((change) => this.#take(own, change.bursts));
  }

  /** This device has a new key: nobody holds anything of its new feeds yet, and of the old ones nothing is asked. */
  async beginAgain(): Promise<void> {
    for (const own of this.#feeds.values()) {
      own.bursts.clear();
      own.feed = null;
      own.held = 0;
      await this.facts.put(own.name, 0);
    }
    this.#announce();
  }

  /** This device's feed in a ledger, once it has written there. */
  feedIn(ledger: Uint8Array): number | null {
    return this.#feeds.get(toHex(ledger))?.feed ?? null;
  }

  /** How many bursts of this device's feed in a ledger others are known to hold. */
  heldCount(ledger: Uint8Array): number {
    return this.#feeds.get(toHex(ledger))?.held ?? 0;
  }

  /** Another device says how many bursts of this device's feed it holds. False: that was known. */
  heldElsewhere(ledger: Uint8Array, count: number): boolean {
    const own = this.#feeds.get(toHex(ledger));
    if (!own || count <= own.held) return false;
    own.held = count;
    this.facts.put(own.name, count).catch(this.onFailure);
    for (const burst of own.bursts.keys()) if (burst < count) own.bursts.delete(burst);
    this.#announce();
    return true;
  }

  #take(own: OwnFeed, bursts: Iterable<VerifiedBurst>): void {
    let changed = false;
    for (const burst of bursts) {
      if (burst.device !== this.device()) continue;
      own.feed = burst.feed;
      if (burst.burst < own.held) continue;
      own.bursts.set(
        burst.burst,
        burst.records.map((_, index) => recordId(burst.feed, burst.burst, index)),
      );
      changed = true;
    }
    if (changed) this.#announce();
  }

  #announce(): void {
    const ids = [...this.#feeds.values()].flatMap((own) => [...own.bursts.values()].flat());
    this.#ids.set(new Set(ids));
  }
}
