/** What a keeper, or whoever carries its bytes, can do to a device: hold things back, and nothing else. */
import { once } from 'node:events';
import { WebSocket, WebSocketServer } from 'ws';
import { afterEach, describe, expect, it } from 'vitest';
import { feedId } from '../../../src/ledger/ids.ts';
import { createSocketKey } from '../../../src/sync/keeper/sealing.ts';
import { keeperDevice, openKeeperSite, stateAt, until, type KeeperDevice } from '../../support/keepers.ts';
import { lyingKeeper } from '../../support/lying-keeper.ts';
import { count, randomBytes, utf8, write } from '../sync/devices.ts';
import type { AddressInfo } from 'node:net';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function device(assembly = randomBytes(32)): Promise<KeeperDevice> {
  const opened = await keeperDevice(assembly);
  stops.push(() => opened.stop());
  return opened;
}

/** The bytes with one bit of one byte turned, at a place that `where` chooses. */
function turned(bytes: Uint8Array, where: number): Uint8Array {
  const copy = bytes.slice();
  const at = Math.floor(where * copy.length);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe('a keeper that lies', () => {
  // In words, in a signature, in the structure; and what is no update at all.
  const lies: readonly [string, (update: Uint8Array) => readonly Uint8Array[]][] = [
    ['turns a bit near the start', (update) => [turned(update, 0.02)]],
    ['turns a bit in the middle', (update) => [turned(update, 0.5)]],
    ['turns a bit of the last signature', (update) => [turned(update, 0.98)]],
    ['cuts the end off', (update) => [update.slice(0, -40)]],
    ['adds deletions', (update) => [Uint8Array.of(...update.slice(0, -1), 1, 5, 1, 0, 1)]],
    ['makes something up', () => [randomBytes(300)]],
  ];

  it.each(lies)('%s: nothing of it enters; what is true still comes from others', async (_, lie) => {
    const ana = await device();
    for (let i = 0; i < 5; i++) await write(ana.talk, ana.key);
    const feed = feedId(ana.talk.id, ana.key.publicKey);
    const mark = await lyingKeeper(ana.assembly, [ana.talk], lie);
    stops.push(() => mark.stop());
    const ben = await device(ana.assembly);
    ben.at(mark.url);
    await until('ben has heard the lie', () => mark.closed.length > 0 || ben.talk.count(feed) > 0);
    // A whole prefix may be true: what entered is what was signed.
    const truth = [...ana.talk.bursts()];
    const entered = [...ben.talk.bursts()];
    expect(entered).toEqual(truth.slice(0, entered.length));
    expect(entered.length).toBeLessThan(truth.length);

    const honest = await openKeeperSite();
    stops.push(() => honest.stop());
    ana.at(honest.url);
    ben.at(honest.url, 'visit');
    await until('the truth', () => count(ben.talk) === 5);
    expect([...ben.talk.bursts()]).toEqual(truth);
  });

  it('is never taken for a device of somebody', async () => {
    const ana = await device();
    await write(ana.talk, ana.key);
    const mark = await lyingKeeper(ana.assembly, [ana.talk], (update) => [update]);
    stops.push(() => mark.stop());
    const ben = await device(ana.assembly);
    ben.at(mark.url);
    await until('heard', () => count(ben.talk) === 1);
    expect(ben.share.connection.get()).toMatchObject({ devices: 0, lastHeard: null });
    expect(ben.share.presence.get()).toEqual([]);
  });
});

/** Stands between devices and a keeper and does with each frame what `meddle` says. */
async function inBetween(
  to: string,
  meddle: (
    frame: Uint8Array,
    number: number,
    towardsKeeper: boolean,
  ) => readonly Uint8Array[] | Promise<Uint8Array[]>,
): Promise<string> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  server.on('connection', (near) => {
    const far = new WebSocket(to);
    const opened = once(far, 'open');
    const pass = (from: WebSocket, into: WebSocket, towardsKeeper: boolean): void => {
      let number = 0;
      let turn: Promise<unknown> = opened;
      from.on('message', (data: Buffer) => {
        const frame = new Uint8Array(data);
        const at = number++;
        turn = turn.then(async () => {
          for (const each of await meddle(frame, at, towardsKeeper)) into.send(each);
        });
      });
      from.on('close', () => into.terminate());
      from.on('error', () => undefined);
    };
    pass(near, far, true);
    pass(far, near, false);
  });
  stops.push(async () => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/keeper`;
}

describe('somebody between a device and a keeper', () => {
  async function through(
    meddle: Parameters<typeof inBetween>[1],
  ): Promise<{ ana: KeeperDevice; url: string; seen: Uint8Array[] }> {
    const keeper = await openKeeperSite();
    stops.push(() => keeper.stop());
    const seen: Uint8Array[] = [];
    const url = await inBetween(keeper.url, (frame, ...rest) => {
      seen.push(frame);
      return meddle(frame, ...rest);
    });
    const ana = await device();
    await write(ana.talk, ana.key, utf8('what nobody in between reads'));
    ana.at(url);
    return { ana, url, seen };
  }

  it('who only carries the bytes reads nothing of them', async () => {
    const { ana, url, seen } = await through((frame) => [frame]);
    await until('kept', () => stateAt(ana, url)?.behind === 0);
    const all = Buffer.concat(seen);
    for (const secret of [ana.assembly, ana.talk.id, ana.key.publicKey, utf8('nobody in between')]) {
      expect(all.includes(Buffer.from(secret))).toBe(false);
    }
  });

  const meddling: readonly [string, Parameters<typeof inBetween>[1]][] = [
    ['changes a frame', (frame, at) => [at === 3 ? turned(frame, 0.5) : frame]],
    ['repeats a frame', (frame, at) => (at === 3 ? [frame, frame] : [frame])],
    ['drops a frame', (frame, at) => (at === 3 ? [] : [frame])],
    ['puts in one of their own', (frame, at) => (at === 3 ? [randomBytes(40), frame] : [frame])],
    [
      'puts their own key in place of each',
      async (frame, at) => [at === 0 ? (await createSocketKey()).opening : frame],
    ],
  ];

  it.each(meddling)('who %s is noticed, and nothing gets through', async (_, meddle) => {
    const { ana, url, seen } = await through(meddle);
    // It is dialled again and again, and never gets as far as to be kept.
    await until('tried again', () => seen.length > 8);
    expect(ana.share.heldElsewhere(ana.talk.id, feedId(ana.talk.id, ana.key.publicKey))).toBe(0);
    expect(stateAt(ana, url)?.state).not.toBe('keeps');
  });

  it('who sends many frames at once that nobody sealed ends the link, and not the keeper', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    stops.push(async () => void process.off('unhandledRejection', note));
    const keeper = await openKeeperSite();
    stops.push(() => keeper.stop());
    for (let time = 0; time < 5; time++) {
      const socket = new WebSocket(keeper.url);
      await once(socket, 'open');
      socket.send((await createSocketKey()).opening);
      // Small ones are found out before the large one that came first.
      for (const bytes of [16_000, 40, 40, 40, 40]) socket.send(randomBytes(bytes));
      await once(socket, 'close');
    }
    expect(unhandled).toEqual([]);
    expect((await keeper.facts()).links).toBe(0);
  });
});
