// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import axe from 'axe-core';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import PutPage from '../../../src/ui/features/proposal/put-page.tsx';
import { openAs } from '../../support/open-as.ts';
import { feedOf, world, type Persona } from '../../support/world.ts';

let shown: Shown | undefined;
afterEach(() => shown?.remove());

const RECORD = `${feedOf('somebody').toString(36)}.7.0`;
const text = () => document.querySelector('main')?.textContent ?? '';
const put = page.getByRole('button', { name: 'Put it to the assembly' });

function show(me: Persona, record = RECORD): void {
  const path = `/put?matter=erasure&record=${record}`;
  shown = showPage(me, openAs(me), { page: PutPage, pattern: '/put', path });
}

describe('proposing that words in talk be erased', () => {
  it('says what it does and what it takes, leads to the words, and puts a proposal about just these', async () => {
    const [ana] = world().assembly('Ana', 'Ben', 'Cem');
    show(ana);
    await expect.element(page.getByRole('heading', { level: 1, name: 'Put a proposal' })).toBeVisible();
    expect(text()).toContain('every device that hears of it erases these words');
    expect(text()).toContain('Someone who kept a copy still has it.');
    expect(text()).toContain('It can’t be undone, so two members have to be in favour.');
    // Less than that is true of it.
    expect(text()).not.toContain('If nobody objects, it is settled without a meeting.');
    const words = page.getByRole('link', { name: 'See the words' });
    await expect.element(words).toHaveAttribute('href', expect.stringContaining(`/thread/${RECORD}`));
    const found = await axe.run(document.querySelector<HTMLElement>('main') ?? document.body);
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.getByRole('textbox', { name: 'What we’d do' }).fill('They go: they name a child.');
    await put.click();
    await expect.poll(() => shown?.path()).toMatch(/\/p\//);
    const [proposal] = [...ana.state.proposals.values()];
    expect(proposal?.revisions[0]).toMatchObject({
      title: 'Erase words in talk',
      text: 'They go: they name a child.',
      matter: { type: 'erasure', record: RECORD },
    });
  });

  it('is open to whoever is new, as every idea is', async () => {
    const w = world();
    const [ana] = w.assembly('Ana', 'Ben');
    const [fay] = w.newcomers(ana, 'Fay') as [Persona];
    show(fay);
    await expect.element(page.getByText('You’re new here.')).toBeVisible();
    await put.click();
    await expect.poll(() => shown?.path()).toMatch(/\/p\//);
    expect([...fay.state.proposals.values()].map(({ by }) => by)).toEqual([fay.id]);
  });

  it('with an address that names nothing is the form for an idea', async () => {
    const [ana] = world().assembly('Ana', 'Ben');
    show(ana, 'no-record');
    await expect.element(page.getByRole('heading', { level: 1, name: 'Put an idea' })).toBeVisible();
    expect(text()).not.toContain('erased');
  });
});
