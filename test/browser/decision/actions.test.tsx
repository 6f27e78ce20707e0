// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { ordinary } from '../../../src/domain/proposal/matter.ts';
import ActionsPage from '../../../src/ui/features/action/actions-page.tsx';
import DecisionPage from '../../../src/ui/features/decision/decision-page.tsx';
import { fieldOfDay, today } from '../../../src/ui/words/days.ts';
import { openAs } from '../../support/open-as.ts';
import { decides, meet } from '../../support/rooms.ts';
import { DAY, world, type Persona } from '../../support/world.ts';

let shown: Shown | undefined;
afterEach(() => shown?.remove());

/** Three members who decided on a bakery; Eli takes part, Mal is new. */
function bakery() {
  const w = world();
  w.now = Date.now() - 30 * DAY;
  const [ana, ben, cem] = w.assembly('Ana Adair', 'Ben Bose', 'Cem Can');
  const [eli, mal] = w.newcomers(ana, 'Eli Ek', 'Mal Moor') as [Persona, Persona];
  meet(ana, eli, mal);
  ana.welcomes(eli);
  const decision = decides([ana, ben, cem], ordinary, 'An oven for the street');
  meet(ana, ben, cem, eli, mal);
  w.now = Date.now();
  return { w, ana, ben, cem, eli, mal, decision };
}

function showDecision(me: Persona, decision: string) {
  const opened = openAs(me);
  shown = showPage(me, opened, { page: DecisionPage, pattern: '/d/:decision', path: `/d/${decision}` });
  return opened;
}

