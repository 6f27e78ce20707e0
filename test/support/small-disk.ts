/** A device whose browser grants it little room, which can be filled up and given back. */
import { expect as see } from 'playwright/test';
import type { CDPSession } from 'playwright-core';
import type { App } from './app.ts';
import type { Device } from './device.ts';

/** Bytes: enough for the app and what a test writes. */
const GRANTED = 1_000_000;

export interface SmallDisk {
  readonly device: Device;
  /** Takes all of it, with bytes that are not the app's. */
  fill(): Promise<void>;
  /** There is room again, as after clearing up. */
  free(): Promise<void>;
}

/** Opens the app on a device with a small disk. Its service worker is left out: it would need room too. */
export async function smallDisk(app: App, name: string): Promise<SmallDisk> {
  const device = await app.device(name, { installs: false });
  const origin = new URL(app.url).origin;
  const session: CDPSession = await device.context.newCDPSession(device.page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: GRANTED });
  // The browser reckons with the room that it saw at the first opening; so open anew.
  await see(device.page.getByRole('heading', { level: 1 })).toBeVisible();
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await device.page.reload();
  return {
    device,
    fill: () => device.page.evaluate(fillUp),
    async free() {
      await session.send('Storage.overrideQuotaForOrigin', { origin });
    },
  };
}

/** Runs inside the page: writes ever smaller pieces until not even the smallest fits. */
async function fillUp(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('not the app’s', 1);
    opening.addEventListener('upgradeneeded', () =>
      opening.result.createObjectStore('pieces', { autoIncrement: true }),
    );
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
  });
  const fits = (size: number): Promise<boolean> =>
    new Promise((resolve) => {
      const writing = database.transaction('pieces', 'readwrite');
      writing.objectStore('pieces').add(crypto.getRandomValues(new Uint8Array(size)));
      writing.addEventListener('complete', () => resolve(true));
      writing.addEventListener('abort', () => resolve(false));
    });
  for (let size = 65_536; size >= 64; size /= 4) while (await fits(size));
  database.close();
}
