import { expect, test } from 'vitest';
import { thirdDevice, twoDevices } from './linked-devices.ts';
import { done } from './people.ts';

test('[PER-10] what the 24 words set aside no device says again by itself; asked to, it does', async () => {
  const { town, clock, phone, phones, bens, laptop, laptops, words } = await twoDevices();
  const lost = phone.moot.me.get()?.device ?? '';
  const third = await thirdDevice(town, laptop, laptops);
  done(await laptop.moot.devices.revoke([lost]));
  await clock.until('the phone hears it', () => phone.moot.devices.isRevoked.get());
  // On the phone, the words take that back, and revoke the third device: the laptop is in use as before.
  done(await phone.moot.devices.revokeByPhrase([third], words));
  await clock.until('the laptop knows', () => laptops.governance.get().revoked.get(third)?.byPhrase === true);
  done(await laptops.say({ words: 'I go on' }));
  const heard = done(await phones.say({ words: 'so do I' }));
  await clock.until('Ben hears it', () => bens.talk.get().messages.has(heard));
  await clock.pass(5_000);
  expect(laptops.governance.get().revoked.has(lost)).toBe(false);
  expect(laptop.moot.devices.mine.get().find(({ id }) => id === lost)?.revoked).toBeNull();
  const again = await laptop.reopen();
  await clock.pass(5_000);
  expect(phone.moot.devices.isRevoked.get()).toBe(false);
  done(await again.moot.devices.revoke([lost]));
  await clock.until('the phone hears it', () => phone.moot.devices.isRevoked.get());
});
