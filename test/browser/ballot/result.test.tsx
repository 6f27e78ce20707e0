// First, so that the order of the style layers is the app's.
import { begun, showBallotPage, type Scene } from './scene.ts';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { receiptOf } from '../../../src/ui/features/ballot/receipt.ts';
import { CLOSES } from '../../support/ballot-acts.ts';
import { seals } from '../../support/ballot-story.ts';
import { openAs } from '../../support/open-as.ts';
import type { Shown } from '../../support/render-page.tsx';
import { meet } from '../../support/rooms.ts';

let shown: Shown | undefined;
afterEach(() => shown?.remove());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const text = (words: string | RegExp) => page.getByText(words);
const tooLongAgo = { closesAt: CLOSES };
const justNow = () => ({ closesAt: Date.now() - 3_600_000 });

/** Everyone has voted: Yes has most points and is preferred. */
function voted(scene: Scene): Scene {
  const papers = [
    [5, 0],
    [4, 1],
    [5, 2],
    [0, 5],
    [2, 1],
  ] as const;
  for (const [i, person] of scene.people.entries()) person.votes(scene.ballot, ...(papers[i] ?? [0, 0]));
  meet(...scene.people);
  return scene;
}

describe('after the close', () => {
  it('[BAL-5] [BAL-8] a teller returns, signs and confirms; who is missing is said; then it is sealed', async () => {
    const { asha, sam, priya, ballot } = voted(begun(justNow()));
    const opened = openAs(sam);
    shown = showBallotPage(sam, ballot, opened);
    await expect.element(text('The deadline is what two tellers’ clocks said.')).toBeVisible();
    await expect.element(text(/Missing: Asha, you and Priya\. All are waited for until/)).toBeVisible();
    await expect
      .element(text(/a paper that no returning teller held is lost, and its voter is told/))
      .toBeVisible();
    await button('Sign my return').click();
    await expect.element(text('It is in your own return.')).toBeVisible();
    asha.returns(ballot);
    priya.returns(ballot);
    meet(asha, sam, priya);
    opened.refresh();
    await button('Sign the returns').click();
    asha.signsSet(ballot);
    priya.signsSet(ballot);
    meet(asha, sam, priya);
    opened.refresh();
    await button('Confirm the returns').click();
    await expect
      .element(text(/one of three tellers has confirmed the returns; one more seals it/))
      .toBeVisible();
    asha.confirmsSet(ballot);
    sam.hears(asha);
    opened.refresh();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Yes' })).toBeVisible();
    await expect.element(text('Two of three tellers confirmed the same returns.')).toBeVisible();
  });

  it('a paper can’t be sent any more', async () => {
    const { ellen, ballot } = begun(justNow());
    shown = showBallotPage(ellen, ballot);
    await expect.element(page.getByRole('heading', { name: 'The returns' })).toBeVisible();
    expect(button('Put my paper in').elements()).toHaveLength(0);
  });
});

describe('the result', () => {
  it('[BAL-8] says who won, by how many papers, and how that came out', async () => {
    const { tellers, ellen, people, ballot } = voted(begun(tooLongAgo));
    seals(tellers, ballot);
    meet(...people);
    shown = showBallotPage(ellen, ballot);
    await expect.element(page.getByRole('heading', { level: 1, name: 'Yes' })).toBeVisible();
    await expect.element(text('is the members’ choice, by 4 papers to 1.')).toBeVisible();
    await expect.element(text('All three tellers confirmed the same returns.')).toBeVisible();
    await expect.element(text(/5 papers of 5 members are counted\. Every score is added up\./)).toBeVisible();
    await expect.element(text('Nothing: every paper is in at least two returns.')).toBeVisible();
  });

  it('finds my paper by its receipt among all, and counts again to the same figures', async () => {
    const { tellers, ellen, people, ballot } = voted(begun(tooLongAgo));
    seals(tellers, ballot);
    meet(...people);
    const mine = ellen.sees.ballot(ballot).papers.find(({ person }) => person === ellen.id);
    shown = showBallotPage(ellen, ballot);
    await button('Read all 5 papers').click();
    const row = page.getByRole('row', { name: new RegExp(receiptOf(mine?.id ?? '')) });
    await expect.element(row).toHaveTextContent(/yours.*2.*1.*counted/);
    await button('Recount on this device').click();
    await expect.element(page.getByText('The same.', { exact: true })).toBeVisible();
    await expect.element(text(`npm run -s recount -- --bundle FILE --ballot ${ballot}`)).toBeVisible();
  });

  it('[BAL-11] a lot is said to be one, and counted again it comes out the same', async () => {
    const scene = begun(tooLongAgo);
    const { asha, sam, tellers, ellen, people, ballot } = scene;
    asha.votes(ballot, 5, 0);
    sam.votes(ballot, 0, 5);
    scene.priya.votes(ballot, 3, 3);
    meet(...people);
    seals(tellers, ballot);
    meet(...people);
    shown = showBallotPage(ellen, ballot);
    await expect.element(text('A lot was drawn.')).toBeVisible();
    await expect
      .element(text(/A teller who withholds a return gets one other draw, by name\./))
      .toBeVisible();
    await expect.element(text(/By fives: Yes 1 and No 1\./)).toBeVisible();
    await button('Recount on this device').click();
    await expect.element(page.getByText('The same.', { exact: true })).toBeVisible();
  });

  it('is put on record by any member', async () => {
    const { tellers, ellen, people, ballot } = voted(begun(tooLongAgo));
    seals(tellers, ballot);
    meet(...people);
    shown = showBallotPage(ellen, ballot);
    await button('Put it on record').click();
    await expect.element(page.getByRole('link', { name: 'Read the decision' })).toBeVisible();
    expect(ellen.sees.ballot(ballot).stage).toBe('decided');
  });

  it('[BAL-12] without enough papers nobody wins, and it says what was needed', async () => {
    const { asha, tellers, ellen, people, ballot } = begun(tooLongAgo);
    asha.votes(ballot, 5, 0);
    meet(...people);
    seals(tellers, ballot);
    meet(...people);
    shown = showBallotPage(ellen, ballot);
    await expect.element(text('1 paper came, and 3 are needed.')).toBeVisible();
    expect(page.getByRole('heading', { level: 1, name: 'Yes' }).elements()).toHaveLength(0);
  });

  it('[BAL-7] papers on one teller’s word alone that could change it: no winner, and it is voted on again', async () => {
    const scene = begun(tooLongAgo);
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
    shown = showBallotPage(ellen, ballot);
    await expect.element(text('2 papers on Priya’s word alone would decide it.')).toBeVisible();
    await expect.element(text(/Only one teller’s return lists it/)).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Vote on it again' })).toBeVisible();
  });
});
