/** Connections in one process whose descriptions are carried as those of browsers are. */
import { fromHex, toHex } from '../../../src/lib/bytes.ts';
import { decodeDescription, encodeDescription } from '../../../src/sync/description.ts';
import { memoryChannelPair } from '../../../src/sync/memory-channel.ts';
import type { Channel } from '../../../src/sync/channel.ts';
import type { Clock } from '../../../src/sync/clock.ts';
import type { CarriedConnection, Connector } from '../../../src/sync/connector.ts';
import type { MemoryChannelPair } from '../../../src/sync/memory-channel.ts';

const CANDIDATES = [{ via: 'host', form: 'ipv4', address: '10.0.0.1', port: 9 }] as const;

export interface MemoryRadioOptions {
  readonly clock: Clock;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Delay of a frame in ms, asked for each. */
  readonly delay?: () => number;
}

export interface MemoryRadio {
  /** What the device with this name connects with. */
  connector(name: string): Connector;
  /** Away: frames to and from the device wait, nobody is told, and no offer of its goes anywhere. */
  away(name: string, on: boolean): void;
  /** Between these two alone: frames wait, and no offer of one to the other leads anywhere. */
  cut(one: string, other: string, on: boolean): void;
  /** Ends the device without a word to anybody. */
  kill(name: string): void;
  /** How many connections were ever made. */
  readonly made: number;
}

export function createMemoryRadio(options: MemoryRadioOptions): MemoryRadio {
  return new Radio(options);
}

class Radio implements MemoryRadio {
  made = 0;
  readonly options: MemoryRadioOptions;
  readonly #ends = new Map<string, End>();
  readonly #away = new Set<string>();
  readonly #dead = new Set<string>();
  readonly #cuts = new Set<string>();
  readonly #standing = new Set<{
    pair: MemoryChannelPair;
    names: readonly [string, string];
  }>();

  constructor(options: MemoryRadioOptions) {
    this.options = options;
  }

  connector(name: string): Connector {
    return {
      connect: (initiator) => {
        this.made++;
        const end = new End(this, name, initiator);
        this.#ends.set(end.fingerprint, end);
        return end;
      },
    };
  }

  away(name: string, on: boolean): void {
    if (on) this.#away.add(name);
    else this.#away.delete(name);
    for (const { pair, names } of this.#standing) {
      if (names.includes(name)) pair.partition(!this.reaches(...names));
    }
  }

  cut(one: string, other: string, on: boolean): void {
    const pair = [one, other].sort().join(' ');
    if (on) this.#cuts.add(pair);
    else this.#cuts.delete(pair);
    for (const { pair: channels, names } of this.#standing) {
      if (names.includes(one) && names.includes(other)) channels.partition(!this.reaches(...names));
    }
  }

  kill(name: string): void {
    this.#dead.add(name);
    for (const { pair, names } of this.#standing) if (names.includes(name)) pair.partition(true);
  }

  reaches(one: string, other: string): boolean {
    if (this.#cuts.has([one, other].sort().join(' '))) return false;
    return [one, other].every((name) => !this.#away.has(name) && !this.#dead.has(name));
  }

  end(fingerprint: string): End | undefined {
    return this.#ends.get(fingerprint);
  }

  join(initiator: End, answerer: End): void {
    const { clock, delay, randomBytes } = this.options;
    if (!this.reaches(initiator.name, answerer.name)) return;
    const pair = memoryChannelPair({ clock, binding: randomBytes(32), ...(delay ? { delay } : {}) });
    this.#standing.add({ pair, names: [initiator.name, answerer.name] });
    initiator.open(pair.initiator);
    answerer.open(pair.answerer);
  }
}

class End implements CarriedConnection {
  readonly fingerprint: string;
  readonly opened: Promise<Channel | null>;
  onState: ((state: RTCPeerConnectionState) => void) | null = null;
  #channel: Channel | null = null;
  #other: string | null = null;
  #settle: (channel: Channel | null) => void = () => undefined;
  #offered = false;

  constructor(
    private readonly radio: Radio,
    readonly name: string,
    private readonly initiator: boolean,
  ) {
    this.fingerprint = toHex(radio.options.randomBytes(32));
    this.opened = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  get channel(): Channel {
    if (!this.#channel) throw new Error('Not open yet');
    return this.#channel;
  }

  offer(): Promise<Uint8Array | null> {
    this.#offered = true;
    return Promise.resolve(this.#describe('offer'));
  }

  answer(offer: Uint8Array): Promise<Uint8Array | null> {
    const theirs = decodeDescription(offer);
    if (theirs?.kind !== 'offer' || (this.#other !== null && this.#other !== theirs.fingerprint)) {
      return Promise.resolve(null);
    }
    this.#other = theirs.fingerprint;
    return Promise.resolve(this.#describe('answer'));
  }

  accept(answer: Uint8Array): Promise<boolean> {
    const theirs = decodeDescription(answer);
    const other = theirs?.kind === 'answer' ? this.radio.end(theirs.fingerprint) : undefined;
    if (!this.initiator || !this.#offered || !other) return Promise.resolve(false);
    this.#offered = false;
    if (!this.#channel) this.radio.join(this, other);
    return Promise.resolve(true);
  }

  open(channel: Channel): void {
    this.#channel = channel;
    this.#settle(channel);
  }

  close(): void {
    this.#settle(null);
    this.#channel?.close();
  }

  #describe(kind: 'offer' | 'answer'): Uint8Array {
    const { fingerprint } = this;
    if (!fromHex(fingerprint)) throw new Error('No fingerprint');
    return encodeDescription({
      kind,
      ufrag: 'room',
      pwd: 'r'.repeat(24),
      fingerprint,
      candidates: CANDIDATES,
    });
  }
}
