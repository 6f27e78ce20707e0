// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import axe from 'axe-core';
import type { Component } from 'solid-js';
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { usualCharter } from '../../../src/domain/assembly/charter.ts';
import AboutPage from '../../../src/ui/features/about/about-page.tsx';
import CharterPage from '../../../src/ui/features/about/charter-page.tsx';
import PeoplePage from '../../../src/ui/features/people/people-page.tsx';
import ProposalPage from '../../../src/ui/features/proposal/proposal-page.tsx';
import PutPage from '../../../src/ui/features/proposal/put-page.tsx';
import { openAs } from '../../support/open-as.ts';
import { decides, meet, removes } from '../../support/rooms.ts';
import type { Persona } from '../../support/world.ts';
import { breakfastClub, everyoneHears, peopleOf } from '../proposal/scene.ts';
import { standStill } from '../../support/stand-still.ts';

let shown: Shown | undefined;
afterEach(() => {
  shown?.remove();
  delete document.documentElement.dataset.theme;
});

const PAGES = {
  people: { page: PeoplePage, pattern: '/people' },
  about: { page: AboutPage, pattern: '/about' },
  charter: { page: CharterPage, pattern: '/charter' },
  put: { page: PutPage, pattern: '/put' },
  proposal: { page: ProposalPage, pattern: '/p/:proposal' },
} as const satisfies Record<string, { page: Component; pattern: string }>;

function show(me: Persona, which: keyof typeof PAGES, path: string): void {
  shown?.remove();
  shown = showPage(me, openAs(me), { ...PAGES[which], path });
}

async function noAxeFaults(): Promise<void> {
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme;
    await standStill();
    const found = await axe.run(document.querySelector<HTMLElement>('main') ?? document.body);
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
}

const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('the roll on the screen', () => {
  it('[ROLL-4] a removal is proposed from the person’s menu, and tells whom it concerns', async () => {
    const scene = breakfastClub();
    show(scene.me, 'people', '/people');
    await button('More about Sam Whitaker').click();
    await page.getByRole('menuitem', { name: 'Propose to remove them' }).click();
    await expect.poll(() => shown?.path()).toContain(`/put?matter=removal&person=${scene.sam.id}`);
    show(scene.me, 'put', `/put?matter=removal&person=${scene.sam.id}`);
    await expect.element(page.getByText('Sam Whitaker is to be removed from the roll')).toBeVisible();
    await expect.element(page.getByLabelText('Title')).toHaveValue('Remove Sam Whitaker from the roll');
    await noAxeFaults();
    await button('Put it to the assembly').click();
    await expect.poll(() => shown?.path()).toMatch(/\/p\//);
    const put = [...scene.me.state.proposals.values()].find(({ matter }) => matter.type === 'removal');
    expect(put?.matter).toEqual({ type: 'removal', person: scene.sam.id });
    everyoneHears(peopleOf(scene));
    show(scene.sam, 'proposal', `/p/${put?.id}`);
    await expect.element(page.getByText('You are to be removed from the roll')).toBeVisible();
    expect(button('I agree').elements()).toHaveLength(0);
    await expect.element(page.getByText('of 4 heard')).toBeVisible();
    await noAxeFaults();
  });

  it('[ROLL-10] a secretary is elected with a term, by keyboard', async () => {
    const scene = breakfastClub();
    show(scene.me, 'people', '/people');
    await button('More about Priya Raman').click();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => shown?.path()).toContain('matter=role');
    show(scene.me, 'put', `/put?matter=role&role=secretary&person=${scene.priya.id}`);
    await page.getByLabelText('Until').fill('2031-03-01');
    await expect
      .element(page.getByText('Priya Raman as secretary until Saturday 1 March 2031'))
      .toBeVisible();
    await button('Put it to the assembly').click();
    await expect
      .poll(() => [...scene.me.state.proposals.values()].map(({ matter }) => matter))
      .toContainEqual({
        type: 'role',
        role: 'secretary',
        person: scene.priya.id,
        until: Date.UTC(2031, 2, 1, 12),
      });
  });

  it('shows roles with their term, the history, and no fault that axe can find', async () => {
    const scene = breakfastClub();
    const room = peopleOf(scene);
    decides(room, { type: 'role', role: 'deputy', person: scene.sam.id, until: Date.UTC(2031, 2, 1, 12) });
    removes(
      room.filter((one) => one !== scene.priya),
      scene.priya,
    );
    meet(...room);
    show(scene.me, 'people', '/people');
    await expect.element(page.getByRole('heading', { name: 'Secretaries and deputies' })).toBeVisible();
    await expect
      .element(page.getByText(/deputy until Saturday 1 March 2031 · one of the first/))
      .toBeVisible();
    await expect.element(page.getByText('Priya Raman was removed, by decision.')).toBeVisible();
    await page.getByText('What the rules leave open').click();
    await noAxeFaults();
    show(scene.priya, 'people', '/people');
    await expect
      .element(page.getByText(/You were removed from the roll, by a decision that stands/))
      .toBeVisible();
    show(scene.me, 'people', '/people');
    await button('More about Priya Raman').click();
    await expect.element(page.getByRole('menuitem', { name: 'Propose that they come back' })).toBeVisible();
  });

  it('[ROLL-6] a member leaves, having read what it means', async () => {
    const scene = breakfastClub();
    show(scene.me, 'people', '/people');
    await button('Leave the roll').click();
    await expect.element(page.getByText(/2 members have to vouch for you anew/)).toBeVisible();
    await noAxeFaults();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave the roll' }).click();
    await expect.element(page.getByText('You’re not on the roll.')).toBeVisible();
    expect(scene.me.sees.who(scene.me)).toMatchObject({ standing: 'participant', wasMember: 'left' });
  });
});

