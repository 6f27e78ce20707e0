import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import {
  beginDraft,
  caretNames,
  draftEditor,
  draftWords,
  seeDraft,
  writeOn,
} from '../support/draft-steps.ts';
import { comeIn, goTo, join, openAssembly, openProposal } from '../support/steps.ts';

const app = useApp({ installs: false });

const open = (page: Page, route: string) => page.evaluate((to) => (location.hash = to), route);

/** Ana and Ben with one draft open on both their devices. */
async function twoWriting(assembly: string, title: string) {
  const ana = await app.device('Ana', { viewport: { width: 720, height: 900 } });
  await comeIn(ana.page, 'Ana');
  const link = await openAssembly(ana.page, assembly);
  const ben = await app.device('Ben', { viewport: { width: 720, height: 900 } });
  await join(ben.page, link, 'Ben');
  const draft = await beginDraft(ana.page, title);
  await goTo(ben.page, 'proposals');
  await ben.page.getByRole('main').getByRole('link', { name: title }).first().click();
  await see(draftEditor(ben.page)).toBeVisible();
  return { ana, ben, link, draft };
}

describe('a draft', () => {
  test('is written by two at once, taken back by its writers only, kept, and put word for word', async () => {
    const { ana, ben, link, draft } = await twoWriting('Oakwood', 'A repair café');
    await writeOn(ana.page, 'We mend what breaks.');
    await seeDraft(ben.page, 'We mend what breaks.');
    await ana.page.getByRole('button', { name: 'Keep this version' }).click();
    await see(ben.page.getByRole('button', { name: /kept by Ana/ })).toBeVisible();

    // Both at once: one at the beginning, one at the end.
    await draftEditor(ben.page).press('Control+Home');
    await draftEditor(ana.page).press('Control+End');
    await Promise.all([
      draftEditor(ben.page).pressSequentially('On Saturdays. '),
      draftEditor(ana.page).pressSequentially(' Bring a cake.'),
    ]);
    const both = 'On Saturdays. We mend what breaks. Bring a cake.';
    for (const { page } of [ana, ben]) await seeDraft(page, both);

    // Who is there, and where: the caret of whoever has the editor.
    await see(ana.page.getByText('Here now: you, Ben.')).toBeVisible();
    await see(ben.page.getByText('Here now: you, Ana.')).toBeVisible();
    for (const [{ page }, other] of [
      [ana, 'Ben'],
      [ben, 'Ana'],
    ] as const) {
      await see.poll(() => caretNames(page)).toEqual([other]);
    }

    // Undo takes back one's own words, as much of them as was written in one go; never what others wrote.
    await ana.page.getByRole('button', { name: 'Undo' }).click();
    for (const { page } of [ana, ben]) {
      await see.poll(() => draftWords(page)).toMatch(/^On Saturdays\. (?!.*Bring a cake\.)/);
    }
    await ana.page.getByRole('button', { name: 'Redo' }).click();
    for (const { page } of [ana, ben]) await seeDraft(page, both);

    // An earlier version comes back, and what it replaced is kept.
    await ben.page.getByRole('button', { name: /kept by Ana/ }).click();
    await ben.page.getByRole('dialog').getByRole('button', { name: 'Bring it back' }).click();
    for (const { page } of [ana, ben]) await seeDraft(page, 'We mend what breaks.');
    await ana.page.getByRole('button', { name: /On Saturdays.*kept by Ben/ }).click();
    await ana.page.getByRole('dialog').getByRole('button', { name: 'Bring it back' }).click();
    for (const { page } of [ana, ben]) await seeDraft(page, both);

    // The one who began it is gone; a third gets it from whoever is there.
    await ana.offline(true);
    const cem = await app.device('Cem', { viewport: { width: 720, height: 900 } });
    await join(cem.page, link, 'Cem');
    await open(cem.page, draft);
    await seeDraft(cem.page, both);
    await writeOn(cem.page, ' Or tools.');
    const final = `${both} Or tools.`;
    await seeDraft(ben.page, final);
    await ana.offline(false);
    await seeDraft(ana.page, final);

    await ben.page.getByRole('button', { name: 'Put it to the assembly' }).click();
    const dialog = ben.page.getByRole('dialog');
    await dialog.getByLabel('What it is about').fill('The street.');
    await dialog.getByRole('button', { name: 'Put it' }).click();
    await see(ben.page.getByRole('heading', { level: 1, name: 'A repair café' })).toBeVisible();
    for (const { page } of [ana, cem]) {
      await see(page.getByText('This was put to the assembly.')).toBeVisible();
      await openProposal(page, 'A repair café');
      await see(page.getByText(final, { exact: true })).toBeVisible();
    }
  });

  test('that two went on with apart holds the words of both when they meet', async () => {
    const { ana, ben, draft } = await twoWriting('Scholes', 'A bus at night');
    await writeOn(ana.page, 'It goes hourly.');
    await seeDraft(ben.page, 'It goes hourly.');
    for (const device of [ana, ben]) await device.offline(true);
    await writeOn(ana.page, ' It is free.');
    await draftEditor(ben.page).press('Control+Home');
    await draftEditor(ben.page).pressSequentially('From ten to four. ');
    expect(await draftWords(ana.page)).toBe('It goes hourly. It is free.');
    expect(await draftWords(ben.page)).toBe('From ten to four. It goes hourly.');
    for (const device of [ana, ben]) await device.offline(false);
    const merged = 'From ten to four. It goes hourly. It is free.';
    for (const { page } of [ana, ben]) {
      await see.poll(() => draftWords(page), { timeout: 20_000 }).toBe(merged);
    }
    await goTo(ana.page, 'talk');
    await open(ana.page, draft);
    await seeDraft(ana.page, merged);
  });
});
