/**
 * Two devices that can't reach each other, and a relay that both can: what they say goes through it once
 * one of them has its address, entered by hand.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as see } from 'playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comeIn, goTo, openAssembly, say } from '../support/steps.ts';
import { exchangeCodes, linkByCodes, LINKED_WITHIN, type Holder } from '../rig/linking.ts';
import { addressOf, clearAway, layNetwork } from '../rig/network.ts';
import { RELAY_NAME, RELAY_PASSWORD, RELAY_PORT, startRelay, whyNoRelay, type Relay } from '../rig/relay.ts';
import { rigDevice, type RigDevice } from '../rig/rig-device.ts';

const NETWORK = 'mootturn';
const RELAY = 3;
const why = whyNoRelay();
if (why !== null) process.stdout.write(`a relay between two devices: skipped, ${why}\n`);

let folder = '';
let relay: Relay;
let devices: RigDevice[] = [];
let ana: Holder;
let ben: Holder;

beforeAll(async () => {
  if (why !== null) return;
  const network = layNetwork(RELAY, NETWORK);
  process.once('exit', () => clearAway(NETWORK));
  network.defaultRoute(true);
  network.cut(1, 2, true);
  folder = mkdtempSync(join(tmpdir(), 'moot-relay-'));
  relay = await startRelay(network.namespaces[RELAY - 1] ?? '', addressOf(RELAY));
  devices = await Promise.all(
    network.namespaces.slice(0, 2).map((namespace) => rigDevice(namespace, folder, true)),
  );
  const [one, other] = devices.map(({ page }) => page);
  if (!one || !other) throw new Error('two devices');
  await Promise.all([comeIn(one, 'Ana'), comeIn(other, 'Ben')]);
  await openAssembly(one, 'Hall 1');
  ana = { page: one, name: 'Ana', assembly: 'Hall 1', camera: true };
  ben = { page: other, name: 'Ben', assembly: 'Hall 1', camera: true };
}, 180_000);

afterAll(async () => {
  await Promise.all(devices.map((each) => each.close()));
  if (why !== null) return;
  await relay.stop();
  clearAway(NETWORK);
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(why !== null)('two devices without a way to each other', () => {
  test('can’t be linked, and the screen says so', async () => {
    await exchangeCodes(ana, ben);
    await see(ana.page.getByText('The two devices couldn’t reach each other.')).toBeVisible({
      timeout: 60_000,
    });
  });

  test('are linked through a relay that one of them entered, and what they say goes through it', async () => {
    await ana.page.evaluate(() => (location.hash = '#/me'));
    await ana.page.getByLabel('A relay’s address').fill(`turn:${addressOf(RELAY)}:${RELAY_PORT}`);
    await ana.page.getByLabel('Name there').fill(RELAY_NAME);
    await ana.page.getByLabel('Password there').fill(RELAY_PASSWORD);
    await ana.page.getByRole('button', { name: 'Use it' }).click();
    await see(ana.page.getByText(`Relay, as ${RELAY_NAME}`)).toBeVisible();

    await linkByCodes(ana, ben);
    expect((await devices[0]?.ways())?.map((way) => way.split(' ')[0])).toEqual(['relay']);
    await ben.page.getByRole('link', { name: 'Go in' }).click();
    await see(ben.page.getByRole('heading', { level: 1, name: 'Hall 1' })).toBeVisible();
    await ana.page.evaluate(() => (location.hash = '#/'));
    await ana.page.getByRole('link', { name: 'Hall 1' }).first().click();
    for (const { page } of [ana, ben]) await goTo(page, 'talk');
    for (const [from, to, words] of [
      [ana, ben, 'Through the relay.'],
      [ben, ana, 'And back.'],
    ] as const) {
      await say(from.page, words);
      await see(to.page.getByText(words, { exact: true })).toBeVisible({ timeout: LINKED_WITHIN });
    }
    expect(relay.output()).toMatch(/ALLOCATE processed, success/u);
  });
});
