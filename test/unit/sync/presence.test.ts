import { afterEach, describe, expect, it } from 'vitest';
import { toHex } from '../../../src/lib/bytes.ts';
import { Outbox } from '../../../src/sync/outbox.ts';
import { PresenceBoard } from '../../../src/sync/presence.ts';
import { presenceToSign } from '../../../src/sync/presence-message.ts';
import { memoryChannelPair } from '../../../src/sync/memory-channel.ts';
import { ASSEMBLY, createWorld, filled, keyFrom, randomBytes, verifier } from './devices.ts';
import { TestClock } from './test-clock.ts';
import type { DeviceKey } from '../../../src/ledger/api.ts';
import type { OwnPresence } from '../../../src/sync/api.ts';
import type { SignedPresence } from '../../../src/sync/presence-message.ts';
import type { Device, World } from './devices.ts';

let world: World | null = null;
afterEach(async () => {
  await world?.stop();
  world = null;
});

const seenBy = (device: Device): unknown =>
  device.share.presence.get().map(({ name, typingIn }) => ({ name, typingIn }));

describe('presence over links', () => {
  it('shows who is here and where they type, renews it, and ends with the link', async () => {
    world = createWorld();
    const [ana, ben] = [await world.device(), await world.device()];
    ana.share.setPresence({ name: 'Ana', typingIn: null });
    await world.clock.until('here', () => ben.share.presence.get().length === 1);
    expect(ben.share.presence.get()[0]?.device).toBe(toHex(ana.key.publicKey));
    ana.share.setPresence({ name: 'Ana', typingIn: 'chat' });
    await world.clock.until('typing', () => ben.share.presence.get()[0]?.typingIn === 'chat');
    await world.clock.pass(40_000);
    expect(seenBy(ben)).toEqual([{ name: 'Ana', typingIn: 'chat' }]);
    await ana.neighbours.stop();
    await world.clock.until('gone', () => ben.share.presence.get().length === 0);
  });

  it('passes presence on, so that a whole room sees who is here', async () => {
    world = createWorld();
    const devices = [await world.device(), await world.device(), await world.device(), await world.device()];
    const [a = '', b = '', c = '', d = ''] = devices.map(({ introducer }) => introducer.name);
    world.network.partition([
      [a, b],
      [b, c],
      [c, d],
    ]);
    devices[0]?.share.setPresence({ name: 'Ana', typingIn: null });
    devices[2]?.share.setPresence({ name: 'Cem', typingIn: null });
    await world.clock.until('Cem sees Ana', () => devices[2]?.share.presence.get().length === 1);
    await world.clock.until('Ana sees Cem', () => devices[0]?.share.presence.get().length === 1);
    await world.clock.until('the last sees both', () => devices[3]?.share.presence.get().length === 2);
    expect(devices[3] && seenBy(devices[3])).toEqual(
      expect.arrayContaining([
        { name: 'Cem', typingIn: null },
        { name: 'Ana', typingIn: null },
      ]),
    );
  });

  it('takes presence back', async () => {
    world = createWorld();
    const [ana, ben] = [await world.device(), await world.device()];
    ana.share.setPresence({ name: 'x'.repeat(79) + 'é', typingIn: null });
    await world.clock.until('here', () => ben.share.presence.get().length === 1);
    expect(ben.share.presence.get()[0]?.name).toBe('x'.repeat(79));
    ana.share.setPresence(null);
    await world.clock.until('gone', () => ben.share.presence.get().length === 0);
  });
});

async function signed(
  key: DeviceKey,
  sequence: number,
  presence: OwnPresence | null,
): Promise<SignedPresence> {
  const signature = await key.sign(presenceToSign(ASSEMBLY, key.publicKey, sequence, presence));
  return { device: key.publicKey, sequence, presence, signature };
}

function board() {
  const clock = new TestClock();
  const presence = new PresenceBoard(ASSEMBLY, keyFrom(), verifier, clock);
  const pair = memoryChannelPair({ clock, binding: filled(0) });
  const outlet = presence.attach(new Outbox(pair.initiator, clock), 0, toHex(randomBytes(32)), 'n1');
  return { clock, presence, outlet };
}

describe('presence that is not what it says', () => {
  const here = (name: string): OwnPresence => ({ name, typingIn: null });

  it('refuses a signature for another assembly, another name, another device', async () => {
    const { clock, presence, outlet } = board();
    const [ana, ben] = [keyFrom(), keyFrom()];
    const real = await signed(ana, 5, here('Ana'));
    const elsewhere = await ana.sign(presenceToSign(filled(2), ana.publicKey, 5, here('Ana')));
    outlet.take({ ...real, signature: elsewhere }, 0);
    outlet.take({ ...real, presence: here('Eve') }, 0);
    outlet.take({ ...real, device: ben.publicKey }, 0);
    outlet.take({ ...real, sequence: 2 ** 53 - 1 }, 0);
    outlet.take(await signed(ben, 1, here('Ben')), 0);
    await clock.until('Ben', () => presence.seen.get().length > 0);
    expect(presence.seen.get().map(({ name }) => name)).toEqual(['Ben']);
    outlet.take(real, 0);
    await clock.until('Ana was not frozen out', () => presence.seen.get().length === 2);
  });

  it('refuses replays, also after expiry', async () => {
    const { clock, presence, outlet } = board();
    const ana = keyFrom();
    const [first, second] = [await signed(ana, 1, here('before')), await signed(ana, 2, here('now'))];
    outlet.take(second, 0);
    await clock.until('now', () => presence.seen.get().length === 1);
    outlet.take(first, 0);
    await clock.pass(100);
    expect(presence.seen.get()[0]?.name).toBe('now');
    clock.advance(33_000);
    expect(presence.seen.get()).toEqual([]);
    outlet.take(second, 1);
    await clock.pass(100);
    expect(presence.seen.get()).toEqual([]);
  });

  it('holds 256 devices at most', async () => {
    const { clock, presence, outlet } = board();
    for (let i = 0; i < 300; i++) outlet.take(await signed(keyFrom(), 1, here(`p${i}`)), 0);
    await clock.until('full', () => presence.seen.get().length === 256);
    await clock.pass(500);
    expect(presence.seen.get()).toHaveLength(256);
  });
});
