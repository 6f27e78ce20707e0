/**
 * Somebody who sits in between: two channels, one to each end, and whatever comes over one goes over
 * the other. Each channel has a binding of its own (for WebRTC: the certificates at its two ends), and
 * both ends sign theirs.
 */
import { describe, expect, it } from 'vitest';
import { Link } from '../../../src/sync/link.ts';
import { memoryChannelPair } from '../../../src/sync/memory-channel.ts';
import { KIND, encodeNumber } from '../../../src/sync/messages.ts';
import { FrameJoiner, framesOf } from '../../../src/sync/frames.ts';
import { encodeHello, decodeHello } from '../../../src/sync/handshake.ts';
import { keyFrom, randomBytes, verifier } from './devices.ts';
import { TestClock } from './test-clock.ts';
import type { CloseReason } from '../../../src/sync/api.ts';
import type { Channel } from '../../../src/sync/channel.ts';

type Rewrite = (message: Uint8Array) => Uint8Array | null;
const asItIs: Rewrite = (message) => message;

function between(bindings: readonly [Uint8Array, Uint8Array], rewrite: Rewrite = asItIs) {
  const clock = new TestClock();
  const toAna = memoryChannelPair({ clock, binding: bindings[0] });
  const toBen = memoryChannelPair({ clock, binding: bindings[1] });
  const passed: Uint8Array[] = [];
  relay(toAna.answerer, toBen.initiator, rewrite, passed);
  relay(toBen.initiator, toAna.answerer, rewrite, passed);
  const ends = [end(toAna.initiator, clock), end(toBen.answerer, clock)] as const;
  return { clock, passed, ana: ends[0], ben: ends[1] };
}

function relay(from: Channel, to: Channel, rewrite: Rewrite, passed: Uint8Array[]): void {
  const joiner = new FrameJoiner(4 << 20);
  from.onFrame = (frame) => {
    const framed = joiner.take(frame);
    if (framed.type !== 'message') return void to.send(frame);
    const message = rewrite(framed.message);
    if (message === null) return;
    passed.push(message);
    for (const each of framesOf(message)) to.send(each);
  };
  from.onClose = () => to.close();
}

function end(channel: Channel, clock: TestClock) {
  const key = keyFrom();
  const state = { key, opened: 0, closed: [] as CloseReason[], heard: [] as number[] };
  const link = new Link(channel, {
    device: key,
    verifier,
    clock,
    randomBytes,
    name: randomBytes(16),
    introducedAs: null,
  });
  link.onOpen = () => {
    state.opened += 1;
    link.outbox.post(encodeNumber(KIND.go, 7));
  };
  link.onMessage = (kind) => state.heard.push(kind);
  link.onClose = (reason) => state.closed.push(reason);
  return state;
}

const over = ({ ana, ben }: ReturnType<typeof between>) => ana.closed.length > 0 && ben.closed.length > 0;

describe('somebody in between', () => {
  it('who passes everything on is found by both ends before anything is said', async () => {
    const scene = between([randomBytes(32), randomBytes(32)]);
    await scene.clock.until('both closed', () => over(scene));
    expect([...scene.ana.closed, ...scene.ben.closed]).toContain('wrongProof');
    expect([scene.ana.opened, scene.ben.opened]).toEqual([0, 0]);
    expect(scene.passed.every(([kind]) => kind === KIND.hello || kind === KIND.proof)).toBe(true);
  });

  it('would not be found if both channels had one binding: it is what the proofs rest on', async () => {
    const binding = randomBytes(32);
    const scene = between([binding, binding]);
    await scene.clock.until('both opened', () => scene.ana.opened + scene.ben.opened === 2);
    await scene.clock.until('both heard', () => scene.ana.heard.length + scene.ben.heard.length === 2);
    expect([...scene.ana.closed, ...scene.ben.closed]).toEqual([]);
  });

  it('who puts a key of its own into the hellos can’t speak as either of them', async () => {
    const mine = keyFrom();
    const scene = between([randomBytes(32), randomBytes(32)], (message) => {
      if (message[0] !== KIND.hello) return message;
      const hello = decodeHello(message.subarray(1));
      return Uint8Array.of(KIND.hello, ...encodeHello({ ...hello, device: mine.publicKey }));
    });
    await scene.clock.until('both closed', () => over(scene));
    expect([scene.ana.opened, scene.ben.opened]).toEqual([0, 0]);
  });

  it('who sends each end its own words back gets nowhere', async () => {
    const clock = new TestClock();
    const pair = memoryChannelPair({ clock, binding: randomBytes(32) });
    const ana = end(pair.initiator, clock);
    pair.answerer.onFrame = (frame) => pair.answerer.send(frame);
    await clock.until('closed', () => ana.closed.length > 0);
    expect(ana.closed).toEqual(['ownDevice']);
    expect(ana.opened).toBe(0);
  });
});
