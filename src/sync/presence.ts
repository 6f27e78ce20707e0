import { toHex } from '../lib/bytes.ts';
import { writable } from '../lib/readable.ts';
import { every } from './clock.ts';
import { encodePresence, presenceToSign } from './presence-message.ts';
import type { DeviceKey, Verifier } from '../ledger/api.ts';
import type { Readable } from '../lib/readable.ts';
import type { DevicePresence, OwnPresence } from './api.ts';
import type { Clock } from './clock.ts';
import type { Outbox } from './outbox.ts';
import type { SignedPresence } from './presence-message.ts';

const EXPIRES_AFTER_MS = 30_000;
const RENEW_EVERY_MS = 12_000;
const SWEEP_EVERY_MS = 3_000;
const MOST_PRESENT = 256;
const MOST_REMEMBERED = 1024;
/** After what is said about holdings, before bulk. */
const PRECEDENCE = 1;

interface Seen {
  readonly signed: SignedPresence;
  readonly direct: boolean;
  readonly until: number;
  /** The link that it came over last. */
  readonly via: string;
}

/** One link, as presence sees it. */
export interface PresenceOutlet {
  /** Takes presence that came over this link. */
  take(signed: SignedPresence, hops: number): void;
  close(): void;
}

/** Who is here now in one assembly: short-lived, one entry a device, nothing of it is stored. */
export class PresenceBoard {
  readonly seen: Readable<readonly DevicePresence[]>;
  readonly #list = writable<readonly DevicePresence[]>([]);
  readonly #assembly: Uint8Array;
  readonly #device: DeviceKey;
  readonly #verifier: Verifier;
  readonly #clock: Clock;
  readonly #outlets = new Map<string, Outlet>();
  readonly #present = new Map<string, Seen>();
  /** Highest sequence of each device, the longest unheard first: replays stay refused after expiry. */
  readonly #sequences = new Map<string, number>();
  readonly #stop: (() => void)[];
  #own: OwnPresence | null = null;
  #ownSigned: SignedPresence | null = null;
  #sequence = 0;
  #nextKey = 0;

