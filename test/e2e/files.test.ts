import { readFile } from 'node:fs/promises';
import { expect as see } from 'playwright/test';
import { describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { comeIn, goTo, openAssembly, readyOffline } from '../support/steps.ts';

const app = useApp();

describe('an assembly as a file', () => {
  test('is saved by one, and opened by somebody whom nobody introduced, with the network off', async () => {
    const ana = await app.device('Ana', { installs: false });
    await comeIn(ana.page, 'Ana');
    await openAssembly(ana.page, 'Oakwood');
    await goTo(ana.page, 'about');
    const [download] = await Promise.all([
      ana.page.waitForEvent('download'),
      ana.page.getByRole('button', { name: 'Save the assembly as a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Oakwood.moot');
    const buffer = await readFile(await download.path());

    const ben = await app.device('Ben');
    await comeIn(ben.page, 'Ben');
    await readyOffline(ben.page);
    await ben.page.evaluate(() => (location.hash = '#/assemblies'));
    await ben.offline(true);
    const chooser = ben.page.getByLabel('A file of an assembly');
    await chooser.setInputFiles({
      name: 'torn.moot',
      mimeType: 'application/octet-stream',
      buffer: buffer.subarray(0, -9),
    });
    await see(ben.page.getByText('A part of this file is missing')).toBeVisible();
    await chooser.setInputFiles({ name: 'Oakwood.moot', mimeType: 'application/octet-stream', buffer });
    await see(ben.page.getByRole('heading', { level: 1, name: 'Oakwood' })).toBeVisible();
    await ben.page.reload();
    await see(ben.page.getByRole('heading', { level: 1, name: 'Oakwood' })).toBeVisible();
    await goTo(ben.page, 'people');
    await see(ben.page.getByText('Ana').first()).toBeVisible();
  });
});
