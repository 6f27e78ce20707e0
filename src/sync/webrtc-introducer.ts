/**
 * Introductions by y-webrtc. Three things are ours: roles are fixed (of two names the higher one
 * offers, the lower one asks it to), so that two who come at once never wait for each other; what does
 * not open in time is begun anew; and all rooms share one name, so that two devices that have several
 * assemblies in common connect once.
 */
import { toHex } from '../lib/bytes.ts';
import { writable } from '../lib/readable.ts';
import { every } from './clock.ts';
import { channelOverPeer } from './data-channel.ts';
import { IntroductionCipher } from './introduction-cipher.ts';
import { isName, readIntroduction } from './introduction.ts';
import { looksFor, takes } from './link-policy.ts';
import { Signaling } from './signaling.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';
import type { DataChannel, SimplePeer } from './data-channel.ts';
import type { Announcement, Signal } from './introduction.ts';
import type { Introducer, MeetingPoint, Room } from './introducer.ts';
import type { Links } from './link-policy.ts';
import type { Publication, SignalingConn } from './signaling.ts';
import type { WebrtcRoom } from './y-webrtc-room.ts';

/** In all rooms together; the rest of the links is for other ways. */
const MOST_CHANNELS = 28;
const TEND_EVERY_MS = 15_000;
const OPEN_WITHIN_MS = 5000;
const OPEN_JITTER_MS = 2000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;
const MOST_AVOIDED = 1024;

export interface WebrtcIntroducerOptions {
  /** Addresses of meeting points: `wss://…/introductions`, or `ws://` on this machine. */
  readonly meetingPoints: readonly string[];
  /** Empty unless a person entered some: no server is asked that nobody chose. Read when a room is opened. */
  readonly iceServers: readonly RTCIceServer[];
  readonly clock: Clock;
  readonly randomBytes: (length: number) => Uint8Array;
}

export function createWebrtcIntroducer(options: WebrtcIntroducerOptions): Introducer {
  return new WebrtcIntroducer(options);
}

interface OpenRoom {
  readonly room: Room;
  readonly cipher: IntroductionCipher;
  times: number;
  webrtc: WebrtcRoom | null;
}

/** A connection that is being made, or stands. */
interface Attempt {
  readonly channel: DataChannel;
  readonly ended: Promise<void>;
  open: boolean;
}

class WebrtcIntroducer implements Introducer {
  readonly meetingPoints = writable<readonly MeetingPoint[]>([]);
  readonly name: string;
  onChannel: ((channel: Channel, name: string) => void) | null = null;
  linksIn: ((topic: string) => Links) | null = null;
  readonly #options: WebrtcIntroducerOptions;
  readonly #rooms = new Map<string, OpenRoom>();
  readonly #attempts = new Map<string, Attempt>();
  readonly #avoided = new Map<string, number>();
  readonly #failures = new Map<string, number>();
  #signalings = new Map<SignalingConn, Signaling>();
  #urls: readonly string[] = [];
  /** Rooms are opened and closed one at a time: y-webrtc bears no two of one name. */
  #work: Promise<void> = Promise.resolve();
  #stopTending: () => void;
  #stopped = false;

  constructor(options: WebrtcIntroducerOptions) {
    this.#options = options;
    this.name = toHex(options.randomBytes(16));
    this.#urls = usable(options.meetingPoints);
    this.#stopTending = every(options.clock, TEND_EVERY_MS, () => this.#tend(false));
    this.#tellMeetingPoints();
  }

  enter(room: Room): () => void {
    const known = this.#rooms.get(room.topic);
    if (known) known.times++;
    else {
      const cipher = new IntroductionCipher(room.key, room.topic);
      const entry: OpenRoom = { room, cipher, times: 1, webrtc: null };
      this.#rooms.set(room.topic, entry);
      this.#later(() => this.#open(entry));
    }
    let left = false;
    return () => {
      if (!left) this.#leave(room.topic);
      left = true;
    };
  }

