// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import OpenBallotPage from '../../../src/ui/features/ballot/open-page.tsx';
import ProposalPage from '../../../src/ui/features/proposal/proposal-page.tsx';
import { deadlockOn } from '../../support/ballot-story.ts';
import { openAs, type OpenAs } from '../../support/open-as.ts';
import { meet } from '../../support/rooms.ts';
import { world, type Persona } from '../../support/world.ts';

let shown: Shown | undefined;
afterEach(() => shown?.remove());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const text = (words: string | RegExp) => page.getByText(words);
const field = (name: string | RegExp) => page.getByRole('textbox', { name });

function inDeadlock(...titles: readonly string[]) {
  const w = world();
  const people = w.assembly('Asha Okonjo', 'Sam Whitaker', 'Priya Raman', 'Ellen Nwosu');
  const [asha, sam, priya] = people;
  const found = titles.map((title) => {
    const proposal = asha.puts(title);
    return { proposal, deadlock: deadlockOn(people, proposal, [asha, sam, priya]) };
  });
  meet(...people);
  const [first] = found;
  if (!first) throw new Error('nothing to decide');
  return { people, asha, ...first };
}

const showOpening = (me: Persona, deadlock: string, opened: OpenAs = openAs(me)): Shown =>
  showPage(me, opened, { page: OpenBallotPage, pattern: '/ballot', path: `/ballot?deadlock=${deadlock}` });

describe('opening a ballot', () => {
  it('[BAL-1] is offered where a Moot found deadlock', async () => {
    const { asha, proposal } = inDeadlock('Oven');
    shown = showPage(asha, openAs(asha), {
      page: ProposalPage,
      pattern: '/p/:proposal',
      path: `/p/${proposal}`,
    });
    await page.getByRole('link', { name: 'Open a ballot' }).click();
    expect(shown.path()).toMatch(/\/ballot\?deadlock=/);
  });

  it('[BAL-1] says who may vote and who tells, and asks yes or no to the text', async () => {
    const { asha, deadlock, proposal } = inDeadlock('Oven');
    const opened = openAs(asha);
    shown = showOpening(asha, deadlock, opened);
    await expect.element(text('4 members may vote: see who')).toBeVisible();
    await expect.element(text('The Moot named 3 tellers:')).toBeVisible();
    await field('The question').fill('Do we buy an oven?');
    await page.getByRole('radio', { name: /in 10 days/ }).click();
    await button('Look at it once more').click();
    await expect.element(text(/4 members may vote\.$/)).toBeVisible();
    await button('Open the ballot').click();
    await expect.poll(() => shown?.path()).toMatch(/\/b\//);
    const [ballot] = [...asha.state.ballots.values()];
    expect(ballot).toMatchObject({ question: 'Do we buy an oven?', method: 'star', seats: 1, graceDays: 5 });
    expect(ballot?.options.map(({ label, revision }) => [label, revision])).toEqual([
      ['Yes', proposal],
      ['No', null],
    ]);
    expect(new Date(ballot?.closesAt ?? 0).getHours()).toBe(19);
    expect(opened.unsaid.size).toBe(0);
  });

  it('lets proposals in deadlock compete, with choices in words and “keep talking” beside them', async () => {
    const { asha, deadlock } = inDeadlock('Oven', 'Marquee');
    shown = showOpening(asha, deadlock);
    await page.getByRole('radio', { name: /Several options/ }).click();
    await page.getByRole('checkbox', { name: /Marquee/ }).click();
    await button('Add a choice in words').click();
    await field('Choice 1').fill('Neither');
    await page.getByRole('checkbox', { name: /Keep talking/ }).click();
    await page.getByRole('radio', { name: /shared out/ }).click();
    await field('Seats').fill('9');
    await button('Look at it once more').click();
    await expect.element(text('From 1 to 4, as many as there are options.')).toBeVisible();
    await field('Seats').fill('2');
    await button('Look at it once more').click();
    await button('Open the ballot').click();
    await expect.poll(() => shown?.path()).toMatch(/\/b\//);
    const [ballot] = [...asha.state.ballots.values()];
    expect(ballot).toMatchObject({ method: 'starPr', seats: 2 });
    expect(ballot?.options.map(({ label, type }) => [label, type])).toEqual([
      ['Oven', 'choice'],
      ['Marquee', 'choice'],
      ['Neither', 'choice'],
      ['Keep talking', 'keepTalking'],
    ]);
    expect(ballot?.proposals).toHaveLength(2);
  });

  it('keeps what was typed for the next time', async () => {
    const { asha, deadlock } = inDeadlock('Oven');
    const opened = openAs(asha);
    shown = showOpening(asha, deadlock, opened);
    await page.getByRole('radio', { name: /Several options/ }).click();
    await button('Add a choice in words').click();
    await field('Choice 1').fill('A barbecue');
    await page.getByRole('radio', { name: 'At another time' }).click();
    shown.remove();
    shown = showOpening(asha, deadlock, opened);
    await expect.element(field('Choice 1')).toHaveValue('A barbecue');
    await button('Look at it once more').click();
    await expect.element(text('It needs a day and a time.')).toBeVisible();
  });
});
