import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { useApp } from '../support/app.ts';
import {
  beginBallot,
  comeToDeadlock,
  openBallot,
  putIn,
  QUESTION,
  showBallot,
} from '../support/ballot-steps.ts';
import { comeIn, goTo, join, openAssembly, signFirstMembers } from '../support/steps.ts';

const app = useApp({ installs: false });

const NAMES = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli'] as const;

/** Five people in one assembly, all members, each on a device of their own. */
async function fiveMembers() {
  const devices = await Promise.all(NAMES.map((name) => app.device(name)));
  const [ana, ...others] = devices;
  if (!ana) throw new Error('nobody founds it');
  await comeIn(ana.page, 'Ana');
  const link = await openAssembly(ana.page, 'Leeds Central');
  for (const [i, { page }] of others.entries()) await join(page, link, NAMES[i + 1] ?? '');
  await goTo(ana.page, 'people');
  for (const name of NAMES.slice(1)) await see(ana.page.getByRole('checkbox', { name })).toBeVisible();
  await signFirstMembers(ana.page, NAMES.length);
  for (const { page } of others) {
    await goTo(page, 'people');
    await see(page.getByText(`${NAMES.length} members on the roll`)).toBeVisible();
  }
  return devices;
}

const sealed = (page: Page) =>
  see(page.getByText('Sealed.', { exact: true })).toBeVisible({ timeout: 60_000 });

describe('a deadlock on five devices', () => {
  test('[BAL-5] [BAL-8] comes to the same sealed result where two of them are offline at the close', async () => {
    const [ana, ben, cem, dana, eli] = await fiveMembers();
    if (!ana || !ben || !cem || !dana || !eli) throw new Error('five devices');
    const devices = [ana, ben, cem, dana, eli];
    await comeToDeadlock(ana, [cem, dana], [ben, eli], [ana, ben, cem]);
    await openBallot(ana);
    await beginBallot([ana, ben, cem]);
    for (const device of [dana, eli]) await showBallot(device);
    await putIn(ana, 5, 0);
    await putIn(ben, 1, 5);
    await putIn(cem, 4, 2);
    await putIn(dana, 5, 1);
    for (const { page } of devices) {
      await see(page.getByText('4 papers of 5 members have come.')).toBeVisible();
    }

    // Two go away before the close: Cem, a teller, and Eli, whose paper nobody hears of in time.
    await cem.offline(true);
    await eli.offline(true);
    await putIn(eli, 0, 5);
    for (const device of devices) await device.shiftDays(4);
    for (const { page } of [ana, ben, dana]) await page.reload();
    await see(ana.page.getByText(/^Missing: Cem\. All are waited for until/)).toBeVisible({
      timeout: 60_000,
    });

    // After the days that tellers have, those who are there go on without Cem.
    for (const device of devices) await device.shiftDays(9);
    for (const { page } of [ana, ben, dana]) await page.reload();
    for (const { page } of [ana, ben, dana]) await sealed(page);

    // Both come back: the result is theirs too, and Eli is told what became of the paper.
    for (const device of [cem, eli]) await device.offline(false);
    for (const { page } of [cem, eli]) await page.reload();
    for (const { page } of [cem, eli]) await sealed(page);
    for (const { page } of devices) {
      await see(page.getByRole('heading', { level: 1, name: 'Yes' })).toBeVisible();
      await see(page.getByText('is the members’ choice, by 3 papers to 1.')).toBeVisible();
      await see(page.getByText(QUESTION).first()).toBeVisible();
    }
    await see(eli.page.getByText(/No return that was sealed lists it, so it is lost/)).toBeVisible();
  });
});
