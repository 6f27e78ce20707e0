import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join as pathTo } from 'node:path';
import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { openProfile, type Device } from '../support/device.ts';
import { comeIn, goTo, join, openAssembly } from '../support/steps.ts';

const app = useApp();
/** Each time two browsers are started, the app is opened in them so often. */
const STARTS = 5;
const OPENINGS = 4;
const TIMES = STARTS * OPENINGS;
const WITHIN_MS = 10_000;
const PEOPLE = ['Ana', 'Ben'] as const;
/** What a browser makes anew by itself; copying it would take most of the time. */
const NOT_NEEDED =
  /^(?:Cache|Code Cache|\w*(?:GPU|Dawn|Shader)\w*|\w+_crx_cache|segmentation_platform|Safe Browsing|Crash.*)$/u;

let folder = '';
let address = '';

const open = (kind: string): Promise<readonly Device[]> =>
  Promise.all(PEOPLE.map((name) => openProfile(pathTo(folder, kind, name), app.server, name)));

/** Leaves nothing behind; gives what the devices complain of. */
async function close(devices: readonly Device[]): Promise<readonly string[]> {
  const faults = await Promise.all(devices.map((device) => device.faults()));
  await Promise.all(devices.map((device) => device.close()));
  return faults.flat();
}

/** Opens the app on all at once, wherever they were, and gives the milliseconds until each is with the other. */
async function timeToMeet(pages: readonly Page[]): Promise<number> {
  // Another address of the same page would not load it anew.
  await Promise.all(pages.map((page) => page.goto('about:blank')));
  const began = performance.now();
  await Promise.all(pages.map((page) => page.goto(address)));
  const met = (page: Page) =>
    see(page.getByRole('button', { name: 'with 1 device' }).first()).toBeVisible({ timeout: 30_000 });
  await Promise.all(pages.map(met));
  return performance.now() - began;
}

/** Two people, each with a browser of their own, who have met in one assembly once. */
beforeAll(async () => {
  folder = await mkdtemp(pathTo(tmpdir(), 'moot-'));
  const devices = await open('once');
  const [ana, ben] = devices.map(({ page }) => page);
  if (!ana || !ben) throw new Error('two people');
  await Promise.all([ana.goto(app.url), ben.goto(app.url)]);
  await comeIn(ana, 'Ana');
  await join(ben, await openAssembly(ana, 'Armley'), 'Ben');
  await goTo(ben, 'people');
  address = ben.url();
  // Whoever comes back has the app on their device.
  for (const page of [ana, ben]) await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await close(devices);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('two who open the app at the same moment', () => {
  test(
    `meet within ${WITHIN_MS / 1000} s, ${TIMES} times of ${TIMES}, ${STARTS} of them in browsers just started`,
    async () => {
      const late: string[] = [];
      for (let start = 1; start <= STARTS; start++) {
        await cp(pathTo(folder, 'once'), pathTo(folder, 'again'), {
          recursive: true,
          filter: (path) => !NOT_NEEDED.test(basename(path)),
        });
        const devices = await open('again');
        for (let opening = 1; opening <= OPENINGS; opening++) {
          const took = await timeToMeet(devices.map(({ page }) => page));
          if (took > WITHIN_MS) late.push(`start ${start}, opening ${opening}: ${Math.round(took)} ms`);
        }
        expect(await close(devices)).toEqual([]);
        await rm(pathTo(folder, 'again'), { recursive: true });
      }
      expect(late).toEqual([]);
    },
    TIMES * 20_000,
  );
});
