/** The one signature rule in Firefox: the same verdicts as in Node and Chromium, on the same vectors. */
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchFirefox } from '../support/firefox.ts';
import { bundleForPage } from '../support/page-bundle.ts';
import { serverProcess, type ServerProcess } from '../support/server-process.ts';
import type { SignatureReport } from '../support/signature-page.ts';

let server: ServerProcess;
let browser: Browser;
beforeAll(async () => {
  server = await serverProcess();
  [browser] = await Promise.all([launchFirefox(), server.start()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('signatures that programs disagree about', () => {
  test('get the verdict of the one rule in Firefox', async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    const script = await bundleForPage('test/support/signature-page.ts');
    const said = (await page.evaluate(`(() => { ${script}; return inPage.report(); })()`)) as SignatureReport;
    expect(said.howMany).toBeGreaterThan(400);
    expect(said.differences).toEqual([]);
  });
});
