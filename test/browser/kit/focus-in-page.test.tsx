import { createSignal, For, Show } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Dialog } from '../../../src/ui/kit/dialog.tsx';
import { Section } from '../../../src/ui/kit/sheet.tsx';
import { keepFocusInPage } from '../../../src/ui/shell/focus-in-page.ts';
import { show } from './show.tsx';

let away: (() => void) | undefined;
let letGo: () => void;
beforeEach(() => {
  letGo = keepFocusInPage();
});
afterEach(() => {
  letGo();
  away?.();
});

/** A long page; far below its title is a list of which each row can be removed, and with it the whole part. */
function relays() {
  const [rows, setRows] = createSignal(['one', 'two']);
  const [part, setPart] = createSignal(true);
  const [asking, setAsking] = createSignal(false);
  const [asked, setAsked] = createSignal(false);
  away = show(() => (
    <main>
      <h1 tabIndex={-1}>Me</h1>
      <div style={{ 'block-size': '3000px' }} />
      <Show when={part()}>
        <Section title="Relays">
          <For each={rows()}>
            {(row) => (
              <button type="button" onClick={() => setRows(rows().filter((other) => other !== row))}>
                No longer use {row}
              </button>
            )}
          </For>
          <button type="button" onClick={() => setPart(false)}>
            Away with all
          </button>
          <button type="button" onClick={() => setAsking(true)}>
            Ask
          </button>
        </Section>
      </Show>
      <Dialog open={asking()} onClose={() => setAsking(false)} title="Sure?">
        <Show when={!asked()} fallback={<p>Said.</p>}>
          <button type="button" onClick={() => setAsked(true)}>
            Say so
          </button>
        </Show>
      </Dialog>
    </main>
  ));
}

const enter = async (name: string): Promise<void> => {
  (page.getByRole('button', { name }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
};

describe('where what had the focus is taken away', () => {
  it('the heading of its part has it, in sight, and Tab goes on from there', async () => {
    relays();
    await enter('No longer use one');
    const heading = page.getByRole('heading', { name: 'Relays' });
    await expect.element(heading).toHaveFocus();
    await expect.element(heading).toBeInViewport();
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('button', { name: 'No longer use two' })).toHaveFocus();
  });

  it('and its part with it, the title of the page has it', async () => {
    relays();
    await enter('Away with all');
    await expect.element(page.getByRole('heading', { level: 1, name: 'Me' })).toHaveFocus();
  });

  it('in a dialog, the dialog’s title has it', async () => {
    relays();
    await enter('Ask');
    await enter('Say so');
    await expect.element(page.getByRole('heading', { name: 'Sure?' })).toHaveFocus();
  });

  it('by a finger or a mouse, the page stays where it is', async () => {
    relays();
    const one = page.getByRole('button', { name: 'No longer use one' });
    one.element().scrollIntoView({ block: 'start' });
    const before = window.scrollY;
    await one.click();
    await expect.element(page.getByRole('heading', { name: 'Relays' })).toHaveFocus();
    expect(Math.abs(window.scrollY - before)).toBeLessThan(60);
  });
});
