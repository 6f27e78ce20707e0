/** Those who come to a keeper to harm it or the others: turned away at bounded cost, the others served. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { afterEach, describe, expect, it } from 'vitest';
import { feedId } from '../../../src/ledger/ids.ts';
import { toHex } from '../../../src/lib/bytes.ts';
import { haveTag } from '../../../src/sync/handshake.ts';
import { openSocketChannel } from '../../../src/sync/keeper/socket-channel.ts';
import { encodeKeep, encodeVisit } from '../../../src/sync/keeper/keeper-messages.ts';
import { systemClock } from '../../../src/sync/clock.ts';
import {
  KIND,
  MAX_UPDATE_BYTES,
  encodeHave,
  encodeUpdate,
  encodeVector,
  message,
} from '../../../src/sync/messages.ts';
import { WINDOW_BYTES } from '../../../src/sync/outbox.ts';
import {
  fastClock,
  keeperDevice,
  openKeeperSite,
  stateAt,
  until,
  type KeeperSite,
  type KeeperSiteOptions,
} from '../../support/keepers.ts';
import { count, keyFrom, randomBytes, utf8, write } from '../sync/devices.ts';
import { Stranger } from '../sync/stranger.ts';
import type { DeviceKey } from '../../../src/ledger/api.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function site(options?: KeeperSiteOptions): Promise<KeeperSite> {
  const opened = await openKeeperSite(options);
  stops.push(() => opened.stop());
  return opened;
}

async function socketTo(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url);
  socket.on('error', () => undefined);
  stops.push(async () => socket.terminate());
  await once(socket, 'open');
  return socket;
}

/** Proven, and free to say anything. */
async function stranger(url: string, key: DeviceKey = keyFrom()): Promise<Stranger & { socket: WebSocket }> {
  const socket = new WebSocket(url);
  stops.push(async () => socket.terminate());
  const channel = await openSocketChannel(socket, true, systemClock);
  if (!channel) throw new Error('No channel');
  const met = new Stranger(channel, key);
  await until('hello', () => met.theirHello !== null);
  met.sayHello();
  await met.prove();
  await until('proof', () => met.got(KIND.proof).length === 1);
  // It goes on saying that it lives.
  const beats = setInterval(() => channel.send(Uint8Array.of(2)), 50);
  stops.push(async () => clearInterval(beats));
  return Object.assign(met, { socket });
}

/** Someone has an assembly kept and someone else gets it: the keeper still serves. */
async function stillServes(keeper: KeeperSite): Promise<void> {
  const ana = await keeperDevice(randomBytes(32));
  stops.push(() => ana.stop());
  await write(ana.talk, ana.key);
  ana.at(keeper.url);
  await until('kept', () => stateAt(ana, keeper.url)?.state === 'keeps');
  const ben = await keeperDevice(ana.assembly);
  stops.push(() => ben.stop());
  ben.at(keeper.url, 'visit');
  await until('served', () => count(ben.talk) === 1);
  await ben.stop();
  await ana.stop();
}

const ended = (socket: WebSocket) => until('ended', () => socket.readyState === WebSocket.CLOSED);

