// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import ProposalPage from '../../../src/ui/features/proposal/proposal-page.tsx';
import ProposalsPage from '../../../src/ui/features/proposal/proposals-page.tsx';
import PutPage from '../../../src/ui/features/proposal/put-page.tsx';
import { openAs } from '../../support/open-as.ts';
import { breakfastClub, everyoneHears, peopleOf } from './scene.ts';

let shown: Shown | undefined;
afterEach(() => shown?.remove());

const field = (name: string | RegExp) => page.getByRole('textbox', { name });
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('putting an idea', () => {
  it('says what is missing, and puts the exact text', async () => {
    const { me } = breakfastClub();
    const opened = openAs(me);
    shown = showPage(me, opened, { page: PutPage, pattern: '/put', path: '/put' });
    await button('Put it to the assembly').click();
    await expect.element(page.getByText('It needs a title that people can call it by.')).toBeVisible();
    await expect.element(page.getByText('There is nothing to decide on yet.')).toBeVisible();
    await field('Title').fill('  A bench  ');
    await field('What we’d do').fill('Two\n\n  lines.');
    await button('Put it to the assembly').click();
    await expect.poll(() => shown?.path()).toMatch(/\/p\//);
    const put = [...me.state.proposals.values()].find((each) => each.by === me.id);
    expect(put?.revisions[0]).toMatchObject({ title: 'A bench', text: 'Two\n\n  lines.' });
    expect(opened.unsaid.size).toBe(0);
  });

  it('keeps what was typed for the next time', async () => {
    const { me } = breakfastClub();
    const opened = openAs(me);
    shown = showPage(me, opened, { page: PutPage, pattern: '/put', path: '/put' });
    await field('Title').fill('Half');
    await field('What we’d do').fill('a thought');
    shown.remove();
    shown = showPage(me, opened, { page: PutPage, pattern: '/put', path: '/put' });
    await expect.element(field('Title')).toHaveValue('Half');
    await expect.element(field('What we’d do')).toHaveValue('a thought');
  });

  it('shows how it will look', async () => {
    const { me } = breakfastClub();
    shown = showPage(me, openAs(me), { page: PutPage, pattern: '/put', path: '/put' });
    await field('What we’d do').fill('- tea\n- soup');
    await button('See how it looks').click();
    await expect.poll(() => document.querySelectorAll('main li').length).toBe(2);
    await button('Write on').click();
    await expect.element(field('What we’d do')).toHaveValue('- tea\n- soup');
  });

  it('begins a draft with the words typed so far', async () => {
    const { me } = breakfastClub();
    const opened = openAs(me);
    shown = showPage(me, opened, { page: PutPage, pattern: '/put', path: '/put' });
    await field('Title').fill('A street party');
    await field('What we’d do').fill('We close the street.');
    await button('Write it together first').click();
    await expect.poll(() => shown?.path()).toMatch(/\/draft\//);
    const [draft] = [...opened.drafts.values()];
    expect(String(draft?.text)).toBe('We close the street.');
    expect([...me.state.drafts.values()].map(({ title }) => title)).toEqual(['A street party']);
  });
});

describe('changing a text', () => {
  it('is its proposer’s, and asks again whoever agreed', async () => {
    const scene = breakfastClub();
    scene.me.agrees(scene.proposal);
    everyoneHears(peopleOf(scene));
    shown = showPage(scene.asha, openAs(scene.asha), {
      page: ProposalPage,
      pattern: '/p/:proposal',
      path: `/p/${scene.proposal}`,
    });
    await page.getByRole('button', { name: 'More about this proposal' }).click();
    await page.getByRole('menuitem', { name: 'Change the text' }).click();
    await field('What we’d do').fill('Only on Mondays.');
    await button('Put this text').click();
    await expect.element(page.getByText('Only on Mondays.')).toBeVisible();
    const proposal = scene.asha.sees.proposal(scene.proposal);
    expect(proposal.revisions).toHaveLength(2);
    expect(proposal.stands[0]?.current).toBe(false);
  });

  it('is not offered to others', async () => {
    const scene = breakfastClub();
    shown = showPage(scene.me, openAs(scene.me), {
      page: ProposalPage,
      pattern: '/p/:proposal',
      path: `/p/${scene.proposal}`,
    });
    await page.getByRole('button', { name: 'More about this proposal' }).click();
    await expect.element(page.getByRole('menuitem', { name: 'Who stands where' })).toBeVisible();
    expect(page.getByRole('menuitem', { name: 'Change the text' }).elements()).toHaveLength(0);
    expect(page.getByRole('menuitem', { name: 'Withdraw this proposal' }).elements()).toHaveLength(0);
  });
});

describe('the list of proposals', () => {
  it('says so when there is none', async () => {
    const { me } = breakfastClub();
    const alone = me.world.person('Nobody');
    alone.founds();
    shown = showPage(alone, openAs(alone), {
      page: ProposalsPage,
      pattern: '/proposals',
      path: '/proposals',
    });
    await expect.element(page.getByRole('heading', { name: 'Nothing has been put yet' })).toBeVisible();
  });

  it('holds two hundred, and finds one', async () => {
    const scene = breakfastClub();
    for (let i = 0; i < 200; i++) scene.me.puts(`Idea ${i} ${'x'.repeat(i % 60)}`, 'Text.');
    shown = showPage(scene.me, openAs(scene.me), {
      page: ProposalsPage,
      pattern: '/proposals',
      path: '/proposals',
    });
    await expect.poll(() => document.querySelectorAll('main a[href*="/p/"]').length).toBe(201);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
    await page.getByRole('searchbox', { name: 'Find a proposal' }).fill('idea 137');
    await expect.element(page.getByText('1 proposal found')).toBeVisible();
    expect(document.querySelectorAll('main a[href*="/p/"]')).toHaveLength(1);
    await page.getByRole('searchbox', { name: 'Find a proposal' }).fill('nothing like it');
    await expect.element(page.getByText('No proposal has these words.')).toBeVisible();
  });
});
