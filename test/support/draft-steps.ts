/** Writing a draft together, as it is done on the screen. */
import { expect as see } from 'playwright/test';
import type { Locator, Page } from 'playwright-core';
import { goTo } from './steps.ts';

/** The editor. */
export const draftEditor = (page: Page): Locator => page.getByRole('textbox', { name: 'The text' });

/** Begins a draft in the assembly that is shown, and shows it. Gives its route. */
export async function beginDraft(page: Page, title: string, text = ''): Promise<string> {
  await goTo(page, 'put');
  await page.getByLabel('Title').fill(title);
  if (text !== '') await page.getByLabel('What we’d do').fill(text);
  await page.getByRole('button', { name: 'Write it together first' }).click();
  await see(draftEditor(page)).toBeVisible();
  return new URL(page.url()).hash;
}

/** The words in the editor, without the names at other people's carets. */
export async function draftWords(page: Page): Promise<string> {
  const lines = await draftEditor(page).locator('.cm-line').all();
  const words = lines.map((line) =>
    line.evaluate((element) => {
      const copy = element.cloneNode(true) as Element;
      for (const other of copy.querySelectorAll('.cm-caretOf, .cm-placeholder')) other.remove();
      return copy.textContent;
    }),
  );
  return (await Promise.all(words)).join('\n');
}

/** Waits until the editor shows exactly these words. */
export async function seeDraft(page: Page, words: string): Promise<void> {
  await see(draftEditor(page)).toBeVisible();
  await see.poll(() => draftWords(page), { timeout: 10_000 }).toBe(words);
}

/** Writes at the end of the text. */
export async function writeOn(page: Page, words: string): Promise<void> {
  await draftEditor(page).press('Control+End');
  await draftEditor(page).pressSequentially(words);
}

/** Whose carets are shown in the text. */
export const caretNames = (page: Page): Promise<string[]> =>
  draftEditor(page).locator('.cm-caretName').allInnerTexts();
