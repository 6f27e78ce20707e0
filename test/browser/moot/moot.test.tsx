// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import axe from 'axe-core';
import type { Component } from 'solid-js';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import CallPage from '../../../src/ui/features/moot/call-page.tsx';
import MootPage from '../../../src/ui/features/moot/moot-page.tsx';
import RecordPage from '../../../src/ui/features/moot/record-page.tsx';
import ProposalPage from '../../../src/ui/features/proposal/proposal-page.tsx';
import { openAs, type OpenAs } from '../../support/open-as.ts';
import type { Persona } from '../../support/world.ts';
import { breakfastClub, everyoneHears, peopleOf, type Scene } from '../proposal/scene.ts';
import { standStill } from '../../support/stand-still.ts';

let shown: Shown | undefined;
afterEach(() => {
  shown?.remove();
  delete document.documentElement.dataset.theme;
});

const PAGES = {
  call: { page: CallPage, pattern: '/call' },
  record: { page: RecordPage, pattern: '/record' },
  moot: { page: MootPage, pattern: '/m/:moot' },
  proposal: { page: ProposalPage, pattern: '/p/:proposal' },
} as const satisfies Record<string, { page: Component; pattern: string }>;

function show(me: Persona, which: keyof typeof PAGES, path: string, opened: OpenAs = openAs(me)): OpenAs {
  shown?.remove();
  shown = showPage(me, opened, { ...PAGES[which], path });
  return opened;
}

async function noAxeFaults(): Promise<void> {
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme;
    await standStill();
    const found = await axe.run(document.querySelector<HTMLElement>('main') ?? document.body);
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
}

