import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as see } from 'playwright/test';
import { describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { openDevice } from '../support/device.ts';
import { DIST, staticHost } from '../support/static-host.ts';
import { comeIn, readyOffline } from '../support/steps.ts';

const app = useApp();

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

/** What happens when a host gets a newer build: the worker and the page that it keeps differ. */
async function publishNewer(folder: string): Promise<void> {
  const page = join(folder, 'index.html');
  const worker = join(folder, 'sw.js');
  await writeFile(page, (await readFile(page, 'utf8')).replace('<html ', '<html data-newer '));
  const kept = await readFile(worker, 'utf8');
  await writeFile(worker, kept.replace(/(url:"index\.html",revision:")\w+/, '$1newer'));
}

describe('a newer version', () => {
  test('is offered, waits for the person, and then is there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'moot-host-'));
    await cp(DIST, folder, { recursive: true });
    const host = await staticHost('/', folder);
    const device = await openDevice(app.browser, { ...app.server, url: host.url }, 'Bo', {});
    try {
      await comeIn(device.page, 'Bo');
      await readyOffline(device.page);
      await publishNewer(folder);
      await device.page.reload();
      const newer = device.page.locator('html[data-newer]');
      const offer = device.page.getByRole('status').filter({ hasText: 'A newer Moot is ready' });
      await see(offer).toBeVisible();
      // Until then people have what they had, also when they load the page again.
      await device.page.reload();
      await see(offer).toBeVisible();
      await see(newer).toHaveCount(0);
      await offer.getByRole('button', { name: 'Use it now' }).click();
      await see(newer).toHaveCount(1);
      await see(device.page.getByRole('heading', { level: 1 })).toBeVisible();
      await see(offer).toBeHidden();
    } finally {
      await device.close();
      await host.close();
      await rm(folder, { recursive: true });
    }
  });
});

describe('on any static host', () => {
  test('opens under any path, and offline from there', async () => {
    const host = await staticHost('/clubs/moot/');
    const device = await openDevice(app.browser, { ...app.server, url: host.url }, 'Bo', {});
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
