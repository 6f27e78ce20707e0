import { expect as see } from 'playwright/test';
import { describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { comeIn, goTo, invitation, openAssembly } from '../support/steps.ts';

const app = useApp();
const TIMES = 20;
const WITHIN_MS = 10_000;

describe('two who open the app at the same moment', () => {
  test(
    `meet within ${WITHIN_MS / 1000} s, ${TIMES} times of ${TIMES}, each time in browsers just started`,
    async () => {
      const late: number[] = [];
      for (let time = 0; time < TIMES; time++) {
        const [ana, ben] = await Promise.all([app.freshBrowser('Ana'), app.freshBrowser('Ben')]);
        await Promise.all([comeIn(ana.page, 'Ana'), comeIn(ben.page, 'Ben')]);
        await openAssembly(ana.page, 'Armley');
        const link = await invitation(ana.page);
        await ben.page.goto(link);
        await ben.page.getByRole('button', { name: 'Come in' }).click();
        await see(ben.page.getByRole('heading', { name: 'Needs deciding' })).toBeVisible({ timeout: 15_000 });
        await goTo(ben.page, 'people');
        const here = ben.page.url();
        // Both leave, then both open the app at one moment.
        await Promise.all([ana.page.goto('about:blank'), ben.page.goto('about:blank')]);
        const began = performance.now();
        await Promise.all([ana.page.goto(here), ben.page.goto(here)]);
        const met = [ana, ben].map(({ page }) =>
          see(page.getByRole('button', { name: 'with 1 device' }).first()).toBeVisible({
            timeout: 3 * WITHIN_MS,
          }),
        );
        await Promise.all(met);
        if (performance.now() - began > WITHIN_MS) late.push(time);
        await Promise.all([ana, ben].map(async ({ context }) => context.browser()?.close()));
      }
      expect(late).toEqual([]);
    },
    TIMES * 20_000,
  );
});
