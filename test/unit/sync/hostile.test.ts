/** A neighbour that is who it says it is, and misbehaves nevertheless. */
import { afterEach, describe, expect, it } from 'vitest';
import { toHex } from '../../../src/lib/bytes.ts';
import {
  KIND,
  encodeHave,
  encodeUpdate,
  encodeVector,
  encodeWant,
  message,
} from '../../../src/sync/messages.ts';
import { WINDOW_BYTES } from '../../../src/sync/outbox.ts';
import { encodeCounts } from '../../../src/sync/vector-messages.ts';
import { Writer } from '../../../src/sync/wire.ts';
import { ASSEMBLY, TALK, count, keyFrom, openTestLedger, randomBytes, utf8, write } from './devices.ts';
import { victim as aVictim } from './victim.ts';
import type { Stranger } from './stranger.ts';
import type { Victim } from './victim.ts';

let stop: (() => Promise<void>) | null = null;
afterEach(async () => {
  await stop?.();
  stop = null;
});

async function victim(): Promise<Victim> {
  const made = await aVictim();
  stop = made.stop;
  return made;
}

describe('a neighbour without the assembly', () => {
  it('learns no ledger id, and no tag that it saw on another link', async () => {
    const { visit } = await victim();
    const [first, second] = [await visit(), await visit()];
    const said = first.messages.map((bytes) => toHex(bytes)).join(' ');
    expect(said).not.toContain(toHex(ASSEMBLY));
    expect(said).not.toContain(toHex(TALK));
    const tags = (stranger: Stranger) => toHex(stranger.got(KIND.have)[0] ?? new Uint8Array());
    expect(tags(first)).not.toBe(tags(second));
    expect([...first.got(KIND.counts), ...first.got(KIND.vector)]).toHaveLength(0);
  });

  it('is let go after fifteen seconds', async () => {
    const { clock, visit, reasons } = await victim();
    const stranger = await visit();
    for (let i = 0; i < 17; i++) {
      stranger.channel.send(Uint8Array.of(2));
      await clock.pass(1000);
    }
    expect(reasons()).toEqual(['nothingInCommon']);
  });
});

describe('malformed and out-of-place messages', () => {
  const cases: readonly [string, Uint8Array][] = [
    ['an unknown kind', message(99, new Uint8Array())],
    ['an empty message', new Uint8Array()],
    ['a number never announced', encodeVector(7, new Map(), true)],
    ['a have with a count beyond its bytes', message(KIND.have, new Writer().uint(2 ** 50).done())],
    [
      'a tag twice',
      encodeHave([1, 1].map((number) => ({ number: number + 5, what: 'ledger', tag: '00'.repeat(16) }))),
    ],
    ['counts from the end that is told them', encodeCounts(1, new Map([[5, 1]]), true)],
    [
      'counts beyond their bytes',
      message(
        KIND.counts,
        new Writer()
          .uint(1)
          .u8(1)
          .raw(randomBytes(16))
          .uint(2 ** 50)
          .done(),
      ),
    ],
    [
      'a difference beyond its bytes',
      message(
        KIND.difference,
        new Writer()
          .uint(1)
          .u8(1)
          .raw(randomBytes(8))
          .uint(2 ** 50)
          .done(),
      ),
    ],
    ['a vector with one feed twice', message(KIND.vector, Uint8Array.of(1, 1, 2, 5, 1, 5, 2))],
    [
      'a vector beyond 2^53',
      message(KIND.vector, Uint8Array.of(1, 1, 1, ...new Array<number>(8).fill(255), 1)),
    ],
    ['credit for what was never sent', message(KIND.credit, new Writer().uint(5_000_000).done())],
    [
      'too many wants',
      encodeWant(
        1,
        Array.from({ length: 65 }, (_, burst) => ({ feed: 1, burst })),
      ),
    ],
    [
      'presence with text that is too long',
      message(
        KIND.presence,
        new Writer().uint(0).u8(0).raw(randomBytes(96)).uint(1).u8(1).text('x'.repeat(81)).done(),
      ),
    ],
    ['a draft id that is no text', message(KIND.draftOpen, Uint8Array.of(0, 2, 255, 254))],
    ['trailing bytes', message(KIND.lack, Uint8Array.of(1, 1))],
  ];
  it.each(cases)('refuses %s, and changes nothing', async (_, bytes) => {
    const { clock, visit, reasons, talk, share } = await victim();
    const stranger = await visit({ knows: true });
    stranger.send(bytes);
    await clock.until('closed', () => reasons().length > 0);
    expect(reasons()).toEqual(['badMessage']);
    expect(count(talk)).toBe(0);
    expect(share.presence.get()).toEqual([]);
  });
});

