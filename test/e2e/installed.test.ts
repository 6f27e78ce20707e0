import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { openDevice } from '../support/device.ts';
import { staticHost } from '../support/static-host.ts';

const app = useApp();

/** Settles when the service worker holds everything and is in charge of the page. */
async function readyOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await see.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
}

describe('installed', () => {
  test('opens with the server gone and the network off, at any route', async () => {
    const ana = await app.device('Ana');
    await readyOffline(ana.page);
    const title = await ana.page.getByRole('heading', { level: 1 }).textContent();
    await app.server.stop();
    try {
      await ana.offline(true);
      await ana.page.reload();
      await see(ana.page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
      const deep = await ana.tab('#/kit');
      await see(deep.getByRole('heading', { level: 1 })).toBeVisible();
    } finally {
      await app.server.start();
    }
  });

  test('names its icons and colours to the system, and each icon is there', async () => {
    const { page } = await app.device('Ana');
    const icons = await page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
      const manifest = (await (await fetch(link?.href ?? '')).json()) as {
        name: string;
        icons: { src: string }[];
      };
      const answers = await Promise.all(manifest.icons.map(({ src }) => fetch(src)));
      return {
        name: manifest.name,
        found: answers.map((answer) => answer.ok && !answer.headers.get('content-type')?.includes('html')),
      };
    });
    expect(icons).toEqual({ name: 'Moot', found: [true, true, true, true] });
  });
});

describe('on any static host', () => {
  test('opens under any path, and offline from there', async () => {
    const host = await staticHost('/clubs/moot/');
    const browser = (await app.device('Ana')).context.browser();
    if (browser === null) throw new Error('no browser');
    const device = await openDevice(browser, { ...app.server, url: host.url }, 'Bo', {});
    try {
      await see(device.page.getByRole('heading', { level: 1 })).toBeVisible();
      await readyOffline(device.page);
      await host.close();
      await device.page.reload();
      await see(device.page.getByRole('heading', { level: 1 })).toBeVisible();
      // There are no introductions at such a host; that is said on the screen, not in the console.
      device.expectFault(/WebSocket|net::ERR/);
      expect(await device.faults()).toEqual([]);
    } finally {
      await device.close();
    }
  });
});
