/** People whose browsers are started, all at the same moment, again and again from where they were. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join as pathTo } from 'node:path';
import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { openProfile, type Device } from './device.ts';
import type { ServerProcess } from './server-process.ts';
import { comeIn, goTo, join, openAssembly, say } from './steps.ts';

const PEOPLE = ['Ana', 'Ben'] as const;
const PATIENCE_MS = 30_000;
/** What a browser makes anew by itself; copying it would take most of the time. */
const NOT_NEEDED =
  /^(?:Cache|Code Cache|\w*(?:GPU|Dawn|Shader)\w*|\w+_crx_cache|segmentation_platform|Safe Browsing|Crash.*)$/u;

export interface Openings {
  /** Starts both browsers, as they were when they had something to tell each other. */
  start(): Promise<readonly Device[]>;
  /**
   * Opens the app on both at once, wherever they were, and gives the milliseconds until each is with the
   * other and has the other's words.
   */
  timeToMeet(devices: readonly Device[]): Promise<number>;
  /** Ends the browsers; gives what the devices complain of. */
  end(devices: readonly Device[]): Promise<readonly string[]>;
  remove(): Promise<void>;
}

const wordsOf = (name: string): string => `said by ${name} while nobody was there`;

/** Two people, each with a browser of their own, who met once and have written apart since then. */
export async function twoWhoMet(server: ServerProcess): Promise<Openings> {
  const folder = await mkdtemp(pathTo(tmpdir(), 'moot-'));
  const open = (kind: string): Promise<readonly Device[]> =>
    Promise.all(PEOPLE.map((name) => openProfile(pathTo(folder, kind, name), server, name)));
  const end = async (devices: readonly Device[]): Promise<readonly string[]> => {
    const faults = await Promise.all(devices.map((device) => device.faults()));
    await Promise.all(devices.map((device) => device.close()));
    return faults.flat();
  };

  const devices = await open('once');
  const [ana, ben] = devices.map(({ page }) => page);
  if (!ana || !ben) throw new Error('two people');
  await Promise.all([ana.goto(server.url), ben.goto(server.url)]);
  await comeIn(ana, 'Ana');
  await join(ben, await openAssembly(ana, 'Armley'), 'Ben');
  for (const page of [ana, ben]) await goTo(page, 'talk');
  const address = ben.url();
  // Whoever comes back has the app on their device.
  for (const page of [ana, ben]) await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  for (const [page, other, name] of [
    [ana, ben, 'Ana'],
    [ben, ana, 'Ben'],
  ] as const) {
    await other.goto('about:blank');
    await page.goto(address);
    await say(page, wordsOf(name));
    await see(page.getByRole('main').getByText(wordsOf(name), { exact: true })).toBeVisible();
  }
  await end(devices);

  return {
    async start() {
      await rm(pathTo(folder, 'again'), { recursive: true, force: true });
      await cp(pathTo(folder, 'once'), pathTo(folder, 'again'), {
        recursive: true,
        filter: (path) => !NOT_NEEDED.test(basename(path)),
      });
      return open('again');
    },
    async timeToMeet(both) {
      const pages = both.map(({ page }) => page);
      // Another address of the same page would not load it anew.
      await Promise.all(pages.map((page) => page.goto('about:blank')));
      const began = performance.now();
      await Promise.all(pages.map((page) => page.goto(address)));
      await Promise.all(pages.map((page, i) => hasMet(page, PEOPLE[1 - i] ?? 'nobody')));
      return performance.now() - began;
    },
    end,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function hasMet(page: Page, other: string): Promise<void> {
  const ring = page.getByRole('button', { name: 'with 1 device' }).first();
  await see(ring, `${other}’s neighbour is with them`).toBeVisible({ timeout: PATIENCE_MS });
  const words = page.getByRole('main').getByText(wordsOf(other), { exact: true });
  await see(words).toBeVisible({ timeout: PATIENCE_MS });
}
