import { afterEach, describe, expect, it } from 'vitest';
import { STRANGER_POOL, StrangerPool } from '../../../src/app/assembly/stranger-pool.ts';
import type { OpenAssembly } from '../../../src/app/api.ts';
import type { Governance } from '../../../src/domain/state.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import { newcomerTalkLimits } from '../../../src/domain/limits.ts';
import type { AssemblyParts } from '../../../src/app/assembly/assembly-parts.ts';
import type { Identity } from '../../../src/app/ports.ts';
import { assemblyOf, deviceOf, endOf, everyoneStands, linked, until } from '../../support/flooded.ts';
import { emptyCrowd, strangersSpeak, type Crowd } from '../../support/strangers.ts';
import { createTown, done, gather, type Somebody } from './people.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

type Town = ReturnType<typeof createTown>;

/** Members who know each other, on the roll. */
async function members(town: Town, count: number): Promise<readonly OpenAssembly[]> {
  const people = await Promise.all(Array.from({ length: count }, (_, i) => town.person(`Member ${i}`)));
  for (const { moot } of people) closing.push(() => moot.close());
  const open = await gather(town.clock, people[0] as Somebody, people.slice(1));
  const all = [...(open[0]?.governance.get().people.keys() ?? [])];
  done(await (open[0] as OpenAssembly).signFoundingList(all));
  await town.clock.until('all are members', () =>
    open.every(({ governance }) => governance.get().roll.size === count),
  );
  return open;
}

function brings(town: Town, crowd: Crowd): void {
  const neighbours = town.bare(crowd.key);
  closing.push(() => neighbours.stop());
  neighbours.join({ id: crowd.assembly, ledgers: [crowd.governance, crowd.talk] });
}

const words = (assembly: OpenAssembly): readonly string[] =>
  [...assembly.talk.get().messages.values()].flatMap((message) => message.words ?? []);
const ofStrangers = (assembly: OpenAssembly): number =>
  words(assembly).filter((one) => one.startsWith('Buy now')).length;
const governanceOf = (assembly: OpenAssembly): string => digestOf(assembly.governance.get());

it('[TALK-7] what was made out about devices that somebody made up is not remembered without end', () => {
  const asked = new Map<string, number>();
  const devices = {
    get: (device: string) => {
      asked.set(device, (asked.get(device) ?? 0) + 1);
      return undefined;
    },
  };
  const governance = { assembly: {}, roll: { size: 1 }, devices, people: new Map() } as unknown as Governance;
  const reduced = {
    get: () => governance,
    settled: () => Promise.resolve(),
    subscribe: () => () => undefined,
  };
  const pool = new StrangerPool(reduced, () => 'own');
  const key = (i: number): Uint8Array => Uint8Array.from([i >> 16, (i >> 8) & 255, i & 255]);
  for (const again of [1, 1]) {
    expect(pool.isStranger(key(0))).toBe(true);
    expect(asked.get('000000')).toBe(again);
  }
  for (let i = 1; i < 40_000; i++) pool.isStranger(key(i));
  expect(pool.isStranger(key(0))).toBe(true);
  expect(asked.get('000000')).toBe(2);
});

