// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import axe from 'axe-core';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import FoundPage from '../../../src/ui/features/found/found-page.tsx';
import { openAs } from '../../support/open-as.ts';
import { breakfastClub } from '../proposal/scene.ts';

let shown: Shown | undefined;
afterEach(() => {
  shown?.remove();
  localStorage.clear();
});

function show(): void {
  const { me } = breakfastClub();
  shown?.remove();
  shown = showPage(me, openAs(me), { page: FoundPage, pattern: '/found', path: '/found' });
}

describe('opening an assembly', () => {
  it('has the whole charter behind “More of it”, with defaults that do', async () => {
    show();
    await expect.element(page.getByLabelText('Starkly negative input')).not.toBeVisible();
    await page.getByText('More of it').click();
    await expect.element(page.getByLabelText('Broad approval: so many')).toHaveValue('4');
    await expect.element(page.getByRole('checkbox', { name: 'Leeds Central' })).toBeVisible();
    const found = await axe.run(document.querySelector<HTMLElement>('main') ?? document.body);
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.getByLabelText('Who may be a member').fill('Disabled people only.');
    await expect.element(page.getByText(/recognises no other roll/)).toBeVisible();
    await page.getByLabelText('Name of the assembly').fill('Disability assembly');
    await page.getByLabelText('Its purpose').fill('Speaks for its members.');
    await page.getByRole('button', { name: 'Open it' }).click();
    await expect.poll(() => shown?.path()).not.toContain('/found');
  });

  it('shows a field that can’t stay as it is, and keeps what was typed', async () => {
    show();
    await page.getByLabelText('Name of the assembly').fill('A');
    await page.getByLabelText('Its purpose').fill('B.');
    await page.getByText('More of it').click();
    await page.getByLabelText('Broad disagreement: in so many').fill('1');
    await page.getByText('More of it').click();
    await page.getByRole('button', { name: 'Open it' }).click();
    await expect.element(page.getByText('Two numbers up to 100, like 4 in 5.')).toBeVisible();
    show();
    await expect.element(page.getByLabelText('Name of the assembly')).toHaveValue('A');
  });
});
