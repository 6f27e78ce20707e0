// First, so that the order of the style layers is the app's.
import { begun, showBallotPage, waiting } from './scene.ts';
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { receiptOf } from '../../../src/ui/features/ballot/receipt.ts';
import { openAs } from '../../support/open-as.ts';
import { meet } from '../../support/rooms.ts';
import type { Shown } from '../../support/render-page.tsx';

let shown: Shown | undefined;
afterEach(() => shown?.remove());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const bead = (option: string, score: number) =>
  page.getByRole('group', { name: option, exact: true }).getByRole('radio', { name: `${score} of 5` });

/** Tab until it has the focus. */
async function tabTo(target: { element(): Element }): Promise<void> {
  for (let stop = 0; document.activeElement !== target.element(); stop++) {
    if (stop === 60) throw new Error(`Tab never comes to ${target.element().outerHTML}`);
    await userEvent.keyboard('{Tab}');
  }
}

describe('tellers', () => {
  it('[BAL-2] accept with one tap, after reading what they attest; then it begins', async () => {
    const { asha, sam, ballot } = waiting();
    asha.acceptsTelling(ballot);
    sam.hears(asha);
    shown = showBallotPage(sam, ballot);
    await expect.element(page.getByText('One of three tellers has accepted.')).toBeVisible();
    await expect.element(page.getByText('Two tellers on one old view could begin it.')).toBeVisible();
    await expect.element(page.getByText('it knows the same 5 members as this ballot;')).toBeVisible();
    await button('I’ll be a teller').click();
    await expect.element(page.getByText('Give each a score. The same score twice is fine.')).toBeVisible();
    expect(sam.sees.ballot(ballot).stage).toBe('begun');
  });

  it('[BAL-1] whoever opened it may take it back while it waits; nobody else', async () => {
    const { asha, ellen, ballot } = waiting();
    shown = showBallotPage(ellen, ballot);
    await expect.element(page.getByText('5 members may vote: see who')).toBeVisible();
    expect(button('Take the ballot back').elements()).toHaveLength(0);
    shown.remove();
    shown = showBallotPage(asha, ballot);
    await button('Take the ballot back').click();
    await expect.element(page.getByText('You opened it and took it back before it began.')).toBeVisible();
  });
});

