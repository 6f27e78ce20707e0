/** What two devices send each other over one link until both hold the same, every byte counted. */
import { randomBytes } from 'node:crypto';
import { packUpdate, unpackUpdate } from '../../src/ledger/pack.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { webCryptoVerifier } from '../../src/ledger/verifier.ts';
import { writable } from '../../src/lib/readable.ts';
import { toHex } from '../../src/lib/bytes.ts';
import type { Neighbours } from '../../src/sync/api.ts';
import type { Channel } from '../../src/sync/channel.ts';
import { type Clock, systemClock } from '../../src/sync/clock.ts';
import type { Introducer } from '../../src/sync/introducer.ts';
import { memoryChannelPair } from '../../src/sync/memory-channel.ts';
import { createNeighbours } from '../../src/sync/neighbours.ts';
import { newDevice } from './moot-ledger.ts';

const ASSEMBLY = new Uint8Array(32).fill(6);
const verifier = webCryptoVerifier();
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
/** Nothing is said for so long: both have told each other everything. */
const QUIET_MS = 400;
const STUCK_MS = 60_000;
/** A slow way, on which packing well pays: bytes a millisecond. Only the clock is told. */
const SLOW = 50;
let carried = 0;
const slowClock: Clock = { ...systemClock, now: () => systemClock.now() + carried / SLOW };

interface End {
  readonly neighbours: Neighbours;
  meet(channel: Channel, name: string): void;
  readonly name: string;
}

async function end(ledger: Ledger): Promise<End> {
  const name = toHex(random(16));
  const introducer: Introducer = {
    meetingPoints: writable([]),
    name,
    onChannel: null,
    enter: () => () => undefined,
    setMeetingPoints: () => undefined,
    avoid: () => undefined,
    nudge: () => undefined,
    stop: () => Promise.resolve(),
  };
  const neighbours = createNeighbours({
    device: await newDevice(),
    verifier,
    packer: { pack: packUpdate, unpack: unpackUpdate },
    introducer,
    clock: slowClock,
    randomBytes: random,
  });
  neighbours.join({ id: ASSEMBLY, ledgers: [ledger] });
  return { neighbours, name, meet: (channel, other) => introducer.onChannel?.(channel, other) };
}

/**
 * Bytes of all frames in both directions, from the first word to the last, proofs of who they are and
 * the comparison of heads included.
 */
export async function bytesOverLink(one: Ledger, other: Ledger): Promise<number> {
  let bytes = 0;
  let lastAt = performance.now();
  const pair = memoryChannelPair({ clock: systemClock, binding: random(32) });
  for (const channel of [pair.initiator, pair.answerer]) {
    const send = channel.send.bind(channel);
    channel.send = (frame) => {
      // Heartbeats go on as long as the link stands.
      if (frame.length > 1) {
        bytes += frame.length;
        carried += frame.length;
        lastAt = performance.now();
      }
      return send(frame);
    };
  }
  const [a, b] = [await end(one), await end(other)];
  a.meet(pair.initiator, b.name);
  b.meet(pair.answerer, a.name);
  const isSame = (): boolean => Buffer.from(one.stateVector()).equals(other.stateVector());
  for (let quiet = 0; !isSame() || quiet < QUIET_MS; quiet = performance.now() - lastAt) {
    if (quiet > STUCK_MS) throw new Error('They do not come to hold the same');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const all = bytes;
  await Promise.all([a.neighbours.stop(), b.neighbours.stop()]);
  return all;
}
