import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect as see } from 'playwright/test';
import { describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { axe, overflow } from '../support/device.ts';

/** Gzipped script and style that the first screen may load, in bytes. */
const BUDGET = 240_000;
const DIST = join(import.meta.dirname, '../../dist');

const app = useApp();

describe('the first screen', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [
      { width: 360, height: 780 },
      { width: 1280, height: 860 },
    ]) {
      test(`can be read by everyone, ${viewport.width} px, ${colorScheme}`, async () => {
        const { page } = await app.device('Ana', { viewport, colorScheme });
        await see(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await overflow(page)).toEqual([]);
        expect(await axe(page)).toEqual([]);
      });
    }
  }

  test(`loads at most ${BUDGET / 1000} kB of script and style`, async () => {
    const device = await app.device('Ana', { installs: false });
    const loaded = new Set<string>();
    device.context.on('request', (request) => {
      if (/^(script|stylesheet)$/.test(request.resourceType())) loaded.add(new URL(request.url()).pathname);
    });
    await device.page.reload({ waitUntil: 'networkidle' });
    await see(device.page.getByRole('heading', { level: 1 })).toBeVisible();
    const sizes = [...loaded].map((path) => gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length);
    const sum = sizes.reduce((total, size) => total + size, 0);
    // Less than this would mean that the requests were not seen.
    expect(sum).toBeGreaterThan(10_000);
    expect(sum).toBeLessThanOrEqual(BUDGET);
  });

  test('comes at an address that was cut in the middle of a sign, too', async () => {
    const { page } = await app.device('Ana', { path: '#/%E0%A4%A' });
    await page.getByLabel('Your name').fill('Ana');
    await page.getByRole('button', { name: 'Come in' }).click();
    await see(page.getByRole('heading', { level: 1, name: 'Nothing at this address' })).toBeVisible();
    await page.evaluate(() => (location.hash = '#/'));
    await see(page.getByRole('heading', { level: 1, name: 'You’re in' })).toBeVisible();
    await page.evaluate(() => (location.hash = '#/%E0'));
    await see(page.getByRole('heading', { level: 1, name: 'Nothing at this address' })).toBeVisible();
  });
});
