/**
 * Channels that were cut off and may come back: a new offer and its answer travel through whoever is
 * still linked with both ends, and the channel goes on where it was. The end that began it makes the
 * offer; the other asks for it.
 */
import { sameBytes } from '../lib/bytes.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';
import type { Step } from './introduction-message.ts';
import type { Share } from './share.ts';

/** Two beats of the neighbour have not come: something may be wrong with the way to it. */
const MEND_AFTER_MS = 5000;
const MEND_EVERY_MS = 4000;
/** From then on a new channel may be made, too. */
const TRIED_FOR_MS = 25_000;
const MARK_BYTES = 8;

export interface MendingOptions {
  readonly clock: Clock;
  quietMs(channel: Channel): number;
  newId(): string;
  /** An assembly in which a way to the device is known; null: none. */
  wayTo(device: string): Share | null;
  say(share: Share, to: string, step: Step, id: string, code?: Uint8Array): void;
  /** Something changed: `tend` in a moment. */
  soon(): void;
}

interface Held {
  readonly device: string;
  /** Of the newest offer. */
  id: string;
  triedAt: number;
}

export class Mending {
  readonly #options: MendingOptions;
  readonly #held = new Map<Channel, Held>();

  constructor(options: MendingOptions) {
    this.#options = options;
  }

  hold(channel: Channel, device: string): void {
    if (!channel.mendable) return;
    this.#held.set(channel, { device, id: '', triedAt: 0 });
    channel.mendable.onState = (state) => {
      if (state === 'disconnected' || state === 'failed') this.#options.soon();
    };
  }

  release(channel: Channel): void {
    this.#held.delete(channel);
  }

  /** A channel to the device may still be mended: no other is made meanwhile. */
  isTrying(device: string): boolean {
    for (const [channel, held] of this.#held) {
      if (held.device === device && this.#options.quietMs(channel) < TRIED_FOR_MS) return true;
    }
    return false;
  }

  tend(): void {
    for (const [channel, held] of this.#held) {
      if (this.#options.quietMs(channel) >= MEND_AFTER_MS)
        this.#mend(channel, held, this.#options.wayTo(held.device));
    }
  }

  /** The other end asks for an offer for the channel with this mark. False: there is none such here. */
  asked(share: Share, from: string, mark: Uint8Array): boolean {
    for (const [channel, held] of this.#held) {
      if (held.device !== from || !channel.initiator || !sameBytes(mark, markOf(channel))) continue;
      this.#mend(channel, held, share);
      return true;
    }
    return mark.length > 0;
  }

  /** Null: the offer is for no channel that stands. */
  async answer(from: string, offer: Uint8Array): Promise<Uint8Array | null> {
    for (const [channel, held] of this.#held) {
      if (held.device !== from || channel.initiator) continue;
      const answer = await channel.mendable?.answer(offer);
      if (answer) return answer;
    }
    return null;
  }

  async accept(from: string, id: string, answer: Uint8Array): Promise<void> {
    for (const [channel, held] of this.#held) {
      if (held.device === from && held.id === id) await channel.mendable?.accept(answer);
    }
  }

  #mend(channel: Channel, held: Held, share: Share | null): void {
    const now = this.#options.clock.now();
    if (!share || now - held.triedAt < MEND_EVERY_MS) return;
    held.triedAt = now;
    if (channel.initiator) void this.#offer(channel, held, share);
    else this.#options.say(share, held.device, 'ask', this.#options.newId(), markOf(channel));
  }

  async #offer(channel: Channel, held: Held, share: Share): Promise<void> {
    held.id = this.#options.newId();
    const code = await channel.mendable?.offer(true);
    if (code) this.#options.say(share, held.device, 'offer', held.id, code);
    // The browser has ended it without a word.
    else channel.close();
  }
}

/** Which channel is meant: both ends know these bytes of it, and nobody else does. */
const markOf = (channel: Channel): Uint8Array => channel.binding.subarray(0, MARK_BYTES);
