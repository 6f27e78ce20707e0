/** A neighbour that keeps others from being heard, without saying anything that is wrong. */
import { afterEach, describe, expect, it } from 'vitest';
import { encodeDifference } from '../../../src/sync/vector-messages.ts';
import { encodePresence, presenceToSign } from '../../../src/sync/presence-message.ts';
import { KIND, encodeHeld, encodeUpdate, encodeVector } from '../../../src/sync/messages.ts';
import { countingVerifier, HandFeed, keyFrom as seededKey, plain } from '../ledger/scenario.ts';
import { ASSEMBLY, TALK, count, keyFrom, write } from './devices.ts';
import { victim } from './victim.ts';
import type { DeviceKey } from '../../../src/ledger/api.ts';
import type { Stranger } from './stranger.ts';
import type { Victim } from './victim.ts';

let stop: (() => Promise<void>) | null = null;
afterEach(async () => {
  await stop?.();
  stop = null;
});

async function aVictim(): Promise<Victim> {
  const made = await victim();
  stop = made.stop;
  return made;
}

const BEAT = Uint8Array.of(2);
const NOTHING_NEW = Uint8Array.of(0, 0);

describe('whoever may feed a newcomer', () => {
  /** A newcomer with a neighbour who claims to have much, and then an honest one who has. */
  async function hogged(drip: (hog: Stranger, second: number) => void): Promise<Stranger> {
    const { clock, visit } = await aVictim();
    const hog = await visit({ knows: true });
    hog.send(encodeVector(1, new Map([[7, 2 ** 40]]), true));
    const honest = await visit({ knows: true });
    honest.send(encodeVector(1, new Map([[new HandFeed(seededKey(3), TALK).id, 500]]), true));
    for (let second = 0; second < 25 && honest.got(KIND.go).length === 0; second++) {
      drip(hog, second);
      for (const one of [hog, honest]) one.channel.send(BEAT);
      await clock.pass(1000);
    }
    return honest;
  }

  it('loses the turn when it sends only what brings nothing', async () => {
    const honest = await hogged((hog) => hog.send(encodeUpdate(1, false, NOTHING_NEW)));
    expect(honest.got(KIND.go)).toHaveLength(1);
  });

  it('loses the turn after a while even when it brings a little all the time', async () => {
    const feed = new HandFeed(seededKey(4), TALK).grow(30);
    const honest = await hogged((hog, at) => hog.send(encodeUpdate(1, false, feed.update(at, at + 1))));
    expect(honest.got(KIND.go)).toHaveLength(1);
  });
});

describe('what a neighbour says that it holds', () => {
  it('costs memory only as far as an honest device would say so much', async () => {
    const { clock, visit, reasons } = await aVictim();
    const stranger = await visit({ knows: true });
    for (let round = 0; round < 40 && reasons().length === 0; round++) {
      const invented = new Map(Array.from({ length: 60_000 }, (_, i) => [round * 60_000 + i + 1, 1]));
      stranger.send(encodeVector(1, invented, false));
      await clock.pass(500);
    }
    expect(reasons()).toEqual(['flood']);
  });

  it('said again and again costs no more than its budget, and then the link', async () => {
    const { clock, visit, reasons } = await aVictim();
    const stranger = await visit({ knows: true });
    const much = encodeVector(1, new Map(Array.from({ length: 100_000 }, (_, i) => [2 ** 40 + i, 1])), false);
    let sent = 0;
    while (reasons().length === 0 && sent < 20 << 20) {
      stranger.send(much);
      sent += much.length;
      await clock.pass(500);
    }
    expect(reasons()).toEqual(['flood']);
    expect(sent).toBeLessThan(10 << 20);
  });

  it('of this device’s own bursts counts for no more than were ever written', async () => {
    const { clock, visit, talk, key, share } = await aVictim();
    const { feed } = await write(talk, key);
    const stranger = await visit({ knows: true });
    stranger.send(encodeVector(1, new Map([[feed, 2 ** 50]]), false));
    await clock.until('heard', () => share.heldElsewhere(TALK, feed) > 0);
    expect(share.heldElsewhere(TALK, feed)).toBe(1);
    await write(talk, key);
    await clock.pass(1000);
    expect(share.heldElsewhere(TALK, feed)).toBe(1);
    stranger.send(encodeHeld(1, new Map([[feed, 2]]), new Uint8Array(8)));
    await clock.until('both', () => share.heldElsewhere(TALK, feed) === 2);
  });
});

