/** One person's device in the whole-app tests: a browser context with storage of its own. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { browserArgs, ensureBrowser } from '../../scripts/browser.mjs';
import { pageScript } from './page-script.ts';
import type { ServerProcess } from './server-process.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DAY_MS = 24 * 60 * 60 * 1000;

/** What a browser complains of when there is no network; from then on it is no fault of the app. */
const NETWORK_NOISE = /net::ERR_|WebSocket connection to .* failed|Failed to load resource/;

export interface DeviceOptions {
  /** CSS pixels; 360 × 780 (a phone) unless said. */
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** Hash route to open first, e.g. `#/me`. */
  readonly path?: string;
  /**
   * False: the app is not kept on the device, for a test in which its files can always be fetched. Keeping
   * them costs about as much as opening the app does.
   */
  readonly installs?: boolean;
  readonly context?: BrowserContextOptions;
}

/** One broken accessibility rule, as axe words it. */
export interface Violation {
  readonly id: string;
  readonly help: string;
  /** Selector, and what is wrong there. */
  readonly targets: readonly string[];
}

export interface Device {
  readonly name: string;
  readonly context: BrowserContext;
  /** The first tab. */
  readonly page: Page;
  /** Another tab of the same browser, opened at the route; in front as well, since one behind is drawn once a second. */
  tab(path?: string): Promise<Page>;
  /** Takes network and links away, or gives them back. */
  offline(off: boolean): Promise<void>;
  /** Moves this device's clock to so many days from the real one, in all tabs and over reloads. */
  shiftDays(days: number): Promise<void>;
  /** Says that a console error or fault which matches is part of the test. */
  expectFault(pattern: RegExp): void;
  /** Console errors, uncaught faults and calls to strangers so far; every test must end with none. */
  faults(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Waits for what moves and ends; colours on the way from one to another are no one's choice. */
async function standStill(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect }) => effect?.getComputedTiming().endTime === Infinity),
  );
}

/** The rules of axe that go by colour: all that another colour scheme of the same page can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** WCAG 2.2 A and AA and best practices, on what the page shows now; empty is good. */
export function axe(page: Page): Promise<readonly Violation[]> {
  return runAxe(page, {});
}

/** Of these rules only those that go by colour. */
export function axeOfColours(page: Page): Promise<readonly Violation[]> {
  return runAxe(page, { runOnly: COLOUR_RULES });
}

async function runAxe(page: Page, options: { runOnly?: string[] }): Promise<readonly Violation[]> {
  await standStill(page);
  // Evaluated, not added as a script: the page's CSP would rightly refuse a script element.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (how) => {
    interface Axe {
      run(
        root: Document,
        options: object,
      ): Promise<{
        violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
      }>;
    }
    // What passes need not be gathered.
    const run = { ...how, resultTypes: ['violations'] };
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(document, run);
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      targets: nodes.map((n) => `${n.target.join(' ')}: ${n.failureSummary}`),
    }));
  }, options);
}

/** What stands out over the right edge of the page; empty is good. */
export async function overflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (e) => e.getBoundingClientRect().right > width + 1,
    );
    const named = wide.map((e) => `${e.tagName.toLowerCase()}.${e.className}`);
    return [`the page is ${document.documentElement.scrollWidth} wide, the screen ${width}`, ...named];
  });
}

/** How the browser presents itself on a device. */
const contextOptions = (options: DeviceOptions): BrowserContextOptions => ({
  viewport: options.viewport ?? { width: 360, height: 780 },
  colorScheme: options.colorScheme ?? 'light',
  // Motion is for the eye only; without it nothing has to be waited for.
  reducedMotion: 'reduce',
  locale: 'en-GB',
  serviceWorkers: options.installs === false ? 'block' : 'allow',
  ...options.context,
});

/** Opens the app on a device that nobody has used yet. */
export async function openDevice(
  browser: Browser,
  server: ServerProcess,
  name: string,
  options: DeviceOptions,
): Promise<Device> {
  const context = await browser.newContext(contextOptions(options));
  const device = await deviceIn(context, await context.newPage(), server, name);
  await device.page.goto(new URL(options.path ?? '', server.url).href);
  return device;
}

/**
 * A device that keeps everything in a folder, in a browser process of its own. It is the same device
 * whenever it is opened with that folder, or a copy of it. Shows nothing yet; closing ends the browser.
 */
export async function openProfile(
  folder: string,
  server: ServerProcess,
  name: string,
  options: Pick<DeviceOptions, 'installs'> = {},
): Promise<Device> {
  const context = await chromium.launchPersistentContext(folder, {
    ...contextOptions(options),
    executablePath: ensureBrowser(),
    args: browserArgs(),
  });
  const [page] = context.pages();
  return deviceIn(context, page ?? (await context.newPage()), server, name);
}

/** Watches over everything that happens in the context. The page shows nothing yet. */
async function deviceIn(
  context: BrowserContext,
  page: Page,
  server: ServerProcess,
  name: string,
): Promise<Device> {
  await context.addInitScript(pageScript);

  const seen: string[] = [];
  const expected: RegExp[] = [];
  let wasOffline = false;
  const own = new URL(server.url).host;
  function note(fault: string): void {
    if ((wasOffline || server.wasStopped()) && NETWORK_NOISE.test(fault)) return;
    seen.push(`${name}: ${fault}`);
  }
  function noteStranger(address: string): void {
    const { protocol, host } = new URL(address);
    if (/^(https?|wss?):$/.test(protocol) && host !== own) note(`asked a stranger: ${address}`);
  }
  context.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (fault) => {
    const { name: kind, message, stack = '' } = fault.error();
    note(`uncaught: ${stack.trim() === '' ? `${kind}: ${message}` : stack}`);
  });
  context.on('request', (request) => noteStranger(request.url()));
  const watchSockets = (each: Page): void =>
    void each.on('websocket', (socket) => noteStranger(socket.url()));
  watchSockets(page);
  context.on('page', watchSockets);

  const inEveryTab = async <T>(work: (page: Page) => Promise<T>): Promise<T[]> =>
    Promise.all(context.pages().map(work));

  async function tab(path = ''): Promise<Page> {
    const [beside] = context.pages();
    const asked = context.waitForEvent('page');
    if (beside) await beside.evaluate(() => void window.open('about:blank', '_blank', 'noopener,popup'));
    else await context.newPage();
    const opened = await asked;
    await opened.goto(new URL(path, server.url).href);
    return opened;
  }

  return {
    name,
    context,
    page,
    tab,
    async offline(off) {
      const cutLinks = () => inEveryTab((each) => each.evaluate((cut) => window.mootTest.cutLinks(cut), off));
      if (off) wasOffline = true;
      else await cutLinks();
      // The page hears of the network: when it does, there has to be one, or none, in every way.
      await context.setOffline(off);
      if (off) await cutLinks();
    },
    async shiftDays(days) {
      await inEveryTab((each) => each.evaluate((ms) => window.mootTest.setShift(ms), days * DAY_MS));
    },
    expectFault: (pattern) => void expected.push(pattern),
    async faults() {
      const asked = await inEveryTab((each) => each.evaluate(() => window.mootTest.iceServers));
      const strangers = asked.flat().map((ice) => `${name}: asked a stranger: ${ice}`);
      return [...seen, ...strangers].filter((fault) => !expected.some((pattern) => pattern.test(fault)));
    },
    close: () => context.close(),
  };
}
