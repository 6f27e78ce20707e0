import { createSignal, Suspense } from 'solid-js';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { QrCode } from '../../../src/ui/features/codes/qr-code.tsx';
import { show } from '../kit/show.tsx';

let away: (() => void) | undefined;
afterEach(() => away?.());

it('while a code is being drawn the page stays, and what has the focus keeps it', async () => {
  const [text, setText] = createSignal('ONE');
  let waited = 0;
  const Waits = () => {
    waited += 1;
    return <p>Waiting</p>;
  };
  away = show(() => (
    <Suspense fallback={<Waits />}>
      <button type="button" onClick={() => setText('TWO')}>
        Another
      </button>
      <QrCode text={text()} label={`A code of ${text()}`} />
    </Suspense>
  ));
  await expect.element(page.getByRole('img', { name: 'A code of ONE' })).toBeVisible();
  const another = page.getByRole('button', { name: 'Another' });
  await another.click();
  await expect.element(page.getByRole('img', { name: 'A code of TWO' })).toBeVisible();
  await expect.element(another).toHaveFocus();
  expect(waited).toBe(0);
});
