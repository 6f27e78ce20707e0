import type { Readable } from '../lib/readable.ts';
import type { Channel } from './channel.ts';
import type { Links } from './link-policy.ts';

/** A server where introductions are asked for, whether it answers, and whether it also keeps. */
export interface MeetingPoint {
  readonly url: string;
  readonly reachable: boolean;
  /** It said that a keeper is beside it. */
  readonly keeps?: boolean;
}

/** Where those who share something look for each other. */
export interface Room {
  /** Public name: a hash that does not give away what it stands for. */
  readonly topic: string;
  /** 32 secret bytes that everyone in the room can derive; introductions are encrypted with it. */
  readonly key: Uint8Array;
}

/** What a device knows of a room besides what is said at meeting points. */
export interface Around {
  /** This device's own key in hex. */
  readonly device: string;
  /**
   * Links with those who are in the room, those that are being made by others than this introducer
   * included; `standing` without them.
   */
  linksIn(topic: string): Links & { readonly standing: number };
  /** Whether the device was heard of lately, over whichever link. */
  hears(topic: string, device: string): boolean;
  isKnown(device: string): boolean;
  /** A link with the device is being made by others. */
  isMaking(device: string): boolean;
}

/**
 * A way to get channels to other devices. It never sees anything but introductions: which device is
 * at the other end is proven afterwards, on the channel.
 */
export interface Introducer {
  readonly meetingPoints: Readable<readonly MeetingPoint[]>;
  /** This run's name among introduced devices: 32 hex digits, random, the same in all rooms. */
  readonly name: string;
  /** Called with each open channel and the name that the other end was introduced by. */
  onChannel: ((channel: Channel, name: string) => void) | null;
  /** What is known beside the introductions; null: nothing, its own channels count. */
  around?: Around | null;
  /** Connections that are being made and are not yet a channel. */
  readonly pending?: number;
  /** Whether one of these is with that device (hex), as far as it says who it is. */
  isMaking?(device: string): boolean;
  /** Looks for others in a room until the returned function is called. Standing channels stay. */
  enter(room: Room): () => void;
  setMeetingPoints(urls: readonly string[]): void;
  /** What new connections are made with has changed. Standing channels stay. */
  readonly reopen?: () => void;
  /** Do not connect with that name for so long (ms): it failed, or it is linked by another way. */
  avoid(name: string, ms: number): void;
  /** Asks again at once: the page came back or a link was lost. */
  nudge(): void;
  /** Closes every channel and socket. Settles when nothing is left behind. */
  stop(): Promise<void>;
}
