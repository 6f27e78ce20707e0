// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import axe from 'axe-core';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { encodeMootCalled } from '../../../src/domain/moot/headers.ts';
import { Kind } from '../../../src/domain/kinds.ts';
import MootsPage from '../../../src/ui/features/moots/moots-page.tsx';
import ProposalPage from '../../../src/ui/features/proposal/proposal-page.tsx';
import { openAs } from '../../support/open-as.ts';
import { refOf } from '../../support/world.ts';
import { breakfastClub, everyoneHears, peopleOf, type Scene } from '../proposal/scene.ts';
import { standStill } from '../../support/stand-still.ts';

let shown: Shown | undefined;
afterEach(() => {
  shown?.remove();
  delete document.documentElement.dataset.theme;
});

function showMoots({ me }: Scene): void {
  shown?.remove();
  shown = showPage(me, openAs(me), { page: MootsPage, pattern: '/moots', path: '/moots' });
}

async function noAxeFaults(): Promise<void> {
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme;
    await standStill();
    const found = await axe.run(document.querySelector<HTMLElement>('main') ?? document.body);
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
}

const heading = (name: string) => page.getByRole('heading', { name, exact: true });

describe('the Moots of all assemblies', () => {
  it('says that none is called', async () => {
    showMoots(breakfastClub());
    await expect.element(heading('No Moot is called')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'In Leeds Central' })).toBeVisible();
    await noAxeFaults();
  });

  it('lists what waits for one, until it is called; then what is coming, and past', async () => {
    const scene = breakfastClub();
    scene.sam.objects(scene.proposal, 'Who pays?');
    everyoneHears(peopleOf(scene));
    showMoots(scene);
    await expect.element(heading('These wait for one')).toBeVisible();
    const at = Date.now() + 2 * 86_400_000;
    const header = encodeMootCalled({ at, place: 'St Mark’s Hall', proposals: [refOf(scene.proposal)] });
    scene.asha.writes({ kind: Kind.mootCalled, header, body: 'Come.' });
    everyoneHears(peopleOf(scene));
    showMoots(scene);
    await expect.element(heading('Coming')).toBeVisible();
    await expect.element(page.getByRole('link', { name: /St Mark’s Hall/ })).toBeVisible();
    expect(heading('These wait for one').elements()).toHaveLength(0);
    scene.asha.recordsMoot([scene.proposal], [scene.asha]);
    everyoneHears(peopleOf(scene));
    showMoots(scene);
    await expect.element(heading('Past')).toBeVisible();
    await expect.element(page.getByText('1 person there')).toBeVisible();
    await noAxeFaults();
  });
});

describe('found differently in two places', () => {
  it('[OUT-6] is said on the proposal, with what follows from all that anyone had heard', async () => {
    const scene = breakfastClub();
    const { asha, sam, priya, lakshmi, me, proposal } = scene;
    const moot = asha.recordsMoot([proposal], [asha, sam, priya, lakshmi, me]);
    everyoneHears(peopleOf(scene));
    for (const one of [asha, sam, priya]) one.agrees(proposal);
    asha.hears(sam, priya);
    const here = asha.finds('consensus', moot, proposal);
    for (const one of [lakshmi, me]) one.objects(proposal, 'No.');
    const phone = sam.alsoOn('phone');
    phone.hears(lakshmi, me, sam);
    const there = phone.finds('falls', moot, proposal);
    me.hears(asha, sam, priya, lakshmi, phone);
    expect([me.sees.refusal(here), me.sees.refusal(there)]).toEqual([null, null]);
    shown = showPage(me, openAs(me), { page: ProposalPage, pattern: '/p/:proposal', path: `/p/${proposal}` });
    await expect.element(page.getByText('Recorded differently in two places.')).toBeVisible();
    await expect.element(page.getByText(/Asha Okonjo recorded a consensus .* heard 3 people/)).toBeVisible();
    await expect.element(page.getByText(/Sam Whitaker recorded that it falls/)).toBeVisible();
    await expect.element(page.getByText(/what follows is deadlock/)).toBeVisible();
    await noAxeFaults();
  });
});
