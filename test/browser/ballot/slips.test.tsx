// First, so that the order of the style layers is the app's.
import { begun, showBallotPage, showRoomPage } from './scene.ts';
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { openAs } from '../../support/open-as.ts';
import type { Shown } from '../../support/render-page.tsx';
import { meet } from '../../support/rooms.ts';

let shown: Shown | undefined;
afterEach(() => shown?.remove());

const button = (name: string | RegExp) => page.getByRole('button', { name });
const text = (words: string | RegExp, how: { exact?: boolean } = {}) => page.getByText(words, how);
const tick = (name: string) => page.getByRole('checkbox', { name });

describe('[BAL-10] slips of a room', () => {
  it('are entered by digits and Enter alone, and outlive a reload', async () => {
    const { asha, lakshmi, ellen, ballot } = begun();
    const opened = openAs(asha);
    shown = showRoomPage(asha, ballot, opened);
    await page.getByRole('textbox', { name: 'The room' }).fill('St Mark’s');
    await tick('Lakshmi Venkataraman-Pemberton-Smythe').click();
    await tick('Ellen Nwosu').click();
    await page.getByRole('textbox', { name: 'Yes' }).click();
    await userEvent.keyboard('50{Enter}4');
    await expect.element(text('1 slip entered, 2 names ticked.')).toBeVisible();
    shown.remove();
    shown = showRoomPage(asha, ballot, opened);
    await expect.element(text('1 slip entered, 2 names ticked.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Yes' }).click();
    await userEvent.keyboard('{Backspace}9{ArrowRight}3{Enter}');
    await expect.element(text('2 slips entered, 2 names ticked.')).toBeVisible();
    await button('Sign these slips').click();
    await expect.poll(() => shown?.path()).toMatch(new RegExp(`/b/${ballot}$`));
    const [room] = asha.sees.ballot(ballot).rooms;
    expect(room).toMatchObject({
      name: 'St Mark’s',
      rows: [
        [5, 0],
        [0, 3],
      ],
      state: 'one',
    });
    expect(room?.ticked.toSorted()).toEqual([lakshmi.id, ellen.id].toSorted());
    expect(opened.unsaid.size).toBe(0);
  });

  it('are never more than ticks: it says so, and doesn’t sign them', async () => {
    const { asha, ballot } = begun();
    shown = showRoomPage(asha, ballot);
    await page.getByRole('textbox', { name: 'The room' }).fill('St Mark’s');
    await tick('Ellen Nwosu').click();
    await page.getByRole('textbox', { name: 'Yes' }).click();
    await userEvent.keyboard('50{Enter}41{Enter}');
    await expect
      .element(text(/More slips than ticks: 2 slips for 1 name\. Tick who is missing/))
      .toBeVisible();
    await expect.element(button('Sign these slips')).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(button('Sign these slips'), { force: true });
    expect(asha.sees.ballot(ballot).rooms).toHaveLength(0);
    await button('Take slip 2 out').click();
    await button('Sign these slips').click();
    await expect.poll(() => asha.sees.ballot(ballot).rooms.length).toBe(1);
  });

  it('count once two people entered the same; where they differ, it shows which', async () => {
    const { asha, sam, lakshmi, ellen, ballot } = begun();
    asha.entersSlips(
      ballot,
      'St Mark’s',
      [lakshmi, ellen],
      [
        [5, 0],
        [4, 1],
      ],
    );
    meet(asha, sam);
    const opened = openAs(sam);
    shown = showBallotPage(sam, ballot, opened);
    await expect
      .element(text('2 slips, entered by Asha. It waits for a second person, who enters it on their own.'))
      .toBeVisible();
    sam.entersSlips(
      ballot,
      'St Mark’s',
      [lakshmi, ellen],
      [
        [4, 2],
        [5, 0],
      ],
    );
    opened.refresh();
    await expect.element(text(/entered different slips, so none is counted/)).toBeVisible();
    await expect.element(text('Only Asha entered:')).toBeVisible();
    await expect.element(text('4 1', { exact: true })).toBeVisible();
    await expect.element(text('Only you entered:')).toBeVisible();
    await expect.element(text('4 2', { exact: true })).toBeVisible();
    sam.entersSlips(
      ballot,
      'St Mark’s',
      [lakshmi, ellen],
      [
        [4, 1],
        [5, 0],
      ],
    );
    opened.refresh();
    await expect.element(text(/entered the same, so they are counted/)).toBeVisible();
  });

  it('who was ticked and wasn’t there says so, and is named', async () => {
    const { asha, sam, ellen, ballot } = begun();
    for (const person of [asha, sam]) person.entersSlips(ballot, 'The Bull', [ellen], [[5, 0]]);
    ellen.hears(asha, sam);
    shown = showBallotPage(ellen, ballot);
    await button('I wasn’t there').click();
    await expect.element(text(/ticked here, and also voted on a phone/)).toBeVisible();
  });
});