describe('[TALK-7] a crowd of strangers in the talk of an open assembly', () => {
  it('costs what a pool holds; all that members say arrives, before it and after it; governance is as it was', async () => {
    const town = createTown();
    const open = await members(town, 4);
    const [ana, ben] = open as [OpenAssembly, OpenAssembly];
    const before = governanceOf(ana);
    const crowd = await emptyCrowd(ana.id);
    await strangersSpeak(crowd, STRANGER_POOL + 300, 1, town.clock.now());
    brings(town, crowd);
    await town.clock.until('the pool is full', () =>
      open.every((one) => ofStrangers(one) > STRANGER_POOL / 2),
    );
    done(await ana.say({ words: 'Soup at seven' }));
    const put = done(await ben.putProposal({ title: 'Bread', about: '', text: 'Bake.' }));
    await town.clock.until('what members say and put is everywhere', () =>
      open.every((one) => words(one).includes('Soup at seven') && one.governance.get().proposals.has(put)),
    );
    await town.clock.pass(30_000);
    for (const one of open) expect(ofStrangers(one)).toBeLessThanOrEqual(STRANGER_POOL);
    for (const one of open) expect(one.summary.get().unread).toBeLessThanOrEqual(21);
    expect(new Set(open.map(governanceOf)).size).toBe(1);
    expect(governanceOf(ana)).not.toBe(before);
    for (const { governance } of open) expect(governance.get().refused.size).toBe(0);
  }, 120_000);

  it('takes a little of each, and the rest with a welcome', async () => {
    const town = createTown();
    const open = await members(town, 2);
    const [ana, ben] = open as [OpenAssembly, OpenAssembly];
    const crowd = await emptyCrowd(ana.id);
    await strangersSpeak(crowd, STRANGER_POOL + 50, 1, town.clock.now());
    brings(town, crowd);
    await town.clock.until('the pool is full', () => open.every((one) => ofStrangers(one) === STRANGER_POOL));

    const fay = await town.person('Fay');
    closing.push(() => fay.moot.close());
    const id = done(await fay.moot.join(ana.invitation()));
    const hers = (await fay.moot.assembly(id)) as OpenAssembly;
    await town.clock.until('she is known', () =>
      open.every(({ governance }) => governance.get().people.size === 3),
    );
    for (let i = 0; i < 5; i += 1) done(await hers.say({ words: `Fay says ${i}` }));
    await town.clock.pass(10_000);
    expect(words(ana).filter((one) => one.startsWith('Fay'))).toEqual([]);

    const fayId = (fay.moot.me.get() as { person: string }).person;
    done(await ana.welcome(fayId));
    await town.clock.until('all that she said is everywhere', () =>
      open.every((one) => words(one).filter((said) => said.startsWith('Fay')).length === 5),
    );
    await town.clock.until('and none of it waits to be sent', () => hers.unsent.get().size === 0);
    for (let i = 5; i < newcomerTalkLimits.bursts + 10; i += 1)
      done(await hers.say({ words: `Fay says ${i}` }));
    await town.clock.until('and goes on without a limit', () =>
      words(ben).includes(`Fay says ${newcomerTalkLimits.bursts + 9}`),
    );
  }, 120_000);

  it('whoever is new is told when they have said enough for now', async () => {
    const town = createTown();
    const [ana] = (await members(town, 2)) as [OpenAssembly];
    const fay = await town.person('Fay');
    closing.push(() => fay.moot.close());
    const id = done(await fay.moot.join(ana.invitation()));
    const hers = (await fay.moot.assembly(id)) as OpenAssembly;
    await town.clock.until('she is in', () => hers.governance.get().roll.size === 2);
    for (let i = 0; i < newcomerTalkLimits.bursts; i += 1) done(await hers.say({ words: `${i}` }));
    expect(await hers.say({ words: 'one more' })).toEqual({
      ok: false,
      fault: { type: 'refused', reason: 'notWelcomed' },
    });
    expect(await hers.say({ words: 'x'.repeat(newcomerTalkLimits.wordBytes + 1) })).toEqual({
      ok: false,
      fault: { type: 'tooLong', limit: newcomerTalkLimits.wordBytes },
    });
    await town.clock.until('all of it has arrived', () => words(ana).length === newcomerTalkLimits.bursts);
  }, 60_000);
});

describe('[TALK-7] over links', () => {
  it('words of strangers are passed on after those of members, a little at a time, and no link breaks', async () => {
    const written = await assemblyOf(4);
    await everyoneStands(written, 'Bread');
    for (let i = 0; i < 12; i += 1) await written.say(i % 4, `Member says ${i}`);
    const crowd = await emptyCrowd(written.id);
    await strangersSpeak(crowd, 150, 2, 1_750_000_000_000);
    const [first, second] = [written.members[1] as Identity, written.members[2] as Identity];
    const near = await deviceOf(first, written.id);
    const far = await deviceOf(second, written.id);
    const ends = {
      crowd: endOf(crowd.key, written.id, [crowd.governance, crowd.talk]),
      near: endOf(first.device, written.id, [near.governance.ledger, near.talk.ledger]),
      far: endOf(second.device, written.id, [far.governance.ledger, far.talk.ledger]),
      members: endOf((written.members[3] as Identity).device, written.id, [written.governance, written.talk]),
    };
    for (const { neighbours } of Object.values(ends)) closing.push(() => neighbours.stop());
    linked(ends.crowd, ends.near);
    linked(ends.near, ends.far);
    linked(ends.members, ends.near);
    const said = (parts: AssemblyParts, beginning: string): number =>
      [...parts.talk.reduction.get().messages.values()].filter(({ words: one }) => one?.startsWith(beginning))
        .length;
    await until('what members say is everywhere', () =>
      [near, far].every((parts) => said(parts, 'Member says') === 12),
    );
    await until('strangers come along', () => [near, far].every((parts) => said(parts, 'Buy now') === 300));
    expect(digestOf(far.governance.reduction.get())).toBe(digestOf(written.state()));
    const closed = Object.values(ends).flatMap(({ events }) =>
      events.filter(({ type }) => type === 'closed'),
    );
    expect(closed).toEqual([]);
  }, 60_000);
});
