/**
 * Another keeper, of which this one is a neighbour for what both keep. What devices are linked for here
 * is exchanged with it at once and for as long; everything else in a round, one after the other, so that
 * what rests need not be in memory.
 */
import { WebSocket } from 'ws';
import { packUpdate, unpackUpdate } from '../../ledger/pack.ts';
import { openSocketChannel } from '../../sync/keeper/socket-channel.ts';
import { gives } from '../../sync/keeper/keeper-messages.ts';
import { Link } from '../../sync/link.ts';
import { Visit } from './visit.ts';
import type { DeviceKey, Verifier } from '../../ledger/api.ts';
import type { Clock } from '../../sync/clock.ts';
import type { KeeperAnswer } from '../../sync/keeper/keeper-messages.ts';
import type { KeptAssemblies } from './kept-assemblies.ts';

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;
const LASTING_MS = 60_000;
const ROUND_EVERY_MS = 600_000;
/** In a round, each has this long. */
const VISIT_MS = 5000;
/** The other keeper allows four asks a second over a link. */
const NEXT_VISIT_MS = 500;

export interface OtherKeeperOptions {
  readonly url: string;
  readonly kept: KeptAssemblies;
  readonly device: DeviceKey;
  readonly verifier: Verifier;
  readonly clock: Clock;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly onFailure: (error: unknown) => void;
}

export class OtherKeeper {
  readonly #options: OtherKeeperOptions;
  /** Those that devices are linked for here. */
  readonly #used = new Set<string>();
  readonly #stopListening: () => void;
  #link: Link | null = null;
  #visit: Visit | null = null;
  #dialling = false;
  #stopWaiting: (() => void) | null = null;
  #failures = 0;
  #nextRound = 0;
  readonly #timers = new Set<() => void>();
  #stopped = false;

  constructor(options: OtherKeeperOptions) {
    this.#options = options;
    this.#stopListening = options.kept.onUsed((assembly, used) => {
      if (used) this.#used.add(assembly);
      else this.#used.delete(assembly);
      if (!used) return this.#leave(assembly);
      this.#visit?.visit(assembly, true);
      if (!this.#link) this.#dialSoon(0);
    });
    this.#dialSoon(0);
  }

  stop(): void {
    this.#stopped = true;
    this.#stopListening();
    this.#stopWaiting?.();
    this.#link?.close('goodbye');
    this.#stopTimers();
  }

  #dialSoon(ms: number): void {
    if (this.#stopped || this.#dialling) return;
    this.#stopWaiting?.();
    this.#stopWaiting = this.#options.clock.after(ms, () => {
      this.#stopWaiting = null;
      this.#dialling = true;
      this.#dial()
        .catch(this.#options.onFailure)
        .finally(() => {
          this.#dialling = false;
          if (!this.#link) this.#again();
        });
    });
  }

  async #dial(): Promise<void> {
    const { url, device, verifier, clock, randomBytes } = this.#options;
    const channel = await openSocketChannel(new WebSocket(url), true, clock).catch(() => null);
    if (this.#stopped || !channel) return channel?.close();
    const begun = clock.now();
    const link = new Link(channel, {
      device,
      verifier,
      clock,
      randomBytes,
      name: randomBytes(16),
      introducedAs: null,
    });
    this.#link = link;
    link.onOpen = (peer) => {
      const visit = this.#visitOver(link, peer);
      this.#visit = visit;
      for (const assembly of this.#used) visit.visit(assembly, true);
      this.#roundLater();
    };
    link.onClose = () => {
      this.#visit?.close();
      this.#visit = null;
      this.#link = null;
      this.#stopTimers();
      // It ends soon where there is nothing to exchange: no reason to hurry.
      if (clock.now() - begun > LASTING_MS) this.#failures = 0;
      this.#again();
    };
  }

  #visitOver(link: Link, peer: NonNullable<Link['peer']>): Visit {
    const { kept, clock, onFailure } = this.#options;
    const visit: Visit = new Visit({
      link,
      peer,
      kept,
      clock,
      packer: { pack: packUpdate, unpack: unpackUpdate },
      initiator: true,
      random: () => Math.random(),
      from: '',
      onAnswer: (assembly, answer) => this.#answered(visit, assembly, answer),
      onFailure,
    });
    return visit;
  }

  #answered(visit: Visit, assembly: string, answer: KeeperAnswer): void {
    if (!gives(answer)) return visit.exchangeNoMore(assembly);
    visit.exchange(assembly, 'keeper').catch(this.#options.onFailure);
  }

  /** No longer than devices are linked for it. */
  #leave(assembly: string): void {
    this.#visit?.visit(assembly, false);
    this.#visit?.exchangeNoMore(assembly);
  }

  #roundLater(): void {
    const wait = Math.max(0, this.#nextRound - this.#options.clock.now());
    this.#after(Math.min(wait, ROUND_EVERY_MS), () => this.#round());
  }

  #round(): void {
    this.#nextRound = this.#options.clock.now() + ROUND_EVERY_MS;
    const waiting = [...this.#options.kept.ids()].filter((assembly) => !this.#used.has(assembly));
    const next = (): void => {
      const assembly = waiting.pop();
      if (assembly === undefined) return this.#roundLater();
      if (!this.#used.has(assembly)) {
        this.#visit?.visit(assembly, true);
        this.#after(VISIT_MS, () => !this.#used.has(assembly) && this.#leave(assembly));
      }
      this.#after(NEXT_VISIT_MS, next);
    };
    next();
  }

  #again(): void {
    if (this.#stopped) return;
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures++);
    this.#dialSoon(wait * (0.5 + Math.random()));
  }

  #after(ms: number, then: () => void): void {
    const stop = this.#options.clock.after(ms, () => {
      this.#timers.delete(stop);
      then();
    });
    this.#timers.add(stop);
  }

  #stopTimers(): void {
    for (const stop of this.#timers) stop();
    this.#timers.clear();
  }
}
