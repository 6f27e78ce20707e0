import { expect as see } from 'playwright/test';
import { describe, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { goTo, openProposal, putIdea, say, takePosition, threeMembers } from '../support/steps.ts';

const app = useApp({ installs: false });

describe('three people on three devices', () => {
  test('talk something out and decide it, from the first hello to the register of decisions', async () => {
    const devices = await threeMembers((name) => app.device(name), 'Leeds Central');
    const [ana, ben, cem] = devices;

    for (const { page } of devices) await goTo(page, 'talk');
    await say(ana.page, 'Which hall has a kitchen that still works?');
    for (const { page } of [ben, cem]) {
      await see(page.getByText('Which hall has a kitchen that still works?').first()).toBeVisible();
    }
    await say(ben.page, 'St Joseph’s does.');
    await see(ana.page.getByText('St Joseph’s does.').first()).toBeVisible();

    await putIdea(ana.page, 'A breakfast club', 'We open a free breakfast. Any child may come.');
    await takePosition(ana.page, 'agree');
    await openProposal(ben.page, 'A breakfast club');
    await takePosition(ben.page, 'object', 'Who pays?');
    await see(ana.page.getByText('Who pays?').first()).toBeVisible();
    await see(ana.page.getByRole('button', { name: 'Record the consensus' })).toBeHidden();

    await openProposal(cem.page, 'A breakfast club');
    await takePosition(cem.page, 'agree');
    await takePosition(ben.page, 'agree');
    await ana.page.getByRole('button', { name: 'Record the consensus' }).click();
    await ana.page.getByRole('dialog').getByRole('button', { name: 'Record it' }).click();
    for (const { page } of devices) {
      await see(page.getByText('Settled as far as this device has heard').first()).toBeVisible();
    }

    for (const device of devices) await device.shiftDays(5.1);
    for (const { page } of devices) await page.reload();
    await ana.page.getByRole('button', { name: 'Record that it stands' }).click();
    for (const { page } of devices) {
      await goTo(page, 'decisions');
      await page.getByRole('main').getByRole('link', { name: 'A breakfast club' }).first().click();
      await see(page.getByText('Any child may come.')).toBeVisible();
      await see(page.getByText('Who pays?').first()).toBeVisible();
    }
  });
});
