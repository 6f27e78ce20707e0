import { describe, expect, it } from 'vitest';
import { VERSION } from '../../../src/sync/handshake.ts';
import { concat } from '../../../src/lib/bytes.ts';
import { MAX_FRAME_BYTES } from '../../../src/sync/channel.ts';
import { KIND, MAX_MESSAGE_BYTES, message } from '../../../src/sync/messages.ts';
import { Link } from '../../../src/sync/link.ts';
import { memoryChannelPair } from '../../../src/sync/memory-channel.ts';
import { keyFrom, randomBytes, verifier } from './devices.ts';
import { TestClock } from './test-clock.ts';
import { Stranger, befriend, meet, noise } from './stranger.ts';

describe('the proof of both devices', () => {
  it('opens when both have proven their keys on this channel', async () => {
    const meeting = meet();
    await befriend(meeting);
    expect(meeting.opened[0]?.devicePublicKey).toEqual(meeting.stranger.key.publicKey);
    expect(meeting.stranger.got(KIND.proof)).toHaveLength(1);
  });

  it('refuses somebody who claims the key of another', async () => {
    const { clock, stranger, closed, opened } = meet();
    await clock.until('hello', () => stranger.theirHello !== null);
    const victim = keyFrom();
    stranger.sayHello({ device: victim.publicKey });
    await stranger.prove();
    await clock.until('closed', () => closed.length > 0);
    expect(closed[0]).toEqual({ reason: 'wrongProof', byThem: false });
    expect(opened).toHaveLength(0);
  });

  it('refuses a proof made on another channel, by the same key and the same nonces', async () => {
    const { clock, stranger, closed } = meet();
    await clock.until('hello', () => stranger.theirHello !== null);
    const elsewhere = new Stranger(
      { ...stranger.channel, binding: randomBytes(32), initiator: true },
      stranger.key,
    );
    elsewhere.theirHello = stranger.theirHello;
    stranger.sayHello(elsewhere.hello);
    await stranger.prove(elsewhere.session.toSign(true));
    await clock.until('closed', () => closed.length > 0);
    expect(closed[0]?.reason).toBe('wrongProof');
  });

  it('refuses a proof that was recorded on an earlier link over the same channel binding', async () => {
    const binding = randomBytes(32);
    const key = keyFrom();
    const linkKey = keyFrom();
    const linkName = randomBytes(16);
    const first = meet({ binding, key, linkKey, linkName });
    await befriend(first);
    const second = meet({ binding, key, linkKey, linkName });
    await second.clock.until('hello', () => second.stranger.theirHello !== null);
    second.stranger.sayHello(first.stranger.hello);
    await second.stranger.prove(first.stranger.session.toSign(true));
    await second.clock.until('closed', () => second.closed.length > 0);
    expect(second.closed[0]?.reason).toBe('wrongProof');
  });

  it('refuses its own proof sent back for the other end', async () => {
    const { clock, stranger, closed } = meet();
    await clock.until('hello', () => stranger.theirHello !== null);
    stranger.sayHello();
    await clock.until('proof', () => stranger.got(KIND.proof).length > 0);
    stranger.send(stranger.got(KIND.proof)[0] ?? new Uint8Array());
    await clock.until('closed', () => closed.length > 0);
    expect(closed[0]?.reason).toBe('wrongProof');
  });

  it('refuses it also from somebody who says to be another run of this very device', async () => {
    const linkKey = keyFrom();
    const { clock, stranger, closed, opened } = meet({ linkKey });
    await clock.until('hello', () => stranger.theirHello !== null);
    stranger.sayHello({ device: linkKey.publicKey });
    await clock.until('proof', () => stranger.got(KIND.proof).length > 0);
    stranger.send(stranger.got(KIND.proof)[0] ?? new Uint8Array());
    await clock.until('closed', () => closed.length > 0);
    expect(closed[0]?.reason).toBe('wrongProof');
    expect(opened).toEqual([]);
  });

  it('refuses an echo of its own hello, and another run of its own device', async () => {
    const { clock, stranger, closed } = meet();
    await clock.until('hello', () => stranger.messages.length > 0);
    stranger.send(stranger.messages[0] ?? new Uint8Array());
    await clock.until('closed', () => closed.length > 0);
    expect(closed[0]?.reason).toBe('ownDevice');
  });

  it('tells both ends of another run with the same key, once each has proven it, and ends', async () => {
    const clock = new TestClock();
    const pair = memoryChannelPair({ clock, binding: randomBytes(32) });
    const device = keyFrom();
    const seen: string[] = [];
    const ends = [pair.initiator, pair.answerer].map((channel, i) => {
      const name = Uint8Array.from({ length: 16 }, () => i);
      const link = new Link(channel, { device, verifier, clock, randomBytes, name, introducedAs: null });
      link.onTwin = (theirs) => seen.push(`${i} met ${theirs[0]}`);
      link.onOpen = () => seen.push('open');
      link.onClose = (reason) => seen.push(`${i} ${reason}`);
      return link;
    });
    // The other end may have ended it before the proof is checked here; it is checked all the same.
    await clock.until('both told, and closed', () => seen.length >= 4);
    expect(ends).toHaveLength(2);
    expect(seen.toSorted()).toEqual(['0 met 1', '0 ownDevice', '1 met 0', '1 ownDevice']);
  });

  it('says nothing before its own proof, however long it takes to sign', async () => {
    const clock = new TestClock();
    const pair = memoryChannelPair({ clock, binding: randomBytes(32) });
    const said = message(KIND.side, Uint8Array.of(7));
    const seen: string[] = [];
    for (const [i, channel] of [pair.initiator, pair.answerer].entries()) {
      const key = keyFrom();
      // The other end has proven itself long before.
      const sign = async (bytes: Uint8Array): Promise<Uint8Array> => {
        await new Promise<void>((resolve) => clock.after(i * 1000, resolve));
        return key.sign(bytes);
      };
      const name = Uint8Array.from({ length: 16 }, () => i);
      const device = { ...key, sign };
      const link = new Link(channel, { device, verifier, clock, randomBytes, name, introducedAs: null });
      link.onOpen = () => link.outbox.post(said);
      link.onMessage = (kind, payload) => seen.push(`${i} got ${kind} ${payload.join()}`);
      link.onClose = (reason) => seen.push(`${i} ${reason}`);
    }
    await clock.until('both were heard, or it ended', () => seen.length === 2);
    expect(seen.toSorted()).toEqual([`0 got ${KIND.side} 7`, `1 got ${KIND.side} 7`]);
  });

  it('takes nobody for its twin who only says its key', async () => {
    const { clock, stranger, closed, link } = meet();
    const twins: unknown[] = [];
    link.onTwin = (name) => twins.push(name);
    await clock.until('hello', () => stranger.theirHello !== null);
    stranger.sayHello({ ...stranger.hello, device: stranger.theirHello?.device ?? randomBytes(32) });
    await stranger.prove(stranger.session.toSign(false));
    await clock.until('closed', () => closed.length > 0);
    expect([closed[0]?.reason, twins]).toEqual(['wrongProof', []]);
  });

  it('refuses somebody other than who was introduced', async () => {
    const { clock, stranger, closed } = meet({ introducedAs: randomBytes(16) });
    stranger.sayHello();
    await clock.until('closed', () => closed.length > 0);
    expect(closed[0]?.reason).toBe('wrongProof');
  });

  it('refuses other versions, saying so', async () => {
    const { clock, stranger, closed } = meet();
    stranger.sayHello({ version: VERSION + 1 });
    await clock.until('closed', () => closed.length > 0);
    expect(closed[0]?.reason).toBe('wrongVersion');
  });

  it('accepts nothing else before both proofs', async () => {
    for (const early of [
      message(KIND.have, Uint8Array.of(0)),
      message(KIND.proof, randomBytes(64)),
      new Uint8Array(),
    ]) {
      const { clock, stranger, closed, taken } = meet();
      stranger.send(early);
      await clock.until('closed', () => closed.length > 0);
      expect(closed[0]?.reason).toBe('badMessage');
      expect(taken).toEqual([]);
    }
  });

  it('accepts no second hello', async () => {
    const { clock, stranger, closed } = meet();
    stranger.sayHello();
    stranger.sayHello();
    await clock.until('closed', () => closed.length > 0);
    expect(closed[0]?.reason).toBe('badMessage');
  });

  it('gives a silent stranger no more than seven seconds, a talkative one ten', async () => {
    const silent = meet();
    silent.clock.advance(6900);
    expect(silent.closed).toEqual([]);
    silent.clock.advance(200);
    expect(silent.closed[0]?.reason).toBe('silent');
    const talkative = meet();
    for (let i = 0; i < 11; i++) {
      talkative.stranger.channel.send(Uint8Array.of(2));
      await talkative.clock.pass(1000);
    }
    expect(talkative.closed[0]?.reason).toBe('noProof');
  });
});

