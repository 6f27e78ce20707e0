/** The same device twice: a restored backup, a copied profile. */
import { describe, expect, it } from 'vitest';
import type { AssemblyDesk } from '../../../src/app/assembly/open-assembly.ts';
import type { Moot, OpenAssembly } from '../../../src/app/api.ts';
import { memoryWorldStore } from '../../../src/app/memory-store.ts';
import { messageView } from '../../../src/domain/talk/message-view.ts';
import { createTown, done, gather, newDevice, type Kept } from './people.ts';

/** What a device holds now, on another device. */
async function copyOf({ store, vault }: Kept, ledgers: readonly Uint8Array[]): Promise<Kept> {
  const copy = { store: memoryWorldStore(), vault: newDevice().vault };
  for (const [name, value] of await store.facts.all('')) await copy.store.facts.put(name, value);
  for (const id of ledgers) {
    const { tail, proofs } = await store.journal(id).start();
    await copy.store.journal(id).append(tail);
    for (const proof of proofs) await copy.store.journal(id).addProof(proof);
  }
  await copy.vault.put('identity', await vault.get('identity'));
  return copy;
}

const desk = (open: OpenAssembly | null | undefined): AssemblyDesk => {
  if (!open) throw new Error('not there');
  return open as AssemblyDesk;
};

const said = (open: OpenAssembly): string[] => {
  const { devices } = open.governance.get();
  const view = (message: Parameters<typeof messageView>[0]) =>
    messageView(message, (device) => devices.get(device) ?? null).words ?? '';
  return [...open.talk.get().messages.values()].map(view).sort();
};
const proofs = (open: OpenAssembly): number[] =>
  desk(open).core.ledgers.map((ledger) => ledger.proofs.length);
const devicesOf = (open: OpenAssembly): number => open.governance.get().devices.size;

/** Ana and Ben in one assembly. */
async function anaAndBen() {
  const town = createTown();
  const kept = newDevice();
  const ana = await town.person('Ana', kept);
  const ben = await town.person('Ben');
  const [here, there] = await gather(town.clock, ana, [ben]);
  if (!here || !there) throw new Error('not there');
  done(await here.say({ words: 'one' }));
  await town.clock.until('it arrived', () => said(there).length === 1 && here.unsent.get().size === 0);
  return { town, kept, ana, ben, here, there, ledgers: desk(here).core.ledgers.map(({ id }) => id) };
}

/** An act that may wait for something, while time goes by. */
async function meanwhile<T>({ clock }: ReturnType<typeof createTown>, act: Promise<T>): Promise<T> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  act.then(over, over);
  await clock.until('it is over', () => isOver);
  return act;
}

const closeAll = (...moots: readonly Moot[]) => Promise.all(moots.map((moot) => moot.close()));

describe('a device that was set back to an older copy', () => {
  it('takes back what it had written before it writes anything, and its history goes one way', async () => {
    const { town, kept, ana, ben, here, there, ledgers } = await anaAndBen();
    const backup = await copyOf(kept, ledgers);
    done(await here.say({ words: 'two' }));
    done(await here.putProposal({ title: 'Bread', about: '', text: 'We bake.' }));
    await town.clock.until('both arrived', () => {
      return said(there).length === 2 && there.governance.get().proposals.size === 1;
    });
    await ana.moot.close();

    const restored = await town.openOn(backup, 'restored');
    const again = desk(await restored.assembly(here.id));
    await town.clock.until('somebody said what they hold', () =>
      again.core.parts.ownPast.isBehind(again.core.ledgers[1]),
    );
    const saying = again.say({ words: 'three' });
    await town.clock.until('it has it back', () => said(again).length === 3);
    done(await saying);
    await town.clock.until('it arrived', () => said(there).includes('three'));
    expect(said(again)).toEqual(['one', 'three', 'two']);
    await town.clock.until('the idea came back', () => again.governance.get().proposals.size === 1);
    expect([...proofs(again), ...proofs(there), devicesOf(there)]).toEqual([0, 0, 0, 0, 2]);
    expect(restored.devices.notice.get()).toBeNull();
    await closeAll(restored, ben.moot);
  });

  it('and may be certified by no device any more begins again by its 24 words, and by no others', async () => {
    const { town, kept, ana, ben, here, there } = await anaAndBen();
    const [words, others] = [(await ana.moot.phrase()) ?? [], (await ben.moot.phrase()) ?? []];
    const before = ana.moot.me.get();
    await ana.moot.close();
    await kept.store.facts.put('deviceNotice', { why: 'needsWords', lostIn: [] });

    const moot = await town.openOn(kept, 'once more');
    await moot.assembly(here.id);
    expect(await moot.beginAgain('Ana', others)).toEqual({ ok: false, fault: { type: 'alreadyHere' } });
    expect(moot.devices.notice.get()?.why).toBe('needsWords');
    done(await moot.beginAgain('Ana', words));
    expect(moot.me.get()?.person).toBe(before?.person);
    expect(moot.me.get()?.device).not.toBe(before?.device);
    expect(moot.devices.notice.get()).toBeNull();
    await town.clock.until('others know the new device', () => devicesOf(there) === 3);
    await closeAll(moot, ben.moot);
  });

  it('waits only for a while for what a neighbour says and doesn’t bring', async () => {
    const { town, ana, ben, here } = await anaAndBen();
    const { ownPast, ledgers } = { ...desk(here).core.parts, ledgers: desk(here).core.ledgers };
    ownPast.heard(ledgers[1], 1000);
    const first = here.say({ words: 'too soon' });
    await town.clock.pass(4_000);
    expect(await first).toEqual({ ok: false, fault: { type: 'setBack' } });
    await town.clock.pass(30_000);
    done(await here.say({ words: 'late' }));
    await closeAll(ana.moot, ben.moot);
  });

  it('that wrote before it met anyone gets a new key, says so, and keeps what is void for its person', async () => {
    const { town, kept, ana, ben, here, there, ledgers } = await anaAndBen();
    const backup = await copyOf(kept, ledgers);
    done(await here.say({ words: 'two' }));
    await town.clock.until('it arrived', () => said(there).length === 2);
    await ana.moot.close();

    const on = town.portsOn(backup, 'restored');
    const alone = await town.openWith({ ...on.ports, neighbours: () => null });
    const apart = desk(await alone.assembly(here.id));
    done(await apart.say({ words: 'written apart' }));
    const idea = { title: 'A bench', about: 'Old people', text: 'Two benches.' };
    done(await apart.putProposal(idea));
    await apart.close();

    const restored = await town.openOn(backup, 'restored, later');
    const again = desk(await restored.assembly(here.id));
    await town.clock.until('it has a new key', () => restored.devices.notice.get() !== null);
    expect(restored.devices.notice.get()).toEqual({ why: 'forked', lostIn: [here.id] });
    expect(restored.me.get()?.device).not.toBe(ana.moot.me.get()?.device);
    expect(restored.me.get()?.person).toBe(ana.moot.me.get()?.person);
    await town.clock.until('others know the new device', () => devicesOf(there) === 3);
    expect(again.lost.get().map(({ what, words }) => [what, words])).toEqual([['message', 'written apart']]);
    expect(again.governance.get().proposals.size).toBe(1);

    const [lost] = again.lost.get();
    done(await again.doAgain(lost?.id ?? ''));
    expect(again.lost.get()).toEqual([]);
    await town.clock.until('it arrived', () => said(there).includes('written apart'));
    await town.clock.until('the idea arrived', () => there.governance.get().proposals.size === 1);
    expect(said(again)).toEqual(said(there));
    expect(there.governance.get().refused.size).toBe(0);

    await restored.devices.noticed();
    await restored.close();
    const later = await town.openOn(backup, 'restored, once more');
    expect(later.devices.notice.get()).toBeNull();
    expect(desk(await later.assembly(here.id)).lost.get()).toEqual([]);
    await closeAll(later, ben.moot);
  });
});

