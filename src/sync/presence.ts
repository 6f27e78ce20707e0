import { remember } from '../lib/bounded.ts';
import { sameBytes, toHex } from '../lib/bytes.ts';
import { writable } from '../lib/readable.ts';
import { every } from './clock.ts';
import { paced } from './paced.ts';
import { MOST_HOPS, encodePresence, presenceToSign } from './presence-message.ts';
import type { DeviceKey, Verifier } from '../ledger/api.ts';
import type { Readable } from '../lib/readable.ts';
import type { DevicePresence, OwnPresence } from './api.ts';
import type { Clock } from './clock.ts';
import type { Outbox } from './outbox.ts';
import type { Paced } from './paced.ts';
import type { SignedPresence } from './presence-message.ts';

const EXPIRES_AFTER_MS = 30_000;
const RENEW_EVERY_MS = 12_000;
const RENEW_SOON_MS = 1500;
/** By then others have told of it once more, or it is gone. */
const STALE_AFTER_MS = 15_000;
const SWEEP_EVERY_MS = 3_000;
const PUBLISH_EVERY_MS = 200;
const MOST_PRESENT = 256;
const MOST_REMEMBERED = 1024;
/** After what is said about holdings, before bulk. */
const PRECEDENCE = 1;

interface Seen {
  readonly signed: SignedPresence;
  /** How many have passed it on. */
  readonly hops: number;
  readonly direct: boolean;
  readonly until: number;
  /** The link that it came over last. */
  readonly via: string;
}

/** Over which link presence came. */
interface Via {
  readonly key: string;
  readonly link: string;
  readonly neighbour: string;
}

/** A device was heard over a link, passed on so many times before. */
interface Way {
  readonly hops: number;
  readonly heard: number;
}

/** One link, as presence sees it. */
export interface PresenceOutlet {
  /** Takes presence that came over this link. */
  take(signed: SignedPresence, hops: number): void;
  /** `left`: the device said that it goes. */
  close(left: boolean): void;
}

/** Who is here now in one assembly: short-lived, one entry a device, nothing of it is stored. */
export class PresenceBoard {
  readonly seen: Readable<readonly DevicePresence[]>;
  readonly #list = writable<readonly DevicePresence[]>([]);
  readonly #assembly: Uint8Array;
  readonly #device: DeviceKey;
  readonly #verifier: Verifier;
  readonly #clock: Clock;
  readonly #isKnown: (device: string) => boolean;
  readonly #outlets = new Map<string, Outlet>();
  readonly #present = new Map<string, Seen>();
  /** Highest sequence of each device, the longest unheard first: replays stay refused after expiry. */
  readonly #sequences = new Map<string, number>();
  readonly #publish: Paced;
  readonly #stop: (() => void)[];
  /** Over which links each device was heard: the ways by which it can be reached. */
  readonly #ways = new Map<string, Map<string, Way>>();
  /** A device gave a sign of life; called after it was checked. */
  onSign: ((device: string) => void) | null = null;
  #stopRenewing: (() => void) | null = null;
  #own: OwnPresence | null = null;
  #ownSigned: SignedPresence | null = null;
  #sequence = 0;
  #nextKey = 0;

