import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { openDevice, type Device } from '../support/device.ts';
import { browserWithCamera, stillCode, type FakeCamera } from '../support/film.ts';
import { comeIn, goTo, openAssembly, readyOffline, say } from '../support/steps.ts';

/** Generous: the promise is two seconds, on a machine that has nothing else to do. */
const LINKED_WITHIN = 20_000;

const app = useApp();
let camera: FakeCamera;
beforeAll(async () => {
  camera = await browserWithCamera();
});
afterAll(() => camera.close());

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** What `Copy the code` copies. */
async function copiedCode(page: Page): Promise<string> {
  await page.evaluate(() => {
    const kept = window as unknown as { copied: string };
    kept.copied = '';
    navigator.clipboard.writeText = (text) => {
      kept.copied = text;
      return Promise.resolve();
    };
  });
  await page.getByRole('button', { name: 'Copy the code' }).click();
  return page.evaluate(() => (window as unknown as { copied: string }).copied);
}

/** Puts down when the page gets a camera and when it makes a connection. */
async function watchOrder(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const noted: string[] = [];
    Object.assign(window, { noted });
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wishes) => {
      const stream = await ask(wishes);
      noted.push('camera');
      return stream;
    };
    const Connection = RTCPeerConnection;
    globalThis.RTCPeerConnection = new Proxy(Connection, {
      construct(target, args, self) {
        noted.push('connection');
        return Reflect.construct(target, args, self) as RTCPeerConnection;
      },
    });
  });
  return () => page.evaluate(() => (window as unknown as { noted: string[] }).noted);
}

async function paste(page: Page, code: string): Promise<void> {
  await page.getByLabel('Or type or paste the code').fill(code);
  await page.getByRole('button', { name: 'Use this code' }).click();
}

/** Both show the same three words, and what is said at one comes to the other. */
async function expectLinked(ana: Page, ben: Page): Promise<void> {
  await see(title(ana, 'You and Ben are linked')).toBeVisible({ timeout: LINKED_WITHIN });
  await see(title(ben, 'You and Ana are linked')).toBeVisible({ timeout: LINKED_WITHIN });
  const words = (page: Page) => page.getByText(/^\w+ · \w+ · \w+$/).innerText();
  expect(await words(ana)).toBe(await words(ben));
  await see(ana.getByText('Oakwood is with Ben')).toBeVisible();
  await see(ana.getByText('Ben is new here.')).toBeVisible();
  await see(ben.getByText('Oakwood is here')).toBeVisible();
  await ben.getByRole('link', { name: 'Go in' }).click();
  await see(title(ben, 'Oakwood')).toBeVisible();
  await goTo(ana, 'talk');
  await goTo(ben, 'talk');
  await say(ana, 'Tea is ready.');
  await see(ben.getByText('Tea is ready.', { exact: true })).toBeVisible();
  await say(ben, 'Coming.');
  await see(ana.getByText('Coming.', { exact: true })).toBeVisible();
}

describe('two devices in a room, the meeting point gone', () => {
  async function ready(devices: readonly Device[]): Promise<void> {
    for (const { page } of devices) await readyOffline(page);
    await app.server.stop();
  }
  afterEach(async () => {
    await app.server.stop();
    await app.server.start();
  });

  test('link by codes from screen to camera, and talk', async () => {
    const [ana, ben] = await Promise.all(
      ['Ana', 'Ben'].map((name) => openDevice(camera.browser, app.server, name, {})),
    );
    if (!ana || !ben) throw new Error('no devices');
    await comeIn(ana.page, 'Ana');
    await openAssembly(ana.page, 'Oakwood');
    await comeIn(ben.page, 'Ben');
    await ready([ana, ben]);

    const order = await watchOrder(ana.page);
    // The camera may be used: the code is there at once.
    await ana.page.getByRole('link', { name: 'Bring someone in' }).click();
    await see(title(ana.page, 'Let them scan this')).toBeVisible();
    await see(ana.page.getByText('Oakwood comes with it')).toBeVisible();
    // The permission lets devices see each other on the network, if it is there before the connection.
    expect(await order()).toEqual(['camera', 'connection']);
    camera.show([await stillCode(ana.page, /links the two devices/)], { turned: 8, noise: 30 });
    await ben.page.evaluate(() => (location.hash = '#/scan'));
    await see(title(ben.page, 'Now let them scan this')).toBeVisible({ timeout: 30_000 });
    camera.show([await stillCode(ben.page, /completes the link/)], { turned: -6, noise: 20 });
    await ana.page.getByRole('button', { name: 'Now scan their code' }).click();
    await expectLinked(ana.page, ben.page);
    // No camera runs on.
    for (const { page } of [ana, ben]) expect(await page.locator('video').count()).toBe(0);
    expect([...(await ana.faults()), ...(await ben.faults())]).toEqual([]);
  });

  test('a camera that may not be used is said so, with what works all the same, and asked for again', async () => {
    const shut = await browserWithCamera({ isAllowed: false });
    try {
      const ana = await openDevice(shut.browser, app.server, 'Ana', { installs: false });
      await comeIn(ana.page, 'Ana');
      await openAssembly(ana.page, 'Oakwood');
      await ana.page.getByRole('link', { name: 'Bring someone in' }).click();
      await ana.page.getByRole('button', { name: 'Use the camera and show a code' }).click();
      await see(title(ana.page, 'Let them scan this')).toBeVisible();
      await see(ana.page.getByText('This browser doesn’t let Moot use the camera.')).toBeVisible();
      await ana.page.getByRole('button', { name: 'Now put in their code' }).click();
      await see(ana.page.getByLabel('Or type or paste the code')).toBeVisible();
      await ana.page.getByRole('button', { name: 'Try the camera again' }).click();
      await see(ana.page.getByText('This browser doesn’t let Moot use the camera.')).toBeVisible();
      expect(await ana.faults()).toEqual([]);
    } finally {
      await shut.close();
    }
  });

  test('link by codes that are copied and pasted, without a camera, from the first run on', async () => {
    const ana = await app.device('Ana');
    const ben = await app.device('Ben');
    await comeIn(ana.page, 'Ana');
    await openAssembly(ana.page, 'Oakwood');
    await ben.page.getByRole('link', { name: 'Scan someone’s code' }).click();
    await see(title(ben.page, 'A name, then the code.')).toBeVisible();
    await ready([ana, ben]);
    await comeIn(ben.page, 'Ben');
    await see(title(ben.page, 'Scan a code')).toBeVisible();

    await ana.page.getByRole('link', { name: 'Bring someone in' }).click();
    await see(ana.page.getByText('No picture is kept')).toBeVisible();
    await ana.page.getByRole('button', { name: 'Show a code without the camera' }).click();
    await see(title(ana.page, 'Let them scan this')).toBeFocused();
    const first = await copiedCode(ana.page);
    await paste(ben.page, first.slice(0, -4));
    await see(ben.page.getByText('A part of that code is missing.')).toBeVisible();
    // As mail programs break it.
    await paste(ben.page, ` ${first.slice(0, 40)}\n${first.slice(40).toLowerCase()}\n`);
    await see(title(ben.page, 'Now let them scan this')).toBeFocused();
    const second = await copiedCode(ben.page);
    await ana.page.getByRole('button', { name: 'Now scan their code' }).click();
    await paste(ana.page, first);
    await see(ana.page.getByText('That is a first code, as yours is.')).toBeVisible();
    await paste(ana.page, second);
    await expectLinked(ana.page, ben.page);
  });
});
