/**
 * The whole app for one test file: the built server, a browser, and as many devices as a test asks
 * for. Every device that a test leaves with a console error, an uncaught fault or a call to a
 * stranger fails that test.
 *
 *   const app = useApp();
 *   test('…', async () => {
 *     const ana = await app.device('Ana');
 *     await ana.page.getByRole('button', { name: 'Begin' }).click();
 *     await see(ana.page.getByRole('heading')).toBeVisible();   // see: `expect` of playwright/test
 *   });
 */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { browserArgs, ensureBrowser } from '../../scripts/browser.mjs';
import { openDevice, type Device, type DeviceOptions } from './device.ts';
import { serverProcess, type ServerProcess } from './server-process.ts';

const PICTURES = join(import.meta.dirname, '../../test-results');

export interface App {
  /** Where the app is served. */
  readonly url: string;
  readonly server: ServerProcess;
  /** The browser in which `device` opens contexts. */
  readonly browser: Browser;
  /** A device that nobody has used yet, showing the app. Closed after the test. */
  device(name: string, options?: DeviceOptions): Promise<Device>;
}

/** Starts Chromium as the tests need it. The caller closes it. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureBrowser(), args: browserArgs() });
}

async function keepPictures(devices: readonly Device[], test: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const name = test.replaceAll(/[^\w-]+/g, '-').slice(0, 80);
  for (const device of devices) {
    for (const [index, page] of device.context.pages().entries()) {
      await page.screenshot({ path: join(PICTURES, `${name}-${device.name}-${index}.png`) });
    }
  }
}

export interface AppOptions {
  /** The meeting point also keeps assemblies, in a folder of its own. */
  readonly keeps?: boolean;
  /** As for one device, and for all of the file that don't say otherwise. */
  readonly installs?: boolean;
}

/** Call at the top of a test file. */
export function useApp({ keeps = false, installs = true }: AppOptions = {}): App {
  let folder: string | null = null;
  let server: ServerProcess | undefined;
  let browser: Browser | undefined;
  let devices: Device[] = [];

  function started<T>(part: T | undefined): T {
    if (part === undefined) throw new Error('The app starts before the first test, not earlier.');
    return part;
  }

  beforeAll(async () => {
    folder = keeps ? await mkdtemp(join(tmpdir(), 'moot-kept-')) : null;
    server = await serverProcess(folder === null ? {} : { keepIn: folder });
    await server.start();
    browser = await launch();
  });

  afterEach(async ({ task }) => {
    const used = devices;
    devices = [];
    const faults = (await Promise.all(used.map((device) => device.faults()))).flat();
    if (task.result?.state === 'fail' || faults.length > 0) await keepPictures(used, task.name);
    await Promise.all(used.map((device) => device.close()));
    if (faults.length > 0) throw new Error(`Faults on the devices:\n${faults.join('\n')}`);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  });

  return {
    get url() {
      return started(server).url;
    },
    get server() {
      return started(server);
    },
    get browser() {
      return started(browser);
    },
    async device(name, options = {}) {
      const device = await openDevice(started(browser), started(server), name, { installs, ...options });
      devices.push(device);
      return device;
    },
  };
}
