/** A keeper whose disk fills up, and one whose power was cut: what each says and goes on doing, and what is lost. */
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { feedId } from '../../../src/ledger/ids.ts';
import { fastClock, keeperDevice, openKeeperSite, stateAt, until } from '../../support/keepers.ts';
import { tinyDisk, whyNoTinyDisk } from '../../support/tiny-disk.ts';
import { count, randomBytes, write } from '../sync/devices.ts';
import type { KeeperDevice } from '../../support/keepers.ts';

const why = whyNoTinyDisk();
if (why !== null) process.stdout.write(`a keeper’s full disk: skipped, ${why}\n`);

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function device(assembly = randomBytes(32)): Promise<KeeperDevice> {
  const opened = await keeperDevice(assembly);
  stops.push(() => opened.stop());
  return opened;
}

const feedOf = (of: KeeperDevice): number => feedId(of.talk.id, of.key.publicKey);
/** How many bursts of the device's own talk the keeper said that it has on its disk. */
const heldOf = (of: KeeperDevice): number => of.share.heldElsewhere(of.talk.id, feedOf(of));
const wholePage = async (http: string): Promise<string> => (await fetch(`${http}/keeper`)).text();

/** Whether those who come to be introduced are told of a keeper. They are introduced in any case. */
async function isToldOfKeeper(http: string): Promise<boolean> {
  const socket = new WebSocket(`${http.replace('http', 'ws')}/introductions`);
  const said: string[] = [];
  socket.on('message', (data: Buffer) => said.push(data.toString()));
  await once(socket, 'open');
  socket.send('{"type":"ping"}');
  await until('answered', () => said.some((text) => text.includes('pong')));
  socket.close();
  return said.some((text) => text.includes('"keeper":true'));
}

describe.skipIf(why !== null)('a keeper whose disk is full', () => {
  it('says so, loses nothing that it acknowledged, goes on serving, and goes on by itself when there is room', async () => {
    const disk = await tinyDisk(8);
    stops.push(() => disk.remove());
    const keeper = await openKeeperSite({ folder: disk.folder, clock: fastClock });
    stops.push(() => keeper.stop());
    const ana = await device();
    await write(ana.talk, ana.key);
    ana.at(keeper.url);
    await until('kept', () => heldOf(ana) === 1);
    expect(await keeper.facts()).toMatchObject({ diskFull: false });

    await disk.fill(100_000);
    for (let i = 0; i < 60 && stateAt(ana, keeper.url)?.state !== 'diskFull'; i++) {
      await write(ana.talk, ana.key, randomBytes(10_000));
      const before = heldOf(ana);
      await until(
        'taken, or told',
        () => heldOf(ana) > before || stateAt(ana, keeper.url)?.state === 'diskFull',
      );
    }
    expect(stateAt(ana, keeper.url)?.state).toBe('diskFull');
    const acknowledged = heldOf(ana);
    expect(acknowledged).toBeGreaterThan(1);
    expect(acknowledged).toBeLessThan(count(ana.talk));
    expect(await keeper.facts()).toMatchObject({ diskFull: true });
    expect(await wholePage(keeper.http)).toContain('Its disk is full');

    // What it has, it gives out; what is new, it refuses with the reason.
    const ben = await device(ana.assembly);
    ben.at(keeper.url, 'visit');
    await until('served', () => ben.talk.count(feedOf(ana)) === acknowledged);
    const cem = await device();
    cem.at(keeper.url);
    await until('refused', () => stateAt(cem, keeper.url)?.state === 'noRoom');

    // To forget takes room, too: it is told again when there is some.
    ben.at(keeper.url, 'forget');
    await until('answered', () => !['asking', 'notReached'].includes(stateAt(ben, keeper.url)?.state ?? ''));
    const eve = await device(ana.assembly);
    eve.at(keeper.url);
    await until('served', () => eve.talk.count(feedOf(ana)) === acknowledged);
    ana.at(keeper.url, 'forget');
    await until('told', () => stateAt(ana, keeper.url)?.state === 'diskFull');
    ana.at(keeper.url, 'keep');
    await until('told', () => stateAt(ana, keeper.url)?.state === 'diskFull');

    await disk.free();
    await until('all of it', () => heldOf(ana) === count(ana.talk));
    expect(await keeper.facts()).toMatchObject({ diskFull: false });
    expect(await wholePage(keeper.http)).not.toContain('Its disk is full');
    cem.at(keeper.url, 'visit');
    cem.at(keeper.url);
    await until('kept too', () => stateAt(cem, keeper.url)?.state === 'keeps');

    await keeper.restart();
    const dov = await device(ana.assembly);
    dov.at(keeper.url, 'visit');
    await until('on the disk', () => dov.talk.count(feedOf(ana)) === count(ana.talk));
    expect(keeper.failures).toEqual([]);
  }, 60_000);

  it('started on one, it says so and introduces; once there is room it begins by itself, with all that it kept', async () => {
    const disk = await tinyDisk(8);
    stops.push(() => disk.remove());
    const keeper = await openKeeperSite({ folder: disk.folder, clock: fastClock });
    stops.push(() => keeper.stop());
    const ana = await device();
    await write(ana.talk, ana.key, randomBytes(10_000));
    ana.at(keeper.url);
    await until('kept', () => heldOf(ana) === 1);
    await ana.stop();

    for (const left of [0, 4_096]) {
      await disk.fill(left);
      await keeper.restart();
      expect(await keeper.facts()).toMatchObject({ begun: false, diskFull: true });
      expect(await wholePage(keeper.http)).toContain('Its disk is full, so it keeps nothing now');
      expect((await fetch(`${keeper.http}/health`)).ok).toBe(true);
      expect(await isToldOfKeeper(keeper.http)).toBe(false);
      const ben = await device(ana.assembly);
      ben.at(keeper.url, 'visit');
      await until('not reached', () => stateAt(ben, keeper.url)?.state === 'notReached');

      await disk.free();
      await until('begun', async () => (await keeper.facts()).begun);
      await until('served', () => ben.talk.count(feedOf(ana)) === 1);
      expect(await wholePage(keeper.http)).not.toContain('disk is full');
      expect(await isToldOfKeeper(keeper.http)).toBe(true);
      await ben.stop();
    }
    expect(keeper.failures).toEqual([]);
  }, 60_000);

  it('started on one for the first time, it leaves nothing behind that stands in its way later', async () => {
    for (const left of [0, 4_096, 8_192, 16_384]) {
      const disk = await tinyDisk(2);
      stops.push(() => disk.remove());
      await disk.fill(left);
      const keeper = await openKeeperSite({ folder: join(disk.folder, 'data'), clock: fastClock });
      expect(await keeper.facts()).toMatchObject({ begun: false, diskFull: true });
      await disk.free();
      await until('begun', async () => (await keeper.facts()).begun);
      await keeper.restart();
      expect(await keeper.facts()).toMatchObject({ begun: true, diskFull: false });
      expect(keeper.failures).toEqual([]);
      await keeper.stop();
    }
  }, 60_000);
});

