import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { useApp } from '../support/app.ts';
import type { DeviceOptions } from '../support/device.ts';
import { comeIn, goTo, join, openAssembly, putIdea, readyOffline, say } from '../support/steps.ts';

const app = useApp({ installs: false });

/** Words in the talk; what is read out beside them names its author. */
const said = (page: Page, words: string) => page.getByRole('main').getByText(words, { exact: true });

/** The ring of connection, where no other device and no meeting point can be reached. */
const alone = (page: Page) => page.getByRole('button', { name: 'this device alone' }).first();

/** Two people in one assembly, both looking at its talk. `options`: of the first one's device. */
async function twoTalking(options: DeviceOptions = {}) {
  const ana = await app.device('Ana', options);
  await comeIn(ana.page, 'Ana');
  const link = await openAssembly(ana.page, 'Holbeck');
  const ben = await app.device('Ben');
  await join(ben.page, link, 'Ben');
  for (const { page } of [ana, ben]) await goTo(page, 'talk');
  return { ana, ben, link };
}

describe('apart', () => {
  test('two write without each other and hold the same after they meet again', async () => {
    const { ana, ben } = await twoTalking();
    await say(ana.page, 'together');
    await see(said(ben.page, 'together')).toBeVisible();

    for (const device of [ana, ben]) await device.offline(true);
    await say(ana.page, 'from Ana alone');
    await say(ben.page, 'from Ben alone');
    await see(said(ana.page, 'from Ana alone')).toBeVisible();
    await see(ana.page.getByRole('main').getByText('Not sent yet').first()).toBeVisible();
    await see(said(ana.page, 'from Ben alone')).toBeHidden();

    for (const device of [ana, ben]) await device.offline(false);
    for (const { page } of [ana, ben]) {
      await see(said(page, 'from Ana alone')).toBeVisible({ timeout: 20_000 });
      await see(said(page, 'from Ben alone')).toBeVisible({ timeout: 20_000 });
      await see(page.getByRole('main').getByText('Not sent yet')).toHaveCount(0);
    }
  });

  test('everything is there after a reload in a tunnel, can be read and written, and goes out later', async () => {
    const { ana, ben } = await twoTalking({ installs: true });
    await say(ben.page, 'before the tunnel');
    await see(said(ana.page, 'before the tunnel')).toBeVisible();
    await readyOffline(ana.page);
    await ana.offline(true);
    await ana.page.reload();
    await see(said(ana.page, 'before the tunnel')).toBeVisible();
    await say(ana.page, 'written in the tunnel');
    // What is shown is kept: from then on nothing can take it away.
    await see(said(ana.page, 'written in the tunnel')).toBeVisible();
    await ana.page.reload();
    await see(said(ana.page, 'written in the tunnel')).toBeVisible();
    await ana.offline(false);
    await see(said(ben.page, 'written in the tunnel')).toBeVisible({ timeout: 20_000 });
  });

  test('an invitation opened while nobody is there says so, and comes true when somebody is', async () => {
    const ana = await app.device('Ana');
    await comeIn(ana.page, 'Ana');
    const link = await openAssembly(ana.page, 'Beeston');
    await ana.offline(true);
    await see(alone(ana.page)).toBeVisible({ timeout: 15_000 });
    const ben = await app.device('Ben');
    await ben.page.goto(link);
    await comeIn(ben.page, 'Ben');
    await ben.page.getByRole('button', { name: 'Come in' }).click();
    await see(ben.page.getByRole('heading', { name: 'Knocking' })).toBeVisible();
    await see(ben.page.getByText('Nobody who has Beeston has been reached yet')).toBeVisible();
    await ana.offline(false);
    await see(ben.page.getByRole('heading', { name: 'Needs deciding' })).toBeVisible({ timeout: 20_000 });
  });

  test('a clock that is a year off changes no result and loses nothing', async () => {
    const ana = await app.device('Ana');
    await ana.shiftDays(-365);
    await ana.page.reload();
    await comeIn(ana.page, 'Ana');
    const link = await openAssembly(ana.page, 'Cottingley');
    await putIdea(ana.page, 'A year ago', 'Dated long before it was written.');
    const ben = await app.device('Ben');
    await join(ben.page, link, 'Ben');
    await goTo(ben.page, 'talk');
    await say(ben.page, 'by the right clock');
    await goTo(ana.page, 'talk');
    await see(said(ana.page, 'by the right clock')).toBeVisible();
    await goTo(ben.page, 'proposals');
    await see(ben.page.getByRole('main').getByRole('link', { name: 'A year ago' }).first()).toBeVisible();
  });
});
