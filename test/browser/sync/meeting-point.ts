/**
 * A meeting point inside the page: the server's own rules for topics and requests, behind an object
 * with a WebSocket's face. The devices in the frames use it in place of the network.
 */
import { readRequest } from '../../../src/server/requests.ts';
import { Topics } from '../../../src/server/topics.ts';

interface Visitor {
  readonly hear: (text: string) => void;
  readonly end: () => void;
}

export class PageMeetingPoint {
  /** Everything that was said here. */
  readonly said: string[] = [];
  /** False: devices know of no meeting point at all. */
  isThere = true;
  /** Sent to whoever says anything, before the answer. */
  noise: readonly string[] = [];
  /** As if its cable were cut: everything looks open, and nothing comes or goes. */
  mute = false;
  /** Who comes while this is on is not heard by those who were there before, nor hears them. */
  isApart = false;
  readonly #topics = new Topics<Visitor>();
  readonly #visitors = new Set<Visitor>();
  readonly #later = new WeakSet<Visitor>();
  #open = true;

  get visitors(): number {
    return this.#visitors.size;
  }

  /** Closed: ends everyone's connection and lets nobody in. */
  set open(open: boolean) {
    this.#open = open;
    if (!open) for (const visitor of [...this.#visitors]) visitor.end();
  }

  enter(visitor: Visitor): boolean {
    if (this.mute) return false;
    if (this.#open) this.#visitors.add(visitor);
    if (this.isApart) this.#later.add(visitor);
    return this.#open;
  }

  leave(visitor: Visitor): void {
    this.#visitors.delete(visitor);
    this.#topics.gone(visitor);
  }

  say(visitor: Visitor, text: string): void {
    if (this.mute) return;
    this.said.push(text);
    for (const each of this.noise) visitor.hear(each);
    const request = readRequest(text);
    if (!request || !this.#visitors.has(visitor)) return;
    if (request.type === 'ping') return visitor.hear('{"type":"pong"}');
    if (request.type === 'subscribe') for (const topic of request.topics) this.#topics.join(visitor, topic);
    if (request.type === 'unsubscribe')
      for (const topic of request.topics) this.#topics.leave(visitor, topic);
    if (request.type !== 'publish' || !this.#topics.listens(visitor, request.topic)) return;
    if (request.from !== null) this.#topics.call(visitor, request.topic, request.from);
    for (const other of this.#topics.audience(visitor, request.topic, request.to))
      if (!this.isApart || this.#later.has(visitor) === this.#later.has(other)) other.hear(text);
  }
}

/** `WebSocket` as a browser has it, as far as y-webrtc uses it. */
export function socketTo(point: PageMeetingPoint): typeof WebSocket {
  class Socket {
    static readonly OPEN = 1;
    readyState = 0;
    onopen: (() => void) | null = null;
    onclose: (() => void) | null = null;
    onerror: (() => void) | null = null;
    onmessage: ((event: { data: string }) => void) | null = null;
    readonly #visitor: Visitor = {
      hear: (text) => queueMicrotask(() => this.readyState === 1 && this.onmessage?.({ data: text })),
      end: () => this.close(),
    };

    constructor() {
      setTimeout(() => {
        if (this.readyState !== 0) return;
        if (!point.enter(this.#visitor)) return this.close();
        this.readyState = 1;
        this.onopen?.();
      });
    }

    send(text: string): void {
      if (this.readyState !== 1) throw new DOMException('Not open', 'InvalidStateError');
      point.say(this.#visitor, text);
    }

    close(): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      point.leave(this.#visitor);
      setTimeout(() => this.onclose?.());
    }
  }
  return Socket as unknown as typeof WebSocket;
}