describe('a keeper whose power was cut', () => {
  /** Its database as it was on the disk at one moment, while it was written to. */
  async function copied(folder: string): Promise<string> {
    const copy = await mkdtemp(join(tmpdir(), 'moot-keeper-'));
    stops.push(() => rm(copy, { recursive: true, force: true }));
    await cp(folder, copy, { recursive: true });
    return copy;
  }

  /** Only a part of what was written last has reached the disk. */
  async function torn(folder: string, share: number): Promise<void> {
    const kept = join(folder, 'kept');
    const logs = (await readdir(kept)).filter((name) => name.endsWith('.log')).toSorted();
    const log = join(kept, logs.at(-1) ?? 'none');
    const bytes = await readFile(log);
    await writeFile(log, bytes.subarray(0, Math.floor(bytes.length * share)));
  }

  it('has all that it acknowledged before; from a torn log it has what is whole, and makes nothing up', async () => {
    const keeper = await openKeeperSite();
    stops.push(() => keeper.stop());
    const ana = await device();
    ana.at(keeper.url);
    await until('linked', () => stateAt(ana, keeper.url)?.state === 'keeps');
    const stop = new AbortController();
    const writer = (async () => {
      while (!stop.signal.aborted) {
        await write(ana.talk, ana.key, randomBytes(300));
        await turn();
      }
    })();
    await until('well under way', () => heldOf(ana) > 20);
    const acknowledged = heldOf(ana);
    const whole = await copied(keeper.folder);
    stop.abort();
    await writer;
    const truth = [...ana.talk.bursts()];

    for (const share of [1, 0.97, 0.6, 0.05]) {
      const folder = await copied(whole);
      if (share < 1) await torn(folder, share);
      const again = await openKeeperSite({ folder });
      const ben = await keeperDevice(ana.assembly);
      ben.at(again.url);
      await until('linked', () => stateAt(ben, again.url)?.state === 'keeps');
      const { bytes } = await again.facts();
      if (bytes > 0) await until('served', () => count(ben.talk) > 0);
      // What the keeper has is a beginning of what was signed, and devices bring the rest.
      const served = [...ben.talk.bursts()];
      expect(served).toEqual(truth.slice(0, served.length));
      if (share === 1) await until('all that was acknowledged', () => count(ben.talk) >= acknowledged);
      const back = await keeperDevice(ana.assembly, { key: ana.key, journals: ana.journals });
      back.at(again.url);
      await until('the rest', () => count(ben.talk) === truth.length);
      expect([...ben.talk.bursts()]).toEqual(truth);
      expect(again.failures).toEqual([]);
      for (const one of [ben, back]) await one.stop();
      await again.stop();
    }
  }, 60_000);
});
