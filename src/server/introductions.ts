/**
 * Introductions: devices that listen to one topic pass each other the messages with which WebRTC
 * connections begin. Nothing is stored or understood here; the messages are encrypted between the
 * devices, and topics are hashes. Bad frames are ignored, floods end their own connection.
 */
import { WebSocket, WebSocketServer } from 'ws';
import { Budget } from '../sync/budget.ts';
import { systemClock } from '../sync/clock.ts';
import { addressOf } from './address.ts';
import { LIMITS } from './limits.ts';
import { readRequest } from './requests.ts';
import { Topics } from './topics.ts';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RawData } from 'ws';

/** WebSocket close codes: 1008 policy violation, 1013 try again later. */
const POLICY_VIOLATION = 1008;
const TRY_LATER = 1013;

export interface Introductions {
  /** Takes over an HTTP request for an upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly counts: { readonly connections: number; readonly topics: number };
  close(): void;
}

interface Visitor {
  readonly socket: WebSocket;
  readonly address: string;
  readonly messages: Budget;
  readonly bytes: Budget;
  readonly copies: Budget;
  alive: boolean;
}

/** `keeps`: whether a keeper is beside them now; then whoever comes is told. */
export function createIntroductions(keeps: () => boolean = () => false): Introductions {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.messageBytes,
    perMessageDeflate: false,
  });
  const visitors = new Set<Visitor>();
  const perAddress = new Map<string, number>();
  const topics = new Topics<Visitor>();

  function welcome(socket: WebSocket, address: string): void {
    socket.on('error', () => socket.terminate());
    const here = perAddress.get(address) ?? 0;
    if (visitors.size >= LIMITS.connections || here >= LIMITS.connectionsPerAddress) {
      return socket.close(TRY_LATER, 'full');
    }
    const visitor: Visitor = {
      socket,
      address,
      messages: new Budget(LIMITS.messages, systemClock),
      bytes: new Budget(LIMITS.bytes, systemClock),
      copies: new Budget(LIMITS.copies, systemClock),
      alive: true,
    };
    visitors.add(visitor);
    perAddress.set(address, here + 1);
    socket.on('pong', () => {
      visitor.alive = true;
    });
    socket.on('message', (data, binary) => take(visitor, data, binary));
    socket.on('close', () => goodbye(visitor));
    if (keeps()) send(visitor, '{"type":"hello","keeper":true}');
  }

  function goodbye(visitor: Visitor): void {
    visitors.delete(visitor);
    topics.gone(visitor);
    const left = (perAddress.get(visitor.address) ?? 1) - 1;
    if (left > 0) perAddress.set(visitor.address, left);
    else perAddress.delete(visitor.address);
  }

  function take(visitor: Visitor, data: RawData, binary: boolean): void {
    if (visitor.socket.readyState !== WebSocket.OPEN) return;
    const text = asText(data);
    if (!visitor.messages.spend() || !visitor.bytes.spend(text.length)) return end(visitor, 'flood');
    const request = binary ? null : readRequest(text);
    if (!request) return;
    if (request.type === 'ping') return send(visitor, '{"type":"pong"}');
    if (request.type === 'subscribe') for (const topic of request.topics) topics.join(visitor, topic);
    if (request.type === 'unsubscribe') for (const topic of request.topics) topics.leave(visitor, topic);
    // Only who listens may speak, so that nobody shouts into rooms unseen.
    if (request.type !== 'publish' || !topics.listens(visitor, request.topic)) return;
    if (request.from !== null) topics.call(visitor, request.topic, request.from);
    const audience = topics.audience(visitor, request.topic, request.to);
    if (!visitor.copies.spend(audience.length)) return end(visitor, 'flood');
    for (const other of audience) send(other, text);
  }

  function send(visitor: Visitor, text: string): void {
    const { socket } = visitor;
    if (socket.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > LIMITS.unsentBytes) socket.terminate();
    else socket.send(text, () => undefined);
  }

  function end(visitor: Visitor, why: string): void {
    visitor.socket.close(POLICY_VIOLATION, why);
    // Who floods may well not answer a close.
    visitor.socket.terminate();
  }

  const heartbeat = setInterval(() => {
    for (const visitor of visitors) {
      if (!visitor.alive) visitor.socket.terminate();
      else visitor.socket.ping();
      visitor.alive = false;
    }
  }, LIMITS.heartbeatMs);
  heartbeat.unref();

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      server.handleUpgrade(request, socket, head, (open) => welcome(open, addressOf(request)));
    },
    get counts() {
      return { connections: visitors.size, topics: topics.size };
    },
    close() {
      clearInterval(heartbeat);
      for (const { socket } of visitors) socket.terminate();
      server.close();
    },
  };
}

const asText = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data)).toString(
    'utf8',
  );
