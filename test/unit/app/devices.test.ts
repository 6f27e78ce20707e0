import { describe, expect, test } from 'vitest';
import { createTown, done, gather } from './people.ts';

describe('[PER-7] a renewed key', () => {
  test('every open assembly goes on with a new feed, and the person is one', async () => {
    const town = createTown();
    const [ana, ben] = [await town.person('Ana'), await town.person('Ben')];
    const [anas, bens] = await gather(town.clock, ana, [ben]);
    if (!anas || !bens) throw new Error('nobody');
    const before = done(await anas.say({ words: 'before' }));
    const old = ana.moot.me.get()?.device ?? '';
    const renewed = done(await ana.moot.devices.renew());
    expect(renewed.device).not.toBe(old);
    expect(renewed.person).toBe(bens.governance.get().devices.get(old));
    const after = done(await anas.say({ words: 'after' }));
    await town.clock.until('Ben hears both', () => bens.talk.get().messages.has(after));
    const { devices, people } = bens.governance.get();
    expect(bens.talk.get().messages.get(before)?.device).toBe(old);
    expect(bens.talk.get().messages.get(after)?.device).toBe(renewed.device);
    expect([devices.get(old), devices.get(renewed.device)]).toEqual([renewed.person, renewed.person]);
    expect(people.size).toBe(2);
    expect(people.get(renewed.person)?.devices).toHaveLength(2);
    const again = await ana.reopen();
    expect(again.moot.me.get()?.device).toBe(renewed.device);
  });
});
