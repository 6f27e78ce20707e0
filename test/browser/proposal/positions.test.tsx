// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import ProposalPage from '../../../src/ui/features/proposal/proposal-page.tsx';
import { openAs, type OpenAs } from '../../support/open-as.ts';
import { breakfastClub, everyoneHears, peopleOf, revised, type Scene } from './scene.ts';

let shown: Shown | undefined;
afterEach(() => shown?.remove());

function show(scene: Scene, opened: OpenAs = openAs(scene.me)): OpenAs {
  shown = showPage(scene.me, opened, {
    page: ProposalPage,
    pattern: '/p/:proposal',
    path: `/p/${scene.proposal}`,
  });
  return opened;
}

const mine = ({ me, proposal }: Scene) =>
  me.sees.proposal(proposal).stands.find(({ person }) => person === me.id);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
/** The button in the dialog: the dock has one by the same name, but lies behind it. */
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });

describe('where do you stand?', () => {
  it('can be said with the keyboard alone, and every position takes the same steps', async () => {
    const scene = breakfastClub();
    show(scene);
    for (const [verb, answer, position] of [
      ['I agree', 'I agree', 'agree'],
      ['Reservations', 'I have reservations', 'reservations'],
      ['Stand aside', 'I stand aside', 'standAside'],
    ] as const) {
      await expect.element(button(verb)).toBeVisible();
      (button(verb).element() as HTMLElement).focus();
      await userEvent.keyboard('{Enter}');
      await expect.element(page.getByRole('dialog')).toBeVisible();
      await expect.element(page.getByRole('textbox', { name: /Why\?/ })).toHaveFocus();
      (inDialog(answer).element() as HTMLElement).focus();
      await userEvent.keyboard('{Enter}');
      await expect.element(button(verb)).toHaveAttribute('aria-pressed', 'true');
      expect(mine(scene)?.position).toBe(position);
    }
  });

  it('asks for a reason before it objects, and raises it as a worry that can be answered', async () => {
    const scene = breakfastClub();
    show(scene);
    await button('I object').click();
    await inDialog('I object').click();
    await expect.element(page.getByText('An objection needs a reason, so it can be answered.')).toBeVisible();
    expect(mine(scene)).toBeUndefined();

    await page.getByRole('textbox', { name: /I object, because/ }).fill('Who pays after March?');
    await inDialog('I object').click();
    await expect.element(page.getByText('Your objection stands.')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Ellen Nwosu objects' })).toBeVisible();
    expect(mine(scene)).toMatchObject({ position: 'object', reason: 'Who pays after March?' });
    expect(page.getByText('Who pays after March?').elements()).toHaveLength(1);
  });

  it('keeps a reason that was not said yet', async () => {
    const scene = breakfastClub();
    const opened = show(scene);
    await button('I object').click();
    await page.getByRole('textbox', { name: /I object, because/ }).fill('Half a thought');
    await userEvent.keyboard('{Escape}');
    shown?.remove();
    show(scene, opened);
    await button('I object').click();
    await expect
      .element(page.getByRole('textbox', { name: /I object, because/ }))
      .toHaveValue('Half a thought');
  });

  it('[OUT-4] says that an agreement was to an earlier text, and shows what changed', async () => {
    const scene = breakfastClub();
    scene.me.agrees(scene.proposal);
    revised(scene);
    everyoneHears(peopleOf(scene));
    show(scene);
    await expect.element(page.getByText('You agreed to revision 1.')).toBeVisible();
    await expect.element(page.getByText(/Two lines are new, so that doesn’t count yet/)).toBeVisible();
    await expect.element(button('I agree')).toHaveAttribute('aria-pressed', 'false');
    await expect.element(button('I agree')).toHaveAttribute('data-older');

    await button('See what changed').click();
    const marked = (tag: string) =>
      [...document.querySelectorAll(`main ${tag}`)].map((each) => each.textContent);
    expect(marked('ins')).toEqual([
      'Allergies are written on the child’s own card, kept by the parent.',
      'checked by the school before they start',
    ]);
    expect(marked('del')).toEqual(['volunteers']);
    await expect.element(page.getByRole('heading', { name: 'What we’d do' })).toHaveFocus();

    await page.getByRole('combobox', { name: 'What changed' }).selectOptions('Show the text alone');
    await expect.poll(() => document.querySelector('main ins')).toBeNull();
  });

  it('answers a worry, and its author says that it is settled', async () => {
    const scene = breakfastClub();
    const worry = scene.me.isConcerned(scene.proposal, 'Nuts.');
    everyoneHears(peopleOf(scene));
    const opened = show(scene);
    await expect.element(page.getByRole('heading', { name: 'Ellen Nwosu is worried' })).toBeVisible();
    scene.priya.answers(worry, 'No nuts, it is in the text now.');
    scene.me.hears(scene.priya);
    opened.refresh();
    await expect.element(page.getByText('Does that settle it for you?')).toBeVisible();
    await button('It’s settled').click();
    await expect.element(page.getByText('Settled, you say')).toBeVisible();
    expect(scene.me.state.concerns.get(worry)?.resolved).toBe(true);
  });

  it('asks for a Moot with one tap, and takes it back with another', async () => {
    const scene = breakfastClub();
    show(scene);
    await button('This needs a Moot').click();
    await expect.element(page.getByText(/You say this needs a Moot/)).toBeVisible();
    expect(scene.me.sees.proposal(scene.proposal).mootAskedBy).toEqual([scene.me.id]);
    await page.getByRole('main').getByRole('button', { name: 'Take it back' }).first().click();
    await expect.element(button('This needs a Moot')).toBeVisible();
    expect(scene.me.sees.proposal(scene.proposal).mootAskedBy).toEqual([]);
  });

  it('shows newcomers apart, with what that means', async () => {
    const scene = breakfastClub();
    const [cy] = scene.world.newcomers(scene.me, 'Cy Abara');
    cy?.hears(scene.asha);
    cy?.objects(scene.proposal, 'Not for me.');
    if (cy) scene.me.hears(cy);
    show(scene);
    await expect
      .element(page.getByText(/1 newcomer apart: 1 objects\. Not counted until a member says hello/))
      .toBeVisible();
    await expect.element(page.getByText('No member has spoken yet.')).toBeVisible();
  });
});