describe('updates', () => {
  it('ends the link on a structural fault and keeps away for a while, longer each time', async () => {
    const { clock, visit, reasons, avoided } = await victim();
    const key = keyFrom();
    for (const wait of [60_000, 120_000]) {
      const stranger = await visit({ key, knows: true });
      stranger.send(encodeUpdate(1, false, Uint8Array.of(1, 2, 3)));
      const before = reasons().length;
      await clock.until('closed', () => reasons().length > before);
      expect(reasons().at(-1)).toBe('badUpdate');
      expect(avoided.at(-1)?.[1]).toBe(wait);
      const again = await visit({ key });
      await clock.until('shunned', () => again.closed);
      expect(reasons().at(-1)).toBe('shunned');
      clock.advance(wait);
    }
  });

  it('ends the link on bytes that are no pack', async () => {
    const { clock, visit, reasons } = await victim();
    const stranger = await visit({ knows: true });
    stranger.send(encodeUpdate(1, true, randomBytes(300)));
    await clock.until('closed', () => reasons().length > 0);
    expect(reasons()).toEqual(['badUpdate']);
  });

  it('does not blame a neighbour for a bad feed that it relayed, unless there are too many', async () => {
    const { clock, visit, reasons, talk } = await victim();
    const stranger = await visit({ knows: true });
    const elsewhere = await openTestLedger(new Uint8Array(32).fill(99));
    const burst = await write(elsewhere, keyFrom());
    const foreign = (await elsewhere.elementUpdate(burst.feed, burst.burst)) ?? new Uint8Array();
    stranger.send(encodeVector(1, new Map(), true));
    for (let i = 0; i < 20; i++) stranger.send(encodeUpdate(1, false, foreign));
    await write(talk, keyFrom());
    await clock.until('still served', () => stranger.got(KIND.held).length > 0);
    expect(reasons()).toEqual([]);
    for (let i = 0; i < 60; i++) stranger.send(encodeUpdate(1, false, foreign));
    await clock.until('closed', () => reasons().length > 0);
    expect(reasons()).toEqual(['tooManyFaults']);
    expect(count(talk)).toBe(1);
  });

  it('ends the link of a sender that overruns its window', async () => {
    const { clock, visit, reasons, talk } = await victim();
    const stranger = await visit({ knows: true });
    // Storage that never answers: nothing is dealt with, so no credit is given.
    talk.receive = () => new Promise(() => undefined);
    const update = encodeUpdate(1, false, randomBytes(200_000));
    for (let sent = 0; sent < 3 * WINDOW_BYTES; sent += update.length) stranger.send(update);
    await clock.until('closed', () => reasons().length > 0);
    expect(reasons()).toEqual(['flood']);
  });

  it('keeps the link when its own disk is full, and asks again', async () => {
    const { clock, visit, reasons, talk } = await victim();
    const stranger = await visit({ knows: true });
    const source = await openTestLedger(TALK);
    const burst = await write(source, keyFrom());
    const update = (await source.elementUpdate(burst.feed, burst.burst)) ?? new Uint8Array();
    const receive = talk.receive.bind(talk);
    talk.receive = () => Promise.reject(new Error('full'));
    stranger.send(encodeUpdate(1, false, update));
    for (let i = 0; i < 6; i++) {
      stranger.channel.send(Uint8Array.of(2));
      await clock.pass(1000);
    }
    expect(reasons()).toEqual([]);
    expect(stranger.got(KIND.vector)).toHaveLength(1);
    talk.receive = receive;
    stranger.send(encodeUpdate(1, false, update));
    await clock.until('entered', () => count(talk) === 1);
  });

  it('never sends more than the window to a neighbour that gives no credit', async () => {
    const { clock, visit, talk, key } = await victim();
    for (let i = 0; i < 100; i++) await write(talk, key, randomBytes(30_000));
    const stranger = await visit({ knows: true });
    stranger.send(encodeVector(1, new Map(), true));
    const got = () => stranger.got(KIND.update).reduce((sum, bytes) => sum + bytes.length, 0);
    await clock.until('window used', () => got() >= WINDOW_BYTES);
    for (let i = 0; i < 5; i++) {
      stranger.channel.send(Uint8Array.of(2));
      await clock.pass(1000);
    }
    expect(got()).toBeLessThan(WINDOW_BYTES + 300_000);
  });
});

