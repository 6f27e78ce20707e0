/**
 * The set of links of one device. Channels come from the introducer; each becomes a link, and when
 * both ends are proven, a conversation about every assembly that this device shares.
 *
 * One link for each pair of devices, however many assemblies both have: when a second one has proven
 * the same device and run, the end with the smaller device key closes one of them, the new one unless
 * people just made it by hand, or the old one has been quiet for over three seconds. Only that end
 * decides, so it is never both.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, fromHex, toBase64Url, toHex, utf8 } from '../lib/bytes.ts';
import { writable } from '../lib/readable.ts';
import { connectionWith, setIfChanged } from './connections.ts';
import { Conversation } from './conversation.ts';
import { Keepers } from './keeper/keepers.ts';
import { Link } from './link.ts';
import { aroundOf } from './around.ts';
import { devicesIn, livelyLinks, meshRoom } from './link-entries.ts';
import { strangerMayStay } from './link-policy.ts';
import { Mesh } from './mesh.ts';
import { paced } from './paced.ts';
import { KIND, message } from './messages.ts';
import { Share } from './share.ts';
import { SpareNames } from './spare-names.ts';
import { Standing } from './standing.ts';
import { Malformed } from './wire.ts';
import type {
  AssemblyShare,
  CloseReason,
  Connection,
  Neighbours,
  NeighboursOptions,
  SharedAssembly,
  Twin,
} from './api.ts';
import type { Channel, ChannelSource } from './channel.ts';
import type { Room } from './introducer.ts';
import type { LinkPeer } from './link.ts';
import type { Entry } from './link-entries.ts';
import type { Paced } from './paced.ts';

const MOST_LINKS = 32;
/** Whom people bring in finds room also where strangers have filled it. */
const MORE_BY_HAND = 8;
const MOST_LINKS_PER_DEVICE = 3;
/** Devices that are counted, and those that are looked for. */
const MOST_REMEMBERED = 1024;
const STALE_AFTER_MS = 3000;
const COMMON_WITHIN_MS = 15_000;
/** People may look at the words first, or have to choose a name. */
const COMMON_WITHIN_BY_HAND_MS = 15 * 60_000;
const TELL_EVERY_MS = 200;
/** How often `lastHeard` is told; in between it is only kept. */
const TELL_HEARD_EVERY_MS = 5000;

const AVOID_MS: Partial<Record<CloseReason, number>> = {
  ownDevice: 3_600_000,
  wrongVersion: 600_000,
  nothingInCommon: 300_000,
  wrongProof: 60_000,
  badFrame: 60_000,
  badMessage: 60_000,
  badUpdate: 60_000,
  tooBig: 60_000,
  flood: 60_000,
  tooManyFaults: 60_000,
  shunned: 60_000,
  tooManyLinks: 60_000,
  duplicate: 60_000,
  enough: 60_000,
};

interface Joined {
  readonly share: Share;
  readonly topic: string;
  readonly leaveRoom: () => void;
}

/** See `api.ts`. */
export function createNeighbours(options: NeighboursOptions): Neighbours {
  return new NeighbourSet(options);
}

/** The public name of an assembly's room and the key of its introductions: both hashes of its id. */
export const roomOf = (assemblyId: Uint8Array): Room => ({
  topic: toBase64Url(sha256(concat(utf8('moot/topic/1'), assemblyId))),
  key: sha256(concat(utf8('moot/introductions/1'), assemblyId)),
});

class NeighbourSet implements Neighbours {
  readonly connection;
  readonly twin = writable<Twin | null>(null);
  readonly #options: NeighboursOptions;
  readonly #standing: Standing;
  readonly #entries = new Set<Entry>();
  readonly #sources: readonly ChannelSource[];
  readonly #mesh: Mesh;
  /** Devices heard since start, and those that went without a goodbye. */
  readonly #heardFrom = new Set<string>();
  readonly #lost = new Set<string>();
  readonly #spare = new SpareNames();
  readonly #shares = new Map<string, Joined>();
  readonly #keepers: Keepers | null;
  readonly #tell: Paced;
  readonly #unsubscribe: () => void;
  #lastHeard: number | null = null;
  #toldHeard = 0;
  #nextLink = 1;
  #stopped = false;

