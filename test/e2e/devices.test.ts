import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { openDevice } from '../support/device.ts';
import { browserWithCamera, stillCode } from '../support/film.ts';
import {
  comeIn,
  goTo,
  join,
  openAssembly,
  putIdea,
  openProposal,
  say,
  signFirstMembers,
  takePosition,
} from '../support/steps.ts';

const app = useApp({ installs: false });

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const go = (page: Page, hash: string) => page.evaluate((to) => (location.hash = to), hash);

/** What `Copy the code` copies. */
async function copiedCode(page: Page): Promise<string> {
  await page.evaluate(() => {
    const kept = window as unknown as { copied: string };
    kept.copied = '';
    navigator.clipboard.writeText = (text) => {
      kept.copied = text;
      return Promise.resolve();
    };
  });
  await page.getByRole('button', { name: 'Copy the code' }).click();
  return page.evaluate(() => (window as unknown as { copied: string }).copied);
}

async function paste(page: Page, code: string): Promise<void> {
  await page.getByLabel('Or type or paste the code').fill(code);
  await page.getByRole('button', { name: 'Use this code' }).click();
}

/** Codes go both ways by hand; both screens then show words. */
async function exchangeCodes(old: Page, fresh: Page): Promise<void> {
  await go(old, '#/me/devices/link');
  await old.getByRole('button', { name: 'Show a code without the camera' }).click();
  const first = await copiedCode(old);
  await paste(fresh, first);
  const second = await copiedCode(fresh);
  // Who types a code by hand may look at their own once more meanwhile.
  await old.getByRole('button', { name: 'Now read its code' }).click();
  await old.getByLabel('Or type or paste the code').fill('HALF OF IT');
  await old.getByRole('button', { name: 'Show my code again' }).click();
  await old.getByRole('button', { name: 'Now read its code' }).click();
  await see(old.getByLabel('Or type or paste the code')).toHaveValue('HALF OF IT');
  await paste(old, second);
  for (const page of [old, fresh]) {
    await see(title(page, 'Are these the same?')).toBeVisible({ timeout: 20_000 });
  }
}

async function link(old: Page, fresh: Page): Promise<void> {
  await fresh.getByRole('link', { name: 'I have Moot on another device' }).click();
  await linkByCodes(old, fresh);
}

async function linkByCodes(old: Page, fresh: Page): Promise<void> {
  await exchangeCodes(old, fresh);
  const words = (page: Page) => page.getByLabel('The three words').innerText();
  expect(await words(old)).toBe(await words(fresh));
  await old.getByRole('button', { name: 'They’re the same' }).click();
  await see(old.getByText('Now say so on the other one, too')).toBeVisible();
  await fresh.getByRole('button', { name: 'They’re the same' }).click();
  for (const page of [old, fresh]) await see(title(page, 'It’s yours')).toBeVisible();
}

const HALF_SAID = 'Half a thought, not said yet.';

/** What a page offers to do that would be written, by the names on its buttons and links. */
const WRITES =
  /^(Put an idea|Put it to the assembly|Write it together first|Say it|Start a topic|Agree|I agree|I object|Reservations|Stand aside|Object|Say a worry|Answer|Add to it|This needs a Moot|Record .*|Call .*|Say hello|Vouch|Leave the roll|Propose .*|Hide .*|Erase .*|Change the text|Open an assembly|Change it)$/u;

async function offers(page: Page): Promise<readonly string[]> {
  const all = page.locator('main button, main a, dialog[open] button, [role="menuitem"]');
  const names = await all.filter({ visible: true }).allInnerTexts();
  return names.map((name) => name.trim()).filter((name) => WRITES.test(name));
}

