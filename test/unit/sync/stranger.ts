/** The other end of a link, made by hand, so that it can do what no honest device does. */
import { concat } from '../../../src/lib/bytes.ts';
import { FrameJoiner, framesOf } from '../../../src/sync/frames.ts';
import { VERSION, decodeHello, encodeHello, sessionOf } from '../../../src/sync/handshake.ts';
import { Link } from '../../../src/sync/link.ts';
import { memoryChannelPair } from '../../../src/sync/memory-channel.ts';
import { KIND, message } from '../../../src/sync/messages.ts';
import { keyFrom, randomBytes, verifier } from './devices.ts';
import { TestClock } from './test-clock.ts';
import type { DeviceKey } from '../../../src/ledger/api.ts';
import type { CloseReason } from '../../../src/sync/api.ts';
import type { Channel } from '../../../src/sync/channel.ts';
import type { Hello, Session } from '../../../src/sync/handshake.ts';
import type { LinkPeer } from '../../../src/sync/link.ts';

export class Stranger {
  readonly channel: Channel;
  readonly key: DeviceKey;
  readonly hello: Hello;
  readonly messages: Uint8Array[] = [];
  /** Of the link's end, when it came. */
  theirHello: Hello | null = null;
  closed = false;

  constructor(channel: Channel, key: DeviceKey = keyFrom()) {
    this.channel = channel;
    this.key = key;
    this.hello = { version: VERSION, name: randomBytes(16), device: key.publicKey, nonce: randomBytes(32) };
    const joiner = new FrameJoiner(4 << 20);
    channel.onFrame = (frame) => {
      const framed = joiner.take(frame);
      if (framed.type !== 'message') return;
      if (framed.message[0] === KIND.hello) this.theirHello = decodeHello(framed.message.subarray(1));
      this.messages.push(framed.message);
    };
    channel.onClose = () => {
      this.closed = true;
    };
  }

  send(bytes: Uint8Array): void {
    for (const frame of framesOf(bytes)) this.channel.send(frame);
  }

  sayHello(hello: Partial<Hello> = {}): void {
    this.send(message(KIND.hello, encodeHello({ ...this.hello, ...hello })));
  }

  /** What both ends sign; the stranger made the first move unless said. */
  get session(): Session {
    if (!this.theirHello) throw new Error('No hello came');
    return this.channel.initiator
      ? sessionOf(this.channel.binding, this.hello, this.theirHello)
      : sessionOf(this.channel.binding, this.theirHello, this.hello);
  }

  async prove(toSign: Uint8Array = this.session.toSign(this.channel.initiator)): Promise<void> {
    this.send(message(KIND.proof, await this.key.sign(toSign)));
  }

  got(kind: number): readonly Uint8Array[] {
    return this.messages.filter((bytes) => bytes[0] === kind);
  }
}

export interface Meeting {
  readonly clock: TestClock;
  readonly link: Link;
  readonly stranger: Stranger;
  readonly opened: LinkPeer[];
  readonly closed: { reason: CloseReason; byThem: boolean }[];
  readonly taken: number[];
  readonly drop: () => void;
}

/** A link in front of a stranger. */
export function meet(
  options: {
    key?: DeviceKey;
    linkKey?: DeviceKey;
    /** This run's name of the link's device: the same for all links of a run. */
    linkName?: Uint8Array;
    introducedAs?: Uint8Array;
    binding?: Uint8Array;
  } = {},
): Meeting {
  const clock = new TestClock();
  const pair = memoryChannelPair({ clock, binding: options.binding ?? randomBytes(32) });
  const stranger = new Stranger(pair.initiator, options.key);
  const [opened, closed, taken]: [LinkPeer[], Meeting['closed'], number[]] = [[], [], []];
  const link = new Link(pair.answerer, {
    device: options.linkKey ?? keyFrom(),
    verifier,
    clock,
    randomBytes,
    name: options.linkName ?? randomBytes(16),
    introducedAs: options.introducedAs ?? null,
  });
  link.onOpen = (peer) => opened.push(peer);
  link.onClose = (reason, byThem) => closed.push({ reason, byThem });
  link.onMessage = (kind) => taken.push(kind);
  return { clock, link, stranger, opened, closed, taken, drop: () => pair.drop() };
}

/** Until the link is open. */
export async function befriend(meeting: Meeting): Promise<void> {
  const { clock, stranger, opened } = meeting;
  await clock.until('hello', () => stranger.theirHello !== null);
  stranger.sayHello();
  await stranger.prove();
  await clock.until('open', () => opened.length === 1);
}

export const noise = (bytes: number): Uint8Array => concat(Uint8Array.of(200), randomBytes(bytes));
