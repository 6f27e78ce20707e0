/**
 * Introductions by y-webrtc. Three things are ours: roles are fixed (of two names the higher one
 * offers, the lower one asks it to), so that two who come at once never wait for each other; what does
 * not open in time is begun anew; and all rooms share one name, so that two devices that have several
 * assemblies in common connect once.
 */
import { remember } from '../lib/bounded.ts';
import { toHex } from '../lib/bytes.ts';
import { writable } from '../lib/readable.ts';
import { every } from './clock.ts';
import { channelOverPeer } from './data-channel.ts';
import { Expected } from './expected.ts';
import { IntroductionCipher } from './introduction-cipher.ts';
import { isName, readIntroduction } from './introduction.ts';
import { isBridge, isInNeed, looksFor, meets } from './link-policy.ts';
import { areSame, meetingPointsAt, usable } from './meeting-points.ts';
import { Signaling } from './signaling.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';
import type { DataChannel, SimplePeer } from './data-channel.ts';
import type { Announcement, Signal } from './introduction.ts';
import type { Around, Introducer, MeetingPoint, Room } from './introducer.ts';
import type { Announced, MeetingLinks } from './link-policy.ts';
import type { Publication, SignalingConn } from './signaling.ts';
import type { WebrtcRoom } from './y-webrtc-room.ts';

