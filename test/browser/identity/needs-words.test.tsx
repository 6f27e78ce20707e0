/** A device that was set back, and that no other device may certify: only the 24 words bring it back. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DeviceNotice } from '../../../src/app/devices-api.ts';
import { writable } from '../../../src/lib/readable.ts';
import { renderApp } from '../../../src/ui/app.tsx';
import { mootAtHand, WORDS } from '../kit/moot-at-hand.ts';

let root: HTMLElement;
let away: (() => void) | undefined;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  away?.();
  root.remove();
  location.hash = '';
});

it('says so over every page, leads to where they are typed, and by the keyboard alone', async () => {
  const notice = writable<DeviceNotice | null>({ why: 'needsWords', lostIn: [] });
  const plain = mootAtHand();
  const moot = { ...plain, devices: { ...plain.devices, notice } };
  location.hash = '#/';
  away = renderApp(root, {
    real: moot,
    openExample: () => Promise.reject(new Error('not part of this test')),
  });
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your 24 words give it a new start.');
  // It stays until it is done.
  expect(page.getByRole('button', { name: 'I’ve read it' }).elements()).toHaveLength(0);
  await page.getByRole('link', { name: 'What to do' }).click();
  await expect.element(page.getByText('This device can’t go on as it is.').first()).toBeVisible();

  const have = page.getByRole('button', { name: 'I have my 24 words' });
  (have.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const field = page.getByLabelText('Your 24 words, in their order');
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('only three words');
  await page.getByRole('button', { name: 'Begin again' }).click();
  await expect
    .element(page.getByText('There are 24 words, and these are 3.', { exact: false }))
    .toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(have).toHaveFocus();

  // Nothing of them stays behind a closed dialog.
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveValue('');
  await field.fill(WORDS.join(' '));
  await page.getByRole('button', { name: 'Begin again' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(plain.asked).toEqual(['beginAgain 3', 'beginAgain 24']);
});
