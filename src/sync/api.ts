/**
 * What sync offers to the app. Everything behind it is ports, so that one device can be linked over
 * WebRTC in a browser and over memory in a simulation.
 *
 *   const introducer = createWebrtcIntroducer({ meetingPoints, iceServers: [], clock, randomBytes });
 *   const neighbours = createNeighbours({ device, verifier, packer, introducer, clock, randomBytes });
 *   const share = neighbours.join({ id: assemblyId, ledgers: [governance, talk] });
 *   share.connection.subscribe(...);            // alone / looking / connected to n
 *   share.heldElsewhere(governance.id, feed);   // own bursts below this count are not "unsent"
 *   share.setPresence({ name: 'Ana', typingIn: 'chat' });
 *   const draft = share.openDraft(draftId);     // y-protocols over draft.send / draft.onBytes
 *   share.leave();  await neighbours.stop();
 *
 * Ledgers need no further wiring: a joined ledger's own bursts are sent when its `subscribe` tells of
 * them, and what neighbours send goes through its gate (`receive`). Only the tab that holds the
 * writing lock should join; two tabs of one device are not linked with each other.
 */
import type { FeedId } from '../domain/burst.ts';
import type { DeviceKey, LedgerPort, Verifier } from '../ledger/api.ts';
import type { Readable } from '../lib/readable.ts';
import type { ChannelSource } from './channel.ts';
import type { Clock } from './clock.ts';
import type { Connector } from './connector.ts';
import type { Introducer, MeetingPoint } from './introducer.ts';
import type { Dial, KeeperState, WishedKeeper } from './keeper/api.ts';

/** `small` takes about three times as long as `quick`, for a sixth fewer bytes. */
export type PackingEffort = 'small' | 'quick';

/** Makes canonical updates small for the way, without loss (`ledger/pack.ts`). */
export interface Packer {
  /** As small as can be, unless it is to be quick. */
  pack(update: Uint8Array, effort?: PackingEffort): Promise<Uint8Array>;
  /** Rejects when the bytes are malformed or would unpack to more than `maxBytes`. */
  unpack(packed: Uint8Array, maxBytes: number): Promise<Uint8Array>;
}

export interface NeighboursOptions {
  readonly device: DeviceKey;
  readonly verifier: Verifier;
  readonly packer: Packer;
  readonly introducer: Introducer;
  /** Further ways to get channels. */
  readonly sources?: readonly ChannelSource[];
  /** How keepers are reached; without it, none is. */
  readonly dialKeeper?: Dial;
  /** Makes further links over those that stand, and mends them. Without it introductions are only passed on. */
  readonly connector?: Connector;
  /** Devices that people linked by hand, now or earlier: they find a place among the links, as members do. */
  readonly met?: MetDevices;
  readonly clock: Clock;
  readonly randomBytes: (length: number) => Uint8Array;
  /** For a log or a test: how each link came and went. */
  readonly onEvent?: (event: LinkEvent) => void;
}

/** Devices by their keys in hex. */
export interface MetDevices {
  has(device: string): boolean;
  note(device: string): void;
}

/** Whom this device can hear now; the same shape as the screen's. */
export interface Connection {
  /** `alone`: no meeting point answers. `looking`: one does; nobody is there yet. */
  readonly state: 'alone' | 'looking' | 'connected';
  /** Other devices linked now. */
  readonly devices: number;
  /** Keepers linked now (of an assembly: those that keep it). They are no devices of people. */
  readonly keepers: number;
  /** When another device was last heard (ms since the epoch); null: never since start. */
  readonly lastHeard: number | null;
  /** How many different devices were heard since start, linked or through others; up to 1,024. */
  readonly heardFrom: number;
  /** Devices that were linked, left without a goodbye, and can't be found again by any way yet. */
  readonly lost: number;
  readonly meetingPoints: readonly MeetingPoint[];
}

/** Another run of this device, with its key: a copy of what it keeps. Both by their runs' names, in hex. */
export interface Twin {
  readonly ours: string;
  readonly theirs: string;
}

/** The set of links that this device has. Made by `createNeighbours`. */
export interface Neighbours {
  readonly connection: Readable<Connection>;
  /** Who proved last to have this device's own key; null: nobody since the start. */
  readonly twin: Readable<Twin | null>;
  /** Shares an assembly's ledgers with everyone linked who has them too. One share per assembly. */
  join(assembly: SharedAssembly): AssemblyShare;
  /** Where introductions are asked for, from now on. Standing links stay. */
  setMeetingPoints(urls: readonly string[]): void;
  /** The page came back (`resume`, `visibilitychange`, `online`): look at once what is still alive. */
  nudge(): void;
  /** Says goodbye on every link and closes the introducer. Ledgers stay open. */
  stop(): Promise<void>;
}

