import { expect as see } from 'playwright/test';
import { describe, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { keysOf } from '../support/keyboard.ts';
import { faultsShown } from '../support/screen-faults.ts';
import {
  beginBallot,
  button,
  comeToDeadlock,
  link,
  openBallot,
  putIn,
  QUESTION,
  score,
} from '../support/ballot-steps.ts';
import { threeMembers } from '../support/steps.ts';

const app = useApp({ installs: false });

describe('a deadlock on three devices', () => {
  test('[BAL-2] [BAL-4] [BAL-8] goes through a ballot to a sealed result, which anyone counts again', async () => {
    const devices = await threeMembers((name) => app.device(name), 'Leeds Central');
    const [ana, ben, cem] = devices;
    await comeToDeadlock(ana, [cem], [ben], devices);
    await openBallot(ana);
    await beginBallot(devices);

    await putIn(ana, 5, 0);
    await see(button(ben.page, 'Put my paper in')).toBeVisible();
    await putIn(ben, 1, 5);

    // Somebody who has never voted, and has no mouse.
    await cem.page.evaluate(() => (location.hash = '#/'));
    const keys = keysOf(cem.page);
    await keys.enter(link(cem.page, /^Vote/).first());
    await see(cem.page.getByRole('heading', { level: 1, name: QUESTION })).toBeVisible();
    await keys.to(cem.page.getByRole('group', { name: 'Yes', exact: true }));
    await keys.press('4');
    await keys.to(cem.page.getByRole('group', { name: 'No', exact: true }));
    await keys.press('ArrowRight');
    await see(score(cem.page, 'No', 1)).toBeChecked();
    await keys.enter(button(cem.page, 'Put my paper in'));
    await keys.enter(cem.page.getByRole('dialog').getByRole('button', { name: 'Put it in' }));
    await see(cem.page.getByRole('heading', { name: 'Your paper is in' })).toBeVisible();
    const receipt = await cem.page
      .getByRole('status')
      .filter({ hasText: /^\w{4}-\w{4}$/ })
      .innerText();

    for (const { page } of devices) {
      await see(page.getByText('3 papers of 3 members have come.')).toBeVisible();
    }
    await see.poll(() => faultsShown(cem.page, 'the paper, sent')).toEqual([]);

    // What follows tellers' devices do by themselves, once the close has come by their own clocks.
    for (const device of devices) await device.shiftDays(4);
    for (const { page } of devices) await page.reload();
    for (const { page } of devices) {
      await see(page.getByText('Sealed.', { exact: true })).toBeVisible({ timeout: 30_000 });
      await see(page.getByRole('heading', { level: 1, name: 'Yes' })).toBeVisible();
    }
    await see(ana.page.getByText('is the members’ choice, by 2 papers to 1.')).toBeVisible();
    await see(cem.page.getByText(receipt)).toBeVisible();
    await button(cem.page, 'Read all 3 papers').click();
    await see(cem.page.getByRole('row', { name: new RegExp(`${receipt} yours`) })).toContainText('41');
    await button(cem.page, 'Recount on this device').click();
    await see(cem.page.getByText('The same.', { exact: true })).toBeVisible();
    await see.poll(() => faultsShown(cem.page, 'the result')).toEqual([]);

    await button(ana.page, 'Put it on record').click();
    for (const { page } of devices) await see(link(page, 'Read the decision')).toBeVisible();
  });
});