/** On a revoked device: every page can be read, none offers what nobody would take. */
async function offersNothing(page: Page, idea: string): Promise<void> {
  const told = page.getByText('This device speaks for you no more.');
  // Where she was as it was revoked: the field is gone, the words in it aren't.
  await see(page.getByLabel('What you were typing')).toHaveText(HALF_SAID);
  await see(page.getByLabel('Say something')).toHaveCount(0);
  await page
    .getByRole('button', { name: /What to do with/ })
    .last()
    .click();
  await see(page.getByRole('button', { name: 'Copy a link to it' })).toBeVisible();
  expect(await offers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const at = await page.evaluate(() => location.hash.replace(/\/talk$/u, ''));
  await go(page, at);
  await see(page.getByRole('heading', { name: 'Needs deciding' })).toBeVisible();
  expect(await offers(page)).toEqual([]);
  for (const place of ['proposals', 'decisions', 'actions', 'people', 'about']) {
    await go(page, `${at}/${place}`);
    await see(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await offers(page), place).toEqual([]);
  }
  await openProposal(page, idea);
  await see(title(page, idea)).toBeVisible();
  expect(await offers(page)).toEqual([]);
  await page.getByRole('button', { name: 'More about this proposal' }).click();
  expect(await offers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  // Beside the page, on a wide screen, too.
  await page.setViewportSize({ width: 1280, height: 860 });
  await see(page.getByRole('main').getByRole('link', { name: idea })).toBeVisible();
  expect(await offers(page), 'wide').toEqual([]);
  await page.setViewportSize({ width: 360, height: 780 });
  for (const [form, field] of [
    ['put', 'Title'],
    ['call', 'Words to it'],
  ] as const) {
    await go(page, `${at}/${form}`);
    await page.getByLabel(field, { exact: true }).fill('Kept.');
    await see(told).toBeVisible();
    expect(await offers(page), form).toEqual([]);
  }
  for (const place of ['', 'assemblies', 'moots', 'me', 'found']) {
    await go(page, `#/${place}`);
    await see(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await offers(page), place).toEqual([]);
  }
  await see(told).toBeVisible();
}

/** The assembly that the other page shows, once it has come. */
async function openSame(page: Page, other: Page): Promise<void> {
  const id = await other.evaluate(() => /#\/a\/([0-9a-f]{64})/u.exec(location.hash)?.[1] ?? '');
  await go(page, `#/a/${id}`);
  await see(page.getByRole('heading', { name: 'Needs deciding' })).toBeVisible({ timeout: 20_000 });
}

describe('several devices, one person', () => {
  test('linked by codes and three words; both speak, one counts; the lost one is revoked and its later position void', async () => {
    const [phone, laptop, ben] = await Promise.all(
      ['phone', 'laptop', 'Ben'].map((name) => app.device(name)),
    );
    if (!phone || !laptop || !ben) throw new Error('no devices');
    await comeIn(phone.page, 'Ana');
    const invitation = await openAssembly(phone.page, 'Oakwood');
    await join(ben.page, invitation, 'Ben');
    await signFirstMembers(phone.page, 2);
    await putIdea(phone.page, 'A second oven', 'We buy one.');

    await link(phone.page, laptop.page);
    await openSame(laptop.page, ben.page);
    await goTo(laptop.page, 'talk');
    await goTo(ben.page, 'talk');
    await say(laptop.page, 'From the laptop.');
    await see(ben.page.getByText('From the laptop.', { exact: true })).toBeVisible();
    await goTo(ben.page, 'people');
    await see(ben.page.getByText('2 members on the roll')).toBeVisible();

    await go(laptop.page, '#/me/devices');
    const inUse = laptop.page.getByRole('list', { name: 'Devices in use' });
    await see(inUse.getByRole('listitem')).toHaveCount(2);
    await see(inUse.getByText('This one')).toBeVisible();
    const other = inUse.getByRole('listitem').filter({ hasNotText: 'This one' });
    await other.getByRole('button', { name: /What to do with/ }).click();
    await laptop.page.getByRole('menuitem', { name: 'Change its name' }).click();
    await laptop.page.getByLabel('Its name').fill('Old phone');
    await laptop.page.getByRole('button', { name: 'Keep this name' }).click();
    await see(inUse.getByText('Old phone')).toBeVisible();

    // The phone is in other hands; the laptop has heard nothing of what it does.
    await laptop.offline(true);
    await openProposal(ben.page, 'A second oven');
    await openSame(phone.page, ben.page);
    await openProposal(phone.page, 'A second oven');
    await takePosition(phone.page, 'object', 'It is too dear.');
    await see(ben.page.getByText('It is too dear.').first()).toBeVisible();
    await goTo(phone.page, 'talk');
    await phone.page.getByLabel('Say something').fill(HALF_SAID);
    await other.getByRole('button', { name: 'What to do with Old phone' }).click();
    await laptop.page.getByRole('menuitem', { name: 'Revoke it' }).click();
    const dialog = laptop.page.getByRole('dialog', { name: 'Revoke Old phone?' });
    await dialog.getByRole('button', { name: 'Revoke it' }).click();
    await see(laptop.page.getByRole('list', { name: 'Devices that are out' })).toBeVisible();

    await laptop.offline(false);
    await see(ben.page.getByText('It is too dear.')).toHaveCount(0, { timeout: 30_000 });
    await see(
      phone.page.getByText('This device was revoked, so it writes nothing any more.').first(),
    ).toBeVisible();
    await offersNothing(phone.page, 'A second oven');
    await goTo(ben.page, 'people');
    await see(ben.page.getByText('2 members on the roll')).toBeVisible();

    // Made one of hers again, it offers everything as before, and what was typed is where it was.
    await go(phone.page, '#/me/devices');
    await phone.page.getByRole('link', { name: 'Link it again' }).click();
    await linkByCodes(laptop.page, phone.page);
    await openSame(phone.page, ben.page);
    await see(phone.page.getByRole('link', { name: 'Put an idea' })).toBeVisible();
    expect(await offers(phone.page)).toContain('Put an idea');
    await goTo(phone.page, 'talk');
    await see(phone.page.getByLabel('Say something')).toHaveValue(HALF_SAID);
    await phone.page.getByRole('button', { name: 'Say it' }).click();
    await goTo(ben.page, 'talk');
    await see(ben.page.getByText(HALF_SAID, { exact: true })).toBeVisible();
  });

  test('by camera; where the words differ, either stops, and nothing has happened', async () => {
    const camera = await browserWithCamera();
    try {
      const [phone, laptop] = await Promise.all(
        ['phone', 'laptop'].map((name) => openDevice(camera.browser, app.server, name, { installs: false })),
      );
      if (!phone || !laptop) throw new Error('no devices');
      const newOne = laptop.page.getByRole('link', { name: 'I have Moot on another device' });
      await comeIn(phone.page, 'Ana');
      await newOne.click();
      await paste(laptop.page, 'hello');
      await see(laptop.page.getByText('That code isn’t one of Moot’s.')).toBeVisible();
      await laptop.page.getByRole('link', { name: 'Back' }).click();
      await go(phone.page, '#/me/devices/link');
      await phone.page.getByRole('button', { name: 'Use the camera and show a code' }).click();
      camera.show([await stillCode(phone.page, 'A code for the other device’s camera')]);
      await newOne.click();
      await see(title(laptop.page, 'Now let it read this')).toBeVisible({ timeout: 30_000 });
      camera.show([await stillCode(laptop.page, 'A code for your other device’s camera')]);
      await phone.page.getByRole('button', { name: 'Now read its code' }).click();
      for (const { page } of [phone, laptop]) {
        await see(title(page, 'Are these the same?')).toBeVisible({ timeout: 30_000 });
        expect(await page.locator('video').count()).toBe(0);
      }
      await laptop.page.getByRole('button', { name: 'They differ: stop' }).click();
      for (const { page } of [phone, laptop]) {
        await see(page.getByRole('alert')).toContainText('Nothing has changed on either device.');
      }
      await laptop.page.getByRole('link', { name: 'Home' }).click();
      await see(laptop.page.getByLabel('Your name')).toBeVisible();
      await go(phone.page, '#/me/devices');
      const inUse = phone.page.getByRole('list', { name: 'Devices in use' });
      await see(inUse.getByRole('listitem')).toHaveCount(1);
      expect([...(await phone.faults()), ...(await laptop.faults())]).toEqual([]);
    } finally {
      await camera.close();
    }
  });

  test('begun afresh from the 24 words, a device revokes the lost one with them', async () => {
    const [lost, ben] = await Promise.all(['lost', 'Ben'].map((name) => app.device(name)));
    if (!lost || !ben) throw new Error('no devices');
    await comeIn(lost.page, 'Ana');
    const invitation = await openAssembly(lost.page, 'Holbeck');
    await join(ben.page, invitation, 'Ben');
    await go(lost.page, '#/me/words');
    await lost.page.getByRole('button', { name: 'Show me the words' }).click();
    const words = await lost.page
      .getByRole('list', { name: 'The 24 words, in order' })
      .locator('b')
      .allInnerTexts();

    const fresh = await app.device('fresh');
    await fresh.page.getByRole('button', { name: 'I have my 24 words' }).click();
    const dialog = fresh.page.getByRole('dialog');
    await dialog.getByLabel('What people call you').fill('Ana');
    await dialog.getByLabel('Your 24 words').fill(words.join(' '));
    await dialog.getByRole('button', { name: 'Come back' }).click();
    await see(fresh.page.getByText('Lost a device? Revoke it under Me')).toBeVisible();
    await join(fresh.page, invitation, 'Ana');
    await go(fresh.page, '#/me/devices');
    await see(fresh.page.getByRole('list', { name: 'Devices in use' }).getByRole('listitem')).toHaveCount(2);
    await fresh.page.getByRole('button', { name: 'Revoke all others' }).click();
    const revoke = fresh.page.getByRole('dialog');
    await revoke.getByLabel(/My 24 words/).check();
    await revoke.getByLabel('Your 24 words, in their order').fill(words.slice(1).join(' '));
    await revoke.getByRole('button', { name: 'Revoke it' }).click();
    await see(revoke.getByText('There are 24 words, and these are 23.')).toBeVisible();
    await revoke.getByLabel('Your 24 words, in their order').fill(words.join(' '));
    await revoke.getByRole('button', { name: 'Revoke it' }).click();
    await see(fresh.page.getByText('out for good, by your 24 words')).toBeVisible();
    await see(
      lost.page.getByText('This device was revoked, so it writes nothing any more.').first(),
    ).toBeVisible();
    await go(lost.page, '#/me/devices');
    await lost.page.getByRole('button', { name: 'I have my 24 words' }).click();
    await lost.page.getByRole('dialog').getByLabel('Your 24 words').fill(words.join(' '));
    await lost.page.getByRole('dialog').getByRole('button', { name: 'Begin again' }).click();
    await see(lost.page.getByText('This device speaks for you again.')).toBeVisible();
    await see(lost.page.getByText('It writes nothing any more')).toHaveCount(0);
  });
});
