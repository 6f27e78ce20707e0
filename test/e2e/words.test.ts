import { expect as see } from 'playwright/test';
import { describe, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { comeIn, goTo, join, openAssembly } from '../support/steps.ts';

const app = useApp({ installs: false });

describe('the 24 words', () => {
  test('bring a person back as themselves on another device, after the first one was given away', async () => {
    const ana = await app.device('Ana');
    await comeIn(ana.page, 'Ana');
    const link = await openAssembly(ana.page, 'Holbeck');
    const ben = await app.device('Ben');
    await join(ben.page, link, 'Ben');

    await ana.page.evaluate(() => (location.hash = '#/me/words'));
    await ana.page.getByRole('button', { name: 'Show me the words' }).click();
    const words = await ana.page
      .getByRole('list', { name: 'The 24 words, in order' })
      .locator('b')
      .allInnerTexts();
    await ana.page.evaluate(() => (location.hash = '#/me'));
    await ana.page.getByRole('button', { name: 'Take Moot off this device' }).click();
    await ana.page.getByRole('button', { name: 'Take it all off' }).click();
    await see(ana.page.getByLabel('Your name')).toBeVisible();

    const other = await app.device('other');
    await other.page.getByRole('button', { name: 'I have my 24 words' }).click();
    const dialog = other.page.getByRole('dialog');
    await dialog.getByLabel('What people call you').fill('Ana');
    await dialog.getByLabel('Your 24 words').fill(words.slice(0, 23).join(' '));
    await dialog.getByRole('button', { name: 'Come back' }).click();
    await see(dialog.getByText('There are 24 words, and these are 23.')).toBeVisible();
    await dialog.getByLabel('Your 24 words').fill(words.join('  ').toUpperCase());
    await dialog.getByRole('button', { name: 'Come back' }).click();
    await see(other.page.getByRole('heading', { level: 1, name: 'You’re in' })).toBeVisible();

    await join(other.page, link, 'Ana');
    for (const page of [other.page, ben.page]) {
      await goTo(page, 'people');
      await see(page.getByRole('main').getByText('Ana', { exact: false }).first()).toBeVisible();
      await see(page.getByRole('list', { name: 'New here' }).getByRole('listitem')).toHaveCount(2);
    }
  });
});
