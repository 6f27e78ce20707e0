/**
 * One device's life, told again and again, and each time its storage fails at another write. Whatever
 * happened: what the person was told is done is there, nothing half is shown, the feed went one way, and
 * life goes on.
 */
import { describe, expect, it } from 'vitest';
import type { AssemblyId, Moot, OpenAssembly } from '../../src/app/api.ts';
import type { AssemblyDesk } from '../../src/app/assembly/open-assembly.ts';
import { identityStore } from '../../src/identity/identity.ts';
import { openMoot } from '../../src/app/moot.ts';
import { messageView } from '../../src/domain/talk/message-view.ts';
import { feedId, ledgerId } from '../../src/ledger/ids.ts';
import { fromHex } from '../../src/lib/bytes.ts';
import type { Result } from '../../src/lib/result.ts';
import { CHARTER, createTown, done, newDevice, type Kept } from '../unit/app/people.ts';
import { Fate, mortalStore, mortalVault, type Harm } from './mortal.ts';

type Town = ReturnType<typeof createTown>;

/** Longer than it takes to send something and to hear that it arrived. */
const LINGER_MS = 4000;

/** Time goes by in large steps: what failed for want of room is tried again after half a minute. */
async function until({ clock }: Town, what: string, isSo: () => boolean): Promise<void> {
  for (let steps = 0; !isSo(); steps += 1) {
    if (steps > 3000) throw new Error(`Never came about: ${what}`);
    await clock.pass(100);
  }
}

const PLACE = { name: 'Holbeck', kind: 'community', purpose: 'p', remit: '', charter: CHARTER } as const;

/** What the app told the person is done. */
interface Told {
  name: string | null;
  assembly: AssemblyId | null;
  readonly said: string[];
  readonly put: string[];
  erased: boolean;
  /** What was being typed for a while: it, or at least what came before, is to be there again. */
  typed: string | null;
  link: string | null;
}

/** What was told as done and can't be seen, and what of it can be seen only in part. */
function lacksOf(told: Pick<Told, 'said' | 'put'>, open: OpenAssembly): string[] {
  const { devices, proposals } = open.governance.get();
  const ownerOf = (device: string) => devices.get(device) ?? null;
  const said = [...open.talk.get().messages.values()].flatMap((message) =>
    messageView(message, ownerOf).versions.map(({ words }) => words),
  );
  const put = [...proposals.values()].map(({ revisions }) => revisions.at(-1)?.title);
  return [
    ...told.said.filter((words) => !said.includes(words)),
    ...told.put.filter((title) => !put.includes(title)),
  ];
}

/** Ana's life, with Ben beside her. Each step is told as done only when the app said so. */
async function live(town: Town, ana: Moot, ben: Moot, told: Told, fate: Fate): Promise<void> {
  /** Waits for what can still come about: with the storage gone nothing more is heard. */
  const comes = (what: string, isSo: () => boolean) => until(town, what, () => fate.isGone || isSo());
  /** Does it, once more where there was no room and there may be some now. */
  async function does<T, F>(act: () => Promise<Result<T, F>>): Promise<T | null> {
    for (let attempt = 0; attempt < (fate.isGone ? 1 : 5); attempt += 1) {
      const result = await act();
      if (result.ok) return result.value;
      expect(['storageFull', 'storageFailed']).toContain((result.fault as { type: string }).type);
    }
    return null;
  }

  const me = await does(() => ana.begin('Ana'));
  if (!me) return;
  told.name = 'Ana';
  told.assembly = await does(() =>
    ana.found({ name: 'Holbeck', kind: 'community', purpose: 'p', remit: '', charter: CHARTER }),
  );
  const here = told.assembly && (await ana.assembly(told.assembly));
  if (!here || !told.assembly) return;
  told.link = here.invitation();
  done(await ben.join(told.link));
  const there = (await ben.assembly(told.assembly)) as OpenAssembly;
  await comes('Ben is here', () => here.governance.get().people.size === 2);

  here.unsaid.set('chat', 'half a thought');
  const first = await does(() => here.say({ words: 'one' }));
  if (first) told.said.push('one');
  told.typed = 'half a thought';
  if (await does(() => here.putProposal({ title: 'Bread', about: '', text: 'We bake.' })))
    told.put.push('Bread');
  done(await there.say({ words: 'from Ben' }));
  await comes('Ben is heard', () => lacksOf({ said: ['from Ben'], put: [] }, here).length === 0);
  if (first && (await does(() => here.editMessage(first, 'one, better')))) {
    told.said.push('one, better');
  }
  const slip = await does(() => here.say({ words: 'a slip' }));
  if (slip) told.erased = (await does(() => here.eraseWords('talk', slip))) !== null;
  here.unsaid.set('chat', 'half a thought more');
  if (await does(() => here.say({ words: 'two' }))) told.said.push('two');
  told.typed = 'half a thought more';
  await does(() => ana.rename('Anna'));
}

const holdsWords = ({ core }: AssemblyDesk, words: string): boolean =>
  core.ledgers.some((ledger) =>
    [...ledger.bursts()].some(({ records }) => records.some(({ body }) => body === words)),
  );

