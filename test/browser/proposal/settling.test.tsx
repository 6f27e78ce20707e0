// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import axe from 'axe-core';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import DecisionsPage from '../../../src/ui/features/decision/decisions-page.tsx';
import DecisionPage from '../../../src/ui/features/decision/decision-page.tsx';
import ProposalPage from '../../../src/ui/features/proposal/proposal-page.tsx';
import { openAs, type OpenAs } from '../../support/open-as.ts';
import { DAY } from '../../support/world.ts';
import { breakfastClub, everyoneHears, peopleOf, type Scene } from './scene.ts';
import { standStill } from '../../support/stand-still.ts';

let shown: Shown | undefined;
afterEach(() => shown?.remove());

function show(scene: Scene, opened: OpenAs = openAs(scene.me)): OpenAs {
  shown = showPage(scene.me, opened, {
    page: ProposalPage,
    pattern: '/p/:proposal',
    path: `/p/${scene.proposal}`,
  });
  return opened;
}

function agreed(): Scene {
  const scene = breakfastClub();
  for (const person of [scene.asha, scene.sam, scene.priya]) person.agrees(scene.proposal);
  everyoneHears(peopleOf(scene));
  return scene;
}

const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('settling a proposal', () => {
  it('[OUT-1] [OUT-2] a member records the consensus after reading what is recorded', async () => {
    const scene = agreed();
    show(scene);
    await expect.element(page.getByText('Nothing stands in the way.')).toBeVisible();
    await button('Record the consensus').click();
    await expect.element(page.getByText(/This device has heard 3 people/)).toBeVisible();
    await button('Record it').click();
    await expect.element(page.getByText('You recorded the consensus.')).toBeVisible();
    await expect.element(page.getByText('Settled as far as this device has heard.')).toBeVisible();
    await expect.element(page.getByText(/You had heard 3 people/)).toBeVisible();
    await button('Take the record back').click();
    await expect.element(button('Record the consensus')).toBeVisible();
  });

  it('is not offered to those who can’t', async () => {
    const scene = agreed();
    const [cy] = scene.world.newcomers(scene.asha, 'Cy Abara');
    if (!cy) throw new Error('no newcomer');
    show({ ...scene, me: cy });
    await expect.element(page.getByText('Any member can record the consensus.')).toBeVisible();
    expect(button('Record the consensus').elements()).toHaveLength(0);
  });

  it('[OUT-7] says from whom it is known, how far it is, and lets it stand when the rules do', async () => {
    const scene = agreed();
    const outcome = scene.asha.records(scene.proposal);
    everyoneHears(peopleOf(scene));
    const opened = show(
      scene,
      openAs(scene.me, () => Date.now() - 2.5 * DAY),
    );
    await expect
      .element(page.getByText(/This device has had it for two days; three days to go/))
      .toBeVisible();
    await page.getByText('Heard by 0 of 3 for five days: see from whom').click();
    await expect.element(page.getByText('Three who lie could shorten this.')).toBeVisible();
    expect(button('Record that it stands').elements()).toHaveLength(0);

    for (const person of [scene.asha, scene.sam, scene.me]) person.held(outcome);
    everyoneHears(peopleOf(scene));
    opened.refresh();
    await expect.element(page.getByText('Heard by 3 of 3 for five days: see from whom')).toBeVisible();
    await button('Record that it stands').click();
    await expect.element(page.getByText('Decided by consensus.')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Read the decision' })).toBeVisible();
    expect(button('I object').elements()).toHaveLength(0);
  });

  it('[OUT-7] stands over the register, labelled, while it cools off', async () => {
    const scene = agreed();
    scene.asha.records(scene.proposal);
    everyoneHears(peopleOf(scene));
    const opened = openAs(scene.me, () => Date.now() - 2.5 * DAY);
    shown = showPage(scene.me, opened, { page: DecisionsPage, pattern: '/decisions', path: '/decisions' });
    await expect.element(page.getByRole('heading', { name: 'Cooling off' })).toBeVisible();
    await expect
      .element(page.getByText('Settled as far as this device has heard', { exact: false }))
      .toBeVisible();
    const row = page.getByRole('region', { name: 'Cooling off' }).getByRole('link');
    await expect.element(row).toHaveTextContent('cooling off, three days to go');
    await expect.element(page.getByText('Nothing has been decided yet')).toBeVisible();
    scene.lakshmi.objects(scene.proposal, 'I was away.');
    scene.me.hears(scene.lakshmi);
    opened.refresh();
    await expect.element(page.getByRole('heading', { name: 'Cooling off' })).not.toBeInTheDocument();
  });

  it('[OUT-8] an objection in those days reopens it, and the page says by whom', async () => {
    const scene = agreed();
    scene.asha.records(scene.proposal);
    everyoneHears(peopleOf(scene));
    const opened = show(scene);
    await expect.element(page.getByText('Settled as far as this device has heard.')).toBeVisible();
    scene.lakshmi.objects(scene.proposal, 'I was away.');
    scene.me.hears(scene.lakshmi);
    opened.refresh();
    await expect.element(page.getByText('Reopened by Lakshmi.')).toBeVisible();
    await expect.element(page.getByText('One objection stands.')).toBeVisible();
  });

  it('[OUT-9] keeps a decision with its path, its reasons, and what was said too late', async () => {
    const scene = agreed();
    scene.lakshmi.takes('reservations', scene.proposal, undefined, 'Nuts.');
    everyoneHears(peopleOf(scene));
    const outcome = scene.asha.records(scene.proposal);
    const others = peopleOf(scene).filter((person) => person !== scene.sam);
    everyoneHears(peopleOf(scene));
    for (const person of others) person.held(outcome);
    everyoneHears(others);
    const decision = scene.asha.declaresStanding(outcome);
    scene.sam.objects(scene.proposal, 'Too late, and still true.');
    everyoneHears(peopleOf(scene));
    shown = showPage(scene.me, openAs(scene.me), {
      page: DecisionPage,
      pattern: '/d/:decision',
      path: `/d/${decision}`,
    });
    await expect.element(page.getByText('Decision 1 of Leeds Central')).toBeVisible();
    await expect.element(page.getByText('Nuts.')).toBeVisible();
    await expect
      .element(page.getByText('Asha Okonjo recorded the consensus, having heard 4 people.'))
      .toBeVisible();
    await expect
      .element(page.getByText(/Four members had had it for five days, and nobody objected/))
      .toBeVisible();
    await expect.element(page.getByText(/Sam Whitaker spoke when it stood already/)).toBeVisible();
    await expect.element(page.getByText('Too late, and still true.')).toBeVisible();
    const found = await axe.run(document.querySelector<HTMLElement>('main') ?? document.body);
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('has no fault that axe can find, light and dark', async () => {
    const scene = agreed();
    scene.lakshmi.objects(scene.proposal, 'Who pays?');
    scene.lakshmi.isConcerned(scene.proposal, 'Who pays?');
    everyoneHears(peopleOf(scene));
    show(scene);
    await expect.element(page.getByText('One objection stands.')).toBeVisible();
    for (const theme of ['light', 'dark']) {
      document.documentElement.dataset.theme = theme;
      await standStill();
      const found = await axe.run(document.querySelector<HTMLElement>('main') ?? document.body);
      expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
    delete document.documentElement.dataset.theme;
  });
});
