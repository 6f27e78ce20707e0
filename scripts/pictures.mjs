/**
 * `npm run pictures`: pictures of the running app for the README, into docs/pictures. With `-- --all`:
 * every screen at 360 and 1280 px, light and dark, into test-results/pictures, to be looked at.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserArgs, ensureBrowser } from './browser.mjs';
import { tourCodes } from './code-tour.mjs';
import { tourDevices } from './device-tour.mjs';
import { exampleScreens, goTo, talkScreens } from './example-tour.mjs';
import { ROOT } from './machine.mjs';

/** Installing and building come first. */
const READY_MS = 300_000;
/** A README must open quickly; in bytes. */
const LARGEST = 400_000;

const PHONE = { width: 360, height: 780 };
const LAPTOP = { width: 1280, height: 860 };

/** In the README: which screens, on what, in which light. */
const CHOSEN = [
  {
    on: PHONE,
    theme: 'light',
    screens: [
      'welcome',
      'bring-code',
      'assembly',
      'talk',
      'proposal-coolingOff',
      'moot',
      'ballot',
      'result',
      'decision',
    ],
  },
  { on: PHONE, theme: 'dark', screens: ['home', 'bring-linked', 'proposal-objection', 'people'] },
  { on: LAPTOP, theme: 'light', screens: ['proposal-objection', 'kit'] },
];
const EVERYTHING = [PHONE, LAPTOP].flatMap((on) =>
  ['light', 'dark'].map((theme) => ({ on, theme, screens: null })),
);

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Builds and serves the app as people do. Gives its address and the way to end it. */
async function serve() {
  const port = await freePort();
  const url = `http://localhost:${port}/`;
  const env = { ...process.env, PORT: String(port) };
  const server = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs')], { env, stdio: 'inherit' });
  const deadline = performance.now() + READY_MS;
  while (!(await fetch(url).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error('The app could not be started: see above.');
    if (performance.now() > deadline) throw new Error(`Nothing answers at ${url}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, stop: () => server.kill() };
}

/** Fonts, and the lists that place themselves once they know their height. */
async function settled(page) {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => document.querySelector('[role="status"][aria-label="Opening"]') === null);
  await page.mouse.move(0, 0);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
}

const lookOf = (on, theme) => ({
  viewport: on,
  deviceScaleFactor: on === PHONE ? 2 : 1,
  colorScheme: theme,
  reducedMotion: 'reduce',
  locale: 'en-GB',
  timezoneId: 'Europe/London',
});

/** `name`: of the file, without its ending. */
async function takeOne(page, folder, name) {
  await settled(page);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  const { size } = statSync(path);
  if (size > LARGEST) throw new Error(`${path} has ${size} bytes, more than ${LARGEST}.`);
  process.stdout.write(`${path.slice(ROOT.length)}, ${Math.round(size / 1000)} kB\n`);
}

async function takeAll(browser, url, folder, { on, theme, screens }) {
  const context = await browser.newContext(lookOf(on, theme));
  const page = await context.newPage();
  const isWanted = (name) => screens === null || screens.includes(name);
  const take = async (name) => {
    if (isWanted(name)) await takeOne(page, folder, `${name}-${on.width}-${theme}`);
  };
  await page.goto(url);
  await page.getByRole('button', { name: 'Come in' }).waitFor();
  await take('welcome');
  await page.getByRole('link', { name: /example/ }).click();
  await page.getByRole('heading', { level: 1, name: /need you/ }).waitFor();
  const visit = async ({ name, address, heading }) => {
    if (!isWanted(name)) return;
    await goTo(page, address, heading);
    await take(name);
  };
  const found = await exampleScreens(page);
  for (const screen of found) await visit(screen);
  for (const screen of await talkScreens(page, found)) await visit(screen);
  await goTo(page, '#/kit', 'The kit');
  await take('kit');
  await context.close();
}

/** Two devices that nobody has used, in the same light, and the tour that they are taken through. */
async function takeTour(tour, names, browser, url, folder, { on, theme, screens }) {
  const isWanted = (name) => screens === null || screens.includes(name);
  const contexts = await Promise.all([0, 1].map(() => browser.newContext(lookOf(on, theme))));
  const [ana, ben] = await Promise.all(contexts.map((context) => context.newPage()));
  for (const page of [ana, ben]) {
    await page.goto(url);
    await page.getByRole('button', { name: 'Come in' }).waitFor();
  }
  await tour(ana, ben, names, async (page, name) => {
    if (isWanted(name)) await takeOne(page, folder, `${name}-${on.width}-${theme}`);
  });
  await Promise.all(contexts.map((context) => context.close()));
}

const TOURS = [
  {
    tour: tourCodes,
    names: { first: 'Ewa Nowicka', second: 'Bo Lindqvist', assembly: 'Leeds Central' },
    chosen: ['bring-code', 'bring-linked'],
  },
  {
    tour: tourDevices,
    names: { first: 'Ewa Nowicka', assembly: 'Leeds Central', device: 'The old phone' },
    chosen: [],
  },
];

const all = process.argv.includes('--all');
const folder = join(ROOT, all ? 'test-results/pictures' : 'docs/pictures');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const server = await serve();
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserArgs() });
try {
  for (const look of all ? EVERYTHING : CHOSEN) {
    await takeAll(browser, server.url, folder, look);
    for (const { tour, names, chosen } of TOURS) {
      if (all || look.screens.some((name) => chosen.includes(name))) {
        await takeTour(tour, names, browser, server.url, folder, look);
      }
    }
  }
} finally {
  await browser.close();
  server.stop();
}