  constructor(options: NeighboursOptions) {
    this.#options = options;
    this.#standing = new Standing(options.clock);
    this.connection = writable(this.#connectionOf(new Set(), null, 0));
    this.#tell = paced(options.clock, TELL_EVERY_MS, () => this.#tellNow());
    options.introducer.onChannel = (channel, name) => this.#welcome(channel, name, null);
    options.introducer.around = aroundOf(this.#entries, {
      device: toHex(options.device.publicKey),
      isKnown: (device) => this.#isKnown(device),
      sharesIn: (topic) =>
        [...this.#shares.values()].filter((joined) => joined.topic === topic).map(({ share }) => share),
      makingIn: (share) => this.#mesh.makingIn(share),
      isMaking: (device) => this.#mesh.isMaking(device),
    });
    const shares = (): Share[] => [...this.#shares.values()].map(({ share }) => share);
    const room = meshRoom(this.#entries, shares, (device) => this.#isKnown(device), options.introducer);
    this.#mesh = new Mesh(room, { ...options, connector: options.connector ?? null });
    this.#sources = [...(options.sources ?? []), this.#mesh];
    for (const source of this.#sources) source.onChannel = (channel) => this.#welcome(channel, null, source);
    const { dialKeeper: dial } = options;
    this.#keepers = dial ? new Keepers({ ...options, dial, name: this.#name }, () => this.#tell()) : null;
    this.#unsubscribe = options.introducer.meetingPoints.subscribe(() => this.#tell());
  }

  join(assembly: SharedAssembly): AssemblyShare {
    const key = toHex(assembly.id);
    if (this.#stopped || this.#shares.has(key)) throw new Error('Joined already, or stopped');
    const { device, verifier, clock, introducer } = this.#options;
    const connection = this.#connectionOf(new Set(), null, 0);
    const share = new Share(
      assembly,
      { device, verifier, clock, connection, isKnown: (other) => this.#isKnown(other) },
      {
        ledgerAdded: (_, ledger) => {
          this.#eachConversation((talk) => talk.addLedger(share, ledger));
          this.#keepers?.addLedger(share, ledger);
        },
        ledgerRemoved: (_, ledger) => {
          this.#eachConversation((talk) => talk.removeLedger(ledger));
          this.#keepers?.removeLedger(ledger);
        },
        keepersSet: (_, keepers) => this.#keepers?.set(share, keepers),
        changed: () => this.#keepers?.noteChange(),
        left: () => this.#leave(key),
      },
    );
    share.presenceBoard.onSign = (other) => this.#signOf(other);
    const room = roomOf(assembly.id);
    this.#shares.set(key, { share, topic: room.topic, leaveRoom: introducer.enter(room) });
    this.#eachConversation((talk) => talk.addShares([share]));
    return share;
  }

  setMeetingPoints(urls: readonly string[]): void {
    this.#options.introducer.setMeetingPoints(urls);
  }

  nudge(): void {
    for (const { link } of this.#entries) link.nudge();
    this.#options.introducer.nudge();
    this.#keepers?.nudge();
    for (const source of this.#sources) source.nudge();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    for (const { share } of [...this.#shares.values()]) share.leave();
    for (const { link } of [...this.#entries]) link.close('goodbye');
    this.#keepers?.stop();
    await Promise.all([this.#options.introducer.stop(), ...this.#sources.map((source) => source.stop())]);
    this.#tell.stop();
    this.#tellNow();
  }

  /** This run's name. */
  get #name(): Uint8Array {
    return fromHex(this.#options.introducer.name) ?? new Uint8Array(16);
  }

  #welcome(channel: Channel, name: string | null, source: ChannelSource | null): void {
    const most = MOST_LINKS + (source?.byHand ? MORE_BY_HAND : 0);
    if (this.#stopped || this.#entries.size >= most) {
      channel.close();
      return source?.onEnded?.(channel);
    }
    const { device, verifier, clock, randomBytes } = this.#options;
    const link = new Link(channel, {
      device,
      verifier,
      clock,
      randomBytes,
      name: this.#name,
      introducedAs: name === null ? null : fromHex(name),
    });
    const id = `n${this.#nextLink++}`;
    const entry: Entry = { link, channel, source, side: null, introducedAs: name, id, conversation: null };
    this.#entries.add(entry);
    link.onHeard = () => this.#heard(entry);
    link.onQuiet = () => this.#quiet(entry);
    link.onOpen = (peer) => this.#opened(entry, peer);
    link.onClose = (reason, byThem) => this.#closed(entry, reason, byThem);
    link.onTwin = (theirs) => this.twin.set({ ours: toHex(this.#name), theirs: toHex(theirs) });
  }

  #opened(entry: Entry, peer: LinkPeer): void {
    if (this.#standing.shuns(peer.device)) return entry.link.close('shunned');
    const expected = entry.source?.expects?.(entry.channel) ?? peer.device;
    if (expected !== peer.device) return entry.link.close('wrongProof');
    if (!this.#hasPlaceFor(entry, peer)) return entry.link.close('tooManyLinks');
    const toClose = this.#oneTooMany(entry, peer);
    if (toClose) toClose.entry.link.close(toClose.reason);
    if (toClose?.entry === entry) return;
    const { clock, packer, randomBytes } = this.#options;
    const conversation = new Conversation(entry.link, peer, {
      clock,
      packer,
      initiator: entry.channel.initiator,
      random: () => (randomBytes(1)[0] ?? 0) / 256,
      name: entry.id,
      onCompanionsChanged: () => this.#tell(),
      onIntroduction: (share, given) => this.#mesh.take(share, given, entry.id),
      onSide: (bytes) => {
        if (!entry.side?.hear) throw new Malformed('side');
        entry.side.hear(bytes);
      },
    });
    entry.conversation = conversation;
    conversation.addShares([...this.#shares.values()].map(({ share }) => share));
    clock.after(entry.source?.byHand ? COMMON_WITHIN_BY_HAND_MS : COMMON_WITHIN_MS, () => {
      if (entry.link.open && !conversation.met) entry.link.close('nothingInCommon');
    });
    this.#tellSource(entry, peer);
    this.#signOf(peer.device);
    this.#mesh.stands(entry.channel, peer.device);
    if (entry.source?.byHand) this.#options.met?.note(peer.device);
    this.#options.onEvent?.({ type: 'opened', device: peer.device });
    this.#tell();
  }

  /** Strangers who came by themselves can't have all places: known devices find one at any time. */
  #hasPlaceFor(entry: Entry, { device }: LinkPeer): boolean {
    const cameUninvited = ({ source }: Entry): boolean => source === null || source === this.#mesh;
    if (this.#isKnown(device) || !cameUninvited(entry)) return true;
    const strangers = [...this.#entries].filter(
      (other) =>
        other.link.open &&
        other !== entry &&
        cameUninvited(other) &&
        !this.#isKnown(other.link.peer?.device ?? ''),
    );
    return strangerMayStay(strangers.length);
  }

  #tellSource(entry: Entry, { device, session }: LinkPeer): void {
    if (!entry.source?.onProven) return;
    const say = (bytes: Uint8Array): void => entry.link.outbox.post(message(KIND.side, bytes));
    entry.side = { device, session, say, hear: null };
    entry.source.onProven(entry.channel, entry.side);
  }

  /** Which link has to go now that `entry` has proven itself; see the head of this file. */
  #oneTooMany(entry: Entry, peer: LinkPeer): { entry: Entry; reason: CloseReason } | null {
    const others = [...this.#entries].filter(({ link }) => link !== entry.link && link.open);
    const twin = others.find(({ link }) => link.peer?.key === peer.key);
    if (twin && toHex(this.#options.device.publicKey) < peer.device) {
      const takesOver = entry.source?.byHand === true || twin.link.quietMs >= STALE_AFTER_MS;
      return { entry: takesOver ? twin : entry, reason: 'duplicate' };
    }
    const sameDevice = others.filter(({ link }) => link.peer?.device === peer.device);
    if (sameDevice.length < MOST_LINKS_PER_DEVICE) return null;
    // A device that was ended without a word leaves links behind that may seem to wait to be mended.
    const quietest = sameDevice.reduce((one, other) => (other.link.quietMs > one.link.quietMs ? other : one));
    const isStale = quietest.link.quietMs >= STALE_AFTER_MS;
    return isStale ? { entry: quietest, reason: 'silent' } : { entry, reason: 'tooManyLinks' };
  }

  #closed(entry: Entry, reason: CloseReason, byThem: boolean): void {
    this.#entries.delete(entry);
    const stood = entry.conversation !== null;
    entry.conversation?.close(reason === 'goodbye');
    entry.conversation = null;
    entry.source?.onEnded?.(entry.channel);
    this.#mesh.gone(entry.channel);
    const device = entry.link.peer?.device ?? null;
    if (device && (reason === 'silent' || reason === 'channelClosed')) this.#miss(device);
    else if (device) this.#lost.delete(device);
    const shunned = device && !byThem ? this.#standing.note(device, reason) : 0;
    if (entry.introducedAs !== null) {
      this.#options.introducer.avoid(entry.introducedAs, Math.max(shunned, AVOID_MS[reason] ?? 0));
      if (reason === 'duplicate') this.#spare.add(entry.introducedAs, device);
    }
    const isGone =
      device && ![...this.#entries].some(({ link }) => link.open && link.peer?.device === device);
    for (const name of isGone ? this.#spare.take(device) : []) this.#options.introducer.avoid(name, 0);
    this.#options.onEvent?.({ type: 'closed', device, reason, byThem, stood });
    this.#tell();
  }

  #leave(key: string): void {
    const joined = this.#shares.get(key);
    if (!joined) return;
    this.#shares.delete(key);
    joined.leaveRoom();
    this.#keepers?.set(joined.share, []);
    this.#eachConversation((talk) => talk.removeShare(joined.share));
  }

  #eachConversation(step: (conversation: Conversation) => void): void {
    for (const { conversation } of [...this.#entries]) if (conversation) step(conversation);
  }

  #heard(entry: Entry): void {
    if (!entry.link.open) return;
    const now = this.#options.clock.now();
    this.#lastHeard = now;
    for (const { share } of this.#shares.values()) if (share.companions.has(entry.id)) share.lastHeard = now;
    const isBack = this.#lost.delete(entry.link.peer?.device ?? '');
    if (isBack || Math.abs(now - this.#toldHeard) >= TELL_HEARD_EVERY_MS) this.#tell();
  }

  /** The link is held on to, in case that it can be mended; nobody counts on it. */
  #quiet(entry: Entry): void {
    if (entry.link.peer) this.#miss(entry.link.peer.device);
    this.#mesh.soon();
    this.#tell();
  }

  #miss(device: string): void {
    const isLinked = [...this.#entries].some(({ link }) => link.lively && link.peer?.device === device);
    if (!isLinked && this.#lost.size < MOST_REMEMBERED) this.#lost.add(device);
  }

  /** The device is there, over a link of its own or through others. */
  #signOf(device: string): void {
    if (this.#heardFrom.size < MOST_REMEMBERED) this.#heardFrom.add(device);
    this.#lost.delete(device);
    this.#mesh.soon();
    this.#tell();
  }

  #isKnown(device: string): boolean {
    if (this.#options.met?.has(device)) return true;
    return [...this.#shares.values()].some(({ share }) => share.isMember(device));
  }

  #tellNow(): void {
    this.#toldHeard = this.#options.clock.now();
    const devices = new Set(livelyLinks(this.#entries).values());
    const linked = this.#connectionOf(devices, this.#lastHeard, this.#keepers?.linked ?? 0);
    setIfChanged(this.connection, linked);
    for (const { share } of this.#shares.values()) {
      const keepers = this.#keepers?.keepingNow(share) ?? 0;
      const inShare = this.#connectionOf(devicesIn(share, this.#entries), share.lastHeard, keepers);
      setIfChanged(share.connection, inShare);
    }
  }

  #connectionOf(devices: ReadonlySet<string>, lastHeard: number | null, keepers: number): Connection {
    const meetingPoints = this.#options.introducer.meetingPoints.get();
    const [heardFrom, lost] = [this.#heardFrom.size, this.#lost.size];
    return connectionWith({ devices: devices.size, keepers, lastHeard, heardFrom, lost, meetingPoints });
  }
}