describe('presence', () => {
  const here = async (key: DeviceKey, name: string, hops: number): Promise<Uint8Array> => {
    const presence = { name, typingIn: null };
    const signature = await key.sign(presenceToSign(ASSEMBLY, key.publicKey, 5, presence));
    return encodePresence(0, hops, { device: key.publicKey, sequence: 5, presence, signature });
  };

  it('in a flood costs no more checks than its budget', async () => {
    const verifier = countingVerifier();
    const made = await victim({ verifier });
    stop = made.stop;
    const crowd = await made.visit({ knows: true });
    const before = verifier.count;
    const one = await here(keyFrom(), 'again', 1);
    const forged = one.slice().fill(7, 35, 99);
    for (let i = 0; i < 1000; i++) crowd.send(forged);
    await made.clock.pass(1000);
    expect(verifier.count - before).toBeLessThan(200);
    expect(verifier.count - before).toBeGreaterThan(50);
    expect(made.reasons()).toEqual([]);
  });

  it('of invented devices takes no place from those who are here', async () => {
    const { clock, visit, share } = await aVictim();
    const crowd = await visit({ knows: true });
    for (let i = 0; i < 300; i++) {
      crowd.send(await here(keyFrom(), `invented ${i}`, 1));
      if (i % 20 === 0) await clock.pass(1000);
    }
    await clock.until('many are said to be here', () => share.presence.get().length > 200);
    const [key, ben] = [keyFrom(), keyFrom()];
    const honest = await visit({ key, knows: true });
    honest.send(await here(key, 'Ana', 0));
    honest.send(await here(ben, 'Ben', 1));
    const names = (): string[] => share.presence.get().map(({ name }) => name);
    await clock.until('Ana and Ben are seen', () => names().includes('Ana') && names().includes('Ben'));
    expect(share.presence.get().length).toBeLessThanOrEqual(256);
  });
});

describe('a fork that is known here', () => {
  it('is proven again, once, to a neighbour that goes on holding what is void: somebody kept it from it', async () => {
    const { clock, visit, talk } = await aVictim();
    const [left, right] = [
      new HandFeed(seededKey(6), TALK).grow(3),
      new HandFeed(seededKey(6), TALK).grow(1),
    ];
    right.add({ records: [plain('the other way')] });
    await talk.receive(left.update());
    await talk.receive(right.update());
    const neighbour = await visit({ knows: true });
    await clock.until('proven at the start', () => neighbour.got(KIND.forkProof).length === 1);
    const held = (bursts: number): void =>
      neighbour.send(encodeHeld(1, new Map([[left.id, bursts]]), left.headAt(bursts).slice(0, 8)));
    held(1);
    await clock.pass(1000);
    expect(neighbour.got(KIND.forkProof)).toHaveLength(1);
    held(2);
    await clock.until('proven again', () => neighbour.got(KIND.forkProof).length === 2);
    held(3);
    await clock.pass(1000);
    expect(neighbour.got(KIND.forkProof)).toHaveLength(2);
  });
});

describe('an honest pair beside all that', () => {
  it('still agrees on what it holds', async () => {
    const { clock, visit, talk, key, share } = await aVictim();
    const { feed } = await write(talk, key);
    const stranger = await visit({ knows: true });
    stranger.send(encodeDifference(1, new Map(), new Map([[feed, 1]]), { go: true, digest: null }));
    await clock.until('sent', () => stranger.got(KIND.update).length > 0);
    expect(count(talk)).toBe(1);
    expect(share.heldElsewhere(TALK, feed)).toBe(0);
  });
});
