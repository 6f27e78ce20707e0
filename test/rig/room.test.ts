/**
 * A hall without internet, with real browsers: what connects there and what doesn't. Where the browser
 * hides all addresses, nothing of ours can connect two devices; then the screen has to say so.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comeIn, openAssembly, say } from '../support/steps.ts';
import { exchangeCodes, LINKED_WITHIN, linkByCodes, offerCode, useCode } from './linking.ts';
import { clearAway, layNetwork, type Network } from './network.ts';
import { rigDevice, type RigDevice } from './rig-device.ts';

/** Two have cameras that may be used, two have none. */
const CAMERAS = [true, true, false, false] as const;
const NAMES = ['Ana', 'Ben', 'Cem', 'Dov'] as const;

let network: Network;
let folder = '';
let devices: RigDevice[] = [];
/** The assembly that each has opened. */
const halls: string[] = [];
const device = (number: number): RigDevice => devices[number - 1] ?? expect.fail('no such device');
const page = (number: number): Page => device(number).page;

beforeAll(async () => {
  network = layNetwork(CAMERAS.length);
  process.once('exit', () => clearAway());
  network.defaultRoute(true);
  folder = mkdtempSync(join(tmpdir(), 'moot-rig-'));
  devices = await Promise.all(
    CAMERAS.map((camera, i) => rigDevice(network.namespaces[i] ?? '', folder, camera)),
  );
  for (const [i, { page: each }] of devices.entries()) {
    await comeIn(each, NAMES[i] ?? '');
    await openAssembly(each, `Hall ${i + 1}`);
    halls.push(/#\/a\/([0-9a-f]{64})/u.exec(each.url())?.[1] ?? '');
  }
}, 180_000);
afterAll(async () => {
  await Promise.all(devices.map((each) => each.close()));
  clearAway();
  rmSync(folder, { recursive: true, force: true });
});

const goToHall = (at: number, hall: number, part = ''): Promise<unknown> =>
  page(at).evaluate((to) => (location.hash = to), `#/a/${halls[hall - 1]}${part}`);

/** The page of a device, and how it shows codes. */
const holder = (at: number) => ({
  page: page(at),
  name: NAMES[at - 1] ?? '',
  assembly: `Hall ${at}`,
  camera: CAMERAS[at - 1] === true,
});
const offer = (from: number): Promise<string> => offerCode(holder(from));
const scan = (at: number, code: string): Promise<void> => useCode(page(at), code);
const exchange = (one: number, other: number): Promise<void> => exchangeCodes(holder(one), holder(other));
const link = (one: number, other: number): Promise<void> => linkByCodes(holder(one), holder(other));

const connection = (at: number, name: string | RegExp) => page(at).getByRole('button', { name }).first();

/** Loads the app anew: no link stands any more. */
async function afresh(...numbers: readonly number[]): Promise<void> {
  for (const number of numbers) await page(number).reload();
}

/** What one says in the talk of somebody's assembly, the other hears. */
async function expectHeard(from: number, to: number, hall: number, words: string): Promise<void> {
  for (const at of [from, to]) await goToHall(at, hall, '/talk');
  await say(page(from), words);
  await see(page(to).getByText(words, { exact: true })).toBeVisible({ timeout: LINKED_WITHIN });
}

describe('without any camera', () => {
  test('two devices link where the network lets them find each other’s names', async () => {
    await link(3, 4);
    await expectHeard(4, 3, 3, 'Names were found.');
  });

  test('they don’t where it passes no multicast on, and the screen says what to do', async () => {
    await afresh(3, 4);
    network.multicast(false);
    await exchange(3, 4);
    await see(page(3).getByText('The two devices couldn’t reach each other.')).toBeVisible({
      timeout: 30_000,
    });
    await see(page(3).getByText('Let one of them use its camera')).toBeVisible();
  });

  test('they don’t where there is no default route, and the screen says so at once', async () => {
    await afresh(3, 4);
    network.defaultRoute(false);
    await scan(4, await offer(3));
    await see(page(4).getByText('The two devices couldn’t reach each other.')).toBeVisible();
  });
});

describe('with a camera', () => {
  test('at one of the two they link, without multicast and without a default route', async () => {
    await link(1, 3);
    await expectHeard(3, 1, 1, 'One camera was enough.');
  });

  test('at both they link as well, and whoever shares an assembly finds the others by itself', async () => {
    await link(1, 2);
    await expectHeard(2, 1, 1, 'Two cameras.');
    // 2 and 3 were never paired: they were introduced over the link that each has with 1.
    for (const at of [1, 2, 3])
      await see(connection(at, 'with 2 devices')).toBeVisible({ timeout: LINKED_WITHIN });
  });
});

describe('when a network drops out', () => {
  test('the whole of one device’s: its links come back by themselves', async () => {
    const made = (await device(2).connections()).length;
    network.plugged(2, false);
    await see(connection(2, 'can’t find 2 devices')).toBeVisible({ timeout: LINKED_WITHIN });
    network.plugged(2, true);
    await see(connection(2, 'with 2 devices')).toBeVisible({ timeout: LINKED_WITHIN });
    expect((await device(2).connections()).length).toBe(made);
    await expectHeard(2, 3, 1, 'Back again.');
  });

  test('the way between two: it is mended through the third, on the same connection', async () => {
    const before = (await device(2).connections()).length;
    network.cut(2, 3, true);
    await see(connection(2, 'with 1 device')).toBeVisible({ timeout: LINKED_WITHIN });
    await expect
      .poll(() => device(2).connections(), { timeout: 30_000 })
      .toContainEqual(expect.stringMatching(/disconnected|failed/u));
    network.cut(2, 3, false);
    await see(connection(2, 'with 2 devices')).toBeVisible({ timeout: 30_000 });
    // The same one stands again, after a new offer and answer.
    const after = await device(2).connections();
    expect(after).toContainEqual(
      expect.stringMatching(/connected (?:disconnected|failed|connecting).* connected$/u),
    );
    expect(after.length).toBe(before);
  });

  test('for longer than browsers try, with nobody left to ask: the screen says who is lost and offers a code', async () => {
    network.plugged(2, false);
    await expect
      .poll(async () => (await device(2).connections()).filter((states) => states.endsWith(' connected')), {
        timeout: 60_000,
      })
      .toEqual([]);
    await connection(2, 'can’t find 2 devices').click();
    const dialog = page(2).getByRole('dialog');
    await see(dialog.getByText('2 devices that were linked can’t be found again')).toBeVisible();
    network.plugged(2, true);
    await dialog.getByRole('link', { name: 'Show a code' }).click();
    await see(
      page(2).getByRole('heading', { level: 1, name: /Link a device|Let them scan this/ }),
    ).toBeVisible();
  });
});
