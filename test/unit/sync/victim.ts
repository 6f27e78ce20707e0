/** A device with one assembly, alone with whoever a test lets in: strangers made by hand. */
import { toHex } from '../../../src/lib/bytes.ts';
import { writable } from '../../../src/lib/readable.ts';
import { haveTag } from '../../../src/sync/handshake.ts';
import { memoryChannelPair } from '../../../src/sync/memory-channel.ts';
import { KIND, encodeHave } from '../../../src/sync/messages.ts';
import { createNeighbours } from '../../../src/sync/neighbours.ts';
import {
  ASSEMBLY,
  TALK,
  keyFrom,
  openTestLedger,
  packer,
  randomBytes,
  verifier as realVerifier,
} from './devices.ts';
import { Stranger } from './stranger.ts';
import { TestClock } from './test-clock.ts';
import type { DeviceKey, Verifier } from '../../../src/ledger/api.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import type { AssemblyShare, CloseReason, LinkEvent, MetDevices, Neighbours } from '../../../src/sync/api.ts';
import type { Introducer } from '../../../src/sync/introducer.ts';

export interface Victim {
  readonly clock: TestClock;
  readonly key: DeviceKey;
  readonly talk: Ledger;
  readonly share: AssemblyShare;
  readonly neighbours: Neighbours;
  readonly events: LinkEvent[];
  readonly avoided: [string, number][];
  /** A proven stranger; with `knows`, one that has the assembly and its talk too (numbers 0 and 1). */
  visit(options?: { key?: DeviceKey; knows?: boolean; name?: Uint8Array }): Promise<Stranger>;
  /** Why links ended, in order. */
  readonly reasons: () => CloseReason[];
  stop(): Promise<void>;
}

export interface VictimOptions {
  readonly talk?: Ledger;
  readonly verifier?: Verifier;
  readonly isMember?: (device: string) => boolean;
  readonly met?: MetDevices;
}

export async function victim(options: VictimOptions = {}): Promise<Victim> {
  const clock = new TestClock();
  const key = keyFrom();
  const verifier = options.verifier ?? realVerifier;
  const talk = options.talk ?? (await openTestLedger(TALK));
  const events: LinkEvent[] = [];
  const avoided: [string, number][] = [];
  const introducer: Introducer = {
    meetingPoints: writable([]),
    name: toHex(randomBytes(16)),
    onChannel: null,
    enter: () => () => undefined,
    setMeetingPoints: () => undefined,
    avoid: (name, ms) => avoided.push([name, ms]),
    nudge: () => undefined,
    stop: () => Promise.resolve(),
  };
  const neighbours = createNeighbours({
    device: key,
    verifier,
    packer,
    introducer,
    clock,
    randomBytes,
    onEvent: (event) => events.push(event),
    ...(options.met ? { met: options.met } : {}),
  });
  const { isMember } = options;
  const share = neighbours.join({ id: ASSEMBLY, ledgers: [talk], ...(isMember ? { isMember } : {}) });
  return {
    clock,
    key,
    talk,
    share,
    neighbours,
    events,
    avoided,
    reasons: () => events.flatMap((event) => (event.type === 'closed' ? [event.reason] : [])),
    stop: () => neighbours.stop(),
    async visit(visit = {}) {
      const pair = memoryChannelPair({ clock, binding: randomBytes(32) });
      const stranger = new Stranger(pair.initiator, visit.key);
      const name = visit.name ?? stranger.hello.name;
      introducer.onChannel?.(pair.answerer, toHex(name));
      await clock.until('hello', () => stranger.theirHello !== null);
      stranger.sayHello({ name });
      const session = { ...stranger.hello, name };
      Object.assign(stranger.hello, session);
      await stranger.prove();
      await clock.until('announced or closed', () => stranger.got(KIND.have).length > 0 || stranger.closed);
      if (!visit.knows) return stranger;
      const tag = (what: 'assembly' | 'ledger', id: Uint8Array) =>
        toHex(haveTag(what, id, stranger.session.id));
      stranger.send(
        encodeHave([
          { number: 0, what: 'assembly', tag: tag('assembly', ASSEMBLY) },
          { number: 1, what: 'ledger', tag: tag('ledger', talk.id) },
        ]),
      );
      await clock.until('counts', () => stranger.got(KIND.counts).length > 0);
      return stranger;
    },
  };
}
