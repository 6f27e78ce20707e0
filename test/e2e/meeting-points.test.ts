import { expect as see } from 'playwright/test';
import { afterEach, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { serverProcess } from '../support/server-process.ts';
import { comeIn, goTo, join, openAssembly, readyOffline, say } from '../support/steps.ts';

const app = useApp();

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

describe('several meeting points', () => {
  test('one is dead, and devices meet at the other; when it is back, they meet there again', async () => {
    const second = await serverProcess();
    stops.push(() => second.stop());
    await second.start();
    const address = `ws://localhost:${new URL(second.url).port}/introductions`;
    const ana = await app.device('Ana');
    await comeIn(ana.page, 'Ana');
    const link = await openAssembly(ana.page, 'Farnley');
    const ben = await app.device('Ben');
    await join(ben.page, link, 'Ben');
    for (const device of [ana, ben]) {
      device.expectFault(new RegExp(`asked a stranger: ${address}`));
      device.expectFault(/ERR_CONNECTION_REFUSED/);
      await readyOffline(device.page);
      await device.page.evaluate(() => (location.hash = '#/me'));
      await device.page.getByLabel('Another meeting point').fill(address);
      await device.page.getByRole('button', { name: 'Add it' }).click();
      await see(device.page.getByText('Answers.', { exact: true })).toHaveCount(2, { timeout: 15_000 });
    }
    await app.server.stop();
    // Both begin anew: they can only meet at the second one.
    for (const { page } of [ana, ben]) await page.goto(link);
    for (const { page } of [ana, ben]) {
      await page.getByRole('link', { name: 'Go in' }).click();
      await see(page.getByRole('button', { name: 'with 1 device' }).first()).toBeVisible({ timeout: 30_000 });
    }
    await app.server.start();
    await second.stop();
    for (const { page } of [ana, ben]) await page.goto('about:blank');
    for (const { page } of [ana, ben]) await page.goto(link);
    for (const { page } of [ana, ben]) {
      await page.getByRole('link', { name: 'Go in' }).click();
      await see(page.getByRole('button', { name: 'with 1 device' }).first()).toBeVisible({ timeout: 30_000 });
      await goTo(page, 'talk');
    }
    await say(ana.page, 'met at the first again');
    const words = ben.page.getByRole('main').getByText('met at the first again', { exact: true });
    await see(words).toBeVisible({ timeout: 15_000 });
    expect(await words.count()).toBe(1);
  });
});
