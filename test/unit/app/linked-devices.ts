/** A person with two devices, linked as people link them, beside somebody else. */
import type { OpenAssembly } from '../../../src/app/api.ts';
import type { DeviceLinkSession } from '../../../src/app/devices-api.ts';
import type { TestClock } from '../sync/test-clock.ts';
import { createTown, done, gather, type Somebody } from './people.ts';

export const typeOf = (session: DeviceLinkSession) => session.state.get().type;

/** Both read each other's code and see words. */
export async function compared(clock: TestClock, old: Somebody, fresh: Somebody) {
  const offered = done(await old.moot.devices.offer('Phone'));
  const answered = done(await fresh.moot.devices.answer(offered.code, 'Laptop'));
  void offered.readCode(answered.code);
  await clock.until('both see words', () => typeOf(offered) === 'compare' && typeOf(answered) === 'compare');
  return { offered, answered };
}

/** `fresh` becomes a device of the person at `old`. */
export async function link(clock: TestClock, old: Somebody, fresh: Somebody): Promise<void> {
  const { offered, answered } = await compared(clock, old, fresh);
  offered.confirm();
  answered.confirm();
  await clock.until('both are done', () => typeOf(offered) === 'done' && typeOf(answered) === 'done');
}

export async function open(somebody: Somebody, id: string): Promise<OpenAssembly> {
  const assembly = await somebody.moot.assembly(id);
  if (!assembly) throw new Error('not there');
  return assembly;
}

/** One more device of whoever is at `old`, which has said something there. */
export async function thirdDevice(
  town: ReturnType<typeof createTown>,
  old: Somebody,
  there: OpenAssembly,
): Promise<string> {
  const { clock } = town;
  const tablet = await town.device('Tablet');
  await link(clock, old, tablet);
  const tablets = await open(tablet, there.id);
  await clock.until('the tablet has it', () => tablets.summary.get().state === 'here');
  done(await tablets.say({ words: 'from the tablet' }));
  const device = tablet.moot.me.get()?.device ?? '';
  await clock.until('the others know it', () => there.governance.get().devices.has(device));
  return device;
}

/** Ana, who has put her words away, on a phone and a linked laptop, in one assembly with Ben. */
export async function twoDevices() {
  const town = createTown();
  const { clock } = town;
  const [phone, ben] = [await town.person('Ana'), await town.person('Ben')];
  const words = (await phone.moot.phrase()) ?? [];
  await phone.moot.phraseWasKept();
  const [phones, bens] = (await gather(clock, phone, [ben])) as [OpenAssembly, OpenAssembly];
  const laptop = await town.device('Laptop');
  await link(clock, phone, laptop);
  const laptops = await open(laptop, phones.id);
  await clock.until('the laptop has it', () => laptops.summary.get().state === 'here');
  done(await laptops.say({ words: 'from the laptop' }));
  const known = () => bens.governance.get().devices.size === 3;
  await clock.until('Ben knows both devices', known);
  return { town, clock, phone, phones, ben, bens, laptop, laptops, words };
}
