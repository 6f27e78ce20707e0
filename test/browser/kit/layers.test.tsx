import { createSignal } from 'solid-js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Button } from '../../../src/ui/kit/button.tsx';
import { Dialog } from '../../../src/ui/kit/dialog.tsx';
import { Menu } from '../../../src/ui/kit/menu.tsx';
import { useToasts } from '../../../src/ui/kit/toasts.tsx';
import { show } from './show.tsx';

let away: (() => void) | undefined;
afterEach(() => away?.());

describe('Dialog', () => {
  const withDialog = () => {
    const [open, setOpen] = createSignal(false);
    away = show(() => (
      <div data-wall="sign">
        <Button onClick={() => setOpen(true)}>Erase</Button>
        <Dialog
          open={open()}
          onClose={() => setOpen(false)}
          title="Erase these words?"
          acts={<Button onClick={() => setOpen(false)}>Keep them</Button>}
        >
          <p>They go for good.</p>
        </Dialog>
      </div>
    ));
    return open;
  };

  it('opens over an inert page, closes by Escape, and gives the focus back', async () => {
    const open = withDialog();
    const opener = page.getByRole('button', { name: 'Erase' });
    await opener.click();
    await expect.element(page.getByRole('dialog', { name: 'Erase these words?' })).toBeVisible();
    expect(document.querySelector('dialog')?.matches(':modal')).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(open()).toBe(false);
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await expect.element(opener).toHaveFocus();
  });

  it('closes by its cross and by its acts, and holds nothing while it is closed', async () => {
    const open = withDialog();
    expect(document.querySelector('dialog')?.childElementCount).toBe(0);
    await page.getByRole('button', { name: 'Erase' }).click();
    await page.getByRole('button', { name: 'Close' }).click();
    expect(open()).toBe(false);
    await page.getByRole('button', { name: 'Erase' }).click();
    await page.getByRole('button', { name: 'Keep them' }).click();
    expect(open()).toBe(false);
  });

  it('is paper even where it is asked for on a painted wall', async () => {
    withDialog();
    await page.getByRole('button', { name: 'Erase' }).click();
    const words = page.getByText('They go for good.').element();
    expect(getComputedStyle(words).color).toBe(getComputedStyle(document.body).color);
  });
});

describe('Menu', () => {
  const withMenu = () => {
    const chosen = vi.fn<(label: string) => void>();
    away = show(() => (
      <Menu
        label="More about this"
        items={['Reply', 'Edit', 'Erase for good'].map((label) => ({ label, onChoose: () => chosen(label) }))}
      />
    ));
    return chosen;
  };

  it('is walked by arrow keys, round both ends, and chosen by Enter', async () => {
    const chosen = withMenu();
    const button = page.getByRole('button', { name: 'More about this' });
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    button.element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'Reply' })).toHaveFocus();
    await expect.element(button).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(page.getByRole('menuitem', { name: 'Erase for good' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(page.getByRole('menuitem', { name: 'Edit' })).toHaveFocus();
    await userEvent.keyboard('{Home}{End}{Enter}');
    expect(chosen).toHaveBeenCalledExactlyOnceWith('Erase for good');
    await expect.element(button).toHaveFocus();
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  });

  it('closes by Escape without choosing, and the focus goes back', async () => {
    const chosen = withMenu();
    const button = page.getByRole('button', { name: 'More about this' });
    await button.click();
    await expect.element(page.getByRole('menuitem', { name: 'Reply' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(button).toHaveFocus();
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    expect(chosen).not.toHaveBeenCalled();
  });

  it('stays on the screen at its edges', async () => {
    withMenu();
    await page.getByRole('button', { name: 'More about this' }).click();
    const box = page.getByRole('menu').element().getBoundingClientRect();
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(window.innerWidth);
  });
});

describe('toasts', () => {
  function Speaker(props: { readonly onUndo: () => void }) {
    const toasts = useToasts();
    const say = (words: string): void =>
      toasts.say({ words, act: { label: 'Undo', onPress: () => props.onUndo() } });
    let more = 0;
    return (
      <>
        <Button onClick={() => say('Taken back')}>Say</Button>
        <Button onClick={() => say(`One more, ${++more}`)}>Say more</Button>
        <Button onClick={() => toasts.fault({ type: 'refused', reason: 'objectionStands' })}>Go wrong</Button>
      </>
    );
  }

  it('are announced politely, can be undone, and leave when answered', async () => {
    const undone = vi.fn<() => void>();
    away = show(() => <Speaker onUndo={undone} />);
    await page.getByRole('button', { name: 'Say', exact: true }).click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Taken back');
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(undone).toHaveBeenCalledTimes(1);
    await expect.element(page.getByRole('status')).not.toHaveTextContent('Taken back');
  });

  it('say what went wrong in the words for its code, and stay until closed', async () => {
    away = show(() => <Speaker onUndo={() => undefined} />);
    await page.getByRole('button', { name: 'Go wrong' }).click();
    await expect.element(page.getByRole('status')).toHaveTextContent('An objection is still open.');
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.element(page.getByRole('status')).not.toHaveTextContent('objection');
  });

  it('never pile up', async () => {
    away = show(() => <Speaker onUndo={() => undefined} />);
    for (let i = 0; i < 6; i++) await page.getByRole('button', { name: 'Say more' }).click();
    expect(page.getByRole('button', { name: 'Undo' }).elements()).toHaveLength(3);
  });

  it('say the same words once, however often they are said', async () => {
    away = show(() => <Speaker onUndo={() => undefined} />);
    for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Say', exact: true }).click();
    expect(page.getByRole('button', { name: 'Undo' }).elements()).toHaveLength(1);
  });
});
