import type { Moot } from '../../../src/app/api.ts';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { AssemblySummary } from '../../../src/app/api.ts';
import { renderApp, type Start } from '../../../src/ui/app.tsx';
import { setTheme } from '../../../src/ui/shell/settings.ts';
import { offerUpdate } from '../../../src/ui/shell/update.ts';
import { mootAtHand, WORDS, type MootAtHand } from './moot-at-hand.ts';
import { ALONE } from '../../../src/sync/alone.ts';

let root: HTMLElement;
let away: (() => void) | undefined;

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  away?.();
  root.remove();
  localStorage.clear();
  setTheme('auto');
  location.hash = '';
});

const open = (start: Start, hash = '#/') => {
  location.hash = hash;
  away = renderApp(root, start);
};
const openReal = (real: MootAtHand, hash = '#/') =>
  open({ real, openExample: () => Promise.resolve(mootAtHand({}, 'example')) }, hash);

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });

const leeds: AssemblySummary = {
  id: 'a1',
  name: 'Leeds Central',
  kind: 'geographical',
  state: 'here',
  members: 42,
  participants: 19,
  openProposals: 2,
  unread: 14,
  needs: [{ type: 'position', proposal: 'p1', title: 'Breakfast club', since: Date.now() - 3_600_000 }],
  connection: ALONE,
};

/** Serious findings of axe on what is shown. */
async function findings(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
  });
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

describe('welcome', () => {
  it('lets someone in by a name alone, with the keyboard', async () => {
    const moot = mootAtHand(null);
    openReal(moot);
    await expect.element(heading('Decide it together.')).toBeInTheDocument();
    await userEvent.tab();
    await expect.element(page.getByRole('textbox', { name: 'Your name' })).toHaveFocus();
    await userEvent.keyboard('Ewa Nowicka{Enter}');
    await expect.element(heading('You’re in')).toBeInTheDocument();
    expect(moot.me.get()?.name).toBe('Ewa Nowicka');
  });

  it('asks for a name where there is none, and keeps what was typed', async () => {
    openReal(mootAtHand(null));
    await page.getByRole('textbox').fill('   ');
    await page.getByRole('button', { name: 'Come in' }).click();
    await expect.element(page.getByText('People need something to call you.')).toBeVisible();
    await expect.element(page.getByRole('textbox')).toHaveValue('   ');
  });

  it('stands before any address, and says so to someone who was invited', async () => {
    openReal(mootAtHand(null), '#/join/abc');
    await expect.element(heading('You’re invited.')).toBeInTheDocument();
  });
});

describe('home', () => {
  it('says what needs me, and where it is', async () => {
    const moot = mootAtHand();
    moot.assemblies.set([leeds]);
    openReal(moot);
    await expect.element(heading('One thing needs you')).toBeInTheDocument();
    const need = page.getByRole('list', { name: 'What needs you' }).getByRole('link');
    await expect.element(need).toHaveAttribute('href', '#/a/a1/p/p1');
    await expect.element(need).toHaveTextContent('Where do you stand?');
    moot.assemblies.set([{ ...leeds, needs: [] }]);
    await expect.element(heading('Nothing needs you')).toBeInTheDocument();
  });

  it('keeps the focus, and what is under the pointer, while what is waiting is told anew', async () => {
    const moot = mootAtHand();
    const needs = ['p1', 'p2'].map((proposal) => ({
      type: 'position' as const,
      proposal,
      title: `About ${proposal}`,
      since: Date.now() - 3_600_000,
    }));
    moot.assemblies.set([{ ...leeds, needs }]);
    openReal(moot);
    const second = page.getByRole('link', { name: /About p2/u }).element() as HTMLElement;
    const place = page.getByRole('link', { name: /14 new/u }).element();
    second.focus();
    moot.assemblies.set([{ ...leeds, unread: 15, needs: needs.map((need) => ({ ...need })) }]);
    await expect.element(page.getByRole('link', { name: /15 new/u })).toBeInTheDocument();
    expect(document.activeElement).toBe(second);
    expect(place.textContent).toContain('15 new');
  });

  it('reminds quietly of the 24 words when it is time, and stops when told to', async () => {
    const moot = mootAtHand({ remindAt: Date.now() - 1 });
    openReal(moot);
    await expect.element(page.getByRole('link', { name: 'write down your 24 words' })).toBeVisible();
    await page.getByRole('button', { name: 'later' }).click();
    await expect
      .element(page.getByRole('link', { name: 'write down your 24 words' }))
      .not.toBeInTheDocument();
    expect(moot.asked).toEqual(['remindOfPhraseLater']);
  });

  it('says in sentences whom this device can hear', async () => {
    const moot = mootAtHand();
    openReal(moot);
    await page.getByRole('button', { name: 'this device alone' }).first().click();
    await expect
      .element(page.getByRole('dialog', { name: 'This device alone' }))
      .toHaveTextContent('Everything is saved here');
  });

  it('tells a pasted link that is no invitation', async () => {
    openReal(mootAtHand());
    await page.getByRole('textbox', { name: /Were you invited/u }).fill('https://example.org/');
    await page.getByRole('button', { name: 'Open the invitation' }).click();
    await expect.element(page.getByText('That isn’t an invitation to an assembly.')).toBeVisible();
  });
});

