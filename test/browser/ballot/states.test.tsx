// First, so that the order of the style layers is the app's.
import { people, showBallot, type ShownBallot } from './show-ballot.tsx';
import axe from 'axe-core';
import { page } from 'vitest/browser';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { statesFor, type StateName } from './states.ts';
import type { Persona } from '../../support/world.ts';

let all: readonly Persona[] = [];
let shown: ShownBallot | undefined;
beforeAll(() => {
  all = people(
    'Asha Okonjo',
    'Sam Whitaker',
    'Priya Raman',
    'Lakshmi Venkataraman-Pemberton-Smythe',
    'Ellen Nwosu',
  );
});
afterEach(async () => {
  shown?.remove();
  delete document.documentElement.dataset['theme'];
  await page.viewport(414, 896);
});

function show(name: StateName): ShownBallot {
  const me = all.at(-1);
  if (!me) throw new Error('nobody looks');
  const states = statesFor(
    all.map(({ id }) => id),
    Date.now(),
  );
  shown = showBallot(me, states[name]);
  return shown;
}

const NAMES = Object.keys(statesFor([], 0)) as StateName[];

describe.each([
  [360, 780, 'light'],
  [1280, 860, 'dark'],
] as const)('a ballot at %i px, %i high, %s', (width, height, theme) => {
  it.each(NAMES)('%s: can be read by everyone, and nothing stands out sideways', async (name) => {
    await page.viewport(width, height);
    document.documentElement.dataset['theme'] = theme;
    show(name);
    for (const label of [/Read all/, /Recount/]) {
      const found = page.getByRole('button', { name: label });
      if (found.elements().length > 0) await found.click();
    }
    for (const details of document.querySelectorAll('details')) details.open = true;
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    const { violations } = await axe.run(document.querySelector('#app') ?? document.body, {
      rules: { region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

describe('a count of 500 papers', () => {
  it('keeps only the rows in sight in the page, and marks mine', async () => {
    await page.viewport(1280, 860);
    show('fiveHundred');
    await page.getByRole('button', { name: 'Read all 500 papers' }).click();
    const table = page.getByRole('table', { name: 'Every paper' });
    await expect.element(table).toHaveAttribute('aria-rowcount', '501');
    await expect.poll(() => table.getByRole('row').elements().length).toBeGreaterThan(10);
    expect(table.getByRole('row').elements().length).toBeLessThan(60);
    await page.getByRole('button', { name: 'Go to mine' }).click();
    await expect.element(table.getByText('yours')).toBeVisible();
  });

  it('has bars in the runoff, where marks would be too many', async () => {
    show('fiveHundred');
    await expect.element(page.getByRole('heading', { name: 'Then, which of the two?' })).toBeVisible();
    expect(page.getByText('Each mark is one paper.').elements()).toHaveLength(0);
  });
});