describe('the charter on the screen', () => {
  it('says by which decision it is as it is, and a change shows the difference', async () => {
    const scene = breakfastClub();
    const standing = decides(
      peopleOf(scene),
      { type: 'charter', charter: { ...usualCharter, quorum: 3 } },
      'Another quorum',
    );
    show(scene.me, 'about', '/about');
    await expect
      .element(page.getByText('3 members must have spoken before anything is settled.'))
      .toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Another quorum' }))
      .toHaveAttribute('href', expect.stringContaining(standing));
    await noAxeFaults();
    show(scene.me, 'charter', '/charter');
    await page.getByLabelText('Days of cooling-off').fill('400');
    await page.getByLabelText('Why').fill('Five days are too many.');
    await button('Put it to the assembly').click();
    await expect.element(page.getByText('A number of days, from 0 to 365.')).toBeVisible();
    await page.getByLabelText('Days of cooling-off').fill('3');
    await expect.element(page.getByText('5 days')).toBeVisible();
    await noAxeFaults();
    await button('Put it to the assembly').click();
    await expect.poll(() => shown?.path()).toMatch(/\/p\//);
    const put = [...scene.me.state.proposals.values()].findLast(({ stage }) => stage === 'talk');
    expect(put?.matter).toMatchObject({ type: 'charter', charter: { quorum: 3, coolingOffDays: 3 } });
  });

  it('[ROLL-9] names decisions that contradict each other', async () => {
    const scene = breakfastClub();
    const [one, other] = [
      peopleOf(scene),
      [scene.asha, scene.sam, scene.priya].map((each) => each.alsoOn('phone')),
    ];
    for (const phone of other) phone.hears(...one);
    decides(one, { type: 'charter', charter: { ...usualCharter, vouches: 3 } }, 'Three vouches');
    decides(other, { type: 'charter', charter: { ...usualCharter, vouches: 1 } }, 'One vouch');
    meet(...one, ...other);
    show(scene.me, 'about', '/about');
    await expect.element(page.getByText('A dispute.')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Three vouches' })).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'One vouch' })).toBeVisible();
  });
});