describe('frames and messages', () => {
  it('refuses malformed frames', async () => {
    const bad = [
      new Uint8Array(),
      Uint8Array.of(9, 1),
      Uint8Array.of(2, 0),
      concat(Uint8Array.of(1), randomBytes(10)),
      concat(Uint8Array.of(0), randomBytes(MAX_FRAME_BYTES)),
    ];
    for (const frame of bad) {
      const meeting = meet();
      await befriend(meeting);
      meeting.stranger.channel.send(frame);
      await meeting.clock.until('closed', () => meeting.closed.length > 0);
      expect(meeting.closed[0]?.reason).toBe('badFrame');
    }
  });

  it('refuses more than half a kilobyte from somebody unproven', async () => {
    const { clock, stranger, closed } = meet();
    stranger.send(noise(600));
    await clock.until('closed', () => closed.length > 0);
    expect(closed[0]?.reason).toBe('tooBig');
  });

  it('refuses a message without end, at its limit', async () => {
    const meeting = meet();
    await befriend(meeting);
    const piece = concat(Uint8Array.of(1), randomBytes(MAX_FRAME_BYTES - 1));
    let sent = 0;
    while (meeting.closed.length === 0 && sent < 2 * MAX_MESSAGE_BYTES) {
      meeting.stranger.channel.send(piece);
      sent += piece.length;
      await meeting.stranger.channel.drained();
    }
    expect(meeting.closed[0]?.reason).toBe('tooBig');
    expect(sent).toBeLessThan(MAX_MESSAGE_BYTES + 128 * 1024);
  });

  it('ends a flood of frames', async () => {
    const meeting = meet();
    await befriend(meeting);
    for (let i = 0; i < 9000; i++) meeting.stranger.channel.send(Uint8Array.of(2));
    await meeting.clock.until('closed', () => meeting.closed.length > 0);
    expect(meeting.closed[0]?.reason).toBe('flood');
  });

  it('carries a large message whole', async () => {
    const meeting = meet();
    await befriend(meeting);
    const lengths: number[] = [];
    meeting.link.onMessage = (_, payload) => lengths.push(payload.length);
    meeting.stranger.send(noise(1_000_000));
    await meeting.clock.until('arrived', () => lengths.length === 1);
    expect(lengths).toEqual([1_000_000]);
    expect(meeting.closed).toEqual([]);
  });
});

