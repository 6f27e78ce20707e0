/** What is wrong with the screen that a page shows, in words; empty is good. */
import type { Page } from 'playwright-core';
import { goTo, type Screen } from '../../scripts/example-tour.mjs';
import { axe, axeOfColours, overflow, type Violation } from './device.ts';

/**
 * Everyone can read it (axe), in light and in dark, nothing stands out sideways, there is one main heading,
 * whole, and the tab is named after it. `name` goes before each fault.
 */
export async function faultsShown(page: Page, name: string): Promise<readonly string[]> {
  const faults = (await overflow(page)).map((part) => `stands out: ${part}`);
  faults.push(...(await axe(page)).map(inWords));
  faults.push(...(await inTheOtherColours(page)));
  const headings = await page.locator('h1:visible').allInnerTexts();
  // What hides behind something beside it makes no page wider.
  const cut = await page
    .locator('h1:visible')
    .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 8).length);
  if (cut > 0) faults.push('the main heading is cut off');
  if (headings.length !== 1) faults.push(`${headings.length} main headings`);
  const title = await page.title();
  const heading = headings[0]?.replaceAll(/\s+/g, ' ') ?? '';
  if (title !== 'Moot' && title !== `${heading} · Moot`) faults.push(`the tab is called “${title}”`);
  return faults.map((fault) => `${name}: ${fault}`);
}

const inWords = ({ id, help, targets }: Violation): string => `${id}: ${help}: ${targets.join(' | ')}`;

/** The page in the colour scheme in which it was not opened; it goes back after that. */
async function inTheOtherColours(page: Page): Promise<readonly string[]> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const other = isDark ? 'light' : 'dark';
  await page.emulateMedia({ colorScheme: other });
  const faults = [...(await axeOfColours(page)).map(inWords), ...(await overflow(page))];
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
  return faults.map((fault) => `in ${other}: ${fault}`);
}

/** Goes to each screen in turn and gives the faults of all. */
export async function faultsOf(page: Page, screens: readonly Screen[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { name, address, heading } of screens) {
    await goTo(page, address, heading);
    faults.push(...(await faultsShown(page, name)));
  }
  return faults;
}