describe('what is no opening of a channel', () => {
  const openings: readonly [string, Uint8Array | string][] = [
    ['text', '{"type":"subscribe"}'],
    ['nothing', new Uint8Array()],
    ['noise of the right length', randomBytes(66)],
    ['another version', Uint8Array.of(2, ...randomBytes(65))],
    ['the point at infinity', Uint8Array.of(1, 4, ...new Uint8Array(64))],
    ['more than a frame', new Uint8Array(64 * 1024)],
  ];

  it.each(openings)('is cut off: %s', async (_, bytes) => {
    const keeper = await site();
    const socket = await socketTo(keeper.url);
    socket.send(bytes);
    await ended(socket);
    await stillServes(keeper);
    expect(keeper.failures).toEqual([]);
  });

  it('is its own opening sent back: nobody speaks with a mirror', async () => {
    const keeper = await site();
    const socket = await socketTo(keeper.url);
    const [opening] = (await once(socket, 'message')) as [Buffer];
    socket.send(opening);
    await ended(socket);
    expect(keeper.failures).toEqual([]);
  });

  it('is silence: sockets that say nothing are dropped, at every step', async () => {
    const keeper = await site({ clock: fastClock });
    const half = connect(Number(new URL(keeper.http).port), '127.0.0.1');
    half.on('error', () => undefined);
    stops.push(async () => void half.destroy());
    await once(half, 'connect');
    half.write('GET /keeper HTTP/1.1\r\nHost: x\r\n');
    const silent = await socketTo(keeper.url);
    const unproven = new WebSocket(keeper.url);
    const channel = await openSocketChannel(unproven, true, systemClock);
    expect(channel).not.toBeNull();
    await Promise.all([ended(silent), ended(unproven)]);
    await stillServes(keeper);
    expect((await keeper.facts()).links).toBe(0);
  });
});

