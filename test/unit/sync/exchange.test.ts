import { afterEach, describe, expect, it } from 'vitest';
import {
  TALK,
  count,
  createWorld,
  filled,
  keyFrom,
  openTestLedger,
  randomBytes,
  utf8,
  write,
} from './devices.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import type { Packer } from '../../../src/sync/api.ts';
import type { Device, World } from './devices.ts';

/** Random bytes do not get smaller; packing them would be all that the test waits for. */
const asItIs: Packer = { pack: async (update) => update, unpack: async (packed) => packed };

let world: World;
afterEach(() => world.stop());

const sameVectors = (a: { stateVector(): Uint8Array }, b: { stateVector(): Uint8Array }): boolean =>
  Buffer.from(a.stateVector()).equals(Buffer.from(b.stateVector()));

describe('ledgers over links', () => {
  it('brings two devices to the same two ledgers, and new bursts to the other at once', async () => {
    world = createWorld();
    const [ana, ben] = [await world.device(), await world.device()];
    await write(ana.governance, ana.key);
    for (let i = 0; i < 20; i++) await write(ben.talk, ben.key, utf8(`word ${i}`), 'said and erasable');
    await world.clock.until('both hold all', () => count(ben.governance) === 1 && count(ana.talk) === 20);
    await write(ana.talk, ana.key);
    await world.clock.until('live burst', () => count(ben.talk) === 21);
    expect(sameVectors(ana.talk, ben.talk)).toBe(true);
    expect(sameVectors(ana.governance, ben.governance)).toBe(true);
    expect([...ben.talk.bursts()].flatMap((burst) => burst.records.map(({ body }) => body))).toContain(
      'said and erasable',
    );
  });

  it('passes on what comes from one neighbour to another', async () => {
    world = createWorld();
    const [ana, ben, cem] = [await world.device(), await world.device(), await world.device()];
    const [a, b, c] = [ana.introducer.name, ben.introducer.name, cem.introducer.name];
    world.network.partition([
      [a, b],
      [b, c],
    ]);
    await write(ana.talk, ana.key);
    await world.clock.until('through Ben', () => count(cem.talk) === 1);
    await world.clock.until('her link is counted', () => ana.share.connection.get().devices > 0);
    expect(ana.share.connection.get().devices).toBe(1);
  });

  it('tells which own bursts somebody else holds', async () => {
    world = createWorld();
    const ana = await world.device();
    const burst = await write(ana.talk, ana.key);
    expect(ana.share.heldElsewhere(ana.talk.id, burst.feed)).toBe(0);
    const told: Uint8Array[] = [];
    ana.share.subscribeHeld((ledgerId) => told.push(ledgerId));
    await world.device();
    await world.clock.until('held', () => ana.share.heldElsewhere(ana.talk.id, burst.feed) === 1);
    expect(told.some((id) => id[0] === ana.talk.id[0])).toBe(true);
  });

  it('carries 5 MB in many updates, and slows down to what the reader takes', async () => {
    world = createWorld(() => 2);
    const ana = await world.device({ packer: asItIs });
    for (let i = 0; i < 160; i++) await write(ana.talk, ana.key, randomBytes(32_000));
    const ben = await world.device({ packer: asItIs });
    await world.clock.until('5 MB there', () => count(ben.talk) === 160);
    expect(sameVectors(ana.talk, ben.talk)).toBe(true);
  });

  it('shares ledgers that come later, and stops with those that go', async () => {
    world = createWorld();
    const [ana, ben] = [await world.device(), await world.device()];
    await world.clock.until('linked', () => ana.share.connection.get().devices === 1);
    const [atAna, atBen] = [await openTestLedger(filled(13)), await openTestLedger(filled(13))];
    await write(atAna, ana.key);
    ana.share.addLedger(atAna);
    ben.share.addLedger(atBen);
    await world.clock.until('third ledger', () => count(atBen) === 1);
    ben.share.removeLedger(atBen.id);
    await write(atAna, ana.key);
    await write(ana.talk, ana.key);
    await world.clock.until('the talk goes on', () => count(ben.talk) === 1);
    expect(count(atBen)).toBe(1);
  });

  it('meets again after a partition with everything written meanwhile', async () => {
    world = createWorld();
    const [ana, ben] = [await world.device(), await world.device()];
    await world.clock.until('linked', () => ana.share.connection.get().state === 'connected');
    world.network.partition([[ana.introducer.name], [ben.introducer.name]]);
    await world.clock.pass(9000);
    expect(ana.events.at(-1)).toMatchObject({ type: 'closed', reason: 'silent' });
    expect(ana.share.connection.get().state).toBe('looking');
    await write(ana.talk, ana.key);
    await write(ben.talk, ben.key);
    world.network.partition([]);
    await world.clock.until('merged', () => count(ana.talk) === 2 && count(ben.talk) === 2);
  });

  it('makes one link of two assemblies in common', async () => {
    world = createWorld();
    const [ana, ben] = [await world.device(), await world.device()];
    const other = filled(2);
    const [atAna, atBen] = [await openTestLedger(filled(21)), await openTestLedger(filled(21))];
    ana.neighbours.join({ id: other, ledgers: [atAna] });
    ben.neighbours.join({ id: other, ledgers: [atBen] });
    await write(atAna, ana.key);
    await world.clock.until('second assembly', () => count(atBen) === 1);
    expect(ana.events.filter(({ type }) => type === 'opened')).toHaveLength(1);
    expect(ana.neighbours.connection.get().devices).toBe(1);
  });

  it('ends a link on which nothing is common', async () => {
    world = createWorld();
    const ana = await world.device();
    const ben = await world.device();
    ben.share.leave();
    ben.neighbours.join({ id: filled(9), ledgers: [] });
    await world.clock.until(
      'ended',
      () =>
        ana.events.some((e) => e.type === 'closed' && e.reason === 'nothingInCommon') ||
        ana.events.length === 0,
    );
    expect(ana.share.connection.get().devices).toBe(0);
  });

  it('finds a fork by comparing heads, and proves it at both ends', async () => {
    world = createWorld();
    const liar = keyFrom(filled(66));
    const [first, second] = [await openTestLedger(filled(12)), await openTestLedger(filled(12))];
    for (let i = 0; i < 7; i++) {
      const header = utf8(`same ${i}`);
      const burst = await first.append(liar, [{ kind: 1, header }], [], 1000 + i);
      const update = await first.elementUpdate(burst.feed, burst.burst);
      expect(update && (await second.receive(update)).ok).toBe(true);
    }
    for (let i = 0; i < 3; i++) {
      await first.append(liar, [{ kind: 1, header: utf8(`here ${i}`) }], [], 2000);
      await second.append(liar, [{ kind: 1, header: utf8(`there ${i}`) }], [], 2000);
    }
    const [ana, ben] = [await world.device({ talk: first }), await world.device({ talk: second })];
    await world.clock.until('proven', () => ana.talk.proofs.length === 1 && ben.talk.proofs.length === 1);
    expect(ana.talk.proofs[0]?.burst).toBe(7);
    expect(ana.events.some(({ type }) => type === 'closed')).toBe(false);
    const cem = await world.device();
    await world.clock.until('told on', () => cem.talk.proofs.length === 1);
  });

  it('asks for words that somebody withheld', async () => {
    world = createWorld();
    const ana = await world.device();
    const burst = await write(ana.talk, ana.key, utf8('with words'), 'the words');
    const cem = await world.device();
    await world.clock.until('whole', () => count(cem.talk) === 1);
    // Ben got the burst in erased form.
    const stripped = await openTestLedger(filled(12));
    const eraser = await openTestLedger(filled(12));
    const whole = await ana.talk.elementUpdate(burst.feed, burst.burst);
    if (whole) await eraser.receive(whole);
    await eraser.erase(burst.feed, burst.burst, 0);
    const bare = await eraser.elementUpdate(burst.feed, burst.burst);
    if (bare) await stripped.receive(bare);
    expect(stripped.lackingWords(9)).toHaveLength(1);
    await world.device({ talk: stripped });
    await world.clock.until('healed', () => stripped.lackingWords(9).length === 0);
    expect([...stripped.bursts()][0]?.records[0]?.body).toBe('the words');
  });

  it('passes on words that it was asked for before it had them', async () => {
    world = createWorld();
    const writer = keyFrom();
    const whole = await openTestLedger(TALK);
    const bursts = [];
    for (let i = 0; i < 12; i++) bursts.push(await write(whole, writer, utf8(`${i}`), `the words ${i}`));
    const bare = await openTestLedger(TALK);
    for await (const update of whole.updatesSince(bare.stateVector())) await bare.receive(update);
    for (const { feed, burst } of bursts) await bare.erase(feed, burst, 0);
    const [atBen, atCem] = [await openTestLedger(TALK), await openTestLedger(TALK)];
    for (const ledger of [atBen, atCem]) {
      for await (const update of bare.updatesSince(ledger.stateVector())) await ledger.receive(update);
    }
    const [ben, cem] = [await world.device({ talk: atBen }), await world.device({ talk: atCem })];
    await world.clock.until('Cem has asked Ben', () => ben.share.connection.get().devices === 1);
    await world.clock.pass(2000);
    const ana = await world.device({ talk: whole });
    world.network.partition([
      [ana.introducer.name, ben.introducer.name],
      [ben.introducer.name, cem.introducer.name],
    ]);
    await world.clock.until('healed beyond Ben', () => atCem.lackingWords(9).length === 0);
    expect([...atCem.bursts()].map(({ records }) => records[0]?.body)).toContain('the words 11');
  });

  it('finds a fork that came to both ends after they had compared heads', async () => {
    world = createWorld();
    const liar = keyFrom(filled(66));
    const branches = [];
    for (const header of ['here', 'there']) {
      const ledger = await openTestLedger(TALK);
      for (const said of ['a', 'b', header]) {
        await ledger.append(liar, [{ kind: 1, header: utf8(said) }], [], 1000);
      }
      branches.push(ledger);
    }
    const [ana, ben] = [await world.device(), await world.device()];
    const [first] = branches as [Ledger];
    const feed = [...first.bursts()][0]?.feed ?? 0;
    for (const burst of [0, 1]) await ana.talk.receive((await first.elementUpdate(feed, burst)) ?? filled(0));
    await world.clock.until('both hold the beginning', () => count(ben.talk) === 2);
    await world.clock.pass(1000);
    const [here, there] = await Promise.all(branches.map((ledger) => ledger.elementUpdate(feed, 2)));
    await Promise.all([ana.talk.receive(here ?? filled(0)), ben.talk.receive(there ?? filled(0))]);
    await world.clock.until('proven', () => ana.talk.proofs.length === 1 && ben.talk.proofs.length === 1);
    expect(ben.talk.proofs[0]?.burst).toBe(2);
  });

  it('passes on an earlier fork of a feed that was proven to fork later', async () => {
    world = createWorld();
    const liar = keyFrom(filled(66));
    const say = (ledger: Ledger, header: string) =>
      ledger.append(liar, [{ kind: 1, header: utf8(header) }], [], 1000);
    const held = async (bursts: readonly string[]) => {
      const ledger = await openTestLedger(TALK);
      for (const header of bursts) await say(ledger, header);
      return ledger;
    };
    const devices = [];
    for (const bursts of [
      ['a', 'b', 'c'],
      ['a', 'b', 'd'],
    ]) {
      devices.push(await world.device({ talk: await held(bursts) }));
    }
    const [ana, ben] = devices as [Device, Device];
    await world.clock.until('fork at c', () => ana.talk.proofs.length === 1 && ben.talk.proofs.length === 1);
    expect(ana.talk.proofs[0]?.burst).toBe(2);
    const cem = await world.device({ talk: await held(['a', 'e']) });
    world.network.partition([
      [ana.introducer.name, ben.introducer.name],
      [ben.introducer.name, cem.introducer.name],
    ]);
    await world.clock.until('fork at b', () => ana.talk.proofs[0]?.burst === 1);
    expect(cem.talk.proofs[0]?.burst).toBe(1);
  });

  it('gives a newcomer among many neighbours everything about once', async () => {
    world = createWorld(() => 5);
    const ana = await world.device({ packer: asItIs });
    for (let i = 0; i < 200; i++) await write(ana.talk, ana.key, randomBytes(6_000));
    const others: Device[] = [];
    for (let i = 0; i < 4; i++) others.push(await world.device({ packer: asItIs }));
    await world.clock.until('all have it', () => others.every(({ talk }) => count(talk) === 200));
    const fresh = await openTestLedger(filled(12));
    let received = 0;
    const receive = fresh.receive.bind(fresh);
    fresh.receive = (update) => {
      received += update.length;
      return receive(update);
    };
    await world.device({ talk: fresh, packer: asItIs });
    await world.clock.until('newcomer has it', () => count(fresh) === 200);
    await world.clock.pass(3000);
    expect(received).toBeLessThan(1.5 * 200 * 6_000);
  });
});