describe('the heartbeat', () => {
  it('beats unprompted every two seconds and notices silence after seven', async () => {
    const meeting = meet();
    await befriend(meeting);
    let beats = 0;
    const take = meeting.stranger.channel.onFrame;
    meeting.stranger.channel.onFrame = (frame) => {
      if (frame[0] === 2) beats++;
      take?.(frame);
    };
    for (let second = 0; second < 10; second++) {
      meeting.stranger.channel.send(Uint8Array.of(2));
      await meeting.clock.pass(1000);
    }
    expect(beats).toBe(5);
    expect(meeting.closed).toEqual([]);
    await meeting.clock.pass(5000);
    expect(meeting.closed).toEqual([]);
    await meeting.clock.pass(3000);
    expect(meeting.closed[0]).toEqual({ reason: 'silent', byThem: false });
  });

  it('after a nudge, gives the neighbour little more than one beat', async () => {
    const meeting = meet();
    await befriend(meeting);
    meeting.link.nudge();
    await meeting.clock.pass(2000);
    expect(meeting.closed).toEqual([]);
    await meeting.clock.pass(1500);
    expect(meeting.closed[0]?.reason).toBe('silent');
  });

  it('tells why the neighbour said goodbye, and when the channel broke', async () => {
    const polite = meet();
    await befriend(polite);
    polite.stranger.channel.send(Uint8Array.of(3, 14));
    await polite.clock.until('closed', () => polite.closed.length > 0);
    expect(polite.closed[0]).toEqual({ reason: 'tooManyFaults', byThem: true });
    const broken = meet();
    await befriend(broken);
    broken.drop();
    await broken.clock.until('closed', () => broken.closed.length > 0);
    expect(broken.closed[0]).toEqual({ reason: 'channelClosed', byThem: true });
  });
});
