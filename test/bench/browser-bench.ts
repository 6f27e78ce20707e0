/** The built app in Chromium with a large assembly: how soon it can be used, and what it costs. */
import { gzipSync } from 'node:zlib';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { browserArgs, ensureBrowser } from '../../scripts/browser.mjs';
import { serverProcess } from '../support/server-process.ts';
import { median } from './timing.ts';
import { LAST_WORDS } from './workload.ts';

export interface BrowserMeasured {
  readonly records: number;
  /** Milliseconds from navigation until the newest words and the box to answer in are in the page. */
  readonly usable: number;
  /** The same on the assembly's own page, until its proposals are there. */
  readonly governed: number;
  /** JavaScript heap after a collection, with the assembly open. */
  readonly heapBytes: number;
  /** What the origin stores. */
  readonly storedBytes: number;
  /** Script and style that the first screen loads, gzipped. */
  readonly firstScreenBytes: number;
}

const VISITS = 7;
const PATIENCE_MS = 120_000;

/** `fill`: the script of `page/fill.ts`. Opens the built app; the caller has built it. */
export async function measureBrowser(records: number, fill: string): Promise<BrowserMeasured> {
  const server = await serverProcess();
  await server.start();
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserArgs() });
  try {
    const context = await browser.newContext({
      viewport: { width: 360, height: 780 },
      reducedMotion: 'reduce',
    });
    const firstScreenBytes = await firstScreen(context, server.url);
    const id = await comeInAndFill(context, server.url, records, fill);
    const talk = `${server.url}#/a/${id}/talk`;
    // The first visit seals what was written; later ones open what was sealed.
    await visit(context, talk, talkIsThere, (page) => page.waitForTimeout(3_000));
    const usable: number[] = [];
    const governed: number[] = [];
    let heapBytes = 0;
    for (let i = 0; i < VISITS; i++) {
      usable.push(
        await visit(context, talk, talkIsThere, async (page) => void (heapBytes = await heap(context, page))),
      );
      governed.push(await visit(context, `${server.url}#/a/${id}/proposals`, proposalsAreThere));
    }
    const storedBytes = await stored(context, server.url);
    return {
      records,
      usable: median(usable),
      governed: median(governed),
      heapBytes,
      storedBytes,
      firstScreenBytes,
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function firstScreen(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const bodies: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!/^(?:script|stylesheet)$/.test(response.request().resourceType())) return;
    bodies.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.goto(url);
  await page.getByLabel('Your name').waitFor();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(bodies);
  await page.close();
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function comeInAndFill(
  context: BrowserContext,
  url: string,
  records: number,
  fill: string,
): Promise<string> {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel('Your name').fill('Ana');
  await page.getByRole('button', { name: 'Come in' }).click();
  await page.getByLabel('Your name').waitFor({ state: 'hidden' });
  // Evaluated, not added as a script: the page's CSP would rightly refuse that.
  await page.evaluate(fill);
  const id = await page.evaluate(
    (count) => (globalThis as unknown as { fillAssembly(n: number): Promise<string> }).fillAssembly(count),
    records,
  );
  await page.close();
  return id;
}

/**
 * Opens a fresh tab on the address and says how long it took until `isUsable`. The page itself looks, at
 * every frame: asking it from outside would find out only at the next asking.
 */
async function visit(
  context: BrowserContext,
  address: string,
  isUsable: (words: string) => number | null,
  then?: (page: Page) => Promise<void>,
): Promise<number> {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  const since = await page.waitForFunction(isUsable, LAST_WORDS, { polling: 'raf', timeout: PATIENCE_MS });
  const time = await since.jsonValue();
  await then?.(page);
  await page.close();
  return time ?? Number.NaN;
}

/** In the page: when the newest words and the box to answer in were there. */
function talkIsThere(words: string): number | null {
  const box = document.querySelector('main textarea');
  return box && document.querySelector('main')?.innerText.includes(words) ? performance.now() : null;
}

/** In the page: when the first proposals were there. */
const proposalsAreThere = (): number | null =>
  document.querySelector('main a[href*="/p/"]') ? performance.now() : null;

async function heap(context: BrowserContext, page: Page): Promise<number> {
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

async function stored(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(url);
  const session = await context.newCDPSession(page);
  const { usageBreakdown } = await session.send('Storage.getUsageAndQuota', { origin: new URL(url).origin });
  await page.close();
  return usageBreakdown.find(({ storageType }) => storageType === 'indexeddb')?.usage ?? 0;
}
