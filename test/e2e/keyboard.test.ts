import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { keysOf } from '../support/keyboard.ts';

const app = useApp({ installs: false });

/** From the first screen to the register of decisions. No mouse, and the focus is never lost. */
async function walk(page: Page): Promise<void> {
  const keys = keysOf(page);
  const link = (name: string | RegExp) => page.getByRole('link', { name }).filter({ visible: true }).first();
  const button = (name: string) =>
    page.getByRole('button', { name, exact: true }).filter({ visible: true }).first();
  const title = (name: string) => see(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const dialog = page.getByRole('dialog');

  await keys.to(page.getByLabel('Your name'));
  await keys.type('Ana');
  await keys.press('Enter');

  await keys.enter(link('Open an assembly'));
  await title('Open an assembly');
  await keys.to(page.getByLabel('Name of the assembly'));
  await keys.type('Headingley');
  const kind = page.getByRole('radio', { checked: true });
  const first = await kind.getAttribute('value');
  await keys.to(kind);
  await keys.press('ArrowDown');
  await see(kind).not.toHaveAttribute('value', first ?? '');
  await keys.to(page.getByLabel('Its purpose'));
  await keys.type('Speaks for the street.');
  await keys.enter(button('Open it'));
  await title('Headingley');

  await keys.enter(link(/^Talk/));
  await title('Talk');
  await keys.to(page.getByRole('textbox', { name: 'Say something' }));
  await keys.type('Who has a ladder?');
  await keys.press('Enter');
  await see(page.getByRole('main').getByText('Who has a ladder?', { exact: true })).toBeVisible();
  await keys.enter(link('Headingley'));
  await title('Headingley');

  await keys.enter(link(/^People/));
  await title('People');
  await keys.to(page.getByRole('checkbox', { name: /Ana/ }));
  await keys.press('Space');
  await see(page.getByRole('checkbox', { name: /Ana/ })).not.toBeChecked();
  await keys.press('Space');
  await keys.enter(button('Sign the list with 1 person'));
  await keys.to(dialog.getByRole('button', { name: 'Sign the list' }));
  await keys.press('Space');
  await see(page.getByText('1 member on the roll')).toBeVisible();
  await keys.enter(link('Headingley'));

  await keys.enter(link('Put an idea'));
  await title('Put an idea');
  await keys.to(page.getByLabel('Title'));
  await keys.type('A ladder for all');
  await keys.to(page.getByLabel('What it is about'));
  await keys.type('Those with high windows.');
  await keys.to(page.getByLabel('What we’d do'));
  await keys.type('We buy one together.');
  await keys.enter(button('Put it to the assembly'));
  await title('A ladder for all');

  const dock = page.getByRole('group', { name: 'Where do you stand?' });
  await keys.enter(dock.getByRole('button', { name: 'I agree' }));
  await keys.to(dialog.getByRole('textbox'));
  await keys.type('Mine broke.');
  await keys.enter(dialog.getByRole('button', { name: 'I agree' }));
  await see(dock.getByRole('button', { name: 'I agree' })).toHaveAttribute('aria-pressed', 'true');

  await keys.enter(button('Record the consensus'));
  await keys.enter(dialog.getByRole('button', { name: 'Not now' }));
  await keys.enter(button('Record the consensus'));
  await keys.enter(dialog.getByRole('button', { name: 'Record it' }));
  await see(dock).toBeHidden();
  await keys.enter(link('Headingley'));
  // On a narrow screen the way back leads by the list of proposals.
  const decisions = link(/^Decisions/);
  await see(page.getByRole('heading', { level: 1, name: /^(Headingley|Proposals)$/ })).toBeVisible();
  if (!(await decisions.isVisible())) await keys.enter(link('Headingley'));

  await keys.enter(decisions);
  await title('Decisions');
  await keys.enter(page.getByRole('main').getByRole('link', { name: 'A ladder for all' }).first());
  await title('A ladder for all');
  await see(page.getByText('We buy one together.')).toBeVisible();
}

describe('by keyboard alone', () => {
  for (const viewport of [
    { width: 360, height: 780 },
    { width: 1280, height: 860 },
  ]) {
    test(`from the welcome to the register of decisions, ${viewport.width} px`, async () => {
      const { page } = await app.device('Ana', { viewport });
      await walk(page);
      await see(page.getByText('was the only member, so it held at once')).toBeVisible();
    });
  }
});
