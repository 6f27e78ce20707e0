/**
 * Networks that drop out for 5, 45 and 300 seconds under real browsers, each in a namespace of its own:
 * what comes back by itself, by whom, and how long after the network did. Groups that know nothing of
 * each other go through the same gaps at the same time, since they mostly wait.
 *
 *   GAPS=5,45 npm run test:long -- dropouts
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathTo } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect as see } from 'playwright/test';
import type { ChildProcess } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoRig } from '../../scripts/rig.mjs';
import { answerCode, linkByCodes, seeLinked, shownCode, type Holder } from '../rig/linking.ts';
import { addressOf, clearAway, layNetwork, type Network } from '../rig/network.ts';
import { end, PORT, rigDevice, serve, type RigDevice } from '../rig/rig-device.ts';
import { setup as buildIfOld } from '../support/build.ts';
import { comeIn, goTo, join, openAssembly, say } from '../support/steps.ts';

const NETWORK = 'mootdrop';
const GAPS = (process.env['GAPS'] ?? '5,45,300').split(',').map(Number);
/** How long after the network is back at most: the links are looked for again at growing distances. */
const BACK_WITHIN = 60_000;
/** Links are held on to so long without a word, and nobody counts on them after 7 s. */
const QUIET_WITHIN = 30_000;
/** In a gap of this many seconds or less, browsers still try by themselves. */
const BROWSERS_TRY = 12;

const why = whyNoRig();
if (why !== null) process.stdout.write(`dropouts: skipped, ${why}\n`);

/** Nobody else is there; a third is linked with both; a meeting point that keeps is in reach of both. */
const GROUPS = {
  alone: { devices: [1, 2], assembly: 'Alone' },
  third: { devices: [3, 4, 5], assembly: 'Third' },
  point: { devices: [6, 7], assembly: 'Point' },
  pointCut: { devices: [8, 9], assembly: 'Between' },
} as const;
type Group = keyof typeof GROUPS;
const NAMES = ['Ana', 'Ben', 'Cem', 'Dov', 'Eva', 'Fay', 'Gil', 'Hal', 'Ida'] as const;
const SERVER = NAMES.length + 1;
const server = `${addressOf(SERVER)}:${PORT}`;

const figures: string[] = [];
let network: Network;
let folder = '';
let meetingPoint: ChildProcess;
let devices: RigDevice[] = [];

const page = (at: number): Page => (devices[at - 1] ?? expect.fail('no such device')).page;
const ring = (at: number, name: string | RegExp) => page(at).getByRole('button', { name }).first();
const groupOf = (at: number): Group =>
  (Object.keys(GROUPS) as Group[]).find((group) => GROUPS[group].devices.some((each) => each === at)) ??
  'alone';
const holder = (at: number): Holder => ({
  page: page(at),
  name: NAMES[at - 1] ?? '',
  assembly: GROUPS[groupOf(at)].assembly,
  camera: true,
});

let said = 0;
const heardAt = (at: number, words: string) =>
  see(page(at).getByRole('main').getByText(words, { exact: true }).first()).toBeVisible({
    timeout: BACK_WITHIN,
  });
/** What one says in the talk, the other hears. */
async function expectHeard(from: number, to: number): Promise<void> {
  for (const at of [from, to]) await goTo(page(at), 'talk');
  const words = `said ${++said}`;
  await say(page(from), words);
  await heardAt(to, words);
}

/** Linked with so many at each of these; gives the seconds that it took from then on. */
async function secondsUntil(name: string, ...at: readonly number[]): Promise<number> {
  const began = performance.now();
  await Promise.all(at.map((each) => see(ring(each, name)).toBeVisible({ timeout: BACK_WITHIN })));
  return (performance.now() - began) / 1000;
}

const note = (gap: number, what: string, seconds: number): void =>
  void figures.push(`${gap} s, ${what}: linked ${seconds.toFixed(1)} s after the return`);