/** Of Ana's feeds, those of which Ben holds more than her own device does: sent before it was durable. */
async function sentAndNotKept({ store, vault }: Kept, ben: Moot, told: Told): Promise<string[]> {
  const ana = await identityStore(vault).load();
  const there = told.assembly && ((await ben.assembly(told.assembly)) as AssemblyDesk | null);
  if (!ana || !there) return [];
  const found = there.core.ledgers.map(async (ledger) => {
    const feed = feedId(ledger.id, ana.device.publicKey);
    const { tail } = await store.journal(ledger.id).start();
    const kept = tail.filter((row) => row.feed === feed).length;
    return ledger.count(feed) > kept ? [`Ben has ${ledger.count(feed)} of ${kept}`] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Tells the life with one harm at one write. Gives how many writes there were. */
async function lifeWith(harm: Harm, at: number): Promise<number> {
  const town = createTown();
  const ben = await town.person('Ben');
  const kept = newDevice();
  const told: Told = {
    name: null,
    assembly: null,
    said: [],
    put: [],
    erased: false,
    typed: null,
    link: null,
  };
  let cut = (): void => undefined;
  const fate = new Fate(
    harm,
    at,
    () => cut(),
    () => town.clock.pass(LINGER_MS),
  );
  const mortal = { store: mortalStore(kept.store, fate), vault: mortalVault(kept.vault, fate) };
  const on = town.portsOn(mortal, 'Ana');
  ({ cut } = on);

  const life = openMoot({ ports: on.ports, hueOf: () => 0 }).then((moot) =>
    live(town, moot, ben.moot, told, fate).then(() => moot),
  );
  const lived = await Promise.race([life, fate.died.then(() => null)]);
  if (lived) cut();

  expect(await sentAndNotKept(kept, ben.moot, told)).toEqual([]);
  const again = await town.openOn(kept, 'Ana, again');
  if (told.name) expect(['Ana', 'Anna']).toContain(again.me.get()?.name);
  else if (again.me.get() === null) done(await again.begin('Ana'));
  if (told.assembly) {
    const here = await again.assembly(told.assembly);
    if (!here) throw new Error('the assembly is gone');
    await until(town, 'all is reduced', () => here.governance.get().assembly !== null);
    expect(lacksOf(told, here)).toEqual([]);
    expect(here.governance.get().refused.size).toBe(0);
    done(await here.say({ words: 'after' }));
    told.said.push('after');
    const there = await ben.moot.assembly(done(await ben.moot.join(told.link ?? here.invitation())));
    if (!there) throw new Error('Ben has no assembly');
    await until(town, 'Ben has all of it', () => lacksOf(told, there).length === 0);
    if (told.erased) {
      const holders = [here, there].map((open) => open as AssemblyDesk);
      await until(town, 'the slip is erased', () => holders.every((place) => !holdsWords(place, 'a slip')));
    }
    await until(town, 'nothing is unsent', () => here.unsent.get().size === 0);
    expect(there.governance.get().refused.size).toBe(0);
    for (const { core } of [here, there].map((open) => open as AssemblyDesk)) {
      expect(core.ledgers.map(({ proofs }) => proofs.length)).toEqual([0, 0]);
    }
    // With no storage at all nothing that is typed can be kept; the screen says so.
    if (told.typed && !fate.isGone) expect(here.unsaid.get('chat')).toContain(told.typed);
  }
  await Promise.all([again.close(), ben.moot.close()]);
  return fate.count;
}

/** Every write of the life, one after the other, until a life has fewer. */
async function everyWrite(harm: Harm): Promise<number> {
  let at = 1;
  for (; ; at += 1) {
    try {
      if ((await lifeWith(harm, at)) < at) return at;
    } catch (error) {
      throw new Error(`${harm} at write ${at}`, { cause: error });
    }
  }
}

/** An assembly is taken off the device, and the n-th write of that is its last. Gives how many there were. */
async function leaveWith(harm: 'diesBefore' | 'diesAfter', at: number): Promise<number> {
  const town = createTown();
  const kept = newDevice();
  const ana = await town.person('Ana', kept);
  const id = done(await ana.moot.found(PLACE));
  done(await ((await ana.moot.assembly(id)) as OpenAssembly).say({ words: 'one' }));
  await ana.moot.close();

  const nothing = (): undefined => undefined;
  const fate = new Fate(harm, at, nothing, () => Promise.resolve());
  const leaving = town
    .openOn({ store: mortalStore(kept.store, fate), vault: kept.vault }, 'Ana, leaving')
    .then((moot) => moot.assembly(id))
    .then((here) => here?.forget());
  await Promise.race([leaving, fate.died]);

  const again = await town.openOn(kept, 'Ana, again');
  const there = await again.assembly(id);
  if (there) expect(lacksOf({ said: ['one'], put: [] }, there)).toEqual([]);
  else expect(await restOf(id, kept)).toEqual([]);
  await again.close();
  return fate.count;
}

/** What is still kept of an assembly. */
async function restOf(id: AssemblyId, { store }: Kept): Promise<string[]> {
  const facts = [...(await store.facts.all('')).keys()].filter((name) => name.includes(id));
  for (const name of ['governance', 'talk'] as const) {
    const { tail } = await store.journal(ledgerId(fromHex(id) ?? new Uint8Array(), name)).start();
    if (tail.length > 0) facts.push(`rows in ${name}`);
  }
  return facts;
}

describe('at every write of taking an assembly off a device', () => {
  it.each(['diesBefore', 'diesAfter'] as const)(
    '%s: it is there whole, or nothing of it is',
    async (harm) => {
      let at = 1;
      while ((await leaveWith(harm, at)) >= at) at += 1;
      expect(at).toBeGreaterThan(6);
    },
  );
});

describe('at every write of a life', () => {
  it.each([
    ['the device dies before it', 'diesBefore'],
    ['the device dies just after it', 'diesAfter'],
    ['the disk is full', 'full'],
    ['the storage is gone from then on', 'gone'],
  ] as const)(
    '%s: nothing told as done is lost, and no feed goes two ways',
    { timeout: 120_000 },
    async (_, harm) => {
      expect(await everyWrite(harm)).toBeGreaterThan(15);
    },
  );
});
