import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/server/limits.ts';
import { openSite } from './visitors.ts';
import type { Site, Visitor } from './visitors.ts';

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

/** Two who listen to one topic hear each other: the server still serves. */
async function stillServes(): Promise<boolean> {
  const [ana, ben] = [await site.visitor(), await site.visitor()];
  ana.subscribe('still');
  ben.subscribe('still');
  await Promise.all([ana.settled(), ben.settled()]);
  ana.publish('still', 'here');
  await ben.until(() => ben.data.length > 0);
  return ben.data[0] === 'here';
}

const ended = (visitor: Visitor): Promise<void> => visitor.until(() => visitor.closeCode !== null);

describe('introductions', () => {
  it('are heard by the others in the topic and nobody else', async () => {
    const [ana, ben, cem] = [await site.visitor(), await site.visitor(), await site.visitor()];
    ana.subscribe('a');
    ben.subscribe('a', 'b');
    cem.subscribe('b');
    await Promise.all([ana, ben, cem].map((visitor) => visitor.settled()));
    ana.publish('a', 1);
    ben.publish('b', 2);
    await Promise.all([ana, ben, cem].map((visitor) => visitor.settled()));
    await cem.until(() => cem.data.length > 0);
    expect([ana.data, ben.data, cem.data]).toEqual([[], [1], [2]]);
  });

  it('go to the one they are addressed to, once it has said its name, and to all before', async () => {
    const [ana, ben, cem] = [await site.visitor(), await site.visitor(), await site.visitor()];
    for (const visitor of [ana, ben, cem]) visitor.subscribe('a');
    await Promise.all([ana, ben, cem].map((visitor) => visitor.settled()));
    ana.publish('a', 'early', { from: 'ana', to: 'ben' });
    await cem.until(() => cem.data.length === 1);
    ben.publish('a', 'hello', { from: 'ben' });
    await ben.settled();
    cem.publish('a', 'stolen', { from: 'ben' });
    await cem.settled();
    ana.publish('a', 'for ben', { from: 'ana', to: 'ben' });
    await ben.until(() => ben.data.includes('for ben'));
    await cem.settled();
    expect(cem.data).toEqual(['early', 'hello']);
  });

  it('are not heard from outside the topic, nor after leaving it', async () => {
    const [ana, ben] = [await site.visitor(), await site.visitor()];
    ana.subscribe('a');
    await ana.settled();
    ben.publish('a', 'outside');
    ben.subscribe('a');
    ben.say({ type: 'unsubscribe', topics: ['a'] });
    ben.publish('a', 'after');
    await ben.settled();
    await ana.settled();
    expect(ana.data).toEqual([]);
    await expect.poll(site.health).toMatchObject({ topics: 1 });
  });

  it('end with their visitor, whose topics go', async () => {
    const ana = await site.visitor();
    ana.subscribe('a', 'b');
    await ana.settled();
    expect(await site.health()).toMatchObject({ ok: true, connections: 1, topics: 2 });
    ana.socket.terminate();
    await expect.poll(site.health).toMatchObject({ connections: 0, topics: 0 });
  });
});

describe('malformed frames', () => {
  it('are ignored, whatever they are', async () => {
    const ana = await site.visitor();
    const bad = [
      '',
      'null',
      '5',
      '"text"',
      '[]',
      '{',
      '{"type":"subscribe"}',
      '{"type":"subscribe","topics":{"length":1e9}}',
      '{"type":"subscribe","topics":[null,5,{},[],""]}',
      `{"type":"subscribe","topics":["${'x'.repeat(200)}"]}`,
      '{"type":"publish"}',
      '{"type":"publish","topic":["a"]}',
      '{"type":"__proto__","topic":"constructor"}',
      '{"__proto__":{"type":"publish"},"topic":"a"}',
      `${'['.repeat(16_000)}${']'.repeat(16_000)}`,
      'ÿ\u0000\uFFFF',
    ];
    for (const text of bad) ana.say(text);
    ana.socket.send(Buffer.from([1, 2, 3, 255]));
    await ana.settled();
    expect(ana.closeCode).toBeNull();
    expect(await site.health()).toMatchObject({ topics: 0 });
    expect(await stillServes()).toBe(true);
  });

  it('of the WebSocket protocol itself end only their connection', async () => {
    const socket = connect(site.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const key = Buffer.from('0123456789abcdef').toString('base64');
    socket.write(
      `GET /introductions HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    );
    await new Promise((resolve) => socket.once('data', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff]));
    await closed;
    expect(await stillServes()).toBe(true);
  });

  it('in place of HTTP end only their connection', async () => {
    const socket = connect(site.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.resume();
    socket.write('\u0000\u0001 nonsense\r\n\r\n');
    await closed;
    expect(await stillServes()).toBe(true);
  });

  it('that are too large end their connection', async () => {
    const ana = await site.visitor();
    ana.say('x'.repeat(LIMITS.messageBytes + 1));
    await ended(ana);
    expect(ana.closeCode).toBe(1009);
    expect(await stillServes()).toBe(true);
  });
});

describe('too much', () => {
  it('of messages ends the connection that floods, and no other', async () => {
    const [ana, ben] = [await site.visitor(), await site.visitor()];
    for (let i = 0; i < LIMITS.messages.burst * 2; i++) ana.say('{"type":"nothing"}');
    await ended(ana);
    await ben.settled();
    expect(ben.closeCode).toBeNull();
    expect(await stillServes()).toBe(true);
  });

  it('of topics is not remembered', async () => {
    const ana = await site.visitor();
    for (let i = 0; i < 10; i++) ana.subscribe(...Array.from({ length: 20 }, (_, n) => `t${i * 20 + n}`));
    ana.subscribe(...Array.from({ length: 2000 }, (_, n) => `b${n}`));
    await ana.settled();
    expect(await site.health()).toMatchObject({ topics: LIMITS.topicsPerConnection });
    expect(await stillServes()).toBe(true);
  });

  it('for a slow reader ends the slow reader, and costs no memory', async () => {
    const [slow, ana] = [await site.visitor(), await site.visitor()];
    slow.subscribe('a');
    ana.subscribe('a');
    await Promise.all([slow.settled(), ana.settled()]);
    slow.socket.pause();
    const data = 'x'.repeat(30_000);
    let more = true;
    for (let i = 0; i < 400 && more; i++) {
      ana.publish('a', data);
      if (i % 20 === 19) more = (await site.health()).connections === 2;
      if (ana.closeCode !== null) throw new Error('The writer was ended');
      // Below the writer's own allowance.
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await expect.poll(site.health, { timeout: 10_000 }).toMatchObject({ connections: 1 });
    expect(await stillServes()).toBe(true);
  });

  it('from one address is turned away, by the address that a proxy here has seen', async () => {
    const headers = { 'X-Forwarded-For': 'forged, 192.0.2.7' };
    const many = await Promise.all(
      Array.from({ length: LIMITS.connectionsPerAddress }, () => site.visitor(headers)),
    );
    const late = await site.visitor(headers);
    await ended(late);
    expect(late.closeCode).toBe(1013);
    expect(many.every(({ closeCode }) => closeCode === null)).toBe(true);
    expect(await stillServes()).toBe(true);
  });
});