  constructor(assembly: Uint8Array, device: DeviceKey, verifier: Verifier, clock: Clock) {
    this.seen = this.#list;
    this.#assembly = assembly;
    this.#device = device;
    this.#verifier = verifier;
    this.#clock = clock;
    this.#stop = [
      every(clock, RENEW_EVERY_MS, () => this.#own && void this.#sayOwn()),
      every(clock, SWEEP_EVERY_MS, () => this.#sweep()),
    ];
  }

  set(presence: OwnPresence | null): void {
    const changed =
      presence?.name !== this.#own?.name ||
      presence?.typingIn !== this.#own?.typingIn ||
      (presence === null) !== (this.#own === null);
    this.#own = presence;
    if (changed) void this.#sayOwn();
  }

  /** `number`: this assembly's number on that link. */
  attach(outbox: Outbox, number: number, theirDevice: string): PresenceOutlet {
    const outlet = new Outlet(outbox, number, theirDevice);
    const key = `${theirDevice}/${this.#nextKey++}`;
    this.#outlets.set(key, outlet);
    if (this.#ownSigned?.presence) outlet.say(this.#ownSigned, 0);
    for (const { signed, direct } of this.#present.values()) if (direct) outlet.say(signed, 1);
    return {
      take: (signed, hops) => void this.#take(signed, hops, key, theirDevice),
      close: () => {
        outlet.close();
        this.#outlets.delete(key);
        this.#linkEnded(theirDevice);
      },
    };
  }

  close(): void {
    for (const stop of this.#stop) stop();
    for (const outlet of this.#outlets.values()) outlet.close();
    this.#outlets.clear();
    this.#present.clear();
    this.#list.set([]);
  }

  async #sayOwn(): Promise<void> {
    const presence = this.#own;
    const sequence = Math.max(this.#sequence + 1, Math.floor(this.#clock.now()));
    this.#sequence = sequence;
    const device = this.#device.publicKey;
    const signature = await this.#device.sign(presenceToSign(this.#assembly, device, sequence, presence));
    if (sequence !== this.#sequence) return;
    this.#ownSigned = { device, sequence, presence, signature };
    for (const outlet of this.#outlets.values()) outlet.say(this.#ownSigned, 0);
  }

  async #take(signed: SignedPresence, hops: number, from: string, neighbour: string): Promise<void> {
    const device = toHex(signed.device);
    if (device === toHex(this.#device.publicKey) || !this.#isNews(device, signed.sequence)) return;
    const message = presenceToSign(this.#assembly, signed.device, signed.sequence, signed.presence);
    const check = { publicKey: signed.device, message, signature: signed.signature };
    const [valid] = await this.#verifier.verify([check]).catch(() => [false]);
    // Looked at again: another link may have brought the same, or a newer one, meanwhile.
    if (!valid || !this.#isNews(device, signed.sequence)) return;
    const direct = hops === 0 && device === neighbour;
    if (!this.#present.has(device) && !this.#hasRoomFor(direct, from)) return;
    this.#remember(device, signed.sequence);
    if (signed.presence)
      this.#present.set(device, { signed, direct, until: this.#clock.now() + EXPIRES_AFTER_MS, via: from });
    else this.#present.delete(device);
    this.#publish();
    if (!direct) return;
    for (const [key, outlet] of this.#outlets)
      if (key !== from && outlet.theirDevice !== device) outlet.say(signed, 1);
  }

  /**
   * Whoever is here over its own link has a place. Of those that were only told of, the link that told
   * of the most makes room: no neighbour can crowd out those of another.
   */
  #hasRoomFor(direct: boolean, via: string): boolean {
    if (this.#present.size < MOST_PRESENT) return true;
    const toldBy = new Map<string, string[]>();
    for (const [device, seen] of this.#present) {
      if (!seen.direct) toldBy.set(seen.via, [...(toldBy.get(seen.via) ?? []), device]);
    }
    let most: readonly string[] = [];
    for (const told of toldBy.values()) if (told.length > most.length) most = told;
    const [oldest] = most;
    if (oldest === undefined || (!direct && most.length <= (toldBy.get(via)?.length ?? 0))) return false;
    this.#present.delete(oldest);
    return true;
  }

  /** Who was here over its own link, and has no other, is gone at once. */
  #linkEnded(device: string): void {
    const linked = [...this.#outlets.values()].some((outlet) => outlet.theirDevice === device);
    if (linked || !this.#present.get(device)?.direct) return;
    this.#present.delete(device);
    this.#publish();
  }

  #isNews(device: string, sequence: number): boolean {
    return sequence > (this.#sequences.get(device) ?? -1);
  }

  #remember(device: string, sequence: number): void {
    this.#sequences.delete(device);
    this.#sequences.set(device, sequence);
    const [oldest] = this.#sequences.keys();
    if (this.#sequences.size > MOST_REMEMBERED && oldest !== undefined) this.#sequences.delete(oldest);
  }

  #sweep(): void {
    const now = this.#clock.now();
    const before = this.#present.size;
    for (const [device, seen] of this.#present) if (seen.until <= now) this.#present.delete(device);
    if (this.#present.size !== before) this.#publish();
  }

  #publish(): void {
    const list: DevicePresence[] = [];
    for (const [device, { signed }] of this.#present) {
      if (signed.presence) list.push(Object.freeze({ device, ...signed.presence }));
    }
    this.#list.set(Object.freeze(list));
  }
}

/** Keeps only the newest of each device until the link has room. */
class Outlet {
  readonly theirDevice: string;
  readonly #outbox: Outbox;
  readonly #number: number;
  readonly #remove: () => void;
  readonly #waiting = new Map<string, { signed: SignedPresence; hops: number }>();

  constructor(outbox: Outbox, number: number, theirDevice: string) {
    this.theirDevice = theirDevice;
    this.#outbox = outbox;
    this.#number = number;
    this.#remove = outbox.add({ precedence: PRECEDENCE, windowed: false, next: () => this.#next() });
  }

  say(signed: SignedPresence, hops: number): void {
    this.#waiting.set(toHex(signed.device), { signed, hops });
    this.#outbox.wake();
  }

  close(): void {
    this.#remove();
  }

  #next(): Uint8Array | null {
    for (const [device, { signed, hops }] of this.#waiting) {
      this.#waiting.delete(device);
      return encodePresence(this.#number, hops, signed);
    }
    return null;
  }
}
