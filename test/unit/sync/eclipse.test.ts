/** Strangers around a device can't take all its places: some are for those that it knows. */
import { afterEach, describe, expect, it } from 'vitest';
import { toHex } from '../../../src/lib/bytes.ts';
import { canSpare, looksFor, prefersKnown, takes } from '../../../src/sync/link-policy.ts';
import { keyFrom } from './devices.ts';
import { victim } from './victim.ts';
import type { DeviceKey } from '../../../src/ledger/api.ts';
import type { Victim } from './victim.ts';

const BEAT = Uint8Array.of(2);
const STRANGERS = 12;

let stop: (() => Promise<void>) | null = null;
afterEach(async () => {
  await stop?.();
  stop = null;
});

/** A device with as many strangers around it as there are places for, and one more who was turned away. */
async function surrounded(known: { member?: DeviceKey; met?: DeviceKey }): Promise<Victim> {
  const is = (key: DeviceKey | undefined) => (device: string) =>
    key !== undefined && device === toHex(key.publicKey);
  const made = await victim({
    isMember: is(known.member),
    met: { has: is(known.met), note: () => undefined },
  });
  stop = made.stop;
  const strangers = [];
  for (let i = 0; i <= STRANGERS; i++) {
    strangers.push(await made.visit({ knows: i < STRANGERS }));
    for (const each of strangers) each.channel.send(BEAT);
  }
  return made;
}

describe('places that are kept', () => {
  it('no more than twelve strangers stay who came by themselves', async () => {
    const { reasons } = await surrounded({});
    expect(reasons()).toEqual(['tooManyLinks']);
  });

  it('a device of a member finds a place when strangers have all of theirs', async () => {
    const member = keyFrom();
    const { visit, reasons } = await surrounded({ member });
    const came = await visit({ key: member, knows: true });
    expect(came.closed).toBe(false);
    expect(reasons()).toEqual(['tooManyLinks']);
  });

  it('so does a device that this one has met before', async () => {
    const met = keyFrom();
    const { visit, reasons } = await surrounded({ met });
    const came = await visit({ key: met, knows: true });
    expect(came.closed).toBe(false);
    expect(reasons()).toEqual(['tooManyLinks']);
  });
});

describe('whom a device looks for and takes', () => {
  it('those that it knows are looked for until there are three, however many strangers are linked', () => {
    expect(looksFor({ all: 8, known: 0 })).toBe('known');
    expect(looksFor({ all: 12, known: 2 })).toBe('known');
    expect(looksFor({ all: 8, known: 3 })).toBe('none');
    expect(prefersKnown({ all: 12, known: 2 })).toBe(true);
  });

  it('one that it knows is taken where no stranger would be', () => {
    const links = { all: STRANGERS, known: 0 };
    expect(takes(links, { isKnown: false, links: 0 })).toBe(false);
    expect(takes(links, { isKnown: true, links: 6 })).toBe(true);
    expect(canSpare(links)).toBe(true);
  });
});
