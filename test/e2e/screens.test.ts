import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { tourCodes } from '../../scripts/code-tour.mjs';
import { tourDevices } from '../../scripts/device-tour.mjs';
import { exampleScreens, goTo, talkScreens } from '../../scripts/example-tour.mjs';
import { useApp } from '../support/app.ts';
import { CROWDED_TITLE, LONG_NAME, UNBROKEN_NAME, UNBROKEN_TITLE } from '../support/crowd-names.ts';
import type { DeviceOptions } from '../support/device.ts';
import { bundleForPage } from '../support/page-bundle.ts';
import { faultsOf, faultsShown } from '../support/screen-faults.ts';
import { comeIn, openAssembly } from '../support/steps.ts';

const app = useApp({ installs: false });

const PHONE = { width: 360, height: 780 };
const LAPTOP = { width: 1280, height: 860 };

/** Opened in the one colour scheme, every screen is judged in the other, too. */
const LOOKS: readonly (readonly [string, DeviceOptions])[] = [
  ['360 px, from light to dark', { viewport: PHONE, colorScheme: 'light' }],
  ['1280 px, from dark to light', { viewport: LAPTOP, colorScheme: 'dark' }],
];

/** Opens something over the page, judges it, and closes it again. */
async function faultsOver(page: Page, opener: string): Promise<readonly string[]> {
  await page.getByRole('button', { name: opener, exact: true }).first().click();
  const over = page.getByRole('dialog').or(page.getByRole('menu'));
  await see(over).toBeVisible();
  const faults = await faultsShown(page, opener);
  await page.keyboard.press('Escape');
  await see(over).toBeHidden();
  return faults;
}

/** Everything the app may need is kept on the device, so that it opens without a network. */
async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await see.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
}

describe.each(LOOKS)('at %s every screen can be read by everyone, and fits', (_, options) => {
  test('in the example', async () => {
    const { page } = await app.device('Ana', { ...options, path: '#/example' });
    await see(page.getByRole('heading', { level: 1, name: /need you/ })).toBeVisible({ timeout: 15_000 });
    const screens = await exampleScreens(page);
    const faults = [...(await faultsOf(page, screens))];
    faults.push(...(await faultsOf(page, await talkScreens(page, screens))));
    const objection = screens.find(({ name }) => name === 'proposal-objection');
    if (!objection) throw new Error('no proposal with an objection');
    await goTo(page, objection.address, objection.heading);
    for (const opener of ['I object', 'Who stands where', 'More about this proposal']) {
      faults.push(...(await faultsOver(page, opener)));
    }
    expect(faults).toEqual([]);
  });

  test('in a world of one’s own, from the welcome on', async () => {
    const { page } = await app.device('Ana', options);
    await see(page.getByRole('button', { name: 'Come in' })).toBeVisible();
    const faults = [...(await faultsShown(page, 'welcome'))];
    await comeIn(page, 'Ana');
    const heading = page.getByRole('heading', { level: 1 });
    await see(heading).toHaveText('You’re in');
    faults.push(...(await faultsShown(page, 'first home')));
    const link = await openAssembly(page, 'Leeds Central');
    const assembly = await page.evaluate(() => location.hash);
    const joined = new URL(link).hash;
    faults.push(
      ...(await faultsOf(page, [
        { name: 'alone', address: assembly, heading: 'Leeds Central' },
        { name: 'alone in talk', address: `${assembly}/talk`, heading: 'Talk' },
        { name: 'no proposals', address: `${assembly}/proposals`, heading: 'Proposals' },
        { name: 'no decisions', address: `${assembly}/decisions`, heading: 'Decisions' },
        { name: 'founding list', address: `${assembly}/people`, heading: 'People' },
        { name: 'about', address: `${assembly}/about`, heading: 'About Leeds Central' },
        { name: 'found', address: '#/found', heading: 'Open an assembly' },
        { name: 'home', address: '#/', heading: /thing/ },
        { name: 'assemblies', address: '#/assemblies', heading: 'Assemblies' },
        { name: 'no Moots', address: '#/moots', heading: 'Moots' },
        { name: 'me', address: '#/me', heading: 'Ana' },
        { name: 'words', address: '#/me/words', heading: 'Your 24 words' },
        { name: 'invitation known', address: joined, heading: 'Leeds Central' },
        { name: 'invitation damaged', address: joined.slice(0, -9), heading: 'This link doesn’t open' },
        { name: 'not here', address: `#/a/${'0'.repeat(64)}`, heading: 'Not on this device' },
        { name: 'kit', address: '#/kit', heading: 'The kit' },
      ])),
    );
    await goTo(page, `${assembly}/bring`, 'Bring someone in');
    faults.push(...(await faultsShown(page, 'bring someone in')));
    faults.push(...(await faultsOver(page, 'Send a link')));
    expect(faults).toEqual([]);
  });
});

