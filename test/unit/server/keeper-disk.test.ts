/** A keeper whose disk fills up: what it says, what it goes on doing, and that nothing acknowledged is lost. */
import { afterEach, describe, expect, it } from 'vitest';
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
});