describe('the 24 words', () => {
  it('are shown when asked for, checked by three of them, and then not asked for again', async () => {
    const moot = mootAtHand();
    openReal(moot, '#/me/words');
    await expect.element(page.getByRole('button', { name: 'Show me the words' })).toBeVisible();
    expect(document.body.textContent).not.toContain('word7');
    await page.getByRole('button', { name: 'Show me the words' }).click();
    expect(
      page
        .getByRole('list', { name: /24 words/u })
        .getByRole('listitem')
        .elements(),
    ).toHaveLength(24);
    await page.getByRole('button', { name: 'I’ve written them down' }).click();
    const fields = page.getByRole('textbox').elements() as HTMLInputElement[];
    expect(fields).toHaveLength(3);
    for (const field of fields) await userEvent.fill(field, 'wrong');
    await page.getByRole('button', { name: 'Check them' }).click();
    await expect.element(page.getByText(/That isn’t word/u).first()).toBeVisible();
    expect(moot.asked).toEqual([]);
    for (const field of fields) {
      const place = Number(/\d+/u.exec(field.labels?.[0]?.textContent ?? '')?.[0]);
      await userEvent.fill(field, ` ${(WORDS[place - 1] ?? '').toUpperCase()}`);
    }
    await page.getByRole('button', { name: 'Check them' }).click();
    await expect.element(page.getByRole('heading', { name: 'That’s them' })).toBeVisible();
    expect(moot.asked).toEqual(['phraseWasKept']);
  });

  it('can be put off', async () => {
    const moot = mootAtHand();
    openReal(moot, '#/me/words');
    await page.getByRole('button', { name: 'Remind me later' }).click();
    await expect.element(heading('You’re in')).toBeInTheDocument();
    expect(moot.asked).toEqual(['remindOfPhraseLater']);
  });
});

