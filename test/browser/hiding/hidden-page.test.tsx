// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import type { HidingTarget } from '../../../src/domain/hiding/state.ts';
import HiddenPage from '../../../src/ui/features/hiding/hidden-page.tsx';
import PeoplePage from '../../../src/ui/features/people/people-page.tsx';
import { openAs } from '../../support/open-as.ts';
import { feedOf, world, type Persona } from '../../support/world.ts';

let shown: Shown | undefined;
afterEach(() => shown?.remove());

const words = (n: number): HidingTarget => ({
  type: 'words',
  record: `${feedOf('somebody').toString(36)}.${n}.0`,
});

function show(me: Persona, of: typeof HiddenPage = HiddenPage, path = '/hidden', opened = openAs(me)): void {
  shown?.remove();
  shown = showPage(me, opened, { page: of, pattern: path, path });
}

const text = () => document.querySelector('main')?.textContent ?? '';

describe('what was hidden here', () => {
  it('says so where it is nothing', async () => {
    const [ana] = world().assembly('Ana', 'Ben');
    show(ana);
    await expect.poll(text).toContain('Nobody has hidden anything');
  });

  it('names who hid it, why and when; members take back, or say that it should stay in sight', async () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    ana.saysOfHiding(words(1), 'hide', 'attack', 'It names my daughter.');
    ben.saysOfHiding(words(1), 'hide', 'private');
    ana.hears(ben, cem);
    show(ana);
    await expect.poll(text).toContain('Hidden for everyone by 2 members');
    expect(text()).toContain('It names my daughter.');
    expect(text()).toContain('Ben hides it: it gives away something private');
    const found = await axe.run(document.querySelector<HTMLElement>('main') ?? document.body);
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.getByRole('button', { name: 'Take back what I said' }).click();
    await expect.poll(text).toContain('1 member says it should be hidden; it takes 2.');
    // What was typed outlives the dialog, however it closed.
    const why = page.getByRole('textbox', { name: 'In your words. You can leave this empty' });
    await page.getByRole('button', { name: 'Say what you think' }).click();
    await why.fill('Half a reason');
    await userEvent.keyboard('{Escape}');
    await page.getByRole('button', { name: 'Say what you think' }).click();
    await expect.element(why).toHaveValue('Half a reason');
    await page.getByRole('button', { name: 'Keep it in sight' }).click();
    await expect.poll(text).toContain('One says it should stay in sight.');
    expect(text()).toContain('You say it should stay in sight');
  });

  it('whose words were hidden answers, and what they typed so far is kept', async () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const [fay] = w.newcomers(ana, 'Fay') as [Persona];
    for (const one of [ana, ben]) one.saysOfHiding({ type: 'person', person: fay.id }, 'hide');
    fay.hears(ana, ben);
    const opened = openAs(fay);
    show(fay, HiddenPage, '/hidden', opened);
    const answer = page.getByRole('textbox', { name: 'What you say to it' });
    await page.getByRole('button', { name: 'Answer them' }).click();
    await answer.fill('I only asked');
    show(fay, HiddenPage, '/hidden', opened);
    await page.getByRole('button', { name: 'Answer them' }).click();
    await expect.element(answer).toHaveValue('I only asked');
  });

  it('is the same for whoever is no member, with nothing to press', async () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    for (const one of [ana, ben]) one.saysOfHiding(words(1), 'hide');
    ana.hears(ben);
    const [fay] = w.newcomers(ana, 'Fay') as [Persona];
    show(fay);
    await expect.poll(text).toContain('Hidden for everyone by 2 members');
    expect(document.querySelectorAll('main li button').length).toBe(0);
  });

  it('shows two hundred a few at a time', async () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    for (let n = 0; n < 200; n += 1) for (const one of [ana, ben]) one.saysOfHiding(words(n), 'hide');
    ana.hears(ben);
    show(ana);
    await expect.poll(() => document.querySelectorAll('main h3').length).toBe(20);
    expect(text()).toContain('200 things folded on every screen');
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => document.querySelectorAll('main h3').length).toBe(120);
  });
});

describe('somebody’s menu among the people', () => {
  it('mutes and blocks; a member hides what a newcomer says, until they are welcomed', async () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const [fay] = w.newcomers(ana, 'Fay') as [Persona];
    ben.saysOfHiding({ type: 'person', person: fay.id }, 'hide', 'noise');
    ana.hears(fay, ben);
    show(ana, PeoplePage, '/people');
    await page.getByRole('button', { name: 'More about Fay' }).click();
    await page.getByRole('menuitem', { name: 'Hide what they say, for everyone …' }).click();
    await expect.element(page.getByText('It ends when somebody welcomes them.')).toBeVisible();
    await page.getByRole('button', { name: 'Hide it, with my name' }).click();
    await expect.poll(text).toContain('what they say in talk is hidden');
    await page.getByRole('button', { name: 'More about Ben' }).click();
    await page.getByRole('menuitem', { name: 'Block Ben' }).click();
    await expect.poll(text).toContain('blocked on this device');
    const told = () => document.querySelector('[popover][role="status"]')?.textContent ?? '';
    expect(told()).toContain('Ben is blocked on this device');
    await page.getByRole('button', { name: 'More about Ben' }).click();
    await page.getByRole('menuitem', { name: 'Hear Ben again' }).click();
    await expect.poll(text).not.toContain('blocked on this device');
    // What was said before of the same person is gone, with its way to undo what is undone.
    expect(told()).toContain('You hear Ben again.');
    expect(told()).not.toContain('Ben is blocked');
  });
});
