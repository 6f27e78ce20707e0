/** The page ends in the middle of keeping something, and its storage goes while it is open. */
import { expect as see } from 'playwright/test';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import type { Device } from '../support/device.ts';
import { comeIn, goTo, join, openAssembly, say } from '../support/steps.ts';

const app = useApp({ installs: false });

const said = (page: Page, words: string): Locator => page.getByRole('main').getByText(words, { exact: true });
const composer = (page: Page): Locator => page.getByRole('textbox', { name: 'Say something' });

/** Where in the keeping of a burst the page ends. */
const POINTS = ['before anything is written', 'written, not committed', 'committed, not yet told'] as const;

declare global {
  interface Window {
    /** Where the next burst's keeping stops for good. */
    endAt?: string;
    endNow(): void;
  }
}

/** Runs in the page before the app: it stops dead at the point that `endAt` names, and says so. */
function stopAtPoint(): void {
  const stop = (point: string): void => {
    if (window.endAt !== point) return;
    window.endNow();
    for (;;);
  };
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const isBurst = mode === 'readwrite' && [...stores].includes('bursts');
    if (isBurst) stop('before anything is written');
    const transaction = begin.call(this, stores, mode, options);
    if (isBurst) transaction.addEventListener('complete', () => stop('committed, not yet told'));
    return transaction;
  };
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (value, key) {
    const adding = key === undefined ? add.call(this, value) : add.call(this, value, key);
    if (this.name === 'bursts') adding.addEventListener('success', () => stop('written, not committed'));
    return adding;
  };
}

/** A tab of the device at the talk, whose process can be ended from inside. */
async function mortalTab(device: Device, route: string) {
  const page = await device.context.newPage();
  const session = await device.context.newCDPSession(page);
  const crashed = page.waitForEvent('crash', { timeout: 0 });
  await page.exposeBinding('endNow', () => void session.send('Page.crash').catch(() => undefined));
  await page.addInitScript(stopAtPoint);
  await page.goto(new URL(route, app.url).href);
  await see(composer(page)).toBeVisible();
  return { page, crashed };
}

describe('the page ends while it keeps what was said', () => {
  test(`nothing half is shown and nothing typed is lost: ${POINTS.join('; ')}`, async () => {
    const ana = await app.device('Ana');
    await comeIn(ana.page, 'Ana');
    const link = await openAssembly(ana.page, 'Meanwood');
    const ben = await app.device('Ben');
    await join(ben.page, link, 'Ben');
    await goTo(ben.page, 'talk');
    await goTo(ana.page, 'talk');
    const route = new URL(ana.page.url()).hash;
    await ana.page.close();
    for (const point of POINTS) {
      const { page, crashed } = await mortalTab(ana, route);
      const words = `ended ${point}`;
      await composer(page).fill(words);
      await page.evaluate((at) => (window.endAt = at), point);
      void page
        .getByRole('button', { name: 'Say it' })
        .click()
        .catch(() => undefined);
      await crashed;
      await page.close();

      const again = await ana.tab(route);
      await see(composer(again)).toBeVisible();
      const isIn = point === POINTS[2];
      if (isIn) await see(said(again, words)).toHaveCount(1);
      else await see(composer(again)).toHaveValue(words);
      await see(said(again, words)).toHaveCount(isIn ? 1 : 0);
      if (!isIn) await again.getByRole('button', { name: 'Say it' }).click();
      await see(said(again, words)).toHaveCount(1);
      await see(said(ben.page, words)).toHaveCount(1, { timeout: 20_000 });
      await see(again.getByRole('alert')).toHaveCount(0);
      await again.close();
    }
    await ana.tab(route);
  });
});

describe('the storage goes while the app is open', () => {
  test('the page says so, keeps what is being typed on the screen, and what is open can be saved', async () => {
    const ana = await app.device('Ana');
    await comeIn(ana.page, 'Ana');
    await openAssembly(ana.page, 'Chapeltown');
    await goTo(ana.page, 'talk');
    await say(ana.page, 'said before');
    await composer(ana.page).fill('half a sentence');
    await ana.page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const deleting = indexedDB.deleteDatabase('moot');
          deleting.addEventListener('success', () => resolve());
          deleting.addEventListener('error', () => reject(deleting.error ?? new Error('not deleted')));
        }),
    );
    const alert = ana.page.getByRole('alert').filter({ hasText: 'Nothing can be saved from here any more' });
    await see(alert).toBeVisible();
    await ana.page.getByRole('button', { name: 'Say it' }).click();
    await see(composer(ana.page)).toHaveValue('half a sentence');
    await see(said(ana.page, 'half a sentence')).toHaveCount(0);

    await alert.getByRole('link', { name: 'Save what is open as a file' }).click();
    const [file] = await Promise.all([
      ana.page.waitForEvent('download'),
      ana.page.getByRole('button', { name: 'Save the assembly as a file' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('Chapeltown.moot');

    const ben = await app.device('Ben');
    await comeIn(ben.page, 'Ben');
    await ben.page
      .locator('input[type=file]')
      .first()
      .setInputFiles((await file.path()) ?? '');
    await see(ben.page.getByText('Chapeltown').first()).toBeVisible();
    await alert.getByRole('button', { name: 'Load the page again' }).click();
    await see(ana.page.getByLabel('Your name')).toBeVisible();
  });
});