describe('somebody proven who misbehaves', () => {
  it('is dropped for frames that nobody sealed', async () => {
    const keeper = await site();
    const { socket } = await stranger(keeper.url);
    socket.send(randomBytes(200));
    await ended(socket);
    await stillServes(keeper);
    expect(keeper.failures).toEqual([]);
  });

  it('is dropped for messages that no honest device sends', async () => {
    const keeper = await site();
    const wrong: Uint8Array[] = [
      message(99, new Uint8Array()),
      message(KIND.keep, new Uint8Array(31)),
      message(KIND.forget, new Uint8Array(17)),
      message(KIND.visit, Uint8Array.of(255, 255, 255, 255, 15)),
      message(KIND.visit, Uint8Array.of(1, ...new Uint8Array(16), 9)),
      message(KIND.keeping, new Uint8Array(3)),
      message(KIND.side, new Uint8Array(3)),
      encodeVector(7, new Map(), true),
    ];
    for (const bytes of wrong) {
      const one = await stranger(keeper.url);
      one.send(bytes);
      await ended(one.socket);
    }
    expect(keeper.closed.filter((reason) => reason === 'badMessage')).toHaveLength(wrong.length);
    await stillServes(keeper);
  });

  it('is dropped for a thousand asks, and takes no more than one address may', async () => {
    const keeper = await site({ limits: { assembliesFromOne: 7 } });
    const mallory = await stranger(keeper.url);
    for (let i = 0; i < 1000; i++) mallory.send(encodeKeep(randomBytes(32)));
    await until('flood', () => keeper.closed.includes('flood'));
    expect((await keeper.facts()).assemblies).toBeLessThanOrEqual(7);
    expect(keeper.failures).toEqual([]);
  });

  it('is dropped for updates that no gate takes, and nothing of them is kept', async () => {
    const keeper = await site();
    const ana = await keeperDevice(randomBytes(32));
    stops.push(() => ana.stop());
    await write(ana.talk, ana.key);
    ana.at(keeper.url);
    await until('kept', () => stateAt(ana, keeper.url)?.behind === 0);
    const { bytes } = await keeper.facts();
    const mallory = await stranger(keeper.url);
    const { id: session } = mallory.session;
    mallory.send(encodeVisit(haveTag('assembly', ana.assembly, session), 'device'));
    mallory.send(
      encodeHave([{ number: 0, what: 'ledger', tag: toHex(haveTag('ledger', ana.talk.id, session)) }]),
    );
    await until('answered', () => mallory.got(KIND.keeping).length === 1);
    const [have] = mallory.got(KIND.have);
    expect(have).toBeDefined();
    mallory.send(encodeUpdate(0, false, randomBytes(5000)));
    await until('dropped', () => keeper.closed.includes('badUpdate'));
    expect((await keeper.facts()).bytes).toBe(bytes);
    await write(ana.talk, ana.key);
    await until('the others go on', () => stateAt(ana, keeper.url)?.behind === 0);
  });

  it('and reads nothing costs no more than a window, while others get theirs', async () => {
    const keeper = await site();
    const ana = await keeperDevice(randomBytes(32));
    stops.push(() => ana.stop());
    for (let i = 0; i < 120; i++) await write(ana.talk, ana.key, randomBytes(30_000));
    ana.at(keeper.url);
    await until('kept', () => stateAt(ana, keeper.url)?.behind === 0);
    const mallory = await stranger(keeper.url);
    const { id: session } = mallory.session;
    mallory.send(encodeVisit(haveTag('assembly', ana.assembly, session), 'device'));
    const tag = toHex(haveTag('ledger', ana.talk.id, session));
    mallory.send(encodeHave([{ number: 0, what: 'ledger', tag }]));
    await until('met', () => mallory.got(KIND.counts).length === 1);
    mallory.send(encodeVector(0, new Map(), true));
    mallory.socket.pause();
    const ben = await keeperDevice(ana.assembly);
    stops.push(() => ben.stop());
    ben.at(keeper.url, 'visit');
    const feed = feedId(ana.talk.id, ana.key.publicKey);
    await until('the other has all', () => ben.talk.count(feed) === 120);
    // What was on the way for the one who did not read: what comes before the next answer.
    mallory.send(encodeVisit(randomBytes(16), 'device'));
    mallory.socket.resume();
    await until('answered', () => mallory.got(KIND.keeping).length === 2);
    const bytes = mallory.got(KIND.update).reduce((sum, update) => sum + update.length, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(WINDOW_BYTES + MAX_UPDATE_BYTES);
  });
});

describe('too many', () => {
  it('links from one address are turned away, and welcome again when some have gone', async () => {
    const keeper = await site({ limits: { linksFromOne: 3 } });
    const there = await Promise.all([1, 2, 3].map(() => socketTo(keeper.url)));
    const late = await socketTo(keeper.url);
    await ended(late);
    for (const socket of there) socket.terminate();
    await until('room', async () => {
      const socket = await socketTo(keeper.url);
      await new Promise((resolve) => setTimeout(resolve, 30));
      return socket.readyState === WebSocket.OPEN;
    });
    expect(keeper.failures).toEqual([]);
  });

  it('open at once: the next is told that the keeper is busy', async () => {
    const keeper = await site({ limits: { open: 1 } });
    const [ana, ben] = [await keeperDevice(randomBytes(32)), await keeperDevice(randomBytes(32))];
    stops.push(
      () => ana.stop(),
      () => ben.stop(),
    );
    ana.at(keeper.url);
    await until('kept', () => stateAt(ana, keeper.url)?.state === 'keeps');
    ben.at(keeper.url);
    await until('busy', () => stateAt(ben, keeper.url)?.state === 'busy');
    expect((await keeper.facts()).open).toBe(1);
  });

  it('kept are not open: a thousand rest on disk, and each is there when somebody comes', async () => {
    const keeper = await site({ limits: { assemblies: 2000, assembliesFromOne: 2000 }, clock: fastClock });
    const ids = Array.from({ length: 1000 }, () => randomBytes(32));
    for (let at = 0; at < ids.length; at += 200) {
      // A device of its own for each portion: one may ask for so many in so much time.
      const asking = await stranger(keeper.url);
      for (const id of ids.slice(at, at + 200)) asking.send(encodeKeep(id));
      await until('answered', () => asking.got(KIND.keeping).length === 200);
      asking.socket.terminate();
    }
    expect((await keeper.facts()).assemblies).toBe(1000);
    await until('closed again', async () => (await keeper.facts()).open === 0);
    const ana = await keeperDevice(ids[777] ?? randomBytes(32));
    stops.push(() => ana.stop());
    await write(ana.talk, ana.key, utf8('one of a thousand'));
    ana.at(keeper.url);
    await until('kept', () => stateAt(ana, keeper.url)?.behind === 0);
    expect((await keeper.facts()).open).toBe(1);
  }, 40_000);
});
