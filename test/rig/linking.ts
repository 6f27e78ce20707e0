/** Two devices are linked by codes, on the real screens, as people do it without any network to help. */
import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';

export const LINKED_WITHIN = 20_000;

export interface Holder {
  readonly page: Page;
  /** Of the person. */
  readonly name: string;
  /** An assembly that is on the device. */
  readonly assembly: string;
  /** Whether the browser lets the app use one. */
  readonly camera: boolean;
}

async function copiedCode(from: Page): Promise<string> {
  await from.evaluate(() => {
    Object.assign(window, { copied: '' });
    navigator.clipboard.writeText = (text) => {
      Object.assign(window, { copied: text });
      return Promise.resolve();
    };
  });
  await from.getByRole('button', { name: 'Copy the code' }).click();
  return from.evaluate(() => (window as unknown as { copied: string }).copied);
}

async function paste(to: Page, code: string): Promise<void> {
  await to.getByLabel('Or type or paste the code').fill(code);
  await to.getByRole('button', { name: 'Use this code' }).click();
}

/** Shows a code on one device; gives it. The camera is used where there is one. */
export async function offerCode({ page, assembly, camera }: Holder): Promise<string> {
  await page.evaluate(() => (location.hash = '#/'));
  await page.getByRole('link', { name: assembly }).first().click();
  await page.getByRole('link', { name: 'Bring someone in' }).click();
  // With a camera that may be used the code is there at once.
  if (!camera) await page.getByRole('button', { name: 'Show a code without the camera' }).click();
  await see(page.getByRole('heading', { level: 1, name: 'Let them scan this' })).toBeVisible();
  return copiedCode(page);
}

/** Puts somebody's code in, on the page that reads codes. */
export async function useCode(page: Page, code: string): Promise<void> {
  await page.evaluate(() => (location.hash = '#/'));
  await page.evaluate(() => (location.hash = '#/scan'));
  await paste(page, code);
}

/** The code of the first, shown by whatever way, goes to the second, and the second's goes back. */
export async function answerCode(one: Page, other: Page, code: string): Promise<void> {
  await useCode(other, code);
  await see(other.getByRole('heading', { name: 'Now let them scan this' })).toBeVisible();
  const back = await copiedCode(other);
  await one.getByRole('button', { name: /^Now (scan|put in) their code$/ }).click();
  await paste(one, back);
}

/** Both codes are read. */
export async function exchangeCodes(one: Holder, other: Holder): Promise<void> {
  await answerCode(one.page, other.page, await offerCode(one));
}

/** A banner's or a page's own way to a code: the code that is shown already. */
export async function shownCode(page: Page): Promise<string> {
  await see(page.getByRole('heading', { level: 1, name: 'Let them scan this' })).toBeVisible();
  return copiedCode(page);
}

export async function seeLinked(one: Holder, other: Holder): Promise<void> {
  for (const [{ page }, { name }] of [
    [one, other],
    [other, one],
  ] as const) {
    const title = page.getByRole('heading', { level: 1, name: `You and ${name} are linked` });
    await see(title).toBeVisible({ timeout: LINKED_WITHIN });
  }
}

export async function linkByCodes(one: Holder, other: Holder): Promise<void> {
  await exchangeCodes(one, other);
  await seeLinked(one, other);
}
