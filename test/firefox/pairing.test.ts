/** Firefox and Chromium linked by two codes, copied and pasted: each shows the first one once. */
import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { firefoxDevice, launchFirefox, type FirefoxDevice } from '../support/firefox.ts';
import { comeIn, openAssembly } from '../support/steps.ts';

const LINKED_WITHIN = 20_000;

const app = useApp({ installs: false });
let firefox: Browser;
beforeAll(async () => {
  firefox = await launchFirefox();
});
afterAll(() => firefox.close());

/** What is copied is kept in the page: no test needs the machine's clipboard. Closes over nothing. */
function keepCopies(): void {
  navigator.clipboard.writeText = (text) => {
    document.documentElement.dataset['copied'] = text;
    return Promise.resolve();
  };
}
const copied = (): string => document.documentElement.dataset['copied'] ?? '';

async function codeIn(page: Page): Promise<string> {
  await page.evaluate(keepCopies);
  await page.getByRole('button', { name: 'Copy the code' }).click();
  return page.evaluate(copied);
}
async function codeInFirefox(device: FirefoxDevice): Promise<string> {
  await device.page.evaluate(keepCopies);
  await device.press('Copy the code');
  return device.page.evaluate(copied);
}
async function paste(page: Page, code: string): Promise<void> {
  await page.getByLabel('Or type or paste the code').fill(code);
  await page.getByRole('button', { name: 'Use this code' }).click();
}
async function pasteInFirefox(device: FirefoxDevice, code: string): Promise<void> {
  await device.write('Or type or paste the code', code);
  await device.press('Use this code');
}
const WORDS = /^\w+ · \w+ · \w+$/mu;

async function newcomerInFirefox(name: string): Promise<FirefoxDevice> {
  const device = await firefoxDevice(firefox, app.url);
  await device.write('Your name', name);
  await device.press('Come in');
  await device.sees('Assemblies', 'nav');
  return device;
}

describe('linked by two codes', () => {
  test('the first shown in Chromium, read in Firefox', async () => {
    const ana = await app.device('Ana');
    await comeIn(ana.page, 'Ana');
    await openAssembly(ana.page, 'Oakwood');
    const ben = await newcomerInFirefox('Ben');
    await ben.page.evaluate(() => (location.hash = '#/scan'));
    await ana.page.getByRole('link', { name: 'Bring someone in' }).click();
    await ana.page.getByRole('button', { name: 'Show a code without the camera' }).click();
    await pasteInFirefox(ben, await codeIn(ana.page));
    await ben.sees('Now let them scan this');
    const second = await codeInFirefox(ben);
    await ana.page.getByRole('button', { name: 'Now scan their code' }).click();
    await paste(ana.page, second);
    await see(ana.page.getByRole('heading', { level: 1, name: 'You and Ben are linked' })).toBeVisible({
      timeout: LINKED_WITHIN,
    });
    await ben.sees('You and Ana are linked');
    expect(await ben.reads(WORDS)).toBe(await ana.page.getByText(WORDS).innerText());
    await ben.sees('Oakwood is here');
    expect(ben.faults()).toEqual([]);
    await ben.close();
  });

  test('the first shown in Firefox, read in Chromium', async () => {
    const ana = await newcomerInFirefox('Ana');
    await ana.page.evaluate(() => (location.hash = '#/found'));
    await ana.write('Name of the assembly', 'Oakwood');
    await ana.write('Its purpose', 'Speaks for the area.');
    await ana.press('Open it');
    await ana.press('Bring someone in');
    await ana.press('Show a code without the camera');
    await ana.sees('Let them scan this');
    const ben = await app.device('Ben', { path: '#/scan' });
    await comeIn(ben.page, 'Ben');
    await ben.page.evaluate(() => (location.hash = '#/scan'));
    await paste(ben.page, await codeInFirefox(ana));
    await see(ben.page.getByRole('heading', { name: 'Now let them scan this' })).toBeVisible();
    const second = await codeIn(ben.page);
    await ana.press('Now scan their code');
    await pasteInFirefox(ana, second);
    await see(ben.page.getByRole('heading', { level: 1, name: 'You and Ana are linked' })).toBeVisible({
      timeout: LINKED_WITHIN,
    });
    await ana.sees('You and Ben are linked');
    expect(await ana.reads(WORDS)).toBe(await ben.page.getByText(WORDS).innerText());
    await see(ben.page.getByText('Oakwood is here')).toBeVisible();
    expect(ana.faults()).toEqual([]);
    await ana.close();
  });
});
