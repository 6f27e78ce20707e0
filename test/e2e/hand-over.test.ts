import { readFile } from 'node:fs/promises';
import { expect as see } from 'playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { openDevice, type Device } from '../support/device.ts';
import { browserWithCamera, movingCodes, type FakeCamera } from '../support/film.ts';
import { comeIn, goTo, openAssembly, readyOffline, say } from '../support/steps.ts';

const app = useApp();
let camera: FakeCamera;
beforeAll(async () => {
  camera = await browserWithCamera();
});
afterAll(() => camera.close());

/** In the browser that has a camera. */
async function withCamera(name: string): Promise<Device> {
  const device = await openDevice(camera.browser, app.server, name, {});
  await comeIn(device.page, name);
  return device;
}

describe('from a screen to a camera, without any network', () => {
  test('what one lacks is found out and handed over, both say that it is there', async () => {
    const ana = await withCamera('Ana');
    await openAssembly(ana.page, 'Oakwood');
    await goTo(ana.page, 'about');
    const [download] = await Promise.all([
      ana.page.waitForEvent('download'),
      ana.page.getByRole('button', { name: 'Save the assembly as a file' }).click(),
    ]);
    const buffer = await readFile(await download.path());
    const ben = await withCamera('Ben');
    for (const { page } of [ana, ben]) await readyOffline(page);
    for (const device of [ana, ben]) await device.offline(true);
    await ben.page.evaluate(() => (location.hash = '#/assemblies'));
    await ben.page.getByLabel('A file of an assembly').setInputFiles({
      name: 'Oakwood.moot',
      mimeType: 'application/octet-stream',
      buffer,
    });
    await see(ben.page.getByRole('heading', { level: 1, name: 'Oakwood' })).toBeVisible();

    await goTo(ana.page, 'talk');
    // Words that no compression makes small.
    for (let i = 0; i < 4; i++) await say(ana.page, `${i} ${crypto.randomUUID().repeat(6)}`);
    await say(ana.page, 'Who brings the urn?');
    await see(ana.page.getByText('Who brings the urn?')).toBeVisible();

    // Ben shows what he has, Ana’s camera reads it.
    const hand = (device: Device) =>
      device.page.evaluate(() => {
        location.hash = `${/^#\/a\/[0-9a-f]{64}/u.exec(location.hash)?.[0] ?? ''}/hand`;
      });
    await hand(ben);
    await ben.page.getByRole('button', { name: 'Show what you have' }).click();
    await see(ben.page.getByRole('heading', { level: 1, name: 'What you have' })).toBeVisible();
    camera.show(await movingCodes(ben.page, /What you have/, 1), { turned: 7, noise: 25 });
    await hand(ana);
    await ana.page.getByRole('button', { name: 'Scan what they have' }).click();
    await see(ana.page.getByRole('heading', { level: 1, name: 'What they lack' })).toBeVisible({
      timeout: 30_000,
    });

    // Ana shows the rest, Ben’s camera reads it. Some codes are missed.
    await ana.page.getByRole('button', { name: 'Show it as codes' }).click();
    const codes = await movingCodes(ana.page, /What they lack/, 14);
    camera.show(codes.filter((_, i) => i !== 1));
    await ben.page.evaluate(() => (location.hash = '#/scan'));
    await see(ben.page.getByRole('heading', { level: 1, name: 'It’s all here' })).toBeVisible({
      timeout: 30_000,
    });
    const number = await ben.page.getByText(/^\d{4}$/).innerText();
    const asked = ana.page.getByLabel('Which number does their screen show?');
    await asked.fill(number === '0000' ? '1111' : '0000');
    await see(ana.page.getByText('That isn’t the number for this.')).toBeVisible();
    await asked.fill(number);
    await see(ana.page.getByText('They have it.')).toBeVisible();
    await ben.page.getByRole('link', { name: 'Go to the assembly' }).click();
    await goTo(ben.page, 'talk');
    await see(ben.page.getByText('Who brings the urn?')).toBeVisible();
    // The camera went dark when it had done its work.
    for (const { page } of [ana, ben]) expect(await page.locator('video').count()).toBe(0);
    expect([...(await ana.faults()), ...(await ben.faults())]).toEqual([]);
  });
});
