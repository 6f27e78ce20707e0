import { describe, expect, test } from 'vitest';
import { usualCharter } from '../../../src/domain/assembly/charter.ts';
import type { OpenAssembly } from '../../../src/app/api.ts';
import { compared, link, open, twoDevices, typeOf } from './linked-devices.ts';
import { createTown, done, gather, type Somebody } from './people.ts';

describe('[PER-7] a renewed key', () => {
  test('every open assembly goes on with a new feed, and the person is one', async () => {
    const town = createTown();
    const [ana, ben] = [await town.person('Ana'), await town.person('Ben')];
    const [anas, bens] = await gather(town.clock, ana, [ben]);
    if (!anas || !bens) throw new Error('nobody');
    const before = done(await anas.say({ words: 'before' }));
    const old = ana.moot.me.get()?.device ?? '';
    done(await ana.moot.devices.name(old, 'My phone'));
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
    expect(ana.moot.devices.mine.get()).toMatchObject([
      { id: renewed.device, name: 'My phone', isThis: true },
      { id: old, isFormer: true },
    ]);
    const again = await ana.reopen();
    expect(again.moot.me.get()?.device).toBe(renewed.device);
  });
});

describe('[PER-7] linking another device', () => {
  test('both see the same words; once both have said so, it is the same person, with all assemblies', async () => {
    const town = createTown({ apart: true });
    const { clock } = town;
    const phone = await town.person('Ana');
    await phone.moot.phraseWasKept();
    const [mine] = (await gather(clock, phone, [])) as [OpenAssembly];
    const [me] = phone.moot.devices.mine.get();
    done(await phone.moot.devices.name(me?.id ?? '', 'Phone'));
    const laptop = await town.device('Laptop');
    const { offered, answered } = await compared(clock, phone, laptop);
    const [here, there] = [offered.state.get(), answered.state.get()];
    if (here.type !== 'compare' || there.type !== 'compare') throw new Error('no words');
    expect(here.words).toHaveLength(3);
    expect(there.words).toEqual(here.words);
    await clock.until('the name is here', () => {
      const now = offered.state.get();
      return now.type === 'compare' && now.name === 'Laptop';
    });
    offered.confirm();
    await clock.pass(30_000);
    expect([typeOf(offered), typeOf(answered)]).toEqual(['compare', 'compare']);
    expect(laptop.moot.me.get()).toBeNull();
    answered.confirm();
    await clock.until('done', () => typeOf(offered) === 'done' && typeOf(answered) === 'done');
    expect(laptop.moot.me.get()).toMatchObject({ name: 'Ana', person: phone.moot.me.get()?.person });
    expect(laptop.moot.me.get()?.device).not.toBe(phone.moot.me.get()?.device);
    // No introductions here: the very link over which they compared goes on.
    const theirs = await open(laptop, mine.id);
    await clock.until('it is here', () => theirs.summary.get().state === 'here');
    const said = done(await theirs.say({ words: 'from the laptop' }));
    await clock.until('the phone hears it', () => mine.talk.get().messages.has(said));
    const { people, roll } = mine.governance.get();
    expect([people.size, roll.size]).toEqual([1, 0]);
    await clock.pass(100);
    const names = (one: Somebody) => one.moot.devices.mine.get().map(({ name }) => name);
    expect([names(phone).sort(), names(laptop).sort()]).toEqual([
      ['Laptop', 'Phone'],
      ['Laptop', 'Phone'],
    ]);
    const again = await laptop.reopen();
    expect(again.moot.me.get()?.name).toBe('Ana');
    expect((await open(again, mine.id)).summary.get().state).toBe('here');
    await Promise.all([phone.moot.close(), again.moot.close()]);
  });

  test.each(['offered', 'answered'] as const)(
    '%s: either may stop, and both are as they were',
    async (who) => {
      const town = createTown({ apart: true });
      const { clock } = town;
      const phone = await town.person('Ana');
      await gather(clock, phone, []);
      const laptop = await town.device('Laptop');
      const sessions = await compared(clock, phone, laptop);
      const other = who === 'offered' ? 'answered' : 'offered';
      sessions[other].confirm();
      sessions[who].refuse();
      await clock.until('both hear it', () => typeOf(sessions[other]) === 'failed');
      expect(sessions.offered.state.get()).toEqual({ type: 'failed', why: 'refused' });
      expect(sessions.answered.state.get()).toEqual({ type: 'failed', why: 'refused' });
      expect(laptop.moot.me.get()).toBeNull();
      expect(laptop.moot.assemblies.get()).toEqual([]);
      await clock.pass(100);
      // It can still begin by itself, and the other goes on.
      done(await laptop.moot.begin('Ben'));
      expect(laptop.moot.me.get()?.person).not.toBe(phone.moot.me.get()?.person);
      await Promise.all([phone.moot.close(), laptop.moot.close()]);
    },
  );

  test('a link that goes in between leaves both as they were, and it can be done again', async () => {
    const town = createTown({ apart: true });
    const { clock } = town;
    const phone = await town.person('Ana');
    await gather(clock, phone, []);
    const laptop = await town.device('Laptop');
    const { offered, answered } = await compared(clock, phone, laptop);
    offered.confirm();
    town.radio.away('Laptop', true);
    await clock.until('both hear it', () => typeOf(offered) === 'failed' && typeOf(answered) === 'failed');
    expect(offered.state.get()).toEqual({ type: 'failed', why: 'lost' });
    expect(laptop.moot.me.get()).toBeNull();
    town.radio.away('Laptop', false);
    await link(clock, phone, laptop);
    expect(laptop.moot.me.get()?.person).toBe(phone.moot.me.get()?.person);
    await Promise.all([phone.moot.close(), laptop.moot.close()]);
  });

  test('a device that is somebody already is told so; an invitation’s code is no code for this', async () => {
    const town = createTown({ apart: true });
    const [ana, ben] = [await town.person('Ana'), await town.person('Ben')];
    const offered = done(await ana.moot.devices.offer('Phone'));
    expect(await ben.moot.devices.answer(offered.code, 'x')).toEqual({
      ok: false,
      fault: { type: 'alreadyHere' },
    });
    const [mine] = (await gather(town.clock, ana, [])) as [OpenAssembly];
    const invited = done(await ana.moot.pairing.offer(mine.id));
    const laptop = await town.device('Laptop');
    const wrongKind = { ok: false, fault: { type: 'pairing', why: 'wrongKind' } };
    expect(await laptop.moot.devices.answer(invited.code, 'x')).toEqual(wrongKind);
    expect(await ben.moot.pairing.answer(offered.code)).toEqual(wrongKind);
    await Promise.all([ana, ben, laptop].map(({ moot }) => moot.close()));
  });
});