/** Two agree, one has reservations, one objects: neither approval nor disagreement among four. */
function inTwoMinds(): Scene {
  const scene = breakfastClub();
  scene.asha.agrees(scene.proposal);
  scene.priya.agrees(scene.proposal);
  scene.lakshmi.objects(scene.proposal, 'Who pays?');
  scene.sam.objects(scene.proposal, 'Who cooks?');
  everyoneHears(peopleOf(scene));
  return scene;
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const link = (name: string) => page.getByRole('link', { name, exact: true });
const at = (days: number): string => {
  const day = new Date(Date.now() + days * 86_400_000);
  return `${day.toISOString().slice(0, 10)}T19:30`;
};

describe('calling a Moot', () => {
  it('[MOOT-1] takes a day, a time, a place and proposals, and leads to the call', async () => {
    const scene = inTwoMinds();
    show(scene.me, 'call', `/call?proposal=${scene.proposal}`);
    await button('Call it').click();
    await expect.element(page.getByText('It needs a day and a time.')).toBeVisible();
    await expect.element(page.getByText('Where do people meet?')).toBeVisible();
    await page.getByLabelText('When it begins').fill(at(-2));
    await expect.element(page.getByText(/That has passed already/)).toBeVisible();
    await page.getByLabelText('When it begins').fill(at(3));
    await page.getByLabelText('Place').fill('St Mark’s Hall');
    await page.getByLabelText('Words to it').fill('Bring a cup.');
    await expect
      .element(page.getByRole('checkbox', { name: 'Free breakfast club at Hunslet primary schools' }))
      .toBeChecked();
    await noAxeFaults();
    await button('Call it').click();
    await expect.poll(() => shown?.path()).toMatch(/\/m\//);
    const [call] = [...scene.me.state.mootCalls.values()];
    expect(call).toMatchObject({
      place: 'St Mark’s Hall',
      words: 'Bring a cup.',
      proposals: [scene.proposal],
    });
  });

  it('keeps what is typed', async () => {
    const scene = inTwoMinds();
    const opened = show(scene.me, 'call', '/call');
    await page.getByRole('radio', { name: 'Online' }).click();
    await page.getByLabelText('How to get in').fill('moot.example/room');
    show(scene.me, 'call', '/call', opened);
    await expect.element(page.getByLabelText('How to get in')).toHaveValue('moot.example/room');
  });

  it('[MOOT-2] shows on the proposal, and who has it before them has seen it', async () => {
    const scene = inTwoMinds();
    const call = scene.asha.callsMoot(scene.proposal);
    everyoneHears(peopleOf(scene));
    expect(scene.me.state.mootCalls.get(call)?.seenBy).toEqual([scene.asha.id]);
    show(scene.me, 'proposal', `/p/${scene.proposal}`);
    await expect.element(page.getByRole('heading', { name: 'The Moot' })).toBeVisible();
    await expect.poll(() => scene.me.state.mootCalls.get(call)?.seenBy).toContain(scene.me.id);
  });
});

describe('a Moot that took place', () => {
  it('[MOOT-3] is recorded with who was there, and shows its minutes', async () => {
    const scene = inTwoMinds();
    const call = scene.asha.callsMoot(scene.proposal);
    everyoneHears(peopleOf(scene));
    show(scene.me, 'record', `/record?call=${call}`);
    await expect.element(page.getByText('One member there; three make a quorum. Not quorate.')).toBeVisible();
    for (const name of ['Asha Okonjo', 'Sam Whitaker']) await page.getByRole('checkbox', { name }).click();
    await expect.element(page.getByText('Three members there; three make a quorum. Quorate.')).toBeVisible();
    await page.getByLabelText('Minutes').fill('We talked about **money**.');
    await noAxeFaults();
    await button('Put it on record').click();
    await expect.poll(() => shown?.path()).toMatch(/\/m\//);
    const [moot] = [...scene.me.state.moots.values()];
    expect(moot?.present).toHaveLength(3);
    show(scene.me, 'moot', `/m/${call}`);
    await expect.element(page.getByText('money')).toBeVisible();
    await expect.element(page.getByText('Three members there; three make a quorum. Quorate.')).toBeVisible();
    await noAxeFaults();
  });

  it('[OUT-3] [BAL-1] shows what follows, and records deadlock with the tellers that it suggests', async () => {
    const scene = inTwoMinds();
    const moot = scene.asha.recordsMoot([scene.proposal], [scene.asha, scene.sam, scene.me]);
    everyoneHears(peopleOf(scene));
    show(scene.me, 'moot', `/m/${moot}`);
    await expect
      .element(page.getByText('That is neither broad approval nor broad disagreement: deadlock.'))
      .toBeVisible();
    await expect
      .element(
        page.getByText(/Among members: 2 of 4 who take a side agree, and 4 make broad approval; 2 object/),
      )
      .toBeVisible();
    await expect.element(page.getByText(/You were there and haven’t said yet/)).toBeVisible();
    await button('Record the deadlock').click();
    await expect.element(page.getByText('Name three tellers')).toBeVisible();
    for (const name of ['Asha Okonjo', 'Sam Whitaker', 'Ellen Nwosu (you)'])
      await expect.element(page.getByRole('checkbox', { name })).toBeChecked();
    await page.getByRole('checkbox', { name: 'Sam Whitaker' }).click();
    await expect.element(page.getByText('It needs 3 tellers.')).toBeVisible();
    await page.getByRole('checkbox', { name: /Priya Raman/ }).click();
    await button('Record it').click();
    await expect.element(page.getByText('The Moot found deadlock.')).toBeVisible();
    const found = scene.me.sees.proposal(scene.proposal);
    expect(found.stage).toBe('deadlock');
    expect(found.outcomes.at(-1)?.tellers).toEqual(
      expect.arrayContaining([scene.asha.id, scene.me.id, scene.priya.id]),
    );
    await noAxeFaults();
    show(scene.me, 'proposal', `/p/${scene.proposal}`);
    await expect.element(link('Call another Moot')).toBeVisible();
    await expect.element(link('Open a ballot')).toBeVisible();
    await noAxeFaults();
  });

  it('[OUT-1] finds consensus where the positions carry it, and then it cools off', async () => {
    const scene = breakfastClub();
    for (const one of [scene.asha, scene.sam, scene.priya, scene.me]) one.agrees(scene.proposal);
    scene.lakshmi.objects(scene.proposal, 'Who pays?');
    everyoneHears(peopleOf(scene));
    const few = scene.asha.recordsMoot([scene.proposal], [scene.asha, scene.sam]);
    everyoneHears(peopleOf(scene));
    show(scene.me, 'moot', `/m/${few}`);
    await expect.element(page.getByText(/Too few members were there, so it finds nothing/)).toBeVisible();
    expect(button('Record the consensus').elements()).toHaveLength(0);
    const moot = scene.asha.recordsMoot([scene.proposal], [scene.asha, scene.sam, scene.priya]);
    everyoneHears(peopleOf(scene));
    show(scene.me, 'moot', `/m/${moot}`);
    await button('Record the consensus').click();
    await button('Record it').click();
    await expect.element(page.getByText('The Moot found consensus.')).toBeVisible();
    show(scene.me, 'proposal', `/p/${scene.proposal}`);
    await expect.element(page.getByText('The Moot found consensus.')).toBeVisible();
    await expect.element(page.getByText(/starkly negative input/)).toBeVisible();
  });

  it('[OUT-11] hears people without a device: one enters, another who was there confirms', async () => {
    const scene = breakfastClub();
    const moot = scene.asha.recordsMoot([scene.proposal], [scene.asha, scene.me, scene.sam]);
    everyoneHears(peopleOf(scene));
    const opened = openAs(scene.me);
    show(scene.me, 'moot', `/m/${moot}`, opened);
    await button('Enter where someone stands').click();
    await button('Enter it').click();
    await expect.element(page.getByText('Who said it?')).toBeVisible();
    await page.getByLabelText('Who', { exact: true }).selectOptions('Sam Whitaker');
    await page.getByRole('radio', { name: 'Agrees' }).click();
    await noAxeFaults();
    show(scene.me, 'moot', `/m/${moot}`, opened);
    await button('Enter where someone stands').click();
    await expect.element(page.getByRole('radio', { name: 'Agrees' })).toBeChecked();
    await button('Enter it').click();
    await expect.element(page.getByText('Sam Whitaker agrees')).toBeVisible();
    expect(button('It’s as they said').elements()).toHaveLength(0);
    everyoneHears(peopleOf(scene));
    show(scene.asha, 'moot', `/m/${moot}`);
    await button('It’s as they said').click();
    await expect.element(page.getByText(/Confirmed by you/)).toBeVisible();
    expect(scene.asha.sees.proposal(scene.proposal).stands).toMatchObject([
      { person: scene.sam.id, position: 'agree', enteredBy: scene.me.id },
    ]);
    scene.sam.objects(scene.proposal, 'I said no such thing.');
    const ashas = openAs(scene.asha);
    scene.asha.hears(scene.sam);
    show(scene.asha, 'moot', `/m/${moot}`, ashas);
    await expect.element(page.getByText(/They have said it on a device of their own/)).toBeVisible();
  });
});
