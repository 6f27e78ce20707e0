import { Kind } from '../../../src/domain/kinds.ts';
import { encodeWordsErased } from '../../../src/domain/words/headers.ts';
import { rowKey } from '../../../src/server/keeper/keys.ts';
import { feedId } from '../../../src/ledger/ids.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { afterEach, describe, expect, it } from 'vitest';
import {
  keeperDevice,
  openKeeperSite,
  stateAt,
  until,
  type KeeperDevice,
  type KeeperSite,
  type KeeperSiteOptions,
} from '../../support/keepers.ts';
import { count, randomBytes, utf8, write } from '../sync/devices.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function site(options?: KeeperSiteOptions): Promise<KeeperSite> {
  const opened = await openKeeperSite(options);
  stops.push(() => opened.stop());
  return opened;
}

async function device(...args: Parameters<typeof keeperDevice>): Promise<KeeperDevice> {
  const opened = await keeperDevice(...args);
  stops.push(() => opened.stop());
  return opened;
}

const heldOf = (ana: KeeperDevice, ledger: Ledger): number =>
  ana.share.heldElsewhere(ledger.id, feedId(ledger.id, ana.key.publicKey));

/** All that this device wrote is acknowledged, and the keeper says so. */
const keptWhole = (ana: KeeperDevice, url: string) =>
  until('kept whole', () => {
    const own = (ledger: Ledger): number => ledger.count(feedId(ledger.id, ana.key.publicKey));
    const held = [ana.governance, ana.talk].every((ledger) => heldOf(ana, ledger) === own(ledger));
    return held && stateAt(ana, url)?.state === 'keeps' && stateAt(ana, url)?.behind === 0;
  });

describe('a keeper', () => {
  it('gives a newcomer everything when nobody else is there', async () => {
    const keeper = await site();
    const ana = await device(randomBytes(32));
    for (let i = 0; i < 20; i++) await write(ana.governance, ana.key);
    await write(ana.talk, ana.key, utf8('with words'), 'hello');
    ana.at(keeper.url);
    await keptWhole(ana, keeper.url);
    expect(heldOf(ana, ana.talk)).toBe(1);
    await ana.stop();

    const ben = await device(ana.assembly);
    ben.at(keeper.url, 'visit');
    await until('all came', () => count(ben.governance) === 20 && count(ben.talk) === 1);
    expect([...ben.talk.bursts()][0]?.records[0]?.body).toBe('hello');
    await until('told', () => stateAt(ben, keeper.url)?.state === 'keeps');
    expect(stateAt(ben, keeper.url)?.asked).toBe(false);
    expect(keeper.failures).toEqual([]);
  });

  it('is no device of a person: it counts apart', async () => {
    const keeper = await site();
    const ana = await device(randomBytes(32));
    ana.at(keeper.url);
    await until('kept', () => ana.share.connection.get().keepers === 1);
    expect(ana.share.connection.get()).toMatchObject({ state: 'looking', devices: 0, lastHeard: null });
    expect(ana.neighbours.connection.get()).toMatchObject({ devices: 0, keepers: 1 });
    expect(ana.share.presence.get()).toEqual([]);
  });
});

