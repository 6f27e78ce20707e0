/** The same device twice, as its folder is copied: a restored backup, and a copy that runs beside it. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join as pathTo } from 'node:path';
import { expect as see } from 'playwright/test';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { openProfile, type Device } from '../support/device.ts';
import { comeIn, goTo, join, openAssembly, say } from '../support/steps.ts';

const app = useApp({ installs: false });
/** What a browser makes anew by itself. */
const NOT_NEEDED =
  /^(?:Cache|Code Cache|\w*(?:GPU|Dawn|Shader)\w*|\w+_crx_cache|segmentation_platform|Safe Browsing|Crash.*|Singleton.*)$/u;

let folder = '';
let opened: Device[] = [];
beforeEach(async () => {
  folder = await mkdtemp(pathTo(tmpdir(), 'moot-copies-'));
});
afterEach(async () => {
  const faults = (await Promise.all(opened.map((device) => device.faults()))).flat();
  await Promise.all(opened.map((device) => device.close()));
  opened = [];
  await rm(folder, { recursive: true, force: true });
  if (faults.length > 0) throw new Error(`Faults on the devices:\n${faults.join('\n')}`);
});

async function open(name: string, address = app.url): Promise<Page> {
  const device = await openProfile(pathTo(folder, name), app.server, name, { installs: false });
  opened.push(device);
  await device.page.goto(address);
  return device.page;
}

async function close(name: string): Promise<void> {
  const device = opened.find((each) => each.name === name);
  opened = opened.filter((each) => each !== device);
  expect(await device?.faults()).toEqual([]);
  await device?.close();
}

const copy = (from: string, to: string): Promise<void> =>
  cp(pathTo(folder, from), pathTo(folder, to), {
    recursive: true,
    filter: (path) => !NOT_NEEDED.test(basename(path)),
  });

const said = (page: Page, words: string): Locator => page.getByRole('main').getByText(words, { exact: true });
const notice = (page: Page): Locator => page.getByRole('alert').filter({ hasText: 'device of its own' });
const isSaid = (page: Page, words: string) => see(said(page, words)).toBeVisible({ timeout: 30_000 });

/** Ana, who has said "one" to Ben; both look at the talk. Ana's device is closed, and a copy of it made. */
async function anaAndBen() {
  const ana = await open('Ana');
  await comeIn(ana, 'Ana');
  const link = await openAssembly(ana, 'Woodhouse');
  const ben = await app.device('Ben');
  await join(ben.page, link, 'Ben');
  await goTo(ben.page, 'talk');
  await goTo(ana, 'talk');
  await say(ana, 'one');
  await isSaid(ben.page, 'one');
  const address = ana.url();
  await close('Ana');
  await copy('Ana', 'copy');
  return { ben: ben.page, address };
}

describe('a device that was set back to an older copy', () => {
  test('takes back what it had said, and goes on', async () => {
    const { ben, address } = await anaAndBen();
    await say(await open('Ana', address), 'two');
    await isSaid(ben, 'two');
    await close('Ana');
    const restored = await open('copy', address);
    await isSaid(restored, 'two');
    await say(restored, 'three');
    await isSaid(ben, 'three');
    await see(notice(restored)).toHaveCount(0);
  });

  test('that wrote before it met anyone says so, and what is void can be said again', async () => {
    const { ben, address } = await anaAndBen();
    await say(await open('Ana', address), 'two');
    await isSaid(ben, 'two');
    await close('Ana');
    // Ben can't be heard for a while; the app itself can still be loaded.
    await ben.evaluate(() => window.mootTest.cutLinks(true));
    const restored = await open('copy', address);
    await say(restored, 'said alone');
    await isSaid(restored, 'said alone');
    await ben.evaluate(() => window.mootTest.cutLinks(false));
    await ben.reload();
    await see(notice(restored)).toBeVisible({ timeout: 60_000 });
    await see(said(restored, 'said alone')).toHaveCount(0);
    await restored.getByRole('link', { name: 'What didn’t reach the others in Woodhouse' }).click();
    await isSaid(restored, 'said alone');
    await restored.getByRole('button', { name: 'Do it again' }).click();
    await see(restored.getByText('This didn’t reach the others as yours')).toHaveCount(0);
    await restored.getByRole('button', { name: 'I’ve read it' }).click();
    await see(notice(restored)).toHaveCount(0);
    await isSaid(ben, 'said alone');
    await restored.reload();
    await see(restored.getByRole('heading', { level: 1, name: 'Woodhouse' })).toBeVisible();
    await see(notice(restored)).toHaveCount(0);
  });
});

describe('a copy that runs beside its original', () => {
  test('is noticed by both; each is a device of its own, and both go on', async () => {
    const { ben, address } = await anaAndBen();
    const [ana, other] = [await open('Ana', address), await open('copy', address)];
    for (const page of [ana, other]) await see(notice(page)).toBeVisible({ timeout: 30_000 });
    await Promise.all([say(ana, 'from the original'), say(other, 'from the copy')]);
    for (const page of [ana, other, ben]) {
      for (const words of ['one', 'from the original', 'from the copy']) await isSaid(page, words);
    }
    for (const page of [ana, other]) {
      await page.getByRole('button', { name: 'I’ve read it' }).click();
      await see(notice(page)).toHaveCount(0);
    }
  });
});
