/**
 * A channel over a plain RTCPeerConnection whose descriptions somebody carries: a code from screen to
 * camera, or another link. Roles are fixed: who makes the offer also makes every later one.
 */
import { DataChannel } from './data-channel.ts';
import { decodeDescription, encodeDescription, readDescription, toSdp } from './description.ts';
import type { Clock } from './clock.ts';
import type { CarriedConnection, Connector } from './connector.ts';
import type { Description } from './description.ts';

/** Addresses that a browser finds by itself are there in 80 to 330 ms; those from a server later. */
const GATHER_WITHIN_MS = 2500;

export interface RtcOptions {
  /** Empty unless a person entered some: no server is asked that nobody chose. Read for each connection. */
  readonly iceServers?: readonly RTCIceServer[];
  readonly clock: Clock;
}

export const rtcConnector = (options: RtcOptions): Connector => ({
  connect: (initiator) => new RtcConnection(initiator, options),
});

class RtcConnection implements CarriedConnection {
  readonly opened: Promise<DataChannel | null>;
  onState: ((state: RTCPeerConnectionState) => void) | null = null;
  readonly #pc: RTCPeerConnection;
  readonly #channel: DataChannel;
  readonly #clock: Clock;
  #settle: (channel: DataChannel | null) => void = () => undefined;
  #tellDescribed: () => void = () => undefined;
  /** A closed connection never settles what was asked of it before: this goes on instead. */
  #tellEnded: () => void = () => undefined;
  readonly #ended: Promise<null>;
  /** The other end's certificate: no later description may name another. */
  #theirs: string | null = null;

  constructor(initiator: boolean, { iceServers = [], clock }: RtcOptions) {
    const pc = new RTCPeerConnection({ iceServers: [...iceServers] });
    this.#pc = pc;
    this.#clock = clock;
    // Negotiated: no side waits for a channel that the other one also waits for.
    const data = pc.createDataChannel('moot', { negotiated: true, id: 0 });
    this.opened = new Promise((resolve) => {
      this.#settle = resolve;
    });
    const described = new Promise<void>((resolve) => {
      this.#tellDescribed = resolve;
    });
    this.#ended = new Promise((resolve) => {
      this.#tellEnded = () => resolve(null);
    });
    const carrier = { pc, data, initiator, mendable: this, described, destroy: () => this.close() };
    this.#channel = new DataChannel(carrier, (channel) => {
      this.#settle(channel);
      if (!channel) this.close();
    });
    data.addEventListener('close', () => this.close());
    pc.addEventListener('connectionstatechange', () => {
      if (pc.connectionState === 'closed') return this.close();
      this.onState?.(pc.connectionState);
    });
  }

  async offer(again = false): Promise<Uint8Array | null> {
    return this.#describe('offer', () => this.#pc.createOffer({ iceRestart: again }));
  }

  async answer(bytes: Uint8Array): Promise<Uint8Array | null> {
    const offer = decodeDescription(bytes);
    if (offer?.kind !== 'offer' || !(await this.#take(offer))) return null;
    return this.#describe('answer', () => this.#pc.createAnswer());
  }

  async accept(bytes: Uint8Array): Promise<boolean> {
    const answer = decodeDescription(bytes);
    if (answer?.kind !== 'answer' || this.#pc.signalingState !== 'have-local-offer') return false;
    return this.#take(answer);
  }

  close(): void {
    this.#pc.close();
    this.#tellEnded();
    this.#settle(null);
    this.#channel.ended();
  }

  async #describe(
    kind: Description['kind'],
    make: () => Promise<RTCSessionDescriptionInit>,
  ): Promise<Uint8Array | null> {
    const set = async (): Promise<boolean> => {
      const description = await make();
      // Waited for from before it begins: after the first time the state says "complete" until it does.
      const gathered = this.#gathered();
      await this.#pc.setLocalDescription(description);
      await gathered;
      return true;
    };
    if (!(await Promise.race([set().catch(() => false), this.#ended]))) return null;
    const description = readDescription(kind, this.#pc.localDescription?.sdp ?? '');
    return description ? encodeDescription(description) : null;
  }

  async #take(description: Description): Promise<boolean> {
    if (this.#theirs !== null && this.#theirs !== description.fingerprint) return false;
    const set = this.#pc.setRemoteDescription({ type: description.kind, sdp: toSdp(description) });
    const isSet = set.then(
      () => true,
      () => false,
    );
    if (!(await Promise.race([isSet, this.#ended]))) return false;
    this.#theirs = description.fingerprint;
    this.#tellDescribed();
    return true;
  }

  #gathered(): Promise<void> {
    const pc = this.#pc;
    return new Promise((resolve) => {
      const stop = this.#clock.after(GATHER_WITHIN_MS, done);
      function done(): void {
        stop();
        pc.removeEventListener('icecandidate', look);
        resolve();
      }
      function look({ candidate }: RTCPeerConnectionIceEvent): void {
        if (candidate === null) done();
      }
      pc.addEventListener('icecandidate', look);
    });
  }
}
