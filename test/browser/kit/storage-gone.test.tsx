import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { renderApp } from '../../../src/ui/app.tsx';
import { sayStorageIsGone } from '../../../src/ui/shell/storage-gone.ts';
import { mootAtHand } from './moot-at-hand.ts';

let away: (() => void) | undefined;
afterEach(() => away?.());

it('a page whose storage was taken away says so, once, and offers the way on', async () => {
  const root = document.createElement('div');
  document.body.append(root);
  const real = mootAtHand();
  away = renderApp(root, { real, openExample: () => Promise.resolve(mootAtHand({}, 'example')) });
  await expect.element(page.getByRole('heading', { level: 1 })).toBeInTheDocument();
  sayStorageIsGone();
  real.storage.set({ ...real.storage.get(), fault: { type: 'storageFailed', detail: 'closed' } });
  await expect.element(page.getByRole('alert')).toHaveTextContent('Nothing can be saved from here any more');
  await expect.element(page.getByRole('button', { name: 'Load the page again' })).toBeVisible();
});
