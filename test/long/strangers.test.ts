/**
 * Ten thousand people whom nobody knows, writing into the talk of an assembly of sixty, and saying hello
 * in its governance: what members say and decide arrives as before, and a member's device stays small.
 *
 *   STRANGERS=2000 npm run test:long -- strangers
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STRANGER_POOL } from '../../src/app/assembly/stranger-pool.ts';
import * as records from '../../src/app/assembly/new-records.ts';
import type { AssemblyParts } from '../../src/app/assembly/assembly-parts.ts';
import { needsOf } from '../../src/domain/needs.ts';
import { aroundOf, regardOf } from '../../src/domain/talk/regard.ts';
import type { Identity } from '../../src/app/ports.ts';
import {
  assemblyOf,
  deviceOf,
  endOf,
  everyoneStands,
  linked,
  sameGovernance,
  until,
  type Written,
} from '../support/flooded.ts';
import { emptyCrowd, strangersSayHello, strangersSpeak, type Crowd } from '../support/strangers.ts';

const STRANGERS = Number(process.env['STRANGERS'] ?? 10_000);
const MEMBERS = 60;
const SAID = 120;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const closing: (() => Promise<void>)[] = [];

let written: Written;
let crowd: Crowd;
let device: AssemblyParts;

async function timed(what: string, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  const took = performance.now() - start;
  say(`${what}: ${Math.round(took)} ms`);
  return took;
}

const wordsHere = (): readonly string[] =>
  [...device.talk.reduction.get().messages.values()].flatMap((message) => message.words ?? []);

describe(`${STRANGERS} strangers`, () => {
  beforeAll(async () => {
    written = await assemblyOf(MEMBERS);
    await everyoneStands(written, 'Bread');
    for (let i = 0; i < SAID; i += 1) await written.say(i % MEMBERS, `Member says ${i}`);
    crowd = await emptyCrowd(written.id);
    await timed('strangers write', () => strangersSpeak(crowd, STRANGERS, 1, 1_750_000_000_000));
    device = await deviceOf(written.members[1] as Identity, written.id);
  }, 600_000);

  afterAll(async () => {
    for (const close of closing) await close();
  });

  it('[TALK-7] are heard as far as the pool goes; all of the members, in talk and governance', async () => {
    const here = endOf((written.members[1] as Identity).device, written.id, [
      device.governance.ledger,
      device.talk.ledger,
    ]);
    const flood = endOf(crowd.key, written.id, [crowd.governance, crowd.talk]);
    const member = endOf((written.members[2] as Identity).device, written.id, [
      written.governance,
      written.talk,
    ]);
    for (const { neighbours } of [here, flood, member]) closing.push(() => neighbours.stop());
    linked(flood, here);
    linked(member, here);
    await timed('governance, during the flood', () =>
      until('governance is here', () => sameGovernance(device.governance.reduction.get(), written.state())),
    );
    await timed('then all talk of members', () =>
      until(
        'members are heard',
        () => wordsHere().filter((one) => one.startsWith('Member says')).length === SAID,
      ),
    );
    await timed('then the flood is over', () =>
      until(
        'the pool is full',
        () =>
          wordsHere().filter((one) => one.startsWith('Buy now')).length >= Math.min(STRANGERS, STRANGER_POOL),
      ),
    );
    await everyoneStands(written, 'Soup');
    await timed('60 more acts in governance', () =>
      until('governance is here', () => sameGovernance(device.governance.reduction.get(), written.state())),
    );
    expect(wordsHere().filter((one) => one.startsWith('Buy now')).length).toBe(
      Math.min(STRANGERS, STRANGER_POOL),
    );
    expect(device.talk.ledger.heads().length).toBeLessThanOrEqual(STRANGER_POOL + MEMBERS);
    expect(device.talk.ledger.stateVector().length).toBeLessThan(12 * (STRANGER_POOL + MEMBERS));
    expect(
      [...here.events, ...flood.events, ...member.events].filter(({ type }) => type === 'closed'),
    ).toEqual([]);
    const around = aroundOf(device.governance.reduction.get(), null, () => undefined);
    for (const message of device.talk.reduction.get().messages.values()) {
      const isMember = message.words?.startsWith('Member') === true;
      expect(regardOf(message, around)).toBe(isMember ? 'open' : 'stranger');
    }
  }, 600_000);

  it('[PER-11] who say hello cost a member’s act nothing', async () => {
    const founding = [...written.governance.bursts()].find(
      ({ deps, burst }) => burst === 0 && deps.length === 0,
    );
    if (!founding) throw new Error('not founded');
    const hellos = await emptyCrowd(written.id);
    for await (const update of written.governance.updatesSince(hellos.governance.stateVector()))
      await hellos.governance.receive(update);
    const after = [{ feed: founding.feed, burst: 0 }];
    await timed('strangers say hello', () => strangersSayHello(hellos, STRANGERS, after, 1_750_000_000_000));
    await timed('they are admitted and reduced', async () => {
      for await (const update of hellos.governance.updatesSince(written.governance.stateVector()))
        await written.governance.receive(update);
      await until('all are known', () => written.state().people.size === STRANGERS + MEMBERS);
    });
    const before = [...written.governance.bursts()].length;
    const first = await timed('a member’s act', () =>
      written.act(3, records.proposal({ title: 'Oven', about: '', text: 'One.' })),
    );
    expect([...written.governance.bursts()].length).toBe(before + 1);
    expect(first).toBeLessThan(5_000);
    const needs = needsOf(written.state(), (written.members[3] as Identity).person, Date.now(), () => null);
    expect(needs.filter(({ type }) => type === 'welcome').length).toBeLessThanOrEqual(20);
    const fay = [...written.state().people.values()].find(({ standing }) => standing === 'newcomer');
    await timed('a welcome among them', () => written.act(4, records.welcome(fay?.id ?? '')));
    expect(written.state().people.get(fay?.id ?? '')?.standing).toBe('participant');
    expect(written.state().refused.size).toBe(0);
  }, 900_000);
});
