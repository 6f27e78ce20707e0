import { sha256 } from '@noble/hashes/sha2.js';
import { utf8 } from '../lib/bytes.ts';
import type { Channel, Mendable } from './channel.ts';

/** Measured: with 256 KiB in the buffer uploads often stall, with 64 KiB never. */
const HIGH_WATER_BYTES = 64 * 1024;
const LOW_WATER_BYTES = 32 * 1024;
/** How long the last frames may take to leave before the connection is cut. */
const FAREWELL_MS = 1000;
const MOST_EARLY_FRAMES = 64;

/** The parts of simple-peer that are used; it was made before types, and this is all of it we trust. */
export interface SimplePeer {
  readonly _pc: RTCPeerConnection | null;
  readonly _channel: RTCDataChannel | null;
  readonly destroyed: boolean;
  destroy(): void;
  once(event: 'close', then: () => void): void;
}

/** A connection that carries one data channel. */
export interface Carrier {
  readonly pc: RTCPeerConnection;
  readonly data: RTCDataChannel;
  readonly initiator: boolean;
  readonly mendable?: Mendable | undefined;
  /** Settles when both descriptions can be read: a channel may open a moment before. */
  readonly described?: Promise<void>;
  /** Ends the whole connection, at once; `ended` is called afterwards. */
  destroy(): void;
}

/**
 * A channel over a data channel. `onOpen` is called once both ends can send, with null when the ends
 * cannot be told for sure; what the other end sends before the owner is ready is kept for it.
 */
export class DataChannel implements Channel {
  readonly #carrier: Carrier;
  #onClose: (() => void) | null = null;
  #onFrame: ((frame: Uint8Array) => void) | null = null;
  #early: Uint8Array[] = [];
  #binding: Uint8Array | null = null;
  #waiting: (() => void)[] = [];
  #closed = false;
  #hasEnded = false;

  constructor(carrier: Carrier, onOpen: (channel: DataChannel | null) => void) {
    this.#carrier = carrier;
    const { data } = carrier;
    data.binaryType = 'arraybuffer';
    data.bufferedAmountLowThreshold = LOW_WATER_BYTES;
    data.addEventListener('message', (event) => this.#arrive(event.data));
    data.addEventListener('bufferedamountlow', () => this.#release());
    const open = (): void => onOpen(this.#bind() ? this : null);
    const { described } = carrier;
    data.addEventListener('open', () => void (described ? described.then(open) : open()), { once: true });
  }

  get initiator(): boolean {
    return this.#carrier.initiator;
  }

  get mendable(): Mendable | undefined {
    return this.#carrier.mendable;
  }

  get binding(): Uint8Array {
    return this.#binding ?? new Uint8Array(32);
  }

  get onFrame(): ((frame: Uint8Array) => void) | null {
    return this.#onFrame;
  }

  set onFrame(take: ((frame: Uint8Array) => void) | null) {
    this.#onFrame = take;
    const early = this.#early;
    this.#early = [];
    if (take) for (const frame of early) queueMicrotask(() => this.#onFrame?.(frame));
  }

  get onClose(): (() => void) | null {
    return this.#onClose;
  }

  /** Also told to who comes late. */
  set onClose(hear: (() => void) | null) {
    this.#onClose = hear;
    if (hear && this.#hasEnded) queueMicrotask(() => this.#onClose?.());
  }

  send(frame: Uint8Array): boolean {
    const { data } = this.#carrier;
    if (this.#closed || data.readyState !== 'open') return true;
    try {
      data.send(frame.slice());
    } catch {
      this.close();
      return true;
    }
    return data.bufferedAmount < HIGH_WATER_BYTES;
  }

  drained(): Promise<void> {
    const { data } = this.#carrier;
    if (this.#closed || data.readyState !== 'open') return Promise.resolve();
    if (data.bufferedAmount <= LOW_WATER_BYTES) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#release();
    // Lets what was sent last go out; then the whole connection goes.
    this.#carrier.data.close();
    setTimeout(() => this.#carrier.destroy(), FAREWELL_MS);
  }

  /** At once, and without waiting for what was sent last. */
  cut(): void {
    this.#closed = true;
    this.#release();
    this.#carrier.destroy();
  }

  /** The connection is gone, by whoever's doing. */
  ended(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#closed = true;
    this.#release();
    this.#onClose?.();
  }

  #bind(): boolean {
    const { pc } = this.#carrier;
    const own = fingerprintIn(pc.localDescription?.sdp);
    const theirs = fingerprintIn(pc.remoteDescription?.sdp);
    if (!own || !theirs) return false;
    this.#binding = sha256(utf8([own, theirs].sort().join(' ')));
    return true;
  }

  #arrive(data: unknown): void {
    if (this.#closed) return;
    if (!(data instanceof ArrayBuffer)) return this.cut();
    const frame = new Uint8Array(data);
    if (this.#onFrame && this.#early.length === 0) return this.#onFrame(frame);
    if (this.#early.push(frame) > MOST_EARLY_FRAMES) this.cut();
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** A channel over what simple-peer negotiates; null when the peer has ended already. */
export function channelOverPeer(
  peer: SimplePeer,
  initiator: boolean,
  onOpen: (channel: DataChannel | null) => void,
): DataChannel | null {
  const { _channel: data, _pc: pc } = peer;
  if (peer.destroyed || !data || !pc) return null;
  const channel = new DataChannel({ pc, data, initiator, destroy: () => peer.destroy() }, onOpen);
  // Taken from simple-peer's stream, which would copy every frame.
  Object.assign(data, { onmessage: null });
  peer.once('close', () => channel.ended());
  return channel;
}

/**
 * The one certificate that a description names, in hex. Null when there are several or none: with
 * two, somebody in between could hold the other.
 */
export function fingerprintIn(sdp: string | undefined): string | null {
  const found = new Set<string>();
  for (const [, algorithm = '', digits = ''] of (sdp ?? '').matchAll(
    /^a=fingerprint:(\S+) +([0-9a-f:]+)\s*$/gim,
  )) {
    found.add(`${algorithm.toLowerCase()} ${digits.replaceAll(':', '').toLowerCase()}`);
  }
  const [only = ''] = found;
  const match = /^sha-256 ([0-9a-f]{64})$/.exec(only);
  return found.size === 1 ? (match?.[1] ?? null) : null;
}
