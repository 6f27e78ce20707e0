// First, so that the order of the style layers is the app's.
import { begun, waiting, showBallotPage, showRoomPage } from './scene.ts';
import { showPage, type Shown } from '../../support/render-page.tsx';
import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import OpenBallotPage from '../../../src/ui/features/ballot/open-page.tsx';
import ProposalPage from '../../../src/ui/features/proposal/proposal-page.tsx';
import { CLOSES } from '../../support/ballot-acts.ts';
import { deadlockOn } from '../../support/ballot-story.ts';
import { openAs } from '../../support/open-as.ts';
import { meet } from '../../support/rooms.ts';
import { standStill } from '../../support/stand-still.ts';

let shown: Shown | undefined;
afterEach(async () => {
  shown?.remove();
  delete document.documentElement.dataset['theme'];
  await page.viewport(414, 896);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const text = (words: string | RegExp) => page.getByText(words);

/** Two papers on Priya's word alone that could decide it: there is no winner. */
function inDoubt() {
  const scene = begun({ closesAt: CLOSES });
  const { asha, sam, priya, lakshmi, ellen, tellers, people, ballot } = scene;
  const heard = [asha.votes(ballot, 5, 0), sam.votes(ballot, 0, 5), priya.votes(ballot, 5, 1)];
  const late = [lakshmi.votes(ballot, 0, 5), ellen.votes(ballot, 0, 5)];
  meet(...people);
  asha.returns(ballot, heard);
  sam.returns(ballot, heard);
  priya.returns(ballot, [...heard, ...late]);
  meet(...people);
  for (const teller of tellers) teller.signsSet(ballot);
  meet(...people);
  for (const teller of tellers) teller.confirmsSet(ballot);
  meet(...people);
  return scene;
}

function showRepeat() {
  const scene = inDoubt();
  const { lakshmi, deadlock, ballot } = scene;
  shown = showPage(lakshmi, openAs(lakshmi), {
    page: OpenBallotPage,
    pattern: '/ballot',
    path: `/ballot?deadlock=${deadlock}&repeats=${ballot}`,
  });
  return scene;
}

async function showOpening(): Promise<void> {
  const { asha, people, ballot, deadlock, tellers } = waiting();
  asha.takesBackBallot(ballot);
  const other = asha.puts('A marquee for the gala in Holbeck, to be shared with all the other assemblies');
  deadlockOn(people, other, tellers);
  shown = showPage(asha, openAs(asha), {
    page: OpenBallotPage,
    pattern: '/ballot',
    path: `/ballot?deadlock=${deadlock}`,
  });
  await page.getByRole('radio', { name: /Several options/ }).click();
  await button('Add a choice in words').click();
  await page.getByRole('radio', { name: /shared out/ }).click();
  await page.getByRole('radio', { name: 'At another time' }).click();
  await button('Look at it once more').click();
  await expect.element(text('It needs a day and a time.')).toBeVisible();
}

async function showSlips(): Promise<void> {
  const { asha, ballot } = begun();
  shown = showRoomPage(asha, ballot);
  await page.getByRole('checkbox', { name: 'Ellen Nwosu' }).click();
  await page.getByRole('textbox', { name: 'Yes' }).click();
  await userEvent.keyboard('50{Enter}41{Enter}');
}

function showOnProposal(): void {
  const { ellen, proposal } = begun();
  shown = showPage(ellen, openAs(ellen), {
    page: ProposalPage,
    pattern: '/p/:proposal',
    path: `/p/${proposal}`,
  });
}

async function showReview(): Promise<void> {
  const { ellen, ballot } = begun();
  shown = showBallotPage(ellen, ballot);
  await button('Put my paper in').click();
  await expect.element(text('All alike.')).toBeVisible();
}

const PAGES = {
  'opening a ballot': showOpening,
  'voting again': showRepeat,
  'slips of a room': showSlips,
  'a proposal before a ballot': showOnProposal,
  'a paper looked over': showReview,
} as const;

describe.each([
  [360, 780, 'light'],
  [1280, 860, 'dark'],
] as const)('at %i px, %i high, %s', (width, height, theme) => {
  it.each(Object.keys(PAGES) as (keyof typeof PAGES)[])('%s can be read by everyone', async (name) => {
    await page.viewport(width, height);
    document.documentElement.dataset['theme'] = theme;
    await PAGES[name]();
    await expect.element(page.getByRole('heading', { level: 1 })).toBeInTheDocument();
    await standStill();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

describe('voting again', () => {
  it('[BAL-7] is the same vote with other tellers, as far as there are others', async () => {
    const { lakshmi, ballot } = showRepeat();
    await expect.element(text(/It is the same vote: the same options, counted the same way\./)).toBeVisible();
    await expect.element(text('It needs 3 tellers, and 0 are chosen.')).toBeVisible();
    for (const name of [/^Lakshmi/, /^Ellen/, /^Asha/]) await page.getByRole('checkbox', { name }).click();
    await button('Look at it once more').click();
    await button('Open the ballot').click();
    await expect.poll(() => shown?.path()).toMatch(/\/b\//);
    const again = [...lakshmi.state.ballots.values()].find(({ repeats }) => repeats === ballot);
    expect(again?.options.map(({ label }) => label)).toEqual(['Yes', 'No']);
    expect(again?.tellers).toHaveLength(3);
  });
});

describe('a proposal before a ballot', () => {
  it('leads to it from its rail and from its page', async () => {
    showOnProposal();
    await expect.element(page.getByRole('link', { name: /Do we buy an oven\?.*Closes/ })).toBeVisible();
    await page
      .getByRole('list', { name: 'Where this stands' })
      .getByRole('link', { name: /Ballot/ })
      .click();
    expect(shown?.path()).toMatch(/\/b\//);
  });
});
