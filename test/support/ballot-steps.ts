/** From a deadlock to a ballot and a paper in it, on the screen. */
import { expect as see } from 'playwright/test';
import type { Locator, Page } from 'playwright-core';
import type { Device } from './device.ts';
import { openProposal, putIdea, takePosition } from './steps.ts';

export const IDEA = 'A shared oven';
export const QUESTION = 'Do we buy the oven?';

const main = (page: Page): Locator => page.getByRole('main');
export const button = (page: Page, name: string | RegExp): Locator =>
  main(page).getByRole('button', { name });
export const link = (page: Page, name: string | RegExp): Locator => main(page).getByRole('link', { name });
export const score = (page: Page, option: string, of: number): Locator =>
  page.getByRole('group', { name: option, exact: true }).getByRole('radio', { name: `${of} of 5` });

/**
 * The first one puts it and agrees; then a Moot of all finds that those for and those against are too many
 * for broad approval and for broad disagreement; the first one records it, with the tellers that it named.
 */
export async function comeToDeadlock(
  { page }: Device,
  others: readonly Device[],
  against: readonly Device[],
  tellers: readonly Device[],
): Promise<void> {
  await putIdea(page, IDEA, 'We buy one for the hall.');
  await takePosition(page, 'agree');
  for (const other of others) {
    await openProposal(other.page, IDEA);
    await takePosition(other.page, 'agree');
  }
  for (const other of against) {
    await openProposal(other.page, IDEA);
    await takePosition(other.page, 'object', `Who cleans it, asks ${other.name}?`);
  }
  for (const { name } of against) {
    await see(page.getByText(`Who cleans it, asks ${name}?`).first()).toBeVisible();
  }
  const heard = 1 + others.length + against.length;
  await see(page.getByText(`of ${heard} heard`)).toBeVisible();
  await link(page, 'Record one that took place').click();
  await page.getByRole('textbox', { name: 'Place' }).fill('St Mark’s Hall');
  for (const { name } of [...others, ...against]) {
    await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  }
  await button(page, 'Put it on record').click();
  await button(page, 'Record the deadlock').click();
  const dialog = page.getByRole('dialog');
  for (const name of await dialog.getByRole('checkbox').all()) await name.uncheck();
  for (const { name } of tellers)
    await dialog.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  await dialog.getByRole('button', { name: 'Record it' }).click();
}

export async function openBallot({ page }: Device): Promise<void> {
  await link(page, 'Open a ballot').first().click();
  await page.getByLabel('The question').fill(QUESTION);
  await page.getByRole('radio', { name: /in 3 days/ }).check();
  await button(page, 'Look at it once more').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open the ballot' }).click();
  await see(page.getByRole('heading', { level: 1, name: QUESTION })).toBeVisible();
}

/** By way of its proposal. */
export async function showBallot({ page }: Device): Promise<void> {
  await openProposal(page, IDEA);
  await link(page, new RegExp(`^${QUESTION.replace('?', String.raw`\?`)}`))
    .first()
    .click();
  await see(page.getByRole('heading', { level: 1, name: QUESTION })).toBeVisible();
}

/** All of them accept as tellers; the first one has the ballot open already. */
export async function beginBallot(tellers: readonly Device[]): Promise<void> {
  for (const [i, teller] of tellers.entries()) {
    if (i > 0) await showBallot(teller);
    await button(teller.page, 'I’ll be a teller').click();
    await see(button(teller.page, 'I’ll be a teller')).toBeHidden();
  }
}

export async function putIn({ page }: Device, yes: number, no: number): Promise<void> {
  await score(page, 'Yes', yes).check();
  await score(page, 'No', no).check();
  await button(page, 'Put my paper in').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Put it in' }).click();
  await see(page.getByRole('heading', { name: 'Your paper is in' })).toBeVisible();
}
