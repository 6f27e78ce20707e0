/** What people do on the screen, in the words of the screen. */
import { expect as see } from 'playwright/test';
import type { Page } from 'playwright-core';
import type { Device } from './device.ts';

/** Chooses a name on the welcome page. */
export async function comeIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Come in' }).click();
  await see(page.getByLabel('Your name')).toBeHidden();
}

/** Opens an assembly and gives its invitation. The page then shows the assembly. */
export async function openAssembly(page: Page, name: string): Promise<string> {
  await page.evaluate(() => (location.hash = '#/found'));
  await page.getByLabel('Name of the assembly').fill(name);
  await page.getByLabel('Its purpose').fill('Speaks for the area.');
  await page.getByRole('button', { name: 'Open it' }).click();
  await see(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return invitation(page);
}

/** The link of an assembly whose page is shown, where people find it. The page then shows the assembly again. */
export async function invitation(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Bring someone in' }).click();
  await page.getByRole('button', { name: 'Send a link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send a link' });
  const link = await dialog.getByText('#/join/').innerText();
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await page.goBack();
  await see(page.getByRole('link', { name: 'Bring someone in' })).toBeVisible();
  return link.trim();
}

/** Opens an invitation on a device that may be new, and waits until the assembly is there. */
export async function join(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  const asked = page.getByLabel('Your name');
  await see(page.getByRole('button', { name: 'Come in' })).toBeVisible();
  if (await asked.isVisible()) await comeIn(page, name);
  await page.getByRole('button', { name: 'Come in' }).click();
  await see(page.getByRole('heading', { name: 'Needs deciding' })).toBeVisible({ timeout: 15_000 });
}

/** Goes to a page of the assembly that is shown. */
export async function goTo(
  page: Page,
  part: 'talk' | 'proposals' | 'put' | 'people' | 'decisions' | 'about' | '',
): Promise<void> {
  const assembly = await page.evaluate(() => /#\/a\/([0-9a-f]{64})/u.exec(location.hash)?.[1] ?? '');
  await page.evaluate(([id, to]) => (location.hash = `#/a/${id}${to ? `/${to}` : ''}`), [
    assembly,
    part,
  ] as const);
}

/** The founder signs the first members: everyone who said hello. */
export async function signFirstMembers(page: Page, count: number): Promise<void> {
  await goTo(page, 'people');
  await page.getByRole('button', { name: `Sign the list with ${count}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign the list' }).click();
  await see(page.getByText(`${count} members on the roll`)).toBeVisible();
}

export async function say(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Say something' }).fill(words);
  await page.getByRole('button', { name: 'Say it' }).click();
}

export async function putIdea(page: Page, title: string, text: string): Promise<void> {
  await goTo(page, 'put');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('What it is about').fill('Everyone here.');
  await page.getByLabel('What we’d do').fill(text);
  await page.getByRole('button', { name: 'Put it to the assembly' }).click();
  await see(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** Finds the proposal in the list of the assembly and opens it. */
export async function openProposal(page: Page, title: string): Promise<void> {
  await goTo(page, 'proposals');
  await page.getByRole('main').getByRole('link', { name: title }).first().click();
  await see(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

const VERBS = {
  agree: 'I agree',
  object: 'I object',
  standAside: 'Stand aside',
  reservations: 'Reservations',
} as const;

/** On a proposal's page. `because` is asked for where somebody objects. */
export async function takePosition(page: Page, position: keyof typeof VERBS, because = ''): Promise<void> {
  const dock = page.getByRole('group', { name: 'Where do you stand?' });
  await dock.getByRole('button', { name: VERBS[position] }).click();
  const dialog = page.getByRole('dialog');
  if (because !== '') await dialog.getByRole('textbox').fill(because);
  await dialog.getByRole('button').last().click();
  await see(dialog).toBeHidden();
  await see(dock.getByRole('button', { name: VERBS[position] })).toHaveAttribute('aria-pressed', 'true');
}

/** Three people in one assembly, all members; each device shows the assembly. */
export async function threeMembers(
  open: (name: string) => Promise<Device>,
  name: string,
): Promise<readonly [Device, Device, Device]> {
  const ana = await open('Ana');
  await comeIn(ana.page, 'Ana');
  const link = await openAssembly(ana.page, name);
  const [ben, cem] = await Promise.all([open('Ben'), open('Cem')]);
  await Promise.all([join(ben.page, link, 'Ben'), join(cem.page, link, 'Cem')]);
  await goTo(ana.page, 'people');
  await see(ana.page.getByRole('checkbox', { name: 'Cem' })).toBeVisible();
  await see(ana.page.getByRole('checkbox', { name: 'Ben' })).toBeVisible();
  await signFirstMembers(ana.page, 3);
  for (const { page } of [ben, cem]) {
    await goTo(page, 'people');
    await see(page.getByText('3 members on the roll')).toBeVisible();
  }
  return [ana, ben, cem];
}

/** Settles when the service worker holds everything and is in charge of the page. */
export async function readyOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await see.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
}