describe('a copy that runs beside its original', () => {
  it('is noticed by both before either writes: one takes a new key, and nothing is void', async () => {
    const { town, kept, ana, ben, here, there, ledgers } = await anaAndBen();
    const copy = await town.openOn(await copyOf(kept, ledgers), 'copy');
    const atCopy = desk(await copy.assembly(here.id));
    const notices = () => [ana.moot, copy].map((moot) => moot.devices.notice.get()?.why);
    await town.clock.until('both say so', () => notices().every((why) => why !== undefined));
    expect(notices().toSorted()).toEqual(['copied', 'copyElsewhere']);
    await town.clock.until('the others know both', () => devicesOf(there) === 3);
    expect(ana.moot.me.get()?.device).not.toBe(copy.me.get()?.device);
    const both = Promise.all([here.say({ words: 'from the one' }), atCopy.say({ words: 'from the other' })]);
    (await meanwhile(town, both)).forEach(done);
    await town.clock.until('all is everywhere', () =>
      [here, atCopy, there].every((open) => said(open).length === 3),
    );
    expect([here, atCopy, there].flatMap(proofs)).toEqual([0, 0, 0, 0, 0, 0]);
    await closeAll(ana.moot, copy, ben.moot);
  });

  it('that wrote apart from it: both sides’ words are found void, kept, and can be said again', async () => {
    const { town, kept, ana, ben, here, there, ledgers } = await anaAndBen();
    const backup = await copyOf(kept, ledgers);
    const alone = await town.openWith({ ...town.portsOn(backup, 'apart').ports, neighbours: () => null });
    done(await desk(await alone.assembly(here.id)).say({ words: 'from the copy' }));
    await desk(await alone.assembly(here.id)).close();
    done(await here.say({ words: 'from the original' }));
    await town.clock.until('it arrived', () => said(there).length === 2);

    const copy = await town.openOn(backup, 'copy');
    const atCopy = desk(await copy.assembly(here.id));
    const keys = () => [ana.moot, copy].map((moot) => moot.me.get()?.device);
    const before = keys();
    await town.clock.until('both have new keys', () => keys().every((key) => !before.includes(key)));
    const lost = () => [here, atCopy].map((open) => open.lost.get().map(({ words }) => words));
    await town.clock.until('both keep what is void', () => lost().every((words) => words.length > 0));
    expect(lost()).toEqual([['from the original'], ['from the copy']]);
    for (const open of [here, atCopy]) {
      done(await meanwhile(town, open.doAgain(open.lost.get()[0]?.id ?? '')));
    }
    await town.clock.until('all is everywhere', () =>
      [here, atCopy, there].every((open) => said(open).length === 3),
    );
    expect(said(there)).toEqual(['from the copy', 'from the original', 'one']);
    await closeAll(ana.moot, copy, ben.moot);
  });
});