describe('the ballot paper', () => {
  it('is filled in, looked over, sent and found again by keyboard alone', async () => {
    const { ellen, ballot } = begun();
    shown = showBallotPage(ellen, ballot);
    await expect.element(page.getByText('Give each a score. The same score twice is fine.')).toBeVisible();
    await tabTo(bead('Yes', 0));
    await userEvent.keyboard('4');
    expect(document.activeElement).toBe(bead('Yes', 4).element());
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(bead('Yes', 5)).toBeChecked();
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(bead('No', 0).element());
    await expect.element(page.getByText('1 of 2 scored')).toBeVisible();
    await userEvent.keyboard('1{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'Is this your paper?' })).toBeVisible();
    await tabTo(button('Put it in'));
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Your paper is in' })).toHaveFocus();
    const [mine] = ellen.sees.ballot(ballot).papers;
    expect(mine?.scores).toEqual([5, 1]);
    await expect.element(page.getByText(receiptOf(mine?.id ?? ''))).toBeVisible();
    await expect.element(page.getByText('1 paper of 5 members has come.')).toBeVisible();
  });

  it('keeps the focus and what is filled in while the papers of others come', async () => {
    const { asha, ellen, ballot } = begun();
    const opened = openAs(ellen);
    shown = showBallotPage(ellen, ballot, opened);
    await expect.element(page.getByText('Give each a score. The same score twice is fine.')).toBeVisible();
    await tabTo(bead('Yes', 0));
    await userEvent.keyboard('4');
    const here = document.activeElement;
    asha.votes(ballot, 0, 5);
    ellen.hears(asha);
    opened.refresh();
    await expect.element(page.getByText('1 paper of 5 members has come.')).toBeVisible();
    expect(document.activeElement).toBe(here);
    await expect.element(bead('Yes', 4)).toBeChecked();
  });

  it('says that a blank counts as 0, and keeps a half-filled paper over a reload', async () => {
    const { ellen, ballot } = begun();
    const opened = openAs(ellen);
    shown = showBallotPage(ellen, ballot, opened);
    await bead('Yes', 3).click();
    expect(page.getByText('Not scored yet, so it counts as 0').elements()).toHaveLength(1);
    shown.remove();
    shown = showBallotPage(ellen, ballot, opened);
    await expect.element(bead('Yes', 3)).toBeChecked();
    await button('Put my paper in').click();
    await expect.element(page.getByText('1 option without a score: that counts as 0.')).toBeVisible();
    await button('Put it in').click();
    await expect.element(page.getByRole('heading', { name: 'Your paper is in' })).toBeVisible();
    expect(ellen.sees.ballot(ballot).papers[0]?.scores).toEqual([3, 0]);
    expect(opened.unsaid.size).toBe(0);
  });

  it('[BAL-4] can be sent again until the close: the last one counts', async () => {
    const { ellen, ballot } = begun();
    ellen.votes(ballot, 5, 0);
    shown = showBallotPage(ellen, ballot);
    await button('Change my paper').click();
    await expect.element(bead('Yes', 5)).toBeChecked();
    await bead('Yes', 0).click();
    await bead('No', 5).click();
    await button('Put my paper in').click();
    await button('Put it in').click();
    await expect.element(page.getByRole('heading', { name: 'Your paper is in' })).toBeVisible();
    const papers = ellen.sees.ballot(ballot).papers.filter(({ state }) => state === 'cast');
    expect(papers.map(({ scores }) => scores)).toEqual([[0, 5]]);
    await expect.element(page.getByText('1 paper of 5 members has come.')).toBeVisible();
  });

  it('[BAL-4] two different papers from devices that didn’t know of each other are said to be so', async () => {
    const { asha, ellen, ballot } = begun();
    const phone = ellen.alsoOn('phone');
    ellen.votes(ballot, 5, 0);
    phone.votes(ballot, 0, 5);
    ellen.hears(phone);
    meet(ellen, asha);
    shown = showBallotPage(ellen, ballot);
    await expect.element(page.getByText('You sent two different papers; send one again.')).toBeVisible();
    await bead('Yes', 5).click();
    await bead('No', 2).click();
    await button('Put my paper in').click();
    await button('Put it in').click();
    await expect.element(page.getByRole('heading', { name: 'Your paper is in' })).toBeVisible();
  });

  it('[BAL-12] shows how many have come, and nothing of what is on them', async () => {
    const { asha, sam, ellen, ballot } = begun();
    asha.votes(ballot, 5, 0);
    sam.votes(ballot, 4, 1);
    ellen.hears(asha, sam);
    shown = showBallotPage(ellen, ballot);
    await expect.element(page.getByText('2 papers of 5 members have come.')).toBeVisible();
    await expect
      .element(page.getByText('Whoever reads the ledger can read papers before the close.'))
      .toBeVisible();
    expect(page.getByText('First, the scores').elements()).toHaveLength(0);
  });

  it('without effect, is said to be so to whoever sent it, with the reason', async () => {
    const { w, asha, ballot } = begun();
    const [cy] = w.newcomers(asha, 'Cy Abara');
    if (!cy) throw new Error('nobody came');
    cy.hears(asha);
    cy.votes(ballot, 5, 0);
    shown = showBallotPage(cy, ballot);
    await expect
      .element(page.getByText(/A ballot paper that you sent, .*: Only those on the roll when this ballot/))
      .toBeVisible();
  });

  it('is not given to a participant, who reads why', async () => {
    const { w, asha, ballot } = begun();
    const [cy] = w.newcomers(asha, 'Cy Abara');
    if (!cy) throw new Error('nobody came');
    cy.hears(asha);
    shown = showBallotPage(cy, ballot);
    await expect.element(page.getByText('You have no paper in this ballot.')).toBeVisible();
    expect(button('Put my paper in').elements()).toHaveLength(0);
  });
});