describe('around every page', () => {
  it('takes the focus to the new page’s heading, and names the document', async () => {
    openReal(mootAtHand());
    await page.getByRole('link', { name: 'Moots' }).click();
    await expect.element(heading('Moots')).toHaveFocus();
    expect(document.title).toBe('Moots · Moot');
    await page.getByRole('link', { name: 'Me', exact: true }).click();
    await expect.element(heading('Ewa Nowicka')).toHaveFocus();
  });

  it('says honestly that an address or an assembly is not here', async () => {
    openReal(mootAtHand(), '#/nowhere/at/all');
    await expect.element(heading('Nothing at this address')).toBeInTheDocument();
    location.hash = '#/a/0123';
    await expect.element(heading('Not on this device')).toBeInTheDocument();
  });

  it('labels the example, and takes it away with one tap', async () => {
    const example = mootAtHand({ name: 'Invented' }, 'example');
    open({ real: mootAtHand(), openExample: () => Promise.resolve(example) }, '#/example');
    const label = page.getByRole('complementary', { name: 'About the example' });
    await expect.element(label).toHaveTextContent('An example.');
    await page.getByRole('link', { name: 'Moots' }).click();
    await expect.poll(() => location.hash).toBe('#/example/moots');
    await page.getByRole('button', { name: 'Remove it' }).click();
    await expect.poll(() => location.hash).toBe('#/');
    await expect.element(label).not.toBeInTheDocument();
    expect(example.asked).toEqual(['close']);
  });

  it('keeps the example while one is away, and makes another once it was removed', async () => {
    const openExample = vi.fn<() => Promise<Moot>>(() =>
      Promise.resolve(mootAtHand({ name: 'Invented' }, 'example')),
    );
    open({ real: mootAtHand(), openExample }, '#/example/moots');
    await expect.element(heading('Moots')).toBeInTheDocument();
    await page.getByRole('link', { name: 'Leave it' }).click();
    await expect.element(heading('You’re in')).toBeInTheDocument();
    location.hash = '#/example/moots';
    await expect.element(heading('Moots')).toBeInTheDocument();
    expect(openExample).toHaveBeenCalledTimes(1);
    await page.getByRole('button', { name: 'Remove it' }).click();
    await expect.element(heading('You’re in')).toBeInTheDocument();
    location.hash = '#/example';
    await expect.element(page.getByRole('button', { name: 'Remove it' })).toBeInTheDocument();
    expect(openExample).toHaveBeenCalledTimes(2);
  });

  it('offers an update, and forces none', async () => {
    const apply = vi.fn<() => void>();
    openReal(mootAtHand());
    await expect.element(heading('You’re in')).toBeInTheDocument();
    offerUpdate(apply);
    await expect.element(page.getByText('A newer Moot is ready on this device.')).toBeVisible();
    expect(apply).not.toHaveBeenCalled();
    await page.getByRole('button', { name: 'Later' }).click();
    await expect.element(page.getByText('A newer Moot is ready on this device.')).not.toBeInTheDocument();
    offerUpdate(apply);
    await page.getByRole('button', { name: 'Use it now' }).click();
    expect(apply).toHaveBeenCalledTimes(1);
    await page.getByRole('button', { name: 'Later' }).click();
  });

  it('keeps the chosen theme', async () => {
    openReal(mootAtHand(), '#/me');
    await page.getByText('Dark', { exact: true }).click();
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(localStorage.getItem('moot.theme')).toBe('dark');
  });
});

describe('a device that cannot save', () => {
  it('is told so over every page, and no longer once it can', async () => {
    const moot = mootAtHand();
    openReal(moot, '#/moots');
    await expect.element(heading('Moots')).toBeInTheDocument();
    moot.storage.set({ ...moot.storage.get(), fault: { type: 'storageFull' } });
    await expect.element(page.getByRole('alert')).toHaveTextContent('This device has no room left');
    moot.storage.set({ ...moot.storage.get(), fault: null });
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });
});

describe('where the app cannot run', () => {
  it.each([
    ['noEd25519', 'This browser is too old for Moot', 'Firefox 129'],
    ['noIndexedDB', 'This browser can’t keep anything', 'Firefox 129'],
    ['notSecureContext', 'This address isn’t safe enough', 'https'],
    ['storageBlocked', 'This browser keeps nothing for Moot', 'ordinary window'],
    ['storageFull', 'This device has no room left', 'Free some space'],
    ['olderTab', 'An older Moot is open in another tab', 'goes on by itself'],
    ['newerData', 'What is here was written by a newer Moot', 'Close all tabs'],
    ['failed', 'Moot couldn’t start', 'Load the page again'],
  ] as const)('says for %s what is wrong and what to do', async (fault, title, help) => {
    open({ fault, detail: 'NotSupportedError' });
    await expect.element(heading(title)).toBeVisible();
    expect(root.textContent).toContain(help);
    expect(root.textContent).toContain('NotSupportedError');
  });
});

describe.each(['light', 'dark'] as const)('axe finds nothing in the %s theme', (theme) => {
  it.each([
    ['the kit', '#/kit', 'The kit'],
    ['home', '#/', 'One thing needs you'],
    ['me', '#/me', 'Ewa Nowicka'],
    ['the words', '#/me/words', 'Your 24 words'],
    ['Moots', '#/moots', 'Moots'],
  ] as const)('on %s', async (_, hash, title) => {
    const moot = mootAtHand({ remindAt: Date.now() - 1 });
    moot.assemblies.set([leeds]);
    setTheme(theme);
    openReal(moot, hash);
    await expect.element(heading(title)).toBeInTheDocument();
    expect(await findings()).toEqual([]);
  });

  it('on the welcome', async () => {
    setTheme(theme);
    openReal(mootAtHand(null));
    await expect.element(heading('Decide it together.')).toBeInTheDocument();
    expect(await findings()).toEqual([]);
  });
});
