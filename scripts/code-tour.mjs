/**
 * The way through linking and handing over with two devices, for the pictures and for the test of every
 * screen. Both pages show the app, which nobody has used yet; `look` is called at each state.
 */
import { goTo } from './example-tour.mjs';

export const title = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Chooses a name on the welcome page. */
export async function comeIn(page, name) {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Come in' }).click();
  await page.getByLabel('Your name').waitFor({ state: 'hidden' });
}

/** What `Copy the code` copies. */
export async function copied(page) {
  await page.evaluate(() => {
    navigator.clipboard.writeText = (text) => {
      window.copied = text;
      return Promise.resolve();
    };
  });
  await page.getByRole('button', { name: 'Copy the code' }).click();
  // What is said of it would lie over the next screens.
  await page.getByText('Copied the code.').waitFor();
  return page.evaluate(() => {
    for (const over of document.querySelectorAll('[popover]:popover-open')) over.hidePopover();
    return window.copied;
  });
}

export async function paste(page, code) {
  await page.getByLabel('Or type or paste the code').fill(code);
  await page.getByRole('button', { name: 'Use this code' }).click();
}

/** `names`: of the two people and of the assembly, short ones or as long as they may be. */
export async function tourCodes(ana, ben, names, look) {
  await ben.evaluate(() => {
    location.hash = '#/scan';
  });
  await title(ben, 'A name, then the code.');
  await look(ben, 'codes-welcome');
  await comeIn(ana, names.first);
  await comeIn(ben, names.second);
  await ana.evaluate(() => {
    location.hash = '#/found';
  });
  await ana.getByLabel('Name of the assembly').fill(names.assembly);
  await ana.getByLabel('Its purpose').fill('Speaks for the area.');
  await ana.getByRole('button', { name: 'Open it' }).click();
  await title(ana, names.assembly);
  const address = await ana.evaluate(() => location.hash);

  await goTo(ana, `${address}/bring`, 'Bring someone in');
  await look(ana, 'bring');
  await ana.getByRole('button', { name: 'Use the camera and show a code' }).click();
  await title(ana, 'Let them scan this');
  await ana.getByText('No camera just now.').waitFor();
  await look(ana, 'bring-code-no-camera');
  await goTo(ana, address, names.assembly);
  await goTo(ana, `${address}/bring`, 'Bring someone in');
  await ana.getByRole('button', { name: 'Show a code without the camera' }).click();
  await title(ana, 'Let them scan this');
  await look(ana, 'bring-code');
  const first = await copied(ana);
  await look(ben, 'scan');
  await paste(ben, 'a shopping list');
  await look(ben, 'scan-wrong');
  await paste(ben, first);
  await title(ben, 'Now let them scan this');
  await look(ben, 'scan-code-back');
  await ana.getByRole('button', { name: 'Now scan their code' }).click();
  await title(ana, 'Now scan theirs');
  await look(ana, 'bring-scan');
  await paste(ana, await copied(ben));
  await title(ana, /are linked/);
  await title(ben, /are linked/);
  await ana.getByText(/ is new here/).waitFor();
  await ben.getByText(/ is here$/).waitFor();
  await look(ana, 'bring-linked');
  await look(ben, 'scan-linked');

  await goTo(ana, `${address}/hand`, 'Without a network');
  await look(ana, 'hand');
  await ana.getByRole('button', { name: 'Show what you have' }).click();
  await title(ana, 'What you have');
  await look(ana, 'hand-have');
  await goTo(ana, address, names.assembly);
  await goTo(ana, `${address}/hand`, 'Without a network');
  await ana.getByRole('button', { name: 'See how much it is' }).click();
  await title(ana, 'Everything');
  await look(ana, 'hand-everything');
  await ana.getByRole('button', { name: 'Show it as codes' }).click();
  await ana.getByText(/shown/).first().waitFor();
  await look(ana, 'hand-moving');
  await goTo(ana, address, names.assembly);
  await goTo(ben, `${address}/hand`, 'Without a network');
  await ben.getByRole('button', { name: 'Scan what they have' }).click();
  await title(ben, 'Scan what they have');
  await look(ben, 'hand-scan');
  await goTo(ana, `${address}/hand`, 'Without a network');
  await ana.getByRole('button', { name: 'Show the invitation' }).click();
  await title(ana, 'The invitation');
  await look(ana, 'hand-invitation');
}