describe('floods', () => {
  it('ends a flood of small messages', async () => {
    const { clock, visit, reasons } = await victim();
    const stranger = await visit({ knows: true });
    for (let i = 0; i < 3000; i++) stranger.send(encodeWant(1, []));
    await clock.until('closed', () => reasons().length > 0);
    expect(reasons()).toEqual(['flood']);
  });

  it('answers no more wants than the budget', async () => {
    const { clock, visit, talk, key } = await victim();
    const burst = await write(talk, key, utf8('wanted'));
    const stranger = await visit({ knows: true });
    const place = { feed: burst.feed, burst: burst.burst };
    for (let i = 0; i < 40; i++)
      stranger.send(
        encodeWant(
          1,
          Array.from({ length: 64 }, () => place),
        ),
      );
    await clock.until('answered', () => stranger.got(KIND.update).length > 0);
    await clock.pass(500);
    expect(stranger.got(KIND.update).length).toBeLessThan(300);
  });

  it('holds back draft bytes beyond the budget by ending the link', async () => {
    const { clock, visit, reasons } = await victim();
    const stranger = await visit({ knows: true });
    const bytes = message(KIND.draft, new Writer().uint(0).text('d').raw(randomBytes(1_000_000)).done());
    for (let i = 0; i < 6; i++) stranger.send(bytes);
    await clock.until('closed', () => reasons().length > 0);
    expect(reasons()).toEqual(['flood']);
  });

  it.each(['smaller', 'greater'])(
    'of two links with one run, the end with the %s key closes one or waits',
    async (own) => {
      const { clock, key: victimKey, visit, reasons, neighbours } = await victim();
      let key = keyFrom();
      const isDecider = () => toHex(victimKey.publicKey) < toHex(key.publicKey);
      while (isDecider() !== (own === 'smaller')) key = keyFrom();
      const name = randomBytes(16);
      const first = await visit({ key, name });
      const second = await visit({ key, name });
      if (own === 'smaller') await clock.until('one closed', () => second.closed);
      expect(reasons()).toEqual(own === 'smaller' ? ['duplicate'] : []);
      expect(first.closed).toBe(false);
      expect(neighbours.connection.get().devices).toBe(1);
      if (own === 'greater') return;
      // The first falls silent: now the newer one stays.
      await clock.pass(4000);
      const third = await visit({ key, name });
      await clock.until('the quiet one closed', () => first.closed);
      expect(third.closed).toBe(false);
    },
  );

  it('keeps at most three links with one device', async () => {
    const { clock, visit, reasons, neighbours } = await victim();
    const key = keyFrom();
    for (let i = 0; i < 3; i++) await visit({ key, name: randomBytes(16) });
    const fourth = await visit({ key, name: randomBytes(16) });
    await clock.until('refused', () => fourth.closed);
    expect(reasons()).toEqual(['tooManyLinks']);
    expect(neighbours.connection.get().devices).toBe(1);
  });

  it('lets a device in that was ended three times without a word: its links that are quiet go first', async () => {
    const { clock, visit, reasons } = await victim();
    const key = keyFrom();
    for (let run = 1; run <= 3; run++) await visit({ key, knows: true });
    await clock.pass(3500);
    const again = await visit({ key, knows: true });
    expect([again.closed, reasons()]).toEqual([false, ['silent']]);
  });
});