  constructor(
    assembly: Uint8Array,
    device: DeviceKey,
    verifier: Verifier,
    clock: Clock,
    /** Members, and devices that were met before: strangers make room for them. */
    isKnown: (device: string) => boolean = () => false,
  ) {
    this.#isKnown = isKnown;
    this.seen = this.#list;
    this.#assembly = assembly;
    this.#device = device;
    this.#verifier = verifier;
    this.#clock = clock;
    this.#publish = paced(clock, PUBLISH_EVERY_MS, () => this.#list.set(this.#listed()));
    this.#stop = [
      this.#publish.stop,
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

  /** `number`: this assembly's number on that link; `link`: the link's own name. */
  attach(outbox: Outbox, number: number, theirDevice: string, link: string): PresenceOutlet {
    const outlet = new Outlet(outbox, number, theirDevice);
    const key = `${theirDevice}/${this.#nextKey++}`;
    this.#outlets.set(key, outlet);
    if (this.#ownSigned?.presence) outlet.say(this.#ownSigned, 0);
    for (const { signed, hops } of this.#present.values()) if (hops < MOST_HOPS) outlet.say(signed, hops + 1);
    // Said anew, so that everybody learns of the way over this link.
    this.#stopRenewing ??= this.#clock.after(RENEW_SOON_MS, () => {
      this.#stopRenewing = null;
      if (this.#own) void this.#sayOwn();
    });
    return {
      take: (signed, hops) => void this.#take(signed, hops, { key, link, neighbour: theirDevice }),
      close: (left) => {
        outlet.close();
        this.#outlets.delete(key);
        for (const ways of this.#ways.values()) ways.delete(link);
        this.#linkEnded(theirDevice, left);
      },
    };
  }

  /** The device itself said something else over that link, and signed it: an answer finds back. */
  heardOver(link: string, device: string, hops: number): void {
    this.#noteWay(device, link, hops);
  }

  /** The links over which the device was heard, the shortest way first: what follows it never goes round. */
  waysTo(device: string): readonly string[] {
    const ways = [...(this.#ways.get(device) ?? [])];
    return ways.sort(([, one], [, other]) => one.hops - other.hops).map(([link]) => link);
  }

  close(): void {
    for (const stop of this.#stop) stop();
    this.#stopRenewing?.();
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

  async #take(signed: SignedPresence, hops: number, via: Via): Promise<void> {
    const device = toHex(signed.device);
    if (device === toHex(this.#device.publicKey)) return;
    if (!this.#isNews(device, signed.sequence)) return this.#noteWayOf(device, signed, hops, via);
    const message = presenceToSign(this.#assembly, signed.device, signed.sequence, signed.presence);
    const check = { publicKey: signed.device, message, signature: signed.signature };
    const [valid] = await this.#verifier.verify([check]).catch(() => [false]);
    if (!valid) return;
    // Looked at again: another link may have brought the same, or a newer one, meanwhile.
    if (!this.#isNews(device, signed.sequence)) return this.#noteWayOf(device, signed, hops, via);
    const direct = hops === 0 && device === via.neighbour;
    const hasPlace = direct || this.#isKnown(device);
    if (!this.#present.has(device) && !this.#hasRoomFor(hasPlace, via.key)) return;
    remember(this.#sequences, device, signed.sequence, MOST_REMEMBERED);
    const until = this.#clock.now() + EXPIRES_AFTER_MS;
    if (signed.presence) this.#present.set(device, { signed, hops, direct, until, via: via.key });
    else this.#present.delete(device);
    this.#noteWay(device, via.link, hops);
    this.#publish();
    this.onSign?.(device);
    if (hops >= MOST_HOPS) return;
    for (const [key, outlet] of this.#outlets)
      if (key !== via.key && outlet.theirDevice !== device) outlet.say(signed, hops + 1);
  }

  /**
   * Whoever is here over its own link, or is known, has a place. Of the others, which were only told of,
   * the link that told of the most makes room: no neighbour can crowd out those of another.
   */
  #hasRoomFor(hasPlace: boolean, via: string): boolean {
    if (this.#present.size < MOST_PRESENT) return true;
    const toldBy = new Map<string, string[]>();
    for (const [device, seen] of this.#present) {
      if (!seen.direct && !this.#isKnown(device))
        toldBy.set(seen.via, [...(toldBy.get(seen.via) ?? []), device]);
    }
    let most: readonly string[] = [];
    for (const told of toldBy.values()) if (told.length > most.length) most = told;
    const [oldest] = most;
    if (oldest === undefined || (!hasPlace && most.length <= (toldBy.get(via)?.length ?? 0))) return false;
    this.#present.delete(oldest);
    return true;
  }

  /** The same once more, over another link: a second way to the device. */
  #noteWayOf(device: string, signed: SignedPresence, hops: number, { link }: Via): void {
    const seen = this.#present.get(device)?.signed;
    if (seen?.sequence === signed.sequence && sameBytes(seen.signature, signed.signature)) {
      this.#noteWay(device, link, hops);
    }
  }

  #noteWay(device: string, link: string, hops: number): void {
    const ways = this.#ways.get(device) ?? new Map<string, Way>();
    this.#ways.set(device, ways.set(link, { hops, heard: this.#clock.now() }));
  }

  /** Who was here over its own link, and has no other, is gone at once; unless others still hear of it. */
  #linkEnded(device: string, left: boolean): void {
    const seen = this.#present.get(device);
    const linked = [...this.#outlets.values()].some((outlet) => outlet.theirDevice === device);
    if (linked || !seen?.direct) return;
    const until = Math.min(seen.until, this.#clock.now() + STALE_AFTER_MS);
    if (!left && this.waysTo(device).length > 0) this.#present.set(device, { ...seen, direct: false, until });
    else this.#present.delete(device);
    this.#publish();
  }

  #isNews(device: string, sequence: number): boolean {
    return sequence > (this.#sequences.get(device) ?? -1);
  }

  #sweep(): void {
    const now = this.#clock.now();
    const before = this.#present.size;
    for (const [device, seen] of this.#present) if (seen.until <= now) this.#present.delete(device);
    for (const [device, ways] of this.#ways) {
      for (const [link, { heard }] of ways) if (heard + EXPIRES_AFTER_MS <= now) ways.delete(link);
      if (ways.size === 0) this.#ways.delete(device);
    }
    if (this.#present.size !== before) this.#publish();
  }

  #listed(): readonly DevicePresence[] {
    const list: DevicePresence[] = [];
    for (const [device, { signed }] of this.#present) {
      if (signed.presence) list.push(Object.freeze({ device, ...signed.presence }));
    }
    return Object.freeze(list);
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
