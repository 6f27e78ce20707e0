import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { faultsShown } from '../support/screen-faults.ts';
import { comeIn, goTo, invitation, join, openAssembly, say } from '../support/steps.ts';

const app = useApp({ keeps: true, installs: false });

const said = (page: Page, words: string) => page.getByRole('main').getByText(words, { exact: true });
const ring = (page: Page, words: string) => page.getByRole('button', { name: words }).first();

describe('an assembly that a keeper keeps', () => {
  test('is there for whoever comes when nobody else is; and after the keeper was away', async () => {
    const ana = await app.device('Ana');
    await comeIn(ana.page, 'Ana');
    await openAssembly(ana.page, 'Hyde Park');
    // One tap, right after founding.
    await ana.page.getByRole('button', { name: 'Have it kept there' }).click();
    await see(ana.page.getByText('keeps it too: whoever comes in finds it')).toBeVisible({ timeout: 15_000 });
    await see(ring(ana.page, '1 keeper')).toBeVisible();
    await goTo(ana.page, 'talk');
    await say(ana.page, 'said before anybody came');
    await see(said(ana.page, 'said before anybody came')).toBeVisible();
    await see(ana.page.getByRole('main').getByText('Not sent yet')).toHaveCount(0);
    await goTo(ana.page, 'about');
    await see(ana.page.getByText('Keeps it, all that is here.')).toBeVisible({ timeout: 15_000 });
    await goTo(ana.page, '');
    const link = await invitation(ana.page);
    await ana.page.goto('about:blank');

    const ben = await app.device('Ben');
    await join(ben.page, link, 'Ben');
    await goTo(ben.page, 'talk');
    await see(said(ben.page, 'said before anybody came')).toBeVisible({ timeout: 15_000 });
    await see(ring(ben.page, '1 keeper')).toBeVisible();

    // Ended as by a power cut, and started again on the same port.
    await app.server.stop();
    await say(ben.page, 'said while it was away');
    await see(ben.page.getByRole('main').getByText('Not sent yet').first()).toBeVisible({ timeout: 15_000 });
    await app.server.start();
    await see(ben.page.getByRole('main').getByText('Not sent yet')).toHaveCount(0, { timeout: 90_000 });
    await ben.page.goto('about:blank');

    await ana.page.goto(link);
    await ana.page.getByRole('link', { name: 'Go in' }).click();
    await goTo(ana.page, 'talk');
    await see(said(ana.page, 'said while it was away')).toBeVisible({ timeout: 30_000 });
  });

  test('is forgotten there when its person takes that back', async () => {
    const ana = await app.device('Ana');
    await comeIn(ana.page, 'Ana');
    await openAssembly(ana.page, 'Burley');
    await goTo(ana.page, 'about');
    const section = ana.page.locator('section', { hasText: 'Where it is kept' });
    await section.getByRole('button', { name: 'Have it kept at' }).click();
    await see(section.getByText('Keeps it, all that is here.')).toBeVisible({ timeout: 15_000 });
    await section.getByRole('button', { name: 'No longer keep it at' }).click();
    await see(section.getByText('On the devices of those who are in it.')).toBeVisible({ timeout: 15_000 });
    await see(section.getByRole('button', { name: 'Have it kept at' })).toBeVisible();
  });

  test('says of an address that is none what one looks like', async () => {
    const ana = await app.device('Ana');
    await comeIn(ana.page, 'Ana');
    await openAssembly(ana.page, 'Woodhouse');
    await goTo(ana.page, 'about');
    const field = ana.page.getByLabel('Another keeper');
    await field.fill('not an address');
    await ana.page.getByRole('button', { name: 'Ask it', exact: true }).click();
    await see(ana.page.getByText('A keeper’s address looks like')).toBeVisible();
  });
});

describe.each([
  ['360 px, light', { viewport: { width: 360, height: 780 }, colorScheme: 'light' }],
  ['1280 px, dark', { viewport: { width: 1280, height: 860 }, colorScheme: 'dark' }],
] as const)('at %s what is said of keepers can be read by everyone, and fits', (_, options) => {
  test('about, the link to send, and the keeper’s own page', async () => {
    const { page } = await app.device('Ana', options);
    await comeIn(page, 'Ana');
    await openAssembly(page, 'Headingley');
    const faults = [...(await faultsShown(page, 'just founded'))];
    await goTo(page, 'about');
    await page.getByRole('button', { name: 'Have it kept at' }).click();
    await see(page.getByText('Keeps it, all that is here.')).toBeVisible({ timeout: 15_000 });
    faults.push(...(await faultsShown(page, 'kept')));
    await page.evaluate(() => (location.hash = '#/me'));
    await page.getByLabel('A relay’s address').fill('turn:relay.example.org');
    await page.getByRole('button', { name: 'Use it' }).click();
    await see(page.getByText('lets nobody through without a name')).toBeVisible();
    faults.push(...(await faultsShown(page, 'relays')));
    await page.goto(new URL('keeper', app.url).href);
    await see(page.getByRole('heading', { level: 1, name: 'A keeper' })).toBeVisible();
    await see(page.getByText(/\d of 1,000 at most/)).toBeVisible();
    // Its tab has a name of its own; nothing of the app runs in it.
    faults.push(
      ...(await faultsShown(page, 'keeper')).filter((fault) => !fault.includes('the tab is called')),
    );
    expect(faults).toEqual([]);
  });
});