/** One opens an assembly; the others come in by code, or by link where a meeting point brings them together. */
async function begin(group: Group): Promise<void> {
  const [first, ...others] = GROUPS[group].devices;
  const byPoint = group === 'point' || group === 'pointCut';
  for (const at of [first, ...others]) {
    await comeIn(page(at), NAMES[at - 1] ?? '');
    if (!byPoint) continue;
    await page(at).evaluate(() => (location.hash = '#/me'));
    await page(at).getByLabel('Another meeting point').fill(`ws://${server}/introductions`);
    await page(at).getByRole('button', { name: 'Add it' }).click();
  }
  const link = await openAssembly(page(first), GROUPS[group].assembly);
  if (byPoint) {
    for (const at of others) await join(page(at), link, NAMES[at - 1] ?? '');
    for (const at of [first, ...others]) {
      await goTo(page(at), 'about');
      await page(at).getByLabel('Another keeper').fill(`ws://${server}/keeper`);
      await page(at).getByRole('button', { name: 'Ask it', exact: true }).click();
      await see(page(at).getByText('Keeps it, all that is here.')).toBeVisible({ timeout: 15_000 });
    }
  } else {
    for (const at of others) {
      await linkByCodes(holder(first), holder(at));
      await page(at).getByRole('link', { name: 'Go in' }).click();
    }
    await see(page(others[0] ?? first).getByRole('heading', { level: 1 })).toBeVisible();
  }
  for (const at of [first, ...others]) {
    await page(at).evaluate((name) => {
      const found = [...document.querySelectorAll('a')].find((each) => each.textContent?.includes(name));
      if (!/#\/a\//u.test(location.hash)) found?.click();
    }, GROUPS[group].assembly);
    await goTo(page(at), 'talk');
  }
  await secondsUntil(others.length === 1 ? 'with 1 device' : 'with 2 devices', first, ...others);
}

beforeAll(async () => {
  if (why !== null) return;
  buildIfOld();
  network = layNetwork(SERVER, NETWORK);
  process.once('exit', () => clearAway(NETWORK));
  network.defaultRoute(true);
  folder = mkdtempSync(pathTo(tmpdir(), 'moot-dropouts-'));
  const place = network.namespaces[SERVER - 1] ?? '';
  meetingPoint = await serve(place, ['--host', '0.0.0.0', '--keep', '--data', pathTo(folder, 'kept')]);
  for (const namespace of network.namespaces.slice(0, NAMES.length))
    devices.push(await rigDevice(namespace, folder, true));
  for (const group of Object.keys(GROUPS) as Group[]) await begin(group);
}, 600_000);

afterAll(async () => {
  if (why !== null) return;
  process.stdout.write(`${figures.join('\n')}\n`);
  await Promise.all(devices.map((each) => each.close()));
  devices = [];
  await end(meetingPoint);
  clearAway(NETWORK);
  rmSync(folder, { recursive: true, force: true });
});

/** While the network is away: who was lost is said; what has another way takes it. */
const during: Readonly<Record<Group, (gap: number) => Promise<void>>> = {
  async alone(gap) {
    if (gap <= BROWSERS_TRY) return;
    for (const at of [1, 2])
      await see(ring(at, 'can’t find 1 device')).toBeVisible({ timeout: QUIET_WITHIN });
    await see(page(1).getByText('1 device that was linked can’t be found again.')).toBeVisible();
  },
  async third(gap) {
    if (gap <= BROWSERS_TRY) return;
    for (const at of [4, 5]) await see(ring(at, 'with 1 device')).toBeVisible({ timeout: QUIET_WITHIN });
    await expectHeard(4, 5);
  },
  async point(gap) {
    if (gap <= BROWSERS_TRY) return;
    await see(ring(6, 'can’t find 1 device')).toBeVisible({ timeout: QUIET_WITHIN });
    await see(ring(7, '1 keeper')).toBeVisible({ timeout: QUIET_WITHIN });
  },
  async pointCut(gap) {
    if (gap <= BROWSERS_TRY) return;
    for (const at of [8, 9]) await see(ring(at, '1 keeper')).toBeVisible({ timeout: QUIET_WITHIN });
    await expectHeard(8, 9);
  },
};

/** When the network is back. */
const after: Readonly<Record<Group, (gap: number) => Promise<void>>> = {
  async alone(gap) {
    if (gap <= BROWSERS_TRY) return note(gap, 'nobody else there', await secondsUntil('with 1 device', 1, 2));
    // Nobody is left whom it could ask; the code that is offered works.
    await page(1).getByRole('status').getByRole('link', { name: 'Show a code' }).click();
    const began = performance.now();
    await answerCode(page(1), page(2), await shownCode(page(1)));
    await seeLinked(holder(1), holder(2));
    const seconds = (performance.now() - began) / 1000;
    figures.push(
      `${gap} s, nobody else there: linked by the code that is offered, in ${seconds.toFixed(1)} s`,
    );
    for (const at of [1, 2]) {
      await page(at).evaluate(() => (location.hash = '#/'));
      await page(at).getByRole('link', { name: GROUPS.alone.assembly }).first().click();
    }
  },
  async third(gap) {
    note(gap, 'the way between two with a third', await secondsUntil('with 2 devices', 3, 4, 5));
  },
  async point(gap) {
    note(gap, 'one device, with a meeting point', await secondsUntil('with 1 device', 6, 7));
  },
  async pointCut(gap) {
    note(gap, 'the way between two, with a meeting point', await secondsUntil('with 1 device', 8, 9));
  },
};

describe.skipIf(why !== null)('a network that is away', () => {
  describe.each(GAPS)('for %i s', (gap) => {
    const met = new Map<Group, PromiseSettledResult<void>>();

    beforeAll(
      async () => {
        const groups = Object.keys(GROUPS) as Group[];
        const each = async (step: typeof during): Promise<void> => {
          const results = await Promise.allSettled(
            groups.map(async (group) => {
              if (met.get(group)?.status !== 'rejected') await step[group](gap);
            }),
          );
          for (const [i, group] of groups.entries()) {
            const result = results[i];
            if (result && met.get(group)?.status !== 'rejected') met.set(group, result);
          }
        };
        network.plugged(1, false);
        network.cut(4, 5, true);
        network.plugged(6, false);
        network.cut(8, 9, true);
        const returns = wait(gap * 1000);
        await each(during);
        await returns;
        network.plugged(1, true);
        network.cut(4, 5, false);
        network.plugged(6, true);
        network.cut(8, 9, false);
        await each(after);
        await each({
          alone: () => expectHeard(1, 2),
          third: () => expectHeard(4, 5),
          point: () => expectHeard(6, 7),
          pointCut: () => expectHeard(9, 8),
        });
      },
      gap * 1000 + 400_000,
    );

    const expectDone = (group: Group): void => {
      const result = met.get(group);
      if (result?.status === 'rejected') throw result.reason;
      expect(result?.status).toBe('fulfilled');
    };

    test('with nobody left to ask: the screen says so, and the code that it offers links them again', () =>
      expectDone('alone'));
    test('between two: it comes back through the third', () => expectDone('third'));
    test('of one device: it comes back at the meeting point', () => expectDone('point'));
    test('between two, with a meeting point: it comes back there', () => expectDone('pointCut'));
  });
});
