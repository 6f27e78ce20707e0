/** Introductions inside one process: for simulations, and for the example's people. */
import { toHex } from '../lib/bytes.ts';
import { writable } from '../lib/readable.ts';
import { memoryChannelPair } from './memory-channel.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';
import type { Introducer, MeetingPoint, Room } from './introducer.ts';
import type { MemoryChannelPair } from './memory-channel.ts';

const LOOK_AGAIN_MS = 1000;

export interface MemoryNetworkOptions {
  readonly clock: Clock;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Delay of a frame in ms, asked for each. */
  readonly delay?: () => number;
}

export interface MemoryNetwork {
  introducer(): Introducer;
  /** Names in different groups cannot reach each other; frames between them wait. Empty: all can. */
  partition(groups: readonly (readonly string[])[]): void;
  /** Cuts what stands between these two; they may be introduced again. */
  drop(one: string, other: string): void;
}

export function createMemoryNetwork(options: MemoryNetworkOptions): MemoryNetwork {
  return new Network(options);
}

interface Standing {
  readonly pair: MemoryChannelPair;
  readonly names: readonly [string, string];
}

class Network implements MemoryNetwork {
  readonly options: MemoryNetworkOptions;
  readonly #members = new Map<string, MemoryIntroducer>();
  readonly #standing = new Map<string, Standing>();
  #groups: readonly (readonly string[])[] = [];
  #lookingAgain = false;

  constructor(options: MemoryNetworkOptions) {
    this.options = options;
  }

  introducer(): Introducer {
    const member = new MemoryIntroducer(this, toHex(this.options.randomBytes(16)));
    this.#members.set(member.name, member);
    return member;
  }

  partition(groups: readonly (readonly string[])[]): void {
    this.#groups = groups;
    for (const { pair, names } of this.#standing.values()) pair.partition(!this.#reach(...names));
    this.look();
  }

  drop(one: string, other: string): void {
    this.#standing.get(pairKey(one, other))?.pair.drop();
  }

  remove(name: string): void {
    this.#members.delete(name);
    for (const { pair, names } of [...this.#standing.values()]) if (names.includes(name)) pair.drop();
  }

  /** Introduces all who share a room, can reach each other and have no channel yet. */
  look(): void {
    const names = [...this.#members.keys()].sort();
    for (const [i, one] of names.entries())
      for (const other of names.slice(i + 1)) this.#introduce(one, other);
  }

  lookAgainSoon(): void {
    if (this.#lookingAgain) return;
    this.#lookingAgain = true;
    this.options.clock.after(LOOK_AGAIN_MS, () => {
      this.#lookingAgain = false;
      this.look();
    });
  }

  #introduce(one: string, other: string): void {
    const [a, b] = [this.#members.get(one), this.#members.get(other)];
    const key = pairKey(one, other);
    if (!a || !b || this.#standing.has(key) || !a.sharesRoomWith(b) || !this.#reach(one, other)) return;
    if (a.avoids(other) || b.avoids(one)) return this.lookAgainSoon();
    const { clock, delay, randomBytes } = this.options;
    const pair = memoryChannelPair({ clock, binding: randomBytes(32), ...(delay ? { delay } : {}) });
    this.#standing.set(key, { pair, names: [one, other] });
    const ended = (): void => {
      this.#standing.delete(key);
      this.lookAgainSoon();
    };
    a.onChannel?.(watched(pair.initiator, ended), other);
    b.onChannel?.(pair.answerer, one);
  }

  #reach(one: string, other: string): boolean {
    if (this.#groups.length === 0) return true;
    return this.#groups.some((group) => group.includes(one) && group.includes(other));
  }
}

const pairKey = (one: string, other: string): string => [one, other].sort().join('/');

/** The same channel, whose end somebody else wants to know of too. */
function watched(channel: Channel, ended: () => void): Channel {
  const outer: Channel = {
    initiator: channel.initiator,
    binding: channel.binding,
    onFrame: null,
    onClose: null,
    send: (frame) => channel.send(frame),
    drained: () => channel.drained(),
    close: () => channel.close(),
  };
  channel.onFrame = (frame) => outer.onFrame?.(frame);
  channel.onClose = () => {
    ended();
    outer.onClose?.();
  };
  return outer;
}

class MemoryIntroducer implements Introducer {
  readonly meetingPoints = writable<readonly MeetingPoint[]>([{ url: 'memory:', reachable: true }]);
  readonly name: string;
  onChannel: ((channel: Channel, name: string) => void) | null = null;
  readonly #network: Network;
  readonly #rooms = new Map<string, number>();
  readonly #avoided = new Map<string, number>();

  constructor(network: Network, name: string) {
    this.#network = network;
    this.name = name;
  }

  enter(room: Room): () => void {
    this.#rooms.set(room.topic, (this.#rooms.get(room.topic) ?? 0) + 1);
    queueMicrotask(() => this.#network.look());
    return () => {
      const times = (this.#rooms.get(room.topic) ?? 1) - 1;
      if (times > 0) this.#rooms.set(room.topic, times);
      else this.#rooms.delete(room.topic);
    };
  }

  setMeetingPoints(urls: readonly string[]): void {
    this.meetingPoints.set(urls.map((url) => ({ url, reachable: true })));
  }

  avoid(name: string, ms: number): void {
    this.#avoided.set(name, this.#network.options.clock.now() + ms);
  }

  avoids(name: string): boolean {
    return (this.#avoided.get(name) ?? 0) > this.#network.options.clock.now();
  }

  nudge(): void {
    this.#network.look();
  }

  stop(): Promise<void> {
    this.#rooms.clear();
    this.#network.remove(this.name);
    return Promise.resolve();
  }

  sharesRoomWith(other: MemoryIntroducer): boolean {
    return [...this.#rooms.keys()].some((topic) => other.#rooms.has(topic));
  }
}
