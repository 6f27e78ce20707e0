/**
 * The app in Firefox, as people have it: WebDriver BiDi through puppeteer-core, since playwright's own
 * Firefox is another program. What people do is done in the page itself, by the names that they see.
 */
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from '../../scripts/firefox.mjs';

const WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 50;

/** A Firefox that nobody has used yet. The caller closes it. */
export async function launchFirefox(): Promise<Browser> {
  const executablePath = findFirefox();
  if (executablePath === null) throw new Error('There is no Firefox: the stage should have been skipped');
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      // Nothing is asked of anybody but the app's own host, and no window tells of news.
      'app.update.enabled': false,
      'browser.aboutwelcome.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'ui.prefersReducedMotion': 1,
    },
  });
}

export interface FirefoxDevice {
  readonly page: Page;
  /** Waits until a button of that name can be pressed, and presses it. */
  press(name: string): Promise<void>;
  /** Writes into the field with that label. */
  write(label: string, text: string): Promise<void>;
  /** Waits until the page shows the text; in the `within` that matches a CSS selector. */
  sees(text: string, within?: string): Promise<void>;
  /** The first text on the page that matches. */
  reads(pattern: RegExp): Promise<string>;
  open(address: string): Promise<void>;
  /** Console errors and uncaught faults so far. */
  faults(): readonly string[];
  close(): Promise<void>;
}

/** A device of its own in that Firefox, showing the app at `url`. */
export async function firefoxDevice(browser: Browser, url: string): Promise<FirefoxDevice> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${String(error)}`));
  await page.setViewport({ width: 360, height: 780 });
  await page.goto(url);

  /** Looks until `look`, which runs in the page and closes over nothing, gives something. */
  async function until<T, A extends readonly string[]>(
    what: string,
    look: (...args: A) => T | null,
    ...args: A
  ): Promise<T> {
    const deadline = performance.now() + WITHIN_MS;
    for (;;) {
      const found = (await page.evaluate(
        look as (...args: readonly string[]) => unknown,
        ...args,
      )) as T | null;
      if (found !== null) return found;
      if (performance.now() > deadline) {
        const shown = await page.evaluate(() => document.body.innerText.slice(0, 800));
        throw new Error(`Never in Firefox: ${what}. It shows:\n${shown}\n${faults.join('\n')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  return {
    page,
    async press(name) {
      await until(
        `a button "${name}"`,
        (wanted) => {
          const all = [...document.querySelectorAll<HTMLElement>('button, a[href], [role="button"]')];
          const button = all.findLast(
            (each) =>
              (each.getAttribute('aria-label') ?? each.innerText).trim() === wanted &&
              each.checkVisibility() &&
              !each.matches(':disabled'),
          );
          button?.click();
          return button ? true : null;
        },
        name,
      );
    },
    async write(label, text) {
      await until(
        `a field "${label}"`,
        (wanted, words) => {
          const all = [
            ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'),
          ];
          const field = all.find((each) => {
            const labels = [...(each.labels ?? [])].map((one) => one.innerText.trim());
            const names = [...labels, each.getAttribute('aria-label') ?? '', each.placeholder];
            return (
              names.some((name) => name === wanted || name.startsWith(`${wanted}\n`)) &&
              each.checkVisibility()
            );
          });
          if (!field) return null;
          const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
          Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, words);
          field.dispatchEvent(new Event('input', { bubbles: true }));
          field.dispatchEvent(new Event('change', { bubbles: true }));
          return true;
        },
        label,
        text,
      );
    },
    async sees(text, within = 'body') {
      await until(
        `the text "${text}"`,
        (wanted, where) => {
          const places = [...document.querySelectorAll<HTMLElement>(where)];
          return places.some((each) => each.innerText.includes(wanted)) ? true : null;
        },
        text,
        within,
      );
    },
    reads: (pattern) =>
      until(
        `a text like ${pattern.source}`,
        (source, flags) => new RegExp(source, flags).exec(document.body.innerText)?.[0] ?? null,
        pattern.source,
        pattern.flags,
      ),
    async open(address) {
      await page.goto(address);
    },
    faults: () => faults,
    close: () => context.close(),
  };
}
