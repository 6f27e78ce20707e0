/**
 * How fast a channel carries what it is given. Between two times at which its buffer has room again, as
 * much has left as was put in; so only that is counted, and not what fills the buffer at first. Nor are
 * the times between messages, in which the next one is made: a slow device is not a slow way.
 */
const FORGET_AFTER_BYTES = 1 << 19;

export class WaySpeed {
  /** Put in since the buffer last had room; null: there was no such time, or a pause since. */
  #since: { at: number; bytes: number } | null = null;
  #stoppedAt = 0;
  #bytes = 0;
  #ms = 0;

  /** Bytes a millisecond; null where too little was sent to tell. */
  get rate(): number | null {
    return this.#ms > 0 ? this.#bytes / this.#ms : null;
  }

  /** A message follows the last one. All times are in milliseconds. */
  begin(now: number): void {
    if (this.#since) this.#since.at += now - this.#stoppedAt;
  }

  end(now: number): void {
    this.#stoppedAt = now;
  }

  put(bytes: number): void {
    if (this.#since) this.#since.bytes += bytes;
  }

  hasRoom(now: number): void {
    if (this.#since && now >= this.#since.at) {
      this.#bytes += this.#since.bytes;
      this.#ms += now - this.#since.at;
      if (this.#bytes > FORGET_AFTER_BYTES) {
        this.#ms *= FORGET_AFTER_BYTES / this.#bytes;
        this.#bytes = FORGET_AFTER_BYTES;
      }
    }
    this.#since = { at: now, bytes: 0 };
  }

  /** Nothing more is there to be sent. */
  pause(): void {
    this.#since = null;
  }
}
