/**
 * One connection to a meeting point, as y-webrtc keeps it, with our hands on both directions:
 * everything that y-webrtc would send or take goes through `outgoing` and `incoming` first, one after
 * the other, since negotiations depend on their order.
 */
import type { Clock } from './clock.ts';

/** The parts of y-webrtc's `SignalingConn` (a lib0 `WebsocketClient`) that are used. */
export interface SignalingConn {
  readonly url: string;
  readonly connected: boolean;
  /** Another one after every reconnection. */
  readonly ws: Pick<WebSocket, 'readyState' | 'onmessage' | 'onclose' | 'onerror' | 'close'> | null;
  shouldConnect: boolean;
  unsuccessfulReconnects: number;
  send(message: unknown): void;
  emit(event: string, args: unknown[]): void;
  on(event: 'connect' | 'disconnect', then: () => void): void;
  connect(): void;
}

export interface Publication {
  readonly type: 'publish';
  readonly topic: string;
  readonly data: unknown;
  /** For delivery; the meeting point needs no more. */
  readonly from?: string;
  readonly to?: string;
}

export interface SignalingRules {
  /** Whether this device is in the room; y-webrtc goes on speaking of rooms that were left. */
  isIn(topic: string): boolean;
  /** What goes out in place of what y-webrtc wants to publish; null: nothing. */
  outgoing(publication: Publication): Promise<Publication | null>;
  /** What y-webrtc gets to see in place of what came; null: nothing. */
  incoming(publication: Publication, conn: Signaling): Promise<Publication | null>;
  changed(): void;
  readonly clock: Clock;
}

/** `WebSocket.OPEN`, also where there is none. */
const OPEN = 1;
/** After so many failures in a row the meeting point is tried again at our pace, not y-webrtc's. */
const PATIENCE = 8;
/** How long a meeting point may take for a sign of life before another connection is made. */
const ANSWER_WITHIN_MS = 3000;

export class Signaling {
  readonly conn: SignalingConn;
  /** The meeting point said that it also keeps. */
  keeps = false;
  readonly #rules: SignalingRules;
  readonly #send: (message: unknown) => void;
  #out: Promise<void> = Promise.resolve();
  #in: Promise<void> = Promise.resolve();
  /** Stops waiting for a sign of life; null while none was asked for. */
  #asked: (() => void) | null = null;

  constructor(conn: SignalingConn, rules: SignalingRules) {
    this.conn = conn;
    this.#rules = rules;
    this.#send = conn.send.bind(conn);
    const emit = conn.emit.bind(conn);
    conn.send = (message) => this.#outgoing(message);
    conn.emit = (event, args) => {
      if (event !== 'message') return emit(event, args);
      this.#answered();
      if (isKeeperHello(args[0]) && !this.keeps) {
        this.keeps = true;
        rules.changed();
      }
      const publication = asPublication(args[0]);
      if (!publication) return;
      this.#in = this.#in.then(async () => {
        const seen = await rules.incoming(publication, this);
        if (seen) emit('message', [seen, conn]);
      });
      this.#in = this.#in.catch(() => undefined);
    };
    conn.on('connect', () => {
      onlyMessages(conn.ws);
      conn.shouldConnect = true;
      rules.changed();
    });
    conn.on('disconnect', () => {
      this.#answered();
      rules.changed();
    });
  }

  publish(topic: string, data: unknown): void {
    this.conn.send({ type: 'publish', topic, data });
  }

  /** Asks for the topics again, in case the meeting point or y-webrtc forgot them. */
  subscribe(topics: readonly string[]): void {
    if (this.conn.connected && topics.length > 0) this.conn.send({ type: 'subscribe', topics });
  }

  /** `hurry`: the page or the network came or went, so that what worked before may not, and the other way. */
  tend(hurry: boolean): void {
    const { conn } = this;
    if (hurry) {
      this.#ask();
      // At y-webrtc's pace again: an attempt that began without a network may still be about to fail.
      conn.unsuccessfulReconnects = 0;
      if (!conn.connected) conn.connect();
      return;
    }
    if (conn.connected || conn.unsuccessfulReconnects < PATIENCE) return;
    conn.connect();
    // One attempt; if it fails, the next is ours again.
    conn.shouldConnect = false;
  }

  /** A socket whose network is gone looks open for minutes: only an answer shows that it is. */
  #ask(): void {
    const socket = this.conn.ws;
    if (!this.conn.connected || !socket) return;
    this.#asked ??= this.#rules.clock.after(ANSWER_WITHIN_MS, () => {
      this.#asked = null;
      if (this.conn.ws === socket) giveUp(socket);
    });
    this.#sendNow({ type: 'ping' });
  }

  #answered(): void {
    this.#asked?.();
    this.#asked = null;
  }

  #outgoing(message: unknown): void {
    const publication = asPublication(message);
    if (publication) {
      this.#out = this.#out.then(async () => {
        const sealed = await this.#rules.outgoing(publication);
        if (sealed) this.#sendNow(sealed);
      });
      this.#out = this.#out.catch(() => undefined);
      return;
    }
    const topics = topicsOf(message);
    if (!topics) return this.#sendNow(message);
    const own = topics.filter((topic) => this.#rules.isIn(topic));
    if (own.length > 0) this.#sendNow({ type: 'subscribe', topics: own });
  }

  #sendNow(message: unknown): void {
    // A WebSocket that is still connecting throws on `send`; one that is closing complains of it.
    if (this.conn.connected && this.conn.ws?.readyState === OPEN) this.#send(message);
  }
}

/** Lets lib0 go on as if the socket had closed: a browser that can't reach the other end takes its time with it. */
function giveUp(socket: NonNullable<SignalingConn['ws']>): void {
  const gone = socket.onclose;
  // What lib0 put there must not be called a second time, when the next socket is there.
  // oxlint-disable unicorn/prefer-add-event-listener
  socket.onmessage = null;
  socket.onerror = null;
  socket.onclose = null;
  // oxlint-enable unicorn/prefer-add-event-listener
  gone?.call(socket as WebSocket, new CloseEvent('close'));
  socket.close();
}

/** y-webrtc's socket takes everything for JSON and throws where it isn't. */
function onlyMessages(socket: SignalingConn['ws']): void {
  const hear = socket?.onmessage;
  if (!socket || !hear) return;
  // What lib0 put there is what has to be wrapped: a listener beside it could not keep it from throwing.
  // oxlint-disable-next-line unicorn/prefer-add-event-listener
  socket.onmessage = function (event: MessageEvent<unknown>) {
    if (isJson(event.data)) hear.call(this, event);
  };
}

function isJson(data: unknown): boolean {
  if (typeof data !== 'string') return false;
  try {
    JSON.parse(data);
    return true;
  } catch {
    return false;
  }
}

function asPublication(message: unknown): Publication | null {
  if (typeof message !== 'object' || message === null) return null;
  const { type, topic, data } = message as Record<string, unknown>;
  return type === 'publish' && typeof topic === 'string' ? { type, topic, data } : null;
}

/** A meeting point that also keeps says so when somebody comes. */
const isKeeperHello = (message: unknown): boolean =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  message.type === 'hello' &&
  'keeper' in message &&
  message.keeper === true;

/** Of a subscription; null for anything else. */
function topicsOf(message: unknown): string[] | null {
  if (typeof message !== 'object' || message === null) return null;
  const { type, topics } = message as Record<string, unknown>;
  if (type !== 'subscribe' || !Array.isArray(topics)) return null;
  return topics.filter((topic) => typeof topic === 'string');
}