export interface SharedAssembly {
  /** 32 bytes. Never leaves the device: others recognise it by a hash bound to the link. */
  readonly id: Uint8Array;
  /** Most important first: governance before talk. */
  readonly ledgers: readonly LedgerPort[];
  /** Whether the device (hex) is a member's: places among the links are kept for those. */
  readonly isMember?: (device: string) => boolean;
}

/** One assembly as it is shared over all links. */
export interface AssemblyShare {
  /** As in `Neighbours`, but of the devices that have this assembly. */
  readonly connection: Readable<Connection>;
  addLedger(ledger: LedgerPort): void;
  removeLedger(id: Uint8Array): void;

  /** Where the assembly is kept for those who come when nobody is here, and how far each is. */
  readonly keepers: Readable<readonly KeeperState[]>;
  /** From now on; none at the start. */
  setKeepers(keepers: readonly WishedKeeper[]): void;

  /** How many bursts of a feed at least one other device or a keeper has said that it holds (since start). */
  heldElsewhere(ledgerId: Uint8Array, feed: FeedId): number;
  subscribeHeld(onChange: (ledgerId: Uint8Array) => void): () => void;
  /**
   * Hears what a neighbour says that it holds of a ledger, bursts of each feed, more than there is here
   * too; nothing shows that it is true.
   */
  subscribeSaid(onSaid: (ledgerId: Uint8Array, count: (feed: FeedId) => number) => void): () => void;

  /** Other devices that are here now; entries vanish 30 s after their last sign of life. */
  readonly presence: Readable<readonly DevicePresence[]>;
  /** What others see of this device; renewed until changed. Null: nothing (the initial state). */
  setPresence(presence: OwnPresence | null): void;

  /** Bytes for one draft, to and from those who have it open too. Close before opening it again. */
  openDraft(id: string): DraftChannel;
  leave(): void;
}

export interface OwnPresence {
  /** Name to show while the roll does not have one; at most 80 UTF-8 bytes, longer is cut. */
  readonly name: string;
  /** Place where the person is typing (a record's id, 'chat'), at most 80 UTF-8 bytes; null: nowhere. */
  readonly typingIn: string | null;
}

/** Signed by the device; the person behind it is the roll's knowledge. */
export interface DevicePresence extends OwnPresence {
  /** The device's public key in lower-case hex. */
  readonly device: string;
}

/** Names one link while it lasts. */
export type NeighbourId = string;

/**
 * Opaque bytes for one draft (a Yjs text, which needs no authority). A typical binding sends its sync
 * step 1 in `onMet` and every local update with `send(update)`; what came from a neighbour is sent on
 * with `{ except: from }`, since not everybody is linked with everybody.
 */
export interface DraftChannel {
  /** A neighbour has the draft open too: at opening, for each; later, when one comes. */
  onMet: ((neighbour: NeighbourId) => void) | null;
  onLeft: ((neighbour: NeighbourId) => void) | null;
  onBytes: ((bytes: Uint8Array, from: NeighbourId) => void) | null;
  /** To all who have it open, or to one. At most 1 MiB; false when it is more. */
  send(bytes: Uint8Array, to?: { readonly only?: NeighbourId; readonly except?: NeighbourId }): boolean;
  close(): void;
}

/** Why a link ended. Codes for programs; the app has sentences where a person needs one. */
export type CloseReason =
  /** This side or the other stopped or left. */
  | 'goodbye'
  | 'channelClosed'
  /** Nothing was heard for 7 s. */
  | 'silent'
  /** The proofs did not come within 10 s. */
  | 'noProof'
  | 'wrongVersion'
  /** The signature over this channel was wrong: a replay, an impersonation, someone in between. */
  | 'wrongProof'
  /** Another run of this device, a copy of it, or an echo of itself. */
  | 'ownDevice'
  /** A second link with the same neighbour. */
  | 'duplicate'
  | 'tooManyLinks'
  /** Frames, messages or updates that no honest device makes. */
  | 'badFrame'
  | 'badMessage'
  | 'badUpdate'
  | 'tooBig'
  | 'flood'
  /** Too many records with wrong signatures. */
  | 'tooManyFaults'
  /** This neighbour did one of the above a short time ago. */
  | 'shunned'
  /** The neighbour takes less than this device must tell it. */
  | 'tooSlow'
  /** No assembly that both have was named within 15 s. */
  | 'nothingInCommon'
  /** Both ends have more links than they need. */
  | 'enough';

export type LinkEvent =
  | { readonly type: 'opened'; readonly device: string }
  | {
      readonly type: 'closed';
      readonly device: string | null;
      readonly reason: CloseReason;
      readonly byThem: boolean;
      /** `opened` was told before. */
      readonly stood: boolean;
    };