/** In all rooms together; the rest of the links is for other ways. */
const MOST_CHANNELS = 28;
const TEND_EVERY_MS = 15_000;
/** Also who has enough says now and then that it is here: others may hear of it by no other way. */
const SAY_AT_LEAST_EVERY = 4;
/** Not oftener, whatever has failed meanwhile. */
const SAY_AT_MOST_EVERY_MS = 2000;
/** Until an offer comes from somebody who was asked for one. */
const ASKED_FOR_MS = 3000;
/** By then what was made to hear of others has either led to them or nowhere. */
const BRIDGES_FOR_MS = 8000;
const OPEN_WITHIN_MS = 5000;
const OPEN_JITTER_MS = 2000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;
const MOST_REMEMBERED = 1024;

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
  around: Around | null = null;
  readonly #options: WebrtcIntroducerOptions;
  readonly #rooms = new Map<string, OpenRoom>();
  readonly #attempts = new Map<string, Attempt>();
  readonly #avoided = new Map<string, number>();
  readonly #failures = new Map<string, number>();
  /** What names said of the devices behind them. */
  readonly #devices = new Map<string, string>();
  /** Who was asked for an offer, and who shall lead to others. */
  readonly #asked: Expected;
  readonly #bridges: Expected;
  #signalings = new Map<SignalingConn, Signaling>();
  #urls: readonly string[] = [];
  /** Rooms are opened and closed one at a time: y-webrtc bears no two of one name. */
  #work: Promise<void> = Promise.resolve();
  #stopTending: () => void;
  #tended = 0;
  #saidAt = Number.NEGATIVE_INFINITY;
  #stopped = false;

  constructor(options: WebrtcIntroducerOptions) {
    this.#options = options;
    this.#asked = new Expected(options.clock);
    this.#bridges = new Expected(options.clock);
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
    if (ms > 0) remember(this.#avoided, name, this.#options.clock.now() + ms, MOST_REMEMBERED);
    else this.#avoided.delete(name);
  }

  nudge(): void {
    this.#failures.clear();
    this.#tend(true);
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#stopTending();
    this.#asked.clear();
    this.#bridges.clear();
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
    const isAnnouncement = 'type' in data && data.type === 'announce';
    const device = this.around && isAnnouncement ? { device: this.around.device } : {};
    const links = this.#links(topic).all;
    const sealed = await entry.cipher.seal({ ...data, from: this.name, links, ...device });
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
    const { from } = data;
    if (this.#attempts.has(from) || this.#attempts.size >= MOST_CHANNELS) return false;
    // Somebody else on the way introduces the two already.
    if (data.device !== undefined && this.around?.isMaking(data.device)) return false;
    const own = this.#links(topic);
    const other = this.#announced(data, topic);
    const step = meets(own, other);
    if (step === 'none') return false;
    if (step === 'answer') signaling.publish(topic, { type: 'announce', from: this.name, to: from });
    else {
      if (!isInNeed(own) && isBridge(own, other)) this.#bridges.add(from, BRIDGES_FOR_MS);
      if (this.name > from) return true;
      if (!this.#asked.has(from)) this.#ask(from, topic, signaling);
    }
    return false;
  }

  #announced({ from, to, ask, links, device }: Announcement, topic: string): Announced {
    if (device !== undefined) remember(this.#devices, from, device, MOST_REMEMBERED);
    return {
      as: to === undefined ? 'all' : ask ? 'ask' : 'answer',
      links: links ?? 0,
      isKnown: device !== undefined && this.around?.isKnown(device) === true,
      // Who doesn't say who it is leads nowhere that is known to be elsewhere.
      isHeard: device === undefined || this.around?.hears(topic, device) !== false,
    };
  }

  #ask(name: string, topic: string, signaling: Signaling): void {
    this.#asked.add(name, ASKED_FOR_MS, () => this.#sayInNeed());
    signaling.publish(topic, { type: 'announce', from: this.name, to: name, ask: true });
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
    this.#asked.delete(name);
  }

  #opened(name: string, channel: DataChannel | null): void {
    const attempt = this.#attempts.get(name);
    if (!attempt) return;
    if (!channel || this.#stopped || !this.onChannel) return attempt.channel.cut();
    attempt.open = true;
    this.#failures.delete(name);
    this.onChannel(channel, name);
  }

  /** Asks for the same device again, later each time that it fails, and for others where there are too few. */
  #lost(name: string, wasOpen: boolean): void {
    if (this.#stopped) return;
    const failures = wasOpen ? 0 : (this.#failures.get(name) ?? 0) + 1;
    if (failures > 0) remember(this.#failures, name, failures, MOST_REMEMBERED);
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures) * (0.5 + this.#random());
    this.#options.clock.after(wait, () => {
      if (this.#stopped) return;
      this.#sayInNeed();
      if (!this.#attempts.has(name) && !this.#avoids(name))
        this.#publish(this.#wanting(), { to: name, ask: true });
    });
  }

  /** Rooms in which more links are wanted. */
  #wanting(): string[] {
    return [...this.#rooms.keys()].filter((topic) => looksFor(this.#links(topic)) !== 'none');
  }

  #sayInNeed(): void {
    if (this.#options.clock.now() - this.#saidAt < SAY_AT_MOST_EVERY_MS) return;
    const topics = [...this.#rooms.keys()].filter((topic) => isInNeed(this.#links(topic)));
    if (topics.length > 0) this.#say(topics);
  }

  #say(topics: readonly string[]): void {
    this.#saidAt = this.#options.clock.now();
    this.#publish(topics, {});
  }

  #publish(topics: readonly string[], more: Pick<Announcement, 'to' | 'ask'>): void {
    for (const signaling of this.#signalings.values()) {
      if (!signaling.conn.connected) continue;
      for (const topic of topics) signaling.publish(topic, { type: 'announce', from: this.name, ...more });
    }
  }

  #tend(hurry: boolean): void {
    const now = this.#options.clock.now();
    for (const [name, until] of this.#avoided) if (until <= now) this.#avoided.delete(name);
    for (const signaling of this.#signalings.values()) signaling.tend(hurry);
    // Where the code could not be loaded: the host was away at the first attempt.
    for (const entry of this.#rooms.values()) if (!entry.webrtc) this.#later(() => this.#open(entry));
    const rooms = [...this.#rooms.keys()];
    for (const signaling of this.#signalings.values()) signaling.subscribe(rooms);
    if (this.#attempts.size >= MOST_CHANNELS) return;
    const isDue = ++this.#tended % SAY_AT_LEAST_EVERY === 0;
    this.#say(isDue ? rooms : this.#wanting());
  }

  isMaking(device: string): boolean {
    const isOf = (name: string): boolean => this.#devices.get(name) === device;
    return (
      [...this.#attempts].some(([name, { open }]) => !open && isOf(name)) || this.#asked.names().some(isOf)
    );
  }

  /** Attempts, and what was asked for. */
  get pending(): number {
    return [...this.#attempts.values()].filter(({ open }) => !open).length + this.#asked.size;
  }

  /** Those that stand in the room, and what is being made, for whichever room it may be. */
  #links(topic: string): MeetingLinks {
    const bridges = this.#bridges.size;
    if (!this.around) {
      const standing = [...this.#attempts.values()].filter(({ open }) => open).length;
      return { all: standing + this.pending, known: 0, standing, bridges };
    }
    const { all, known, standing } = this.around.linksIn(topic);
    return { all: all + this.pending, known, standing, bridges };
  }

  #avoids(name: string): boolean {
    return (this.#avoided.get(name) ?? 0) > this.#options.clock.now();
  }

  #tellMeetingPoints(): void {
    const conns = [...this.#signalings].map(([{ url, connected }, { keeps }]) => ({ url, connected, keeps }));
    const next = meetingPointsAt(this.#urls, conns);
    if (!areSame(this.meetingPoints.get(), next)) this.meetingPoints.set(next);
  }

  #random(): number {
    return (this.#options.randomBytes(1)[0] ?? 0) / 256;
  }
}
