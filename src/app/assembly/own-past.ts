/**
 * Whether others hold more of what this device wrote than it does itself: it was set back to an older
 * copy. It must not write before it has that back, or its history goes two ways (ARCHITECTURE.md, gate).
 */
import type { LedgerPort } from '../../ledger/api.ts';
import { feedId } from '../../ledger/ids.ts';
import { toHex } from '../../lib/bytes.ts';
import type { WorldPorts } from '../ports.ts';

/** How long an act waits for it to come. */
const WAIT_MS = 3_000;
/** From then on nobody is believed who says so and doesn't bring it: a neighbour may say anything. */
const PATIENCE_MS = 30_000;

interface Said {
  readonly count: number;
  /** When it was first said that something lacks here. */
  readonly since: number;
}

export class OwnPast {
  readonly #said = new Map<string, Said>();
  #heldUntil = 0;

  constructor(
    private readonly ports: Pick<WorldPorts, 'now' | 'after'>,
    private readonly device: () => Uint8Array,
  ) {}

  /** This device's feed in a ledger, whether it wrote there or not. */
  feedIn(ledger: LedgerPort): number {
    return feedId(ledger.id, this.device());
  }

  /** A neighbour says that it holds so many bursts of this device's feed. True: more than there are here. */
  heard(ledger: LedgerPort, count: number): boolean {
    if (count <= ledger.count(this.feedIn(ledger))) return false;
    const since = this.isBehind(ledger) ? this.#said.get(toHex(ledger.id))?.since : undefined;
    this.#said.set(toHex(ledger.id), { count, since: since ?? this.ports.now() });
    return true;
  }

  isBehind(ledger: LedgerPort): boolean {
    const said = this.#said.get(toHex(ledger.id));
    if (!said || said.count <= ledger.count(this.feedIn(ledger))) return false;
    return Math.abs(this.ports.now() - said.since) < PATIENCE_MS;
  }

  /** Another key: what was said of the old one's feeds is of no matter. */
  beginAgain(): void {
    this.#said.clear();
  }

  /** Nothing is written for so long, so that what a copy of this device wrote can come first. */
  holdFor(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.ports.now() + ms);
  }

  /** Settles when nothing is known to lack, or after some seconds: false, it lacks still. */
  async caughtUp(ledger: LedgerPort): Promise<boolean> {
    const hold = Math.min(WAIT_MS, this.#heldUntil - this.ports.now());
    if (hold > 0) await new Promise<void>((resolve) => this.ports.after(hold, resolve));
    if (!this.isBehind(ledger)) return true;
    return new Promise((resolve) => {
      const finish = (): void => {
        stopListening();
        stopTimer();
        resolve(!this.isBehind(ledger));
      };
      const stopListening = ledger.subscribe(() => {
        if (!this.isBehind(ledger)) finish();
      });
      const stopTimer = this.ports.after(WAIT_MS, finish);
    });
  }
}
