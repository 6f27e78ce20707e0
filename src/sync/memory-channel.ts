/** Two channel ends in one process, with delivery that a simulation controls. */
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';

const HIGH_WATER_BYTES = 64 * 1024;
const LOW_WATER_BYTES = 32 * 1024;

export interface MemoryChannelOptions {
  readonly clock: Clock;
  /** The same 32 bytes for both ends. */
  readonly binding: Uint8Array;
  /** Delay of the next frame in ms; 0: in the same turn of the event loop. Frames never overtake. */
  readonly delay?: () => number;
}

export interface MemoryChannelPair {
  readonly initiator: Channel;
  readonly answerer: Channel;
  /** While true, frames wait and nobody is told, as when a radio goes silent. */
  partition(on: boolean): void;
  /** Closes both ends; what was on the way is lost. */
  drop(): void;
}

export function memoryChannelPair(options: MemoryChannelOptions): MemoryChannelPair {
  const [initiator, answerer] = [new End(true, options), new End(false, options)];
  initiator.connect(answerer);
  answerer.connect(initiator);
  return {
    initiator,
    answerer,
    partition(on) {
      initiator.hold(on);
      answerer.hold(on);
    },
    drop() {
      initiator.shut();
      answerer.shut();
    },
  };
}

class End implements Channel {
  onClose: (() => void) | null = null;
  readonly initiator: boolean;
  readonly binding: Uint8Array;
  readonly #options: MemoryChannelOptions;
  #other: End | null = null;
  /** Sent and not delivered, each with the time from which it may be. */
  #onTheWay: { readonly frame: Uint8Array; readonly at: number }[] = [];
  #bytes = 0;
  #held = false;
  #closed = false;
  #scheduled = false;
  #waiting: (() => void)[] = [];
  #onFrame: ((frame: Uint8Array) => void) | null = null;
  /** What came before the owner did; null from then on. */
  #early: Uint8Array[] | null = [];

  constructor(initiator: boolean, options: MemoryChannelOptions) {
    this.initiator = initiator;
    this.binding = options.binding;
    this.#options = options;
  }

  get onFrame(): ((frame: Uint8Array) => void) | null {
    return this.#onFrame;
  }

  set onFrame(take: ((frame: Uint8Array) => void) | null) {
    this.#onFrame = take;
    const early = this.#early ?? [];
    this.#early = null;
    for (const frame of early) queueMicrotask(() => this.#onFrame?.(frame));
  }

  connect(other: End): void {
    this.#other = other;
  }

  send(frame: Uint8Array): boolean {
    if (this.#closed) return true;
    const last = this.#onTheWay.at(-1)?.at ?? 0;
    const delay = this.#options.delay?.() ?? 0;
    this.#onTheWay.push({ frame: frame.slice(), at: Math.max(last, this.#options.clock.now() + delay) });
    this.#bytes += frame.length;
    this.#schedule();
    return this.#bytes < HIGH_WATER_BYTES;
  }

  drained(): Promise<void> {
    if (this.#closed || this.#bytes <= LOW_WATER_BYTES) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** What was sent before is still delivered, then the other end hears of it. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#release();
    this.#tellClosed();
    this.#schedule();
    if (this.#onTheWay.length === 0) this.#other?.shut();
  }

  shut(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#onTheWay = [];
    this.#release();
    this.#tellClosed();
  }

  hold(on: boolean): void {
    this.#held = on;
    this.#schedule();
  }

  #schedule(): void {
    const first = this.#onTheWay[0];
    if (!first || this.#held || this.#scheduled) return;
    this.#scheduled = true;
    const wait = first.at - this.#options.clock.now();
    if (wait > 0) this.#options.clock.after(wait, () => this.#deliver());
    else queueMicrotask(() => this.#deliver());
  }

  #deliver(): void {
    this.#scheduled = false;
    const now = this.#options.clock.now();
    for (let first = this.#onTheWay[0]; first && first.at <= now && !this.#held; first = this.#onTheWay[0]) {
      this.#onTheWay.shift();
      this.#bytes -= first.frame.length;
      this.#other?.arrive(first.frame);
    }
    if (this.#bytes <= LOW_WATER_BYTES) this.#release();
    if (this.#closed && this.#onTheWay.length === 0) this.#other?.shut();
    this.#schedule();
  }

  arrive(frame: Uint8Array): void {
    if (this.#closed) return;
    if (this.#early) this.#early.push(frame);
    else this.#onFrame?.(frame);
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #tellClosed(): void {
    queueMicrotask(() => this.onClose?.());
  }
}