describe.each(LOOKS)('at %s, in hard times', (_, options) => {
  test('200 people, 200 proposals, 1,000 messages, and names that won’t break', async () => {
    const ana = await app.device('Ana', options);
    const { page } = ana;
    // The script that makes the crowd brings a Yjs of its own.
    ana.expectFault(/Yjs was already imported/);
    await comeIn(page, 'Ana');
    await page.evaluate(await bundleForPage('test/support/crowd.ts'));
    const id = await page.evaluate(() =>
      (globalThis as unknown as { fillCrowd(): Promise<string> }).fillCrowd(),
    );
    await page.reload();
    // The most pressing at once, the rest when asked for.
    await goTo(page, '#/', /things need you/);
    const needs = page.getByRole('list', { name: 'What needs you' }).getByRole('link');
    await see(needs).toHaveCount(12);
    await page.getByRole('button', { name: /^Show all/ }).click();
    await see(needs.nth(12)).toBeFocused();
    const assembly = `#/a/${id}`;
    await goTo(page, assembly, LONG_NAME);
    const faults = [...(await faultsShown(page, 'crowd'))];
    await goTo(page, `${assembly}/proposals`, 'Proposals');
    await see(page.getByRole('link', { name: CROWDED_TITLE })).toBeVisible();
    faults.push(...(await faultsShown(page, 'crowded proposals')));
    const addresses = await page
      .getByRole('main')
      .locator('a[href*="/p/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(addresses).toHaveLength(200);
    for (const title of [CROWDED_TITLE, UNBROKEN_TITLE]) {
      await page.getByRole('main').getByRole('link', { name: title }).first().click();
      await see(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      faults.push(...(await faultsShown(page, title)));
      await goTo(page, `${assembly}/proposals`, 'Proposals');
    }
    await goTo(page, `${assembly}/people`, 'People');
    await see(page.getByText(UNBROKEN_NAME, { exact: true })).toBeVisible();
    faults.push(...(await faultsShown(page, 'crowded people')));
    await goTo(page, `${assembly}/talk`, 'Talk');
    // A quarter of them was never welcomed: their words are folded.
    await see(page.getByText('Said 5 times by Person 149.')).toBeVisible();
    faults.push(...(await faultsShown(page, 'crowded talk')));
    await page.getByRole('button', { name: 'Show them' }).click();
    await see(page.getByText('Said 1 times by Person 199.')).toBeVisible();
    expect(faults).toEqual([]);
  });

  test('a month without others, and a device that is nearly full', async () => {
    const ana = await app.device('Ana', { ...options, installs: true });
    const { page, context } = ana;
    await comeIn(page, 'Ana');
    await openAssembly(page, 'Leeds Central');
    await context.addInitScript(() => {
      navigator.storage.estimate = () => Promise.resolve({ usage: 97_000_000, quota: 100_000_000 });
    });
    await installed(page);
    await ana.offline(true);
    await ana.shiftDays(31);
    await page.reload();
    await see(page.getByRole('heading', { level: 1, name: 'Leeds Central' })).toBeVisible();
    const faults = [...(await faultsShown(page, 'a month later'))];
    await goTo(page, '#/me', 'Ana');
    await see(page.getByText('The room is nearly used up.')).toBeVisible();
    faults.push(...(await faultsShown(page, 'nearly full')));
    expect(faults).toEqual([]);
  });
});

describe.each(LOOKS)('at %s, linking and handing over', (_, options) => {
  test('can be read by everyone, and fits, with names as long as they may be', async () => {
    const [ana, ben] = [await app.device('Ana', options), await app.device('Ben', options)];
    const faults: string[] = [];
    const names = { first: UNBROKEN_NAME, second: UNBROKEN_NAME, assembly: LONG_NAME };
    await tourCodes(ana.page, ben.page, names, async (page, name) => {
      faults.push(...(await faultsShown(page, name)));
    });
    expect(faults).toEqual([]);
  });
});

describe.each(LOOKS)('at %s, a person’s devices', (_, options) => {
  test('can be read by everyone, and fit, with names as long as they may be', async () => {
    const [phone, laptop] = [await app.device('phone', options), await app.device('laptop', options)];
    const faults: string[] = [];
    const names = { first: UNBROKEN_NAME, assembly: LONG_NAME, device: UNBROKEN_NAME };
    await tourDevices(phone.page, laptop.page, names, async (page, name) => {
      faults.push(...(await faultsShown(page, name)));
    });
    expect(faults).toEqual([]);
  });
});

test('an invitation whose people can’t be reached says so, and can wait', async () => {
  const ana = await app.device('Ana');
  await comeIn(ana.page, 'Ana');
  const link = await openAssembly(ana.page, 'Leeds Central');
  await ana.offline(true);
  const { page } = await app.device('Ben', { path: new URL(link).hash });
  await see(page.getByRole('heading', { level: 1, name: 'You’re invited.' })).toBeVisible();
  const faults = [...(await faultsShown(page, 'invited'))];
  await comeIn(page, 'Ben');
  await see(page.getByText('You’re invited to')).toBeVisible();
  faults.push(...(await faultsShown(page, 'invitation')));
  await page.getByRole('button', { name: 'Come in' }).click();
  await see(page.getByRole('heading', { name: 'Knocking' })).toBeVisible();
  faults.push(...(await faultsShown(page, 'knocking')));
  expect(faults).toEqual([]);
});

test('a decision on paper is the decision alone', async () => {
  const { page } = await app.device('Ana', { viewport: LAPTOP, colorScheme: 'dark', path: '#/example' });
  await see(page.getByRole('heading', { level: 1, name: /need you/ })).toBeVisible({ timeout: 15_000 });
  const decision = (await exampleScreens(page)).find(({ name }) => name === 'decision');
  if (!decision) throw new Error('no decision');
  await goTo(page, decision.address, decision.heading);
  await page.emulateMedia({ media: 'print' });
  await see(page.getByRole('heading', { level: 1, name: decision.heading })).toBeVisible();
  await see(page.getByText('the collection box pays the heating')).toBeVisible();
  await see(page.getByRole('navigation')).toBeHidden();
  await see(page.getByText('An example.')).toBeHidden();
  // Ink on white, whatever the theme.
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
});

test('the register on paper is every decision with its text, and nothing else', async () => {
  const { page } = await app.device('Ana', { viewport: LAPTOP, colorScheme: 'dark', path: '#/example' });
  await see(page.getByRole('heading', { level: 1, name: /need you/ })).toBeVisible({ timeout: 15_000 });
  const register = (await exampleScreens(page)).find(({ name }) => name === 'decisions');
  if (!register) throw new Error('no register');
  await goTo(page, register.address, register.heading);
  // What the browser would print is looked at here instead.
  const asked = page.evaluate(
    () =>
      new Promise<void>((done) => {
        window.print = () => done();
      }),
  );
  await page.getByRole('button', { name: 'Print' }).click();
  await asked;
  await page.emulateMedia({ media: 'print' });
  await see(page.getByRole('heading', { level: 1, name: 'Decisions of Leeds Central' })).toBeVisible();
  await see(page.getByText('Nobody is quoted who doesn’t want to be.')).toBeVisible();
  await see(page.getByText('the collection box pays the heating')).toBeVisible();
  await see(page.getByText('Only if we keep the key ourselves.')).toBeVisible();
  await see(page.getByRole('heading', { level: 1, name: 'Decisions', exact: true })).toBeHidden();
  await see(page.getByRole('navigation')).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await see(page.getByRole('heading', { level: 1, name: 'Decisions', exact: true })).toBeVisible();
});