describe('[PER-8] [PER-9] revoking a lost one', () => {
  test('from another device: it can write nothing more once it hears, in no assembly; others see nothing of it', async () => {
    const { clock, phone, phones, bens, laptop, laptops } = await twoDevices();
    const lost = phone.moot.me.get()?.device ?? '';
    done(await laptop.moot.devices.revoke([lost]));
    expect(laptops.governance.get().revoked.get(lost)).toMatchObject({ byPhrase: false });
    await clock.until('the phone hears it', () => phone.moot.devices.isRevoked.get());
    const refused = { ok: false, fault: { type: 'refused', reason: 'deviceRevoked' } };
    expect(await phones.say({ words: 'me again' })).toEqual(refused);
    expect(await phones.openDraft('mine')).toEqual(refused);
    expect(await phone.moot.devices.revoke([laptop.moot.me.get()?.device ?? ''])).toEqual(refused);
    expect((await phones.save()).ok).toBe(true);
    await clock.until('Ben knows', () => bens.governance.get().revoked.has(lost));
    done(await laptops.say({ words: 'I go on' }));
    expect(laptop.moot.devices.mine.get().find(({ id }) => id === lost)?.revoked).toBe('device');
  });

  test('[TALK-6] what it says in talk without having heard is not shown, not even where it came first', async () => {
    const { clock, town, phone, phones, ben, bens, laptop, laptops } = await twoDevices();
    const before = done(await phones.say({ words: 'before' }));
    await clock.until('heard', () => laptops.talk.get().messages.has(before));
    // The phone is in other hands, and linked with Ben alone.
    await laptop.moot.close();
    const after = done(await phones.say({ words: 'in other hands' }));
    await clock.until('Ben hears it', () => bens.talk.get().messages.has(after));
    await phone.moot.close();
    const back = await laptop.reopen();
    void town;
    done(await back.moot.devices.revoke([phone.moot.me.get()?.device ?? '']));
    const shown = () => bens.talk.get().messages.has(after);
    await clock.until('Ben shows it no more', () => !shown());
    expect(bens.talk.get().messages.has(before)).toBe(true);
    const again = await ben.reopen();
    const reopened = await open(again, bens.id);
    expect(reopened.talk.get().messages.has(after)).toBe(false);
    expect(reopened.talk.get().messages.has(before)).toBe(true);
  });

  test('[PER-9] what was typed there and reached none of the others in time is kept, to be done again or let go', async () => {
    const { clock, phone, phones, bens, laptop, laptops, words } = await twoDevices();
    const heard = done(await phones.say({ words: 'heard by all' }));
    await clock.until('the laptop hears it', () => laptops.talk.get().messages.has(heard));
    await laptop.moot.close();
    const said = done(await phones.say({ words: 'not heard by the laptop' }));
    done(await phones.putProposal({ title: 'A second oven', about: '', text: 'We buy one.' }));
    await clock.until('Ben hears it', () => bens.talk.get().messages.has(said));
    expect(phones.lost.get()).toEqual([]);
    const back = await laptop.reopen();
    const lost = phone.moot.me.get()?.device ?? '';
    done(await back.moot.devices.revoke([lost]));
    await clock.until('it is kept', () => phones.lost.get().length === 2);
    const acts = () => phones.lost.get().map(({ what, words: typed, why }) => [what, typed, why]);
    const kept = [
      ['message', 'not heard by the laptop', 'revoked'],
      ['proposal', 'A second oven\n\nWe buy one.', 'revoked'],
    ];
    expect(acts().toSorted()).toEqual(kept);
    const stages = () => [...bens.governance.get().proposals.values()].map(({ stage }) => stage).join();
    await clock.until('it is void for Ben as well', () => stages() === 'void');
    const again = await phone.reopen();
    const reopened = await open(again, phones.id);
    await clock.until('and found again', () => reopened.lost.get().length === 2);
    expect(await reopened.doAgain(said)).toMatchObject({ ok: false });
    expect(reopened.lost.get()).toHaveLength(2);
    done(await again.moot.beginAgain('Ana', words));
    done(await reopened.doAgain(said));
    const repeated = () => [...bens.talk.get().messages.values()].map((message) => message.words);
    await clock.until('Ben hears it again', () => repeated().includes('not heard by the laptop'));
    const [proposal] = reopened.lost.get();
    expect(proposal?.what).toBe('proposal');
    await reopened.letGo(proposal?.id ?? '');
    expect(reopened.lost.get()).toEqual([]);
    expect((await open(await again.reopen(), phones.id)).lost.get()).toEqual([]);
  });

  test('[PER-10] what the 24 words set aside has lost nothing: what was kept of it is let go by itself', async () => {
    const { clock, phone, phones, laptop, words } = await twoDevices();
    await laptop.moot.close();
    done(await phones.say({ words: 'only here' }));
    const back = await laptop.reopen();
    done(await back.moot.devices.revoke([phone.moot.me.get()?.device ?? '']));
    await clock.until('it is kept', () => phones.lost.get().length === 1);
    done(await phone.moot.devices.revokeByPhrase([back.moot.me.get()?.device ?? ''], words));
    await clock.until('it counts again', () => phones.lost.get().length === 0);
    const said = () => [...phones.talk.get().messages.values()].map((message) => message.words);
    expect(said()).toContain('only here');
  });

  test('no assembly begins on a revoked device, and no name changes', async () => {
    const { clock, phone, laptop } = await twoDevices();
    done(await laptop.moot.devices.revoke([phone.moot.me.get()?.device ?? '']));
    await clock.until('the phone hears it', () => phone.moot.devices.isRevoked.get());
    const refused = { ok: false, fault: { type: 'refused', reason: 'deviceRevoked' } };
    const about = { name: 'Mine', kind: 'community', purpose: 'p', remit: '' } as const;
    const input = { ...about, charter: usualCharter };
    expect(await phone.moot.found(input)).toEqual(refused);
    expect(await phone.moot.rename('Bea')).toEqual(refused);
    expect(phone.moot.me.get()?.name).toBe('Ana');
  });

  test('in assemblies that come to this device later, too', async () => {
    const { clock, phone, ben, laptop } = await twoDevices();
    const lost = phone.moot.me.get()?.device ?? '';
    done(await laptop.moot.devices.revoke([lost]));
    const [others] = (await gather(clock, ben, [])) as [OpenAssembly];
    done(await laptop.moot.join(others.invitation()));
    const joined = await open(laptop, others.id);
    await clock.until('it is here', () => joined.summary.get().state === 'here');
    const waiting = () => laptop.moot.devices.mine.get().find(({ id }) => id === lost)?.notYetIn;
    await clock.until('said there too', () => waiting() === 0);
    const kinds = [...joined.governance.get().people.values()];
    expect(kinds).toHaveLength(2);
    expect(joined.governance.get().refused.size).toBe(0);
  });

  test('[PER-10] by the 24 words on the other device, which a revocation by the lost one does not stop', async () => {
    const { clock, phone, bens, laptop, laptops, words } = await twoDevices();
    const [lost, mine] = [phone, laptop].map(({ moot }) => moot.me.get()?.device ?? '') as [string, string];
    done(await phone.moot.devices.revoke([mine]));
    await clock.until('the laptop hears it', () => laptop.moot.devices.isRevoked.get());
    expect((await laptops.say({ words: 'no' })).ok).toBe(false);
    expect(await laptop.moot.devices.revokeByPhrase([lost], ['abandon'])).toMatchObject({ ok: false });
    done(await laptop.moot.devices.revokeByPhrase([lost], words));
    await clock.until('back', () => !laptop.moot.devices.isRevoked.get());
    done(await laptops.say({ words: 'yes' }));
    await clock.until('Ben knows', () => bens.governance.get().revoked.get(lost)?.byPhrase === true);
    expect(bens.governance.get().revoked.has(mine)).toBe(false);
    expect(laptop.moot.devices.mine.get().find(({ id }) => id === lost)?.revoked).toBe('phrase');
  });

  test('a revoked device begins again: by the words, or linked anew, with another key', async () => {
    const { clock, phone, phones, laptop, words } = await twoDevices();
    const lost = phone.moot.me.get()?.device ?? '';
    done(await laptop.moot.devices.revoke([lost]));
    await clock.until('the phone hears it', () => phone.moot.devices.isRevoked.get());
    const again = done(await phone.moot.beginAgain('Ana', words));
    expect(again.device).not.toBe(lost);
    expect(phone.moot.devices.isRevoked.get()).toBe(false);
    done(await phones.say({ words: 'I am back' }));
    done(await laptop.moot.devices.revoke([again.device]));
    await clock.until('again', () => phone.moot.devices.isRevoked.get());
    await link(clock, laptop, phone);
    const third = phone.moot.me.get()?.device;
    expect([lost, again.device]).not.toContain(third);
    const said = done(await phones.say({ words: 'and again' }));
    await clock.until('heard', () => phones.talk.get().messages.has(said));
    expect(phone.moot.devices.mine.get().filter(({ isFormer }) => isFormer)).toHaveLength(2);
  });
});
