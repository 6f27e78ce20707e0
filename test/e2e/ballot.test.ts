import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { useApp } from '../support/app.ts';
import type { Device } from '../support/device.ts';
import { keysOf } from '../support/keyboard.ts';
import { faultsShown } from '../support/screen-faults.ts';
import { openProposal, putIdea, takePosition, threeMembers } from '../support/steps.ts';

const app = useApp();

const IDEA = 'A shared oven';
const QUESTION = 'Do we buy the oven?';

const main = (page: Page) => page.getByRole('main');
const button = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name });
const link = (page: Page, name: string | RegExp) => main(page).getByRole('link', { name });
const score = (page: Page, option: string, of: number) =>
  page.getByRole('group', { name: option, exact: true }).getByRole('radio', { name: `${of} of 5` });

/** Two agree and one objects: neither broad approval nor broad disagreement. A Moot finds that, and is recorded. */
async function comeToDeadlock([ana, ben, cem]: readonly [Device, Device, Device]): Promise<void> {
  await putIdea(ana.page, IDEA, 'We buy one for the hall.');
  await takePosition(ana.page, 'agree');
  await openProposal(cem.page, IDEA);
  await takePosition(cem.page, 'agree');
  await openProposal(ben.page, IDEA);
  await takePosition(ben.page, 'object', 'Who cleans it?');
  await see(ana.page.getByText('Who cleans it?').first()).toBeVisible();
  await link(ana.page, 'Record one that took place').click();
  await ana.page.getByRole('textbox', { name: 'Place' }).fill('St Mark’s Hall');
  for (const name of [/^Ben/, /^Cem/]) await ana.page.getByRole('checkbox', { name }).check();
  await button(ana.page, 'Put it on record').click();
  await button(ana.page, 'Record the deadlock').click();
  await ana.page.getByRole('dialog').getByRole('button', { name: 'Record it' }).click();
}

async function openBallot({ page }: Device): Promise<void> {
  await link(page, 'Open a ballot').first().click();
  await page.getByLabel('The question').fill(QUESTION);
  await page.getByRole('radio', { name: /in 3 days/ }).check();
  await button(page, 'Look at it once more').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open the ballot' }).click();
  await see(page.getByRole('heading', { level: 1, name: QUESTION })).toBeVisible();
}

/** From the proposal. */
async function goToBallot({ page }: Device): Promise<void> {
  await openProposal(page, IDEA);
  await link(page, new RegExp(`^${QUESTION.replace('?', String.raw`\?`)}`))
    .first()
    .click();
  await see(page.getByRole('heading', { level: 1, name: QUESTION })).toBeVisible();
}

async function putIn({ page }: Device, yes: number, no: number): Promise<void> {
  await score(page, 'Yes', yes).check();
  await score(page, 'No', no).check();
  await button(page, 'Put my paper in').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Put it in' }).click();
  await see(page.getByRole('heading', { name: 'Your paper is in' })).toBeVisible();
}

describe('a deadlock on three devices', () => {
  test('[BAL-2] [BAL-4] [BAL-8] goes through a ballot to a sealed result, which anyone counts again', async () => {
    const devices = await threeMembers((name) => app.device(name), 'Leeds Central');
    const [ana, ben, cem] = devices;
    await comeToDeadlock(devices);
    await openBallot(ana);

    await button(ana.page, 'I’ll be a teller').click();
    await goToBallot(ben);
    await button(ben.page, 'I’ll be a teller').click();
    await goToBallot(cem);
    await button(cem.page, 'I’ll be a teller').click();

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
