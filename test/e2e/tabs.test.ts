import { expect as see } from 'playwright/test';
import type { Locator, Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { beginDraft, seeDraft, writeOn } from '../support/draft-steps.ts';
import {
  comeIn,
  goTo,
  join,
  openAssembly,
  openProposal,
  putIdea,
  say,
  takePosition,
} from '../support/steps.ts';

const app = useApp({ installs: false });

/** Words in the talk; what is read out beside them names its author. */
const said = (page: Page, words: string): Locator => page.getByRole('main').getByText(words, { exact: true });

const linkedWithOne = (page: Page): Locator => page.getByRole('button', { name: 'with 1 device' }).first();

/** Ana with two tabs, the first of them in charge of the links, and Ben; all look at the talk. */
async function twoTabsAndBen(name: string) {
  const ana = await app.device('Ana');
  await comeIn(ana.page, 'Ana');
  const link = await openAssembly(ana.page, name);
  await goTo(ana.page, 'talk');
  const ben = await app.device('Ben');
  await join(ben.page, link, 'Ben');
  await goTo(ben.page, 'talk');
  const [first, second] = [ana.page, await ana.tab(new URL(ana.page.url()).hash)];
  await see(second.getByRole('textbox', { name: 'Say something' })).toBeVisible();
  return { ana, ben: ben.page, first, second };
}

describe('two tabs of one device', () => {
  test('are one: what is said, heard or decided in one is so in the other', async () => {
    const { ana, ben, first, second } = await twoTabsAndBen('Chapel Allerton');
    await see(linkedWithOne(first)).toBeVisible({ timeout: 15_000 });
    await see(linkedWithOne(second)).toBeVisible();

    await say(first, 'from the first tab');
    await see(said(second, 'from the first tab')).toBeVisible();
    await say(second, 'from the second tab');
    await see(said(first, 'from the second tab')).toBeVisible();
    await see(said(ben, 'from the second tab')).toBeVisible();
    for (const page of [first, second]) {
      await see(page.getByRole('main').getByText('Not sent yet')).toHaveCount(0);
    }
    await say(ben, 'from Ben');
    for (const page of [first, second]) await see(said(page, 'from Ben')).toBeVisible();

    await putIdea(first, 'Bread on Sundays', 'We bake once more.');
    await openProposal(second, 'Bread on Sundays');
    await takePosition(first, 'agree');
    const dock = second.getByRole('group', { name: 'Where do you stand?' });
    await see(dock.getByRole('button', { name: 'I agree' })).toHaveAttribute('aria-pressed', 'true');

    await first.close();
    await goTo(second, 'talk');
    await see(linkedWithOne(second)).toBeVisible({ timeout: 15_000 });
    await say(ben, 'after one tab was closed');
    await see(said(second, 'after one tab was closed')).toBeVisible();
    await say(second, 'from the tab that is left');
    await see(said(ben, 'from the tab that is left')).toBeVisible();

    const third = await ana.tab(new URL(second.url()).hash);
    await see(said(third, 'from the tab that is left')).toBeVisible();
  });

  test('write at nearly the same time without writing over each other', async () => {
    const { ben, first, second } = await twoTabsAndBen('Burley');
    const words = [1, 2, 3, 4].flatMap((n) => [`first tab, ${n}`, `second tab, ${n}`]);
    for (const n of [1, 2, 3, 4]) {
      await Promise.all([say(first, `first tab, ${n}`), say(second, `second tab, ${n}`)]);
    }
    for (const page of [first, second, ben]) {
      for (const each of words) await see(said(page, each)).toBeVisible();
    }
    // A feed that went two ways could be written no further, and other devices would drop its end.
    for (const page of [first, second, ben]) await page.reload();
    await say(first, 'one more');
    await see(said(second, 'one more')).toBeVisible();
    for (const each of [...words, 'one more']) await see(said(ben, each)).toBeVisible({ timeout: 15_000 });
  });

  test('share a draft while it is written, the one without links too', async () => {
    const { ben, first, second } = await twoTabsAndBen('Meanwood');
    const draft = await beginDraft(first, 'A tool library');
    await writeOn(first, 'Everyone lends');
    for (const page of [second, ben]) await page.evaluate((to) => (location.hash = to), draft);
    await seeDraft(second, 'Everyone lends');
    await writeOn(first, ' a tool');
    await seeDraft(second, 'Everyone lends a tool');
    await writeOn(second, ', and borrows one.');
    for (const page of [first, ben]) await seeDraft(page, 'Everyone lends a tool, and borrows one.');
    // One's own other tab is nobody else.
    await see(first.getByText('Here now: you, Ben.')).toBeVisible();
  });

  test('a name chosen in one is chosen in both, and either can go on alone', async () => {
    const ana = await app.device('Ana');
    const second = await ana.tab();
    await comeIn(ana.page, 'Ana');
    await see(second.getByLabel('Your name')).toBeHidden();
    await ana.page.close();
    const link = await openAssembly(second, 'Hyde Park');
    const ben = await app.device('Ben');
    await join(ben.page, link, 'Ben');
    await goTo(second, 'people');
    await see(second.getByRole('checkbox', { name: 'Ben' })).toBeVisible();
  });
});
