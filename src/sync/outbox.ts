/**
 * What waits to be sent on one link. Nothing that can be made later is stored: sources are asked for
 * their next message when the channel has room, the most important first, so that a slow neighbour
 * costs no memory and governance never waits behind talk.
 */
import { framesOf } from './frames.ts';
import { WaySpeed } from './way-speed.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';

/** Update bytes that may be on the way or waiting at the neighbour, until it says they are done. */
export const WINDOW_BYTES = 1 << 20;
const MOST_WAITING_BYTES = 4 << 20;

export interface Source {
  /** Smaller goes first. */
  readonly precedence: number;
  /** True for bulk that needs the neighbour's credit. */
  readonly windowed: boolean;
  /** The next message, or null when there is none now. */
  next(): Promise<Uint8Array | null> | Uint8Array | null;
}

export class Outbox {
  /** More waits than a neighbour that reads would ever leave. */
  onOverflow: () => void = () => {};
  /** A source failed: a fault on this side. */
  onFailure: (error: unknown) => void = () => {};
  readonly #channel: Channel;
  readonly #clock: Clock;
  readonly #speed = new WaySpeed();
  readonly #sources: Source[] = [];
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #onTheWay = 0;
  #pumping = false;
  #again = false;
  #closed = false;

  constructor(channel: Channel, clock: Clock) {
    this.#channel = channel;
    this.#clock = clock;
  }

  /** Bytes a millisecond that the channel carries; null as long as nobody can tell. */
  get rate(): number | null {
    return this.#speed.rate;
  }

  /** Sends a message before anything from the sources. */
  post(message: Uint8Array): void {
    if (this.#closed) return;
    this.#waiting.push(message);
    this.#waitingBytes += message.length;
    if (this.#waitingBytes > MOST_WAITING_BYTES) this.onOverflow();
    this.wake();
  }

  add(source: Source): () => void {
    this.#sources.push(source);
    this.#sources.sort((a, b) => a.precedence - b.precedence);
    this.wake();
    return () => {
      const at = this.#sources.indexOf(source);
      if (at >= 0) this.#sources.splice(at, 1);
    };
  }

  /** A source may have something now. */
  wake(): void {
    this.#again = true;
    if (!this.#pumping && !this.#closed) void this.#pump();
  }

  /** The neighbour has dealt with so many bytes. False: more than were on the way. */
  credit(bytes: number): boolean {
    if (bytes > this.#onTheWay) return false;
    this.#onTheWay -= bytes;
    this.wake();
    return true;
  }

  close(): void {
    this.#closed = true;
    this.#waiting = [];
    this.#sources.length = 0;
  }

  async #pump(): Promise<void> {
    this.#pumping = true;
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        for (let message = await this.#next(); message && !this.#closed; message = await this.#next()) {
          await this.#send(message);
        }
        this.#speed.pause();
      }
    } catch (error) {
      this.onFailure(error);
    } finally {
      this.#pumping = false;
    }
  }

  async #next(): Promise<Uint8Array | null> {
    const posted = this.#waiting.shift();
    if (posted) {
      this.#waitingBytes -= posted.length;
      return posted;
    }
    for (const source of [...this.#sources]) {
      if (source.windowed && this.#onTheWay >= WINDOW_BYTES) continue;
      const message = await source.next();
      if (!message) continue;
      if (source.windowed) this.#onTheWay += message.length;
      return message;
    }
    return null;
  }

  async #send(message: Uint8Array): Promise<void> {
    this.#speed.begin(this.#clock.now());
    for (const frame of framesOf(message)) {
      if (this.#closed) return;
      this.#speed.put(frame.length);
      if (this.#channel.send(frame)) continue;
      await this.#channel.drained();
      this.#speed.hasRoom(this.#clock.now());
    }
    this.#speed.end(this.#clock.now());
  }
}
