import { expect as see } from 'playwright/test';
import { describe, expect, test } from 'vitest';
import { exampleScreens, goTo } from '../../scripts/example-tour.mjs';
import { useApp } from '../support/app.ts';
import type { DeviceOptions } from '../support/device.ts';
import { faultsOf, faultsShown } from '../support/screen-faults.ts';

const app = useApp();

const LOOKS: readonly (readonly [string, DeviceOptions])[] = (['light', 'dark'] as const).flatMap(
  (colorScheme) =>
    [
      { width: 360, height: 780 },
      { width: 1280, height: 860 },
    ].map((viewport) => [`${viewport.width} px, ${colorScheme}`, { viewport, colorScheme }] as const),
);

describe.each(LOOKS)('at %s every screen can be read by everyone and fits', (_, options) => {
  test('in the example', async () => {
    const { page } = await app.device('Ana', { ...options, path: '#/example' });
    await see(page.getByRole('heading', { level: 1, name: /need you/ })).toBeVisible({ timeout: 15_000 });
    const screens = await exampleScreens(page);
    expect(await faultsOf(page, screens)).toEqual([]);
  });
});
