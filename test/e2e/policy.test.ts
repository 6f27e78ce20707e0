/** What may run in the app's page: its own files, and nothing that anybody writes. */
import fc from 'fast-check';
import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import solid from 'vite-plugin-solid';
import { describe, expect, test } from 'vitest';
import { strictPage } from '../../scripts/build/strict-page.ts';
import { useApp } from '../support/app.ts';
import { hostileTexts, mixedText } from '../support/hostile-markdown.ts';
import { bundleForPage } from '../support/page-bundle.ts';

const app = useApp({ installs: false });

interface InPage {
  harmInMarkdown(texts: readonly string[]): readonly string[];
  violations(): number;
}

/** What each of these attempts came to, in the app's own page. */
const attempts = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const refused = (act: () => void): string => {
      try {
        act();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    // Told later than it happens: each is awaited by its own directive.
    const violated = (directive: string, act: () => void): Promise<string> =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (effectiveDirective === directive) resolve('refused');
        });
        act();
      });
    const script = document.createElement('script');
    const frame = document.createElement('iframe');
    const part = document.createElement('div');
    return {
      html: refused(() => (part.innerHTML = '<p>harmless</p>')),
      scriptText: refused(() => (script.textContent = '1')),
      scriptAddress: refused(() => (script.src = 'https://elsewhere.invalid/x.js')),
      handler: refused(() => part.setAttribute('onclick', '1')),
      frame: refused(() => (frame.srcdoc = '<p>x</p>')),
      parser: refused(() => new DOMParser().parseFromString('<p>x</p>', 'text/html')),
      workerOfBlob: refused(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
      workerOfData: refused(() => new Worker('data:text/javascript,1')),
      style: await violated('style-src-elem', () => {
        const style = document.createElement('style');
        style.textContent = 'p { color: red }';
        document.head.append(style);
      }),
      styleAttribute: await violated('style-src-attr', () => part.setAttribute('style', 'color: red')),
      picture: await violated('img-src', () => (new Image().src = 'https://elsewhere.invalid/x.png')),
      request: await violated(
        'connect-src',
        () => void fetch('https://elsewhere.invalid/').catch(() => undefined),
      ),
    };
  });

describe('the page', () => {
  test('takes no HTML, script, style, worker or request but its own', async () => {
    const ana = await app.device('Ana');
    await see(ana.page.getByRole('heading', { level: 1 })).toBeVisible();
    ana.expectFault(/Content Security Policy|requires 'Trusted|Trusted ?Type|asked a stranger/i);
    expect(await attempts(ana.page)).toEqual({
      html: 'TypeError',
      scriptText: 'TypeError',
      scriptAddress: 'TypeError',
      handler: 'TypeError',
      frame: 'TypeError',
      parser: 'TypeError',
      workerOfBlob: 'TypeError',
      workerOfData: 'TypeError',
      style: 'refused',
      styleAttribute: 'refused',
      picture: 'refused',
      request: 'refused',
    });
  });
});

describe('Markdown', () => {
  test('runs nothing, asks for nothing and leads nowhere astray, whatever is written', async () => {
    const device = await app.device('Ana', { path: '/health' });
    const { page } = device;
    // A browser asks for an icon of this page, which is no page of the app.
    device.expectFault(/favicon\.ico/);
    await page.evaluate(await bundleForPage('test/support/page-markdown.tsx', [solid(), strictPage(false)]));
    const harmIn = (texts: readonly string[]) =>
      page.evaluate((all) => (globalThis as unknown as InPage).harmInMarkdown(all), texts);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    expect(await harmIn(hostileTexts())).toEqual([]);
    for (let round = 0; round < 20; round += 1) {
      expect(await harmIn(fc.sample(mixedText, 150))).toEqual([]);
    }
    expect(requests).toEqual([]);
    expect(await page.evaluate(() => (globalThis as unknown as InPage).violations())).toBe(0);
  });
});