describe('asking and forgetting', () => {
  it('is remembered: after a restart it keeps, and keeps on', async () => {
    const keeper = await site();
    const ana = await device(randomBytes(32));
    await write(ana.talk, ana.key);
    ana.at(keeper.url);
    await keptWhole(ana, keeper.url);
    await keeper.restart();
    await write(ana.talk, ana.key);
    await keptWhole(ana, keeper.url);
    expect(heldOf(ana, ana.talk)).toBe(2);
    expect((await keeper.facts()).assemblies).toBe(1);
  });

  it('goes by device: the data goes when nobody who asked is left', async () => {
    const keeper = await site();
    const ana = await device(randomBytes(32));
    const ben = await device(ana.assembly);
    await write(ana.talk, ana.key);
    ana.at(keeper.url);
    await keptWhole(ana, keeper.url);
    ben.at(keeper.url);
    await keptWhole(ben, keeper.url);
    ana.at(keeper.url, 'forget');
    await until('taken back', () => stateAt(ana, keeper.url)?.state === 'keeps');
    expect(stateAt(ana, keeper.url)?.asked).toBe(false);
    expect((await keeper.facts()).bytes).toBeGreaterThan(0);
    ben.at(keeper.url, 'forget');
    await until('forgotten', () => stateAt(ben, keeper.url)?.state === 'forgotten');
    expect(await keeper.facts()).toMatchObject({ assemblies: 0, bytes: 0, open: 0 });

    const cem = await device(ana.assembly);
    cem.at(keeper.url, 'visit');
    await until('told', () => stateAt(cem, keeper.url)?.state === 'keepsNot');
    expect(count(cem.talk)).toBe(0);
  });

  it('cannot be undone by who did not ask', async () => {
    const keeper = await site();
    const ana = await device(randomBytes(32));
    await write(ana.talk, ana.key);
    ana.at(keeper.url);
    await keptWhole(ana, keeper.url);
    const mallory = await device(ana.assembly);
    mallory.at(keeper.url, 'forget');
    await until('answered', () => stateAt(mallory, keeper.url)?.state === 'keeps');
    expect((await keeper.facts()).assemblies).toBe(1);
  });

  it('tells no id: a visit names an assembly by what only this link knows', async () => {
    const keeper = await site();
    const ana = await device(randomBytes(32));
    ana.at(keeper.url, 'visit');
    await until('told', () => stateAt(ana, keeper.url)?.state === 'keepsNot');
    expect((await keeper.facts()).assemblies).toBe(0);
  });

  it('is refused with a reason where a limit is reached', async () => {
    const keeper = await site({ limits: { assemblies: 3, assembliesFromOne: 2 } });
    const devices = await Promise.all([1, 2, 3].map(() => device(randomBytes(32))));
    for (const one of devices) {
      one.at(keeper.url);
      await until(
        'answered',
        () => !['asking', 'notReached'].includes(stateAt(one, keeper.url)?.state ?? ''),
      );
    }
    expect(devices.map((one) => stateAt(one, keeper.url)?.state)).toEqual([
      'keeps',
      'keeps',
      'tooManyFromHere',
    ]);
  });

  it('ends at the size that one assembly may have: what is there stays, nothing more is acknowledged', async () => {
    const keeper = await site({ limits: { bytesOfOne: 20_000 } });
    const ana = await device(randomBytes(32));
    ana.at(keeper.url);
    await keptWhole(ana, keeper.url);
    for (let i = 0; i < 30; i++) {
      await write(ana.talk, ana.key, randomBytes(1000));
      await until(
        'sent',
        () => stateAt(ana, keeper.url)?.state === 'full' || heldOf(ana, ana.talk) === i + 1,
      );
    }
    await until('full', () => stateAt(ana, keeper.url)?.state === 'full');
    const held = heldOf(ana, ana.talk);
    expect(held).toBeGreaterThan(5);
    expect(held).toBeLessThan(20);
    const { bytes } = await keeper.facts();
    expect(bytes).toBeLessThanOrEqual(20_000);
    await ana.stop();
    const ben = await device(ana.assembly);
    ben.at(keeper.url, 'visit');
    await until('what it has', () => count(ben.talk) === held);
  });
});

describe('words that were taken back', () => {
  it('[PER-6] go from the keeper too, when the device that wrote them says so, and for no other', async () => {
    const keeper = await site();
    const ana = await device(randomBytes(32));
    const mallory = await device(ana.assembly);
    await write(ana.talk, ana.key, utf8('first'), 'to be taken back');
    await write(ana.talk, ana.key, utf8('second'), 'to stay');
    const feed = feedId(ana.talk.id, ana.key.publicKey);
    const erase = (by: KeeperDevice, burst: number) => {
      const header = encodeWordsErased({ target: { feed, burst, index: 0 } });
      return by.talk.append(by.key, [{ kind: Kind.wordsErased, header }], [], Date.now());
    };
    await erase(ana, 0);
    await erase(mallory, 1);
    for (const one of [ana, mallory]) {
      one.at(keeper.url);
      await keptWhole(one, keeper.url);
      await one.neighbours.stop();
    }
    const wordsAt = async () => {
      const ben = await keeperDevice(ana.assembly);
      ben.at(keeper.url, 'visit');
      await until('all came', () => count(ben.talk) === 4);
      const words = [...ben.talk.bursts({ feed, from: 0 })].map(({ records }) => records[0]?.body);
      await ben.stop();
      return words;
    };
    expect(await wordsAt()).toEqual([null, 'to stay', undefined]);
    await keeper.restart();
    expect(await wordsAt()).toEqual([null, 'to stay', undefined]);
  });
});

describe('a keeper whose disk was damaged', () => {
  it('gives out what is whole, and devices bring the rest again', async () => {
    const keeper = await site();
    const ana = await device(randomBytes(32));
    for (let i = 0; i < 6; i++) await write(ana.talk, ana.key);
    await write(ana.governance, ana.key);
    ana.at(keeper.url);
    await keptWhole(ana, keeper.url);
    await ana.neighbours.stop();
    const feed = feedId(ana.talk.id, ana.key.publicKey);
    await keeper.whileStopped(async (database) => {
      const key = rowKey(ana.talk.id, feed, 3);
      const element = (await database.get(key))?.slice() ?? new Uint8Array();
      element[element.length - 1] = (element.at(-1) ?? 0) ^ 1;
      await database.write([{ type: 'put', key, value: element }]);
      // The newest signature is what is looked at when a ledger is opened.
      await database.write([4, 5].map((burst) => ({ type: 'del', key: rowKey(ana.talk.id, feed, burst) })));
    });
    const ben = await device(ana.assembly);
    ben.at(keeper.url, 'visit');
    await until('what is whole', () => ben.talk.count(feed) === 3 && count(ben.governance) === 1);
    const again = await device(ana.assembly, { key: ana.key, journals: ana.journals });
    again.at(keeper.url);
    await until('the rest', () => ben.talk.count(feed) === 6);
    expect(keeper.failures).toEqual([]);
  });
});
