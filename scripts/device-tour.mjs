/**
 * The way through a person's devices with two of them, for the pictures and for the test of every screen.
 * Both pages show the app, which nobody has used yet; `look` is called at each state.
 */
import { comeIn, copied, paste, title } from './code-tour.mjs';
import { goTo } from './example-tour.mjs';

const to = (page, hash) =>
  page.evaluate((next) => {
    location.hash = next;
  }, hash);

/** `names`: of the person, of the assembly and of a device, short ones or as long as they may be. */
export async function tourDevices(phone, laptop, names, look) {
  await comeIn(phone, names.first);
  await goTo(phone, '#/me/devices', 'Your devices');
  await look(phone, 'devices-one');
  await to(phone, '#/found');
  await phone.getByLabel('Name of the assembly').fill(names.assembly);
  await phone.getByLabel('Its purpose').fill('Speaks for the area.');
  await phone.getByRole('button', { name: 'Open it' }).click();
  await title(phone, names.assembly);
  const address = await phone.evaluate(() => location.hash);
  await goTo(phone, '#/', /thing/);
  await phone.getByRole('region', { name: 'What this browser keeps' }).waitFor();
  await look(phone, 'home-may-be-cleared');

  await goTo(phone, '#/me/devices/link', 'Link another device');
  await look(phone, 'device-link');
  await phone.getByRole('button', { name: 'Show a code without the camera' }).click();
  await title(phone, 'Let the other one read this');
  await look(phone, 'device-code');
  const first = await copied(phone);
  await laptop.getByRole('link', { name: 'I have Moot on another device' }).click();
  await title(laptop, 'From your other device');
  await look(laptop, 'device-new');
  await paste(laptop, first);
  await title(laptop, 'Now let it read this');
  await look(laptop, 'device-code-back');
  await phone.getByRole('button', { name: 'Now read its code' }).click();
  await title(phone, 'Now read its code');
  await look(phone, 'device-read');
  await paste(phone, await copied(laptop));
  await title(phone, 'Are these the same?');
  await title(laptop, 'Are these the same?');
  await look(phone, 'device-words');
  await phone.getByRole('button', { name: 'They’re the same' }).click();
  await phone.getByText('Now say so on the other one, too').waitFor();
  await look(phone, 'device-words-said');
  await laptop.getByRole('button', { name: 'They’re the same' }).click();
  await title(phone, 'It’s yours');
  await title(laptop, 'It’s yours');
  await look(laptop, 'device-linked');

  await goTo(phone, `${address}/talk`, 'Talk');
  await phone.getByLabel('Say something').fill('Half a thought, not said yet.');
  await to(laptop, address);
  await title(laptop, names.assembly);
  await laptop.getByRole('heading', { name: 'Needs deciding' }).waitFor();
  await goTo(laptop, '#/me/devices', 'Your devices');
  const other = laptop
    .getByRole('list', { name: 'Devices in use' })
    .getByRole('listitem')
    .filter({ hasNotText: 'This one' });
  const menu = other.getByRole('button', { name: /What to do with/ });
  await menu.click();
  await laptop.getByRole('menuitem', { name: 'Change its name' }).click();
  await laptop.getByLabel('Its name').fill(names.device);
  await look(laptop, 'device-name');
  await laptop.getByRole('button', { name: 'Keep this name' }).click();
  await laptop.getByRole('dialog').waitFor({ state: 'hidden' });
  await look(laptop, 'devices');
  await menu.click();
  await laptop.getByRole('menuitem', { name: 'Revoke it' }).click();
  await laptop.getByLabel(/My 24 words/).check();
  await look(laptop, 'device-revoke');
  await laptop.getByLabel('This device', { exact: true }).check();
  await laptop.getByRole('dialog').getByRole('button', { name: 'Revoke it' }).click();
  await laptop.getByRole('list', { name: 'Devices that are out' }).waitFor();
  await look(laptop, 'devices-out');
  await phone.getByText(/This device was revoked/).waitFor();
  await goTo(phone, '#/me/devices', 'Your devices');
  await look(phone, 'devices-revoked');
  await goTo(phone, address, names.assembly);
  await look(phone, 'revoked');
  await goTo(phone, `${address}/talk`, 'Talk');
  await phone.getByLabel('What you were typing').waitFor();
  await look(phone, 'revoked-talk');
  await goTo(phone, `${address}/put`, 'Put an idea');
  await look(phone, 'revoked-put');
  await goTo(phone, '#/', 'For reading only');
  await look(phone, 'revoked-home');
}
