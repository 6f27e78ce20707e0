import { afterEach, describe, expect, it } from 'vitest';
import { sameBytes } from '../../../src/lib/bytes.ts';
import { systemClock } from '../../../src/sync/clock.ts';
import { answerPairing, offerPairing } from '../../../src/sync/pairing.ts';
import type { Channel } from '../../../src/sync/channel.ts';

const options = { clock: systemClock };
let ends: { close?: () => void; cancel?: () => void }[] = [];
afterEach(() => {
  for (const end of ends) {
    end.close?.();
    end.cancel?.();
  }
  ends = [];
});

async function offer() {
  const made = await offerPairing(options);
  if (!made.ok) throw new Error(made.fault);
  ends.push(made.value);
  return made.value;
}

async function answer(code: Uint8Array) {
  const made = await answerPairing(code, options);
  if (!made.ok) throw new Error(made.fault);
  ends.push(made.value);
  return made.value;
}

async function paired(): Promise<readonly [Channel, Channel]> {
  const mine = await offer();
  const theirs = await answer(mine.code);
  const [one, other] = await Promise.all([mine.accept(theirs.code), theirs.channel]);
  if (!one.ok || !other.ok) throw new Error('Not paired');
  return [one.value, other.value];
}

describe('two devices that read each other’s codes', () => {
  it('have a channel, bound to both certificates, with one initiator', async () => {
    const [one, other] = await paired();
    expect([one.initiator, other.initiator]).toEqual([true, false]);
    expect(sameBytes(one.binding, other.binding)).toBe(true);
    const got = new Promise<Uint8Array>((resolve) => {
      other.onFrame = resolve;
    });
    one.send(Uint8Array.of(1, 2, 3));
    expect([...(await got)]).toEqual([1, 2, 3]);
    const again = await paired();
    expect(sameBytes(one.binding, again[0].binding)).toBe(false);
  });

  it('show codes that fit a QR code people can scan', async () => {
    const mine = await offer();
    const theirs = await answer(mine.code);
    expect(mine.code.length).toBeLessThanOrEqual(140);
    expect(theirs.code.length).toBeLessThanOrEqual(140);
  });

  it('hear it when one of them closes, early or late', async () => {
    const [one, other] = await paired();
    const told: string[] = [];
    other.onClose = () => told.push('other');
    one.close();
    await expect.poll(() => told).toEqual(['other']);
    one.onClose = () => told.push('one');
    await expect.poll(() => told).toEqual(['other', 'one']);
  });

  it('are told of a wrong code, and may then read the right one', async () => {
    const mine = await offer();
    expect(await answerPairing(Uint8Array.of(1, 2), options)).toEqual({ ok: false, fault: 'damaged' });
    const theirs = await answer(mine.code);
    expect(await answerPairing(theirs.code, options)).toEqual({ ok: false, fault: 'wrongKind' });
    expect(await mine.accept(mine.code)).toEqual({ ok: false, fault: 'wrongKind' });
    expect(await mine.accept(theirs.code.subarray(1))).toEqual({ ok: false, fault: 'damaged' });
    expect((await mine.accept(theirs.code)).ok).toBe(true);
  });

  it('know when it was called off', async () => {
    const mine = await offer();
    const theirs = await answer(mine.code);
    theirs.cancel();
    expect(await theirs.channel).toEqual({ ok: false, fault: 'cancelled' });
    mine.cancel();
    expect(await mine.accept(theirs.code)).toEqual({ ok: false, fault: 'cancelled' });
  });
});
