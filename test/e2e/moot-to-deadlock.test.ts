import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { axe, overflow, type Device } from '../support/device.ts';
import { openProposal, putIdea, takePosition, threeMembers } from '../support/steps.ts';

const app = useApp({ installs: false });

const soon = (): string => {
  const day = new Date(Date.now() + 3 * 86_400_000);
  return `${day.toISOString().slice(0, 10)}T19:30`;
};

async function isSound({ page }: Device): Promise<void> {
  see(await axe(page)).toEqual([]);
  see(await overflow(page)).toEqual([]);
}

const reads = (page: Page, words: string | RegExp) => see(page.getByText(words).first()).toBeVisible();

describe('a proposal that writing does not settle', () => {
  test('[OUT-1] [BAL-1] [MOOT-2] goes to a Moot that three devices know of, and into deadlock with tellers', async () => {
    const devices = await threeMembers((name) => app.device(name), 'Leeds Central');
    const [ana, ben, cem] = devices;
    await putIdea(ana.page, 'A breakfast club', 'We open a free breakfast. Any child may come.');
    await takePosition(ana.page, 'agree');
    for (const { page } of [ben, cem]) await openProposal(page, 'A breakfast club');
    await takePosition(ben.page, 'object', 'Who pays?');
    await takePosition(cem.page, 'agree');

    await reads(ana.page, 'No Moot is called yet.');
    await ana.page.getByRole('link', { name: 'Call a Moot' }).click();
    await ana.page.getByLabel('When it begins').fill(soon());
    await ana.page.getByRole('textbox', { name: 'Place' }).fill('St Mark’s Hall');
    await isSound(ana);
    await ana.page.getByRole('button', { name: 'Call it' }).click();
    await reads(ana.page, /Everyone may come/);
    for (const { page } of [ben, cem]) await reads(page, /A Moot is called for/);
    await reads(ana.page, 'Seen by three of 3 members');
    await isSound(ana);

    // Three days on, they have met.
    for (const device of devices) await device.shiftDays(3.9);
    for (const { page } of devices) await page.reload();
    await ana.page.getByRole('link', { name: 'Record what came of it' }).click();
    for (const name of ['Ben', 'Cem']) await ana.page.getByRole('checkbox', { name, exact: true }).check();
    await ana.page.getByLabel('Minutes').fill('We talked about money.');
    await ana.page.getByRole('button', { name: 'Put it on record' }).click();
    await reads(ana.page, 'That is neither broad approval nor broad disagreement: deadlock.');
    await isSound(ana);

    await reads(cem.page, 'A Moot took place.');
    await cem.page.getByRole('link', { name: 'Record what it found' }).click();
    await cem.page.getByRole('button', { name: 'Record the deadlock' }).click();
    const dialog = cem.page.getByRole('dialog', { name: 'Record the deadlock' });
    for (const name of ['Ana', 'Ben', 'Cem (you)'])
      await see(dialog.getByRole('checkbox', { name })).toBeChecked();
    await isSound(cem);
    await dialog.getByRole('button', { name: 'Record it' }).click();

    await reads(ana.page, 'Tellers for a ballot: Ana, Ben and Cem.');
    await reads(ben.page, 'The Moot found deadlock.');
    await see(ben.page.getByRole('link', { name: 'Open a ballot' })).toBeVisible();
    await see(ben.page.getByRole('link', { name: 'Call another Moot' })).toBeVisible();
    await isSound(ben);
  });
});
