import { describe, expect, it } from 'vitest';
import { Signaling, type SignalingConn } from '../../../src/sync/signaling.ts';
import { TestClock } from './test-clock.ts';

/** A connection as lib0 keeps it: while `trying`, an attempt is on its way, and asking for another does nothing. */
function connection(unsuccessfulReconnects: number) {
  const conn = {
    url: 'wss://moot.example/introductions',
    connected: false,
    ws: null as SignalingConn['ws'],
    shouldConnect: true,
    unsuccessfulReconnects,
    trying: false,
    attempts: 0,
    sent: [] as unknown[],
    send: (message: unknown) => conn.sent.push(message),
    emit: () => undefined,
    on: () => undefined,
    connect() {
      conn.shouldConnect = true;
      if (!conn.trying) conn.attempts++;
    },
  };
  const signaling = new Signaling(conn satisfies SignalingConn, {
    isIn: () => true,
    outgoing: (publication) => Promise.resolve(publication),
    incoming: (publication) => Promise.resolve(publication),
    changed: () => undefined,
    clock: new TestClock(),
  });
  return { conn, signaling };
}

describe('a meeting point that can’t be reached', () => {
  it('is tried once in a while after many failures', () => {
    const { conn, signaling } = connection(8);
    signaling.tend(false);
    expect(conn.attempts).toBe(1);
    expect(conn.shouldConnect).toBe(false);
  });

  it('is left to y-webrtc after few', () => {
    const { conn, signaling } = connection(7);
    signaling.tend(false);
    expect(conn.attempts).toBe(0);
    expect(conn.shouldConnect).toBe(true);
  });

  it('is tried at once and on and on when the network is back, though an attempt without it still hangs', () => {
    const { conn, signaling } = connection(8);
    conn.trying = true;
    signaling.tend(true);
    expect(conn.shouldConnect).toBe(true);
    expect(conn.unsuccessfulReconnects).toBe(0);
    conn.trying = false;
    signaling.tend(true);
    expect(conn.attempts).toBe(1);
  });
});

describe('a connection that is closing', () => {
  it('is given nothing to send, which a browser would complain of', async () => {
    const { conn, signaling } = connection(0);
    const ws = { readyState: 1, onmessage: null, onclose: null, onerror: null, close: () => undefined };
    Object.assign(conn, { connected: true, ws });
    signaling.subscribe(['a']);
    ws.readyState = 2;
    signaling.subscribe(['b']);
    expect(conn.sent).toEqual([{ type: 'subscribe', topics: ['a'] }]);
  });
});