const button = (name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const actionRow = (words: string) =>
  page.getByRole('list', { name: 'Actions' }).getByRole('listitem').filter({ hasText: words });
const noFaults = async () => {
  const found = await axe.run(document.querySelector<HTMLElement>('main') ?? document.body);
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

describe('the actions of a decision', () => {
  it('[ACT-1] [ACT-2] [ACT-3] one is added, taken on, done, and reopened', async () => {
    const { ana, decision } = bakery();
    showDecision(ana, decision);
    await expect.element(page.getByText('Nobody has written down yet what there is to do.')).toBeVisible();
    await button('Add an action').click();
    await expect.element(page.getByLabelText('What is to be done?')).toHaveFocus();
    await button('Add it').click();
    await expect.element(page.getByText('Say what is to be done.')).toBeVisible();
    await page.getByLabelText('What is to be done?').fill('Buy forty bricks');
    await page.getByLabelText('By when? (if it matters)').fill(fieldOfDay(today(Date.now()) + DAY));
    await button('Add it').click();
    await expect.element(actionRow('Buy forty bricks')).toHaveTextContent('nobody yetdue tomorrow');
    await expect.element(button('Add an action')).toHaveFocus();

    await button('I’ll do it').click();
    await expect.element(actionRow('Buy forty bricks')).toHaveTextContent('Ana Adair');
    await button('Done').click();
    await expect.element(page.getByText('all done')).toBeVisible();
    await expect.element(actionRow('Buy forty bricks')).toHaveTextContent('done today, Ana Adair said');
    await button('More about: Buy forty bricks').click();
    await page.getByRole('menuitem', { name: 'Not done after all' }).click();
    await expect.element(page.getByText('1 open')).toBeVisible();
    await noFaults();
  });

  it('[ACT-3] the day is changed, and taken away', async () => {
    const { ana, decision } = bakery();
    const action = ana.addsAction(decision, 'Ask the council', today(Date.now()) - 3 * DAY);
    const opened = showDecision(ana, decision);
    await expect.element(page.getByText('3 days late')).toBeVisible();
    await button('More about: Ask the council').click();
    await page.getByRole('menuitem', { name: 'Change the date' }).click();
    await page.getByLabelText('Done by').fill(fieldOfDay(today(Date.now())));
    await button('Keep this day').click();
    await expect.element(page.getByText('due today')).toBeVisible();
    await button('More about: Ask the council').click();
    await page.getByRole('menuitem', { name: 'Change the date' }).click();
    await button('No date').click();
    await expect.element(page.getByText('due today')).not.toBeInTheDocument();
    expect(opened.open.governance.get().actions.get(action)?.due).toBeNull();
  });

  it('is all done by keyboard', async () => {
    const { eli, decision } = bakery();
    showDecision(eli, decision);
    await expect.element(button('Add an action')).toBeVisible();
    (button('Add an action').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByLabelText('What is to be done?')).toHaveFocus();
    await userEvent.keyboard('Sweep up');
    (page.getByLabelText('I’ll do it').element() as HTMLElement).focus();
    await userEvent.keyboard(' ');
    (button('Add it').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Done')).toBeVisible();
    (button('More about: Sweep up').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'Give it back' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(actionRow('Sweep up')).toHaveTextContent('nobody yet');
  });

  it('a newcomer reads them, and is offered nothing that would be refused', async () => {
    const { ana, mal, decision } = bakery();
    ana.addsAction(decision, 'Buy forty bricks');
    mal.hears(ana);
    showDecision(mal, decision);
    await expect.element(actionRow('Buy forty bricks')).toBeVisible();
    for (const name of ['Add an action', 'I’ll do it', 'Done', 'We looked at it again']) {
      expect(button(name).elements()).toHaveLength(0);
    }
    expect(button(/^More about/).elements()).toHaveLength(0);
  });
});

describe('looking at a decision again', () => {
  it('[ACT-4] is due, is written down, and comes back on another day', async () => {
    const { ana, decision } = bakery();
    ana.looksAgainAt(decision, 'The oven smokes.', today(Date.now()) - DAY);
    const opened = showDecision(ana, decision);
    await expect.element(page.getByText('Time to look at it again.')).toBeVisible();
    await expect.element(page.getByText('The oven smokes.')).toBeVisible();
    await button('We looked at it again').click();
    await page.getByLabelText('What came of it?').fill('It smokes less.');
    await page.getByLabelText('Look again on').fill(fieldOfDay(today(Date.now()) - DAY));
    await button('Write it down').click();
    await expect.element(page.getByText('Choose a day that is still to come.')).toBeVisible();
    await page.getByLabelText('Look again on').fill(fieldOfDay(today(Date.now()) + 40 * DAY));
    await button('Write it down').click();
    await expect.element(page.getByText('It smokes less.')).toBeVisible();
    await expect.element(page.getByText('Time to look at it again.')).not.toBeInTheDocument();
    await expect.element(page.getByText(/^Look again on/)).toBeVisible();
    expect(opened.open.governance.get().decisions.get(decision)?.reviewOn).toBe(today(Date.now()) + 40 * DAY);
    await noFaults();
  });
});

describe('all the actions of an assembly', () => {
  it('mine come first, then what is late, waits, is in hand, is done; and they can be found', async () => {
    const { w, ana, ben, decision } = bakery();
    const due = today(Date.now());
    const day = (days: number) => due + days * DAY;
    const done = ana.addsAction(decision, 'Done long ago');
    ana.finishes(done);
    ana.addsAction(decision, 'Waits for someone', day(4));
    ana.addsAction(decision, 'Is late', day(-2));
    const inHand = ana.addsAction(decision, 'In Ben’s hands');
    const mine = ana.addsAction(decision, 'In my hands', day(1));
    ana.takesOn(mine);
    for (let i = 0; i < 60; i += 1) ana.addsAction(decision, `Lay brick ${i}`);
    ben.receives(w.bursts);
    ben.takesOn(inHand);
    ana.receives(w.bursts);
    shown = showPage(ana, openAs(ana), { page: ActionsPage, pattern: '/actions', path: '/actions' });
    await expect.element(page.getByRole('heading', { level: 1, name: 'Actions' })).toBeVisible();
    const headings = () =>
      page
        .getByRole('heading', { level: 2 })
        .elements()
        .map((heading) => heading.textContent);
    expect(headings()).toEqual(['Yours', 'Late', 'Waiting for someone', 'In hand', 'Done']);
    const waiting = page.getByRole('list', { name: 'Waiting for someone' }).getByRole('listitem');
    expect(waiting.elements()).toHaveLength(40);
    // What has a day comes before what has none.
    await expect.element(waiting.first()).toHaveTextContent('Waits for someone');
    await button('Show all 61').click();
    expect(waiting.elements()).toHaveLength(61);
    await noFaults();

    await page.getByLabelText('Find an action').fill('ben bose');
    await expect.element(page.getByText('1 action found')).toBeVisible();
    expect(headings()).toEqual(['In hand']);
    await page.getByLabelText('Find an action').fill('nothing like this');
    await expect.element(page.getByText('No action has these words.')).toBeVisible();
  });

  it('says how work comes here while there is none', async () => {
    const { ana } = bakery();
    shown = showPage(ana, openAs(ana), { page: ActionsPage, pattern: '/actions', path: '/actions' });
    await expect.element(page.getByText('No work is written down yet')).toBeVisible();
    await noFaults();
  });
});
