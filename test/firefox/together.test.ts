/** Firefox and Chromium in one assembly, over real WebRTC, introduced by the meeting point. */
import { expect as see } from 'playwright/test';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { firefoxDevice, launchFirefox } from '../support/firefox.ts';
import { comeIn, goTo, join, openAssembly, say } from '../support/steps.ts';

const app = useApp({ installs: false });
let firefox: Browser;
beforeAll(async () => {
  firefox = await launchFirefox();
});
afterAll(() => firefox.close());

describe('Firefox and Chromium', () => {
  test('founded in Chromium, joined in Firefox: what each says appears on the other', async () => {
    const ana = await app.device('Ana');
    await comeIn(ana.page, 'Ana');
    const link = await openAssembly(ana.page, 'Holbeck');
    const ben = await firefoxDevice(firefox, link);
    await ben.write('Your name', 'Ben');
    await ben.press('Come in');
    await ben.sees('You come in as Ben');
    await ben.press('Come in');
    await ben.sees('Needs deciding');
    await goTo(ana.page, 'talk');
    await say(ana.page, 'from Chromium');
    const at = await ana.page.evaluate(() => location.hash);
    await ben.page.evaluate((hash) => (location.hash = hash), at);
    await ben.sees('from Chromium', 'main');
    await ben.write('Say something', 'from Firefox');
    await ben.press('Say it');
    await see(ana.page.getByRole('main').getByText('from Firefox', { exact: true })).toBeVisible({
      timeout: 20_000,
    });
    expect(ben.faults()).toEqual([]);
    await ben.close();
  });

  test('founded in Firefox, joined in Chromium: the same the other way round', async () => {
    const ana = await firefoxDevice(firefox, app.url);
    await ana.write('Your name', 'Ana');
    await ana.press('Come in');
    await ana.page.evaluate(() => (location.hash = '#/found'));
    await ana.write('Name of the assembly', 'Beeston');
    await ana.write('Its purpose', 'Speaks for the area.');
    await ana.press('Open it');
    await ana.press('Bring someone in');
    await ana.press('Send a link');
    const link = await ana.reads(/http\S*#\/join\/\S+/u);
    expect(link.startsWith(`${app.url}#/join/`)).toBe(true);
    await ana.press('Close');
    const ben = await app.device('Ben');
    await join(ben.page, link, 'Ben');
    await goTo(ben.page, 'talk');
    await say(ben.page, 'from Chromium');
    const at = await ben.page.evaluate(() => location.hash);
    await ana.page.evaluate((hash) => (location.hash = hash), at);
    await ana.sees('from Chromium', 'main');
    await ana.write('Say something', 'from Firefox');
    await ana.press('Say it');
    await see(ben.page.getByRole('main').getByText('from Firefox', { exact: true })).toBeVisible({
      timeout: 20_000,
    });
    expect(ana.faults()).toEqual([]);
    await ana.close();
  });
});
