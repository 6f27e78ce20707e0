/** Keepers as people run them: processes that are killed, and two that are neighbours of each other. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { feedId } from '../../src/ledger/ids.ts';
import { toHex } from '../../src/lib/bytes.ts';
import { keeperDevice, stateAt, until, type KeeperDevice } from '../support/keepers.ts';
import { tinyDisk, whyNoTinyDisk } from '../support/tiny-disk.ts';
import { serverProcess, type ServerProcess } from '../support/server-process.ts';
import { randomBytes, write } from '../unit/sync/devices.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';

const run = promisify(execFile);
const MAIN = join(import.meta.dirname, '../../dist-server/main.js');
const KILLS = 5;

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function keeper(...args: string[]): Promise<{ server: ServerProcess; url: string; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'moot-kept-'));
  const server = await serverProcess({ keepIn: folder, args });
  stops.push(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  await server.start();
  return { server, folder, url: `ws://127.0.0.1:${new URL(server.url).port}/keeper` };
}

async function device(...args: Parameters<typeof keeperDevice>): Promise<KeeperDevice> {
  const opened = await keeperDevice(...args);
  stops.push(() => opened.stop());
  return opened;
}

const feedOf = (ana: KeeperDevice, ledger: Ledger): number => feedId(ledger.id, ana.key.publicKey);
const heldOf = (ana: KeeperDevice, ledger: Ledger): number =>
  ana.share.heldElsewhere(ledger.id, feedOf(ana, ledger));

describe.skipIf(whyNoTinyDisk() !== null)('a keeper on a disk that is full', () => {
  test('says what is the matter and what to do, and the meeting point goes on', async () => {
    const disk = await tinyDisk(2);
    stops.push(() => disk.remove());
    const folder = join(disk.folder, 'data');
    await disk.fill();
    const server = await serverProcess({ keepIn: folder });
    stops.push(() => server.stop());
    await server.start();
    expect(server.output()).toContain('is full, so nothing new is kept. Free some space');
    expect(server.output()).toContain('Moot is open at');
    expect(server.output()).not.toContain('Keeper at');
    const kept = run(process.execPath, [MAIN, '--kept', '--data', folder]).catch((error: unknown) => error);
    expect(await kept).toMatchObject({ stderr: expect.stringContaining('Free some space, then try again.') });
  });
});

describe('a keeper that is killed', () => {
  test(`${KILLS} times while devices write has everything that it acknowledged`, async () => {
    const { server, url } = await keeper();
    const assemblies = [randomBytes(32), randomBytes(32)];
    let writing = await Promise.all(assemblies.map((assembly) => device(assembly)));
    const lost: string[] = [];
    let acknowledged = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      if (kill > 1) await server.start();
      for (const one of writing) one.at(url);
      const keeping = { runs: true };
      const writers = writing.flatMap((one) =>
        [one.governance, one.talk].map(async (ledger) => {
          while (keeping.runs) {
            await write(ledger, one.key, randomBytes(50 + Math.floor(Math.random() * 2000)));
            await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
          }
        }),
      );
      await until('acknowledged', () => writing.every((one) => heldOf(one, one.talk) > 3));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 150));
      await server.stop();
      keeping.runs = false;
      await Promise.all(writers);
      const held = writing.map((one) => ({
        one,
        governance: heldOf(one, one.governance),
        talk: heldOf(one, one.talk),
      }));
      // The writers are gone; a newcomer has nobody but the keeper.
      for (const one of writing) await one.neighbours.stop();
      await server.start();
      for (const { one, governance, talk } of held) {
        acknowledged += governance + talk;
        const newcomer = await keeperDevice(one.assembly);
        newcomer.at(url, 'visit');
        const has = () => [
          newcomer.governance.count(feedOf(one, one.governance)),
          newcomer.talk.count(feedOf(one, one.talk)),
        ];
        await until(`all that was acknowledged: ${governance} and ${talk}`, () => {
          const [g = 0, t = 0] = has();
          return g >= governance && t >= talk;
        }).catch((error: unknown) =>
          lost.push(`kill ${kill}: ${String(error)}, came: ${has().join(' and ')}`),
        );
        await newcomer.stop();
      }
      await server.stop();
      writing = await Promise.all(
        writing.map((one) => device(one.assembly, { key: one.key, journals: one.journals })),
      );
    }
    expect(lost).toEqual([]);
    expect(acknowledged).toBeGreaterThan(100);
  }, 180_000);
});

describe('two keepers that are neighbours', () => {
  test('have what devices write at the other, both ways round', async () => {
    const first = await keeper();
    const second = await keeper('--with', first.url);
    const ana = await device(randomBytes(32));
    const ben = await device(ana.assembly);
    await write(ana.talk, ana.key);
    ana.at(first.url);
    ben.at(second.url);
    await until('ben has what ana wrote', () => ben.talk.count(feedOf(ana, ana.talk)) === 1);
    await write(ben.talk, ben.key);
    await until('ana has what ben wrote', () => ana.talk.count(feedOf(ben, ben.talk)) === 1);

    // What is kept at both comes over even when nobody is at the second one.
    await ben.neighbours.stop();
    await write(ana.talk, ana.key);
    await until('at the first', () => heldOf(ana, ana.talk) === 2);
    const cem = await device(ana.assembly);
    cem.at(second.url, 'visit');
    await until('cem has all of it from the second', () => cem.talk.count(feedOf(ana, ana.talk)) === 2);
    expect([...cem.talk.bursts()]).toHaveLength(3);
  }, 60_000);
});

describe('the operator', () => {
  test('sees what is kept and takes an assembly out, while the keeper runs and while it does not', async () => {
    const { server, url, folder } = await keeper();
    const [ana, ben] = [await device(randomBytes(32)), await device(randomBytes(32))];
    for (const one of [ana, ben]) {
      one.at(url);
      await until('kept', () => stateAt(one, url)?.state === 'keeps');
    }
    const ask = async (...args: string[]) => (await run('node', [MAIN, '--data', folder, ...args])).stdout;
    expect(await ask('--kept')).toContain(toHex(ana.assembly));
    expect(await ask('--forget', toHex(ana.assembly))).toContain('is forgotten');
    await until('told', () => stateAt(ana, url)?.state === 'forgotten');
    await server.stop();
    expect(await ask('--kept')).toContain('1 kept');
    expect(await ask('--forget', toHex(ben.assembly))).toContain('is forgotten');
    expect(await ask('--kept')).toContain('0 kept');
  });

  test('alone may read the key and the folder', async () => {
    const { folder } = await keeper();
    expect(((await stat(join(folder, 'device-key.pem'))).mode & 0o777).toString(8)).toBe('600');
  });

  test('is told why the keeper can’t start', async () => {
    const { folder } = await keeper();
    const other = run('node', [MAIN, '--keep', '--data', folder, '--port', '0']);
    await expect(other).rejects.toMatchObject({ stderr: expect.stringContaining('Another Moot keeps') });
  });
});
