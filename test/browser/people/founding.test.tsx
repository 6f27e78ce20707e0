// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import PeoplePage from '../../../src/ui/features/people/people-page.tsx';
import { openAs } from '../../support/open-as.ts';
import { world, type Persona } from '../../support/world.ts';

let shown: Shown | undefined;
afterEach(() => shown?.remove());

const show = (me: Persona) =>
  (shown = showPage(me, openAs(me), { page: PeoplePage, pattern: '/people', path: '/people' }));

/** Ana has opened an assembly, and Ben has come in; nobody is a member yet. */
function beginning(): readonly [Persona, Persona] {
  const w = world();
  const ana = w.person('Ana');
  ana.founds();
  const [ben] = w.newcomers(ana, 'Ben');
  if (!ben) throw new Error('nobody came');
  ana.hears(ben);
  return [ana, ben];
}

describe('before there is a list of members', () => {
  it('[ROLL-1] whoever chooses the first members has everyone before them once', async () => {
    const [ana] = beginning();
    show(ana);
    await expect.element(page.getByRole('checkbox', { name: 'Ben' })).toBeVisible();
    expect(page.getByText('Ben', { exact: true }).elements()).toHaveLength(1);
    expect(page.getByText('New here').elements()).toHaveLength(0);
  });

  it('others see who is there, and nothing to choose', async () => {
    const [, ben] = beginning();
    show(ben);
    await expect.element(page.getByRole('heading', { name: 'New here' })).toBeVisible();
    expect(page.getByRole('checkbox').elements()).toHaveLength(0);
    expect(page.getByText('Ana', { exact: true }).elements()).toHaveLength(1);
  });
});