  setMeetingPoints(urls: readonly string[]): void {
    const next = usable(urls);
    if (next.join(' ') === this.#urls.join(' ')) return;
    this.#urls = next;
    this.reopen();
    this.#tellMeetingPoints();
  }

  reopen(): void {
    for (const entry of this.#rooms.values()) {
      this.#later(async () => {
        await this.#close(entry);
        await this.#open(entry);
      });
    }
  }

  avoid(name: string, ms: number): void {
    this.#avoided.delete(name);
    if (ms <= 0) return;
    this.#avoided.set(name, this.#options.clock.now() + ms);
    const [oldest] = this.#avoided.keys();
    if (this.#avoided.size > MOST_AVOIDED && oldest !== undefined) this.#avoided.delete(oldest);
  }

  nudge(): void {
    this.#failures.clear();
    this.#tend(true);
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#stopTending();
    const open = [...this.#rooms.values()];
    this.#rooms.clear();
    for (const entry of open) this.#later(() => this.#close(entry));
    const ending = [...this.#attempts.values()];
    for (const { channel, open: isOpen } of ending) {
      if (isOpen) channel.close();
      else channel.cut();
    }
    await Promise.all([this.#work, ...ending.map(({ ended }) => ended)]);
  }

  #later(step: () => Promise<void>): void {
    // Failures are reported as what they are, mistakes, and do not stop what comes after.
    this.#work = this.#work.then(step).catch((error: unknown) => reportError(error));
  }

  async #open(entry: OpenRoom): Promise<void> {
    // Loaded when first needed: the first screen does without it.
    const loaded = await import('./y-webrtc-room.ts').catch(() => null);
    if (!loaded || this.#rooms.get(entry.room.topic) !== entry || this.#urls.length === 0 || entry.webrtc)
      return;
    entry.webrtc = new loaded.WebrtcRoom({
      topic: entry.room.topic,
      meetingPoints: this.#urls,
      iceServers: this.#options.iceServers,
      name: this.name,
      onPeer: (peer, name) => this.#adopt(peer, name),
    });
    for (const conn of entry.webrtc.signaling) this.#hook(conn);
    this.#tellMeetingPoints();
  }

  async #close(entry: OpenRoom): Promise<void> {
    await entry.webrtc?.close();
    entry.webrtc = null;
    const used = new Set([...this.#rooms.values()].flatMap(({ webrtc }) => webrtc?.signaling ?? []));
    this.#signalings = new Map([...this.#signalings].filter(([conn]) => used.has(conn)));
    this.#tellMeetingPoints();
  }

  #leave(topic: string): void {
    const entry = this.#rooms.get(topic);
    if (!entry || --entry.times > 0) return;
    this.#rooms.delete(topic);
    this.#later(() => this.#close(entry));
  }

  #hook(conn: SignalingConn): void {
    if (this.#signalings.has(conn)) return;
    const rules = {
      isIn: (topic: string) => this.#rooms.has(topic),
      outgoing: (publication: Publication) => this.#outgoing(publication),
      incoming: (publication: Publication, signaling: Signaling) => this.#incoming(publication, signaling),
      changed: () => this.#tellMeetingPoints(),
      clock: this.#options.clock,
    };
    this.#signalings.set(conn, new Signaling(conn, rules));
  }

  async #outgoing({ topic, data }: Publication): Promise<Publication | null> {
    const entry = this.#rooms.get(topic);
    if (!entry || typeof data !== 'object' || data === null) return null;
    const to = 'to' in data && isName(data.to) ? { to: data.to } : {};
    const sealed = await entry.cipher.seal({ ...data, from: this.name, links: this.#links(topic).all });
    return { type: 'publish', topic, from: this.name, ...to, data: sealed };
  }

  async #incoming(publication: Publication, signaling: Signaling): Promise<Publication | null> {
    const entry = this.#rooms.get(publication.topic);
    if (!entry || this.#stopped) return null;
    const data = readIntroduction(await entry.cipher.open(publication.data));
    if (!data || data.from === this.name || (data.to !== undefined && data.to !== this.name)) return null;
    if (this.#avoids(data.from)) return null;
    const wanted =
      data.type === 'announce'
        ? this.#hearAnnouncement(data, publication.topic, signaling)
        : await this.#hearSignal(data);
    return wanted ? { type: 'publish', topic: publication.topic, data } : null;
  }

  /** Whether y-webrtc shall make an offer. */
  #hearAnnouncement(data: Announcement, topic: string, signaling: Signaling): boolean {
    if (this.#attempts.has(data.from)) return false;
    if (this.#attempts.size >= MOST_CHANNELS) return false;
    // Who was asked for by name has its places here already, or is in need.
    const links = data.to === undefined ? (data.links ?? 0) : 0;
    if (!takes(this.#links(topic), { isKnown: false, links })) return false;
    if (this.name > data.from) return true;
    signaling.publish(topic, { type: 'announce', from: this.name, to: data.from });
    return false;
  }

  /** Whether y-webrtc shall take the signal. */
  async #hearSignal({ from, signal }: Signal): Promise<boolean> {
    const attempt = this.#attempts.get(from);
    if (signal.type === 'candidate') return attempt !== undefined;
    if (signal.type === 'answer') return this.name > from && attempt?.open === false;
    if (this.name > from || attempt?.open || (!attempt && this.#attempts.size >= MOST_CHANNELS)) return false;
    // A second offer: the other end has given the first attempt up.
    attempt?.channel.cut();
    await attempt?.ended;
    return !this.#stopped;
  }

  #adopt(peer: SimplePeer, name: string): void {
    if (this.#stopped || this.#attempts.has(name)) return peer.destroy();
    const channel = channelOverPeer(peer, this.name > name, (open) => this.#opened(name, open));
    if (!channel) return peer.destroy();
    const patience = OPEN_WITHIN_MS * ((this.#failures.get(name) ?? 0) + 1) + this.#random() * OPEN_JITTER_MS;
    const stopWatching = this.#options.clock.after(patience, () => {
      if (!attempt.open) channel.cut();
    });
    const ended = new Promise<void>((resolve) => {
      peer.once('close', () => {
        stopWatching();
        if (this.#attempts.get(name) === attempt) this.#attempts.delete(name);
        resolve();
        this.#lost(name, attempt.open);
      });
    });
    const attempt: Attempt = { channel, ended, open: false };
    this.#attempts.set(name, attempt);
  }

  #opened(name: string, channel: DataChannel | null): void {
    const attempt = this.#attempts.get(name);
    if (!attempt) return;
    if (!channel || this.#stopped || !this.onChannel) return attempt.channel.cut();
    attempt.open = true;
    this.#failures.delete(name);
    this.onChannel(channel, name);
  }

  /** Asks for the same device again, later each time that it fails. */
  #lost(name: string, wasOpen: boolean): void {
    if (this.#stopped) return;
    const failures = wasOpen ? 0 : (this.#failures.get(name) ?? 0) + 1;
    if (failures > 0) this.#failures.set(name, failures);
    if (this.#failures.size > MOST_AVOIDED) this.#failures.clear();
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures) * (0.5 + this.#random());
    this.#options.clock.after(wait, () => {
      if (!this.#stopped && !this.#attempts.has(name) && !this.#avoids(name)) this.#announce(name);
    });
  }

  #announce(to?: string): void {
    for (const signaling of this.#signalings.values()) {
      if (!signaling.conn.connected) continue;
      const rooms = [...this.#rooms.keys()];
      if (to === undefined) signaling.subscribe(rooms);
      const topics =
        to === undefined ? rooms.filter((topic) => looksFor(this.#links(topic)) !== 'none') : rooms;
      const data = { type: 'announce', from: this.name, ...(to === undefined ? {} : { to }) };
      for (const topic of topics) signaling.publish(topic, data);
    }
  }

  #tend(hurry: boolean): void {
    const now = this.#options.clock.now();
    for (const [name, until] of this.#avoided) if (until <= now) this.#avoided.delete(name);
    for (const signaling of this.#signalings.values()) signaling.tend(hurry);
    // Where the code could not be loaded: the host was away at the first attempt.
    for (const entry of this.#rooms.values()) if (!entry.webrtc) this.#later(() => this.#open(entry));
    if (this.#attempts.size < MOST_CHANNELS) this.#announce();
  }

  /** Those that stand in the room, and what is being made, for whichever room it may be. */
  #links(topic: string): Links {
    if (!this.linksIn) return { all: this.#attempts.size, known: 0 };
    const { all, known } = this.linksIn(topic);
    const pending = [...this.#attempts.values()].filter(({ open }) => !open).length;
    return { all: all + pending, known };
  }

  #avoids(name: string): boolean {
    return (this.#avoided.get(name) ?? 0) > this.#options.clock.now();
  }

  #tellMeetingPoints(): void {
    const connected = new Set(
      [...this.#signalings.keys()].filter((conn) => conn.connected).map(({ url }) => url),
    );
    const keeping = new Set([...this.#signalings].filter(([, { keeps }]) => keeps).map(([{ url }]) => url));
    const next = this.#urls.map((url) =>
      Object.freeze({ url, reachable: connected.has(url), keeps: keeping.has(url) }),
    );
    const before = this.meetingPoints.get();
    const same =
      before.length === next.length &&
      next.every(
        ({ url, reachable, keeps }, i) =>
          before[i]?.url === url && before[i].reachable === reachable && before[i].keeps === keeps,
      );
    if (!same) this.meetingPoints.set(Object.freeze(next));
  }

  #random(): number {
    return (this.#options.randomBytes(1)[0] ?? 0) / 256;
  }
}

/** Addresses that a browser can open at all; from a page on https, only encrypted ones elsewhere. */
function usable(urls: readonly string[]): string[] {
  const secure = globalThis.location?.protocol === 'https:';
  const good = urls.filter((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    const local = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    return url?.protocol === 'wss:' || (url?.protocol === 'ws:' && (!secure || local));
  });
  return [...new Set(good)];
}
