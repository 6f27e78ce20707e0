/**
 * A link joins two devices over a channel: it proves who they are, cuts messages into frames, keeps
 * the heartbeat and notices death. What the messages say is the conversation's business.
 *
 * Neither end says anything else before its own proof is out: the other one would take it for a fault.
 *
 *   opening: hello → ← hello, proof → ← proof (nothing else is accepted)    open: messages    closed
 */
import { sameBytes, toHex } from '../lib/bytes.ts';
import { ALLOWANCES, Budget } from './budget.ts';
import { every } from './clock.ts';
import { FrameJoiner, beatFrame, goodbyeFrame } from './frames.ts';
import { NAME_BYTES, VERSION, decodeHello, decodeProof, encodeHello, sessionOf } from './handshake.ts';
import { KIND, MAX_MESSAGE_BYTES, message } from './messages.ts';
import { Outbox } from './outbox.ts';
import { Malformed } from './wire.ts';
import type { DeviceKey, Verifier } from '../ledger/api.ts';
import type { CloseReason } from './api.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';
import type { Hello, Session } from './handshake.ts';

const TICK_MS = 1000;
const BEAT_TICKS = 2;
export const DEAD_AFTER_MS = 7000;
/** A channel that can be mended through others is held on to: so long is tried. */
const MEND_WITHIN_MS = 60_000;
/** After a nudge: a little more than one beat of the neighbour. */
const NUDGED_PATIENCE_MS = 2500;
const PROOF_WITHIN_MS = 10_000;
const MAX_OPENING_BYTES = 512;
/** What may arrive while the neighbour's proof is being checked: what it has, and little else. */
const MOST_EARLY_MESSAGES = 16;
const MAX_EARLY_BYTES = 128 * 1024;

export interface LinkOptions {
  readonly device: DeviceKey;
  readonly verifier: Verifier;
  readonly clock: Clock;
  readonly randomBytes: (length: number) => Uint8Array;
  /** This run's name, 16 bytes. */
  readonly name: Uint8Array;
  /** The name that the other end was introduced by; null: it was not. */
  readonly introducedAs: Uint8Array | null;
}

export interface LinkPeer {
  readonly device: string;
  readonly devicePublicKey: Uint8Array;
  /** Device and run: two links with one `key` are one too many. */
  readonly key: string;
  readonly session: Uint8Array;
}

export class Link {
  onOpen: (peer: LinkPeer) => void = () => {};
  /** Throws `Malformed` on what the neighbour should not have sent. */
  onMessage: (kind: number, payload: Uint8Array) => void = () => {};
  onClose: (reason: CloseReason, byThem: boolean) => void = () => {};
  /** Another run, by this name, proved that it has this device's own key. The link ends with that. */
  onTwin: (name: Uint8Array) => void = () => {};
  /** Anything at all arrived. */
  onHeard: () => void = () => {};
  /** Nothing was heard for 7 s, and the channel may still be mended. */
  onQuiet: () => void = () => {};
  readonly outbox: Outbox;
  readonly #channel: Channel;
  readonly #options: LinkOptions;
  readonly #joiner = new FrameJoiner(MAX_OPENING_BYTES);
  readonly #frames: Budget;
  readonly #hello: Hello;
  #session: Session | null = null;
  #theirs: Hello | null = null;
  #peer: LinkPeer | null = null;
  #proving = false;
  #proved: Promise<void> = Promise.resolve();
  #early: Uint8Array[] = [];
  #closed = false;
  #quietMs = 0;
  #saidQuiet = false;
  #ticks = 0;
  #stopTicking: () => void;

  constructor(channel: Channel, options: LinkOptions) {
    this.#channel = channel;
    this.#options = options;
    this.#frames = new Budget(ALLOWANCES.frames, options.clock);
    this.outbox = new Outbox(channel, options.clock);
    this.outbox.onOverflow = () => this.close('tooSlow');
    this.outbox.onFailure = () => this.close('goodbye');
    this.#hello = {
      version: VERSION,
      name: options.name,
      device: options.device.publicKey,
      nonce: options.randomBytes(32),
    };
    this.#stopTicking = every(options.clock, TICK_MS, () => this.#tick());
    channel.onFrame = (frame) => this.#takeFrame(frame);
    channel.onClose = () => this.#end('channelClosed', true);
    this.outbox.post(message(KIND.hello, encodeHello(this.#hello)));
  }

  get peer(): LinkPeer | null {
    return this.#peer;
  }

  get open(): boolean {
    return this.#peer !== null && !this.#closed;
  }

  /** Open, and heard a moment ago: not one that waits to be mended. */
  get lively(): boolean {
    return this.open && this.#quietMs < DEAD_AFTER_MS;
  }

  /** How long nothing was heard, in steps of a second; a sleeping device does not count its sleep. */
  get quietMs(): number {
    return this.#quietMs;
  }

  /** Tells the neighbour why, as far as the channel still carries it, and closes. */
  close(reason: CloseReason): void {
    if (this.#closed) return;
    this.#channel.send(goodbyeFrame(reason));
    this.#end(reason, false);
  }

  /** The page came back: the neighbour has 2.5 s to be heard. */
  nudge(): void {
    if (this.#closed) return;
    this.#channel.send(beatFrame());
    this.#quietMs = Math.max(this.#quietMs, DEAD_AFTER_MS - NUDGED_PATIENCE_MS);
  }

  #tick(): void {
    this.#ticks++;
    this.#quietMs += TICK_MS;
    const patience = this.#peer && this.#channel.mendable ? MEND_WITHIN_MS : DEAD_AFTER_MS;
    if (this.#quietMs >= patience) return this.close('silent');
    if (this.#quietMs >= DEAD_AFTER_MS && !this.#saidQuiet) {
      this.#saidQuiet = true;
      this.onQuiet();
    }
    if (!this.#peer && this.#ticks * TICK_MS >= PROOF_WITHIN_MS) return this.close('noProof');
    // Unprompted: a question and an answer would starve behind a long upload.
    if (this.#ticks % BEAT_TICKS === 0) this.#channel.send(beatFrame());
  }

  #takeFrame(frame: Uint8Array): void {
    if (this.#closed) return;
    this.#quietMs = 0;
    this.#saidQuiet = false;
    if (!this.#frames.spend()) return this.close('flood');
    const framed = this.#joiner.take(frame);
    if (framed.type === 'fault') return this.close(framed.reason);
    if (framed.type === 'goodbye') return this.#end(framed.reason, true);
    this.onHeard();
    if (framed.type === 'message') this.#guard(() => this.#takeMessage(framed.message));
  }

  #takeMessage(bytes: Uint8Array): void {
    const kind = bytes[0];
    if (kind === undefined) throw new Malformed('empty');
    const payload = bytes.subarray(1);
    if (this.#peer) return this.onMessage(kind, payload);
    if (kind === KIND.hello && !this.#theirs) return this.#takeHello(payload);
    if (kind === KIND.proof && this.#theirs && !this.#proving)
      return void this.#takeProof(decodeProof(payload));
    if (!this.#proving) throw new Malformed('beforeProof');
    // The neighbour has seen our proof and goes on, while its own is still being checked here.
    if (this.#early.push(bytes) > MOST_EARLY_MESSAGES) this.close('flood');
  }

  #takeHello(payload: Uint8Array): void {
    const theirs = decodeHello(payload);
    const introducedAs = this.#options.introducedAs;
    if (theirs.version !== VERSION) return this.close('wrongVersion');
    if (sameBytes(theirs.device, this.#hello.device) && sameBytes(theirs.name, this.#hello.name)) {
      return this.close('ownDevice');
    }
    if (introducedAs && !sameBytes(theirs.name, introducedAs)) return this.close('wrongProof');
    this.#theirs = theirs;
    const { initiator, binding } = this.#channel;
    this.#session = initiator
      ? sessionOf(binding, this.#hello, theirs)
      : sessionOf(binding, theirs, this.#hello);
    this.#proved = this.#prove(this.#session.toSign(initiator));
  }

  async #prove(toSign: Uint8Array): Promise<void> {
    try {
      this.outbox.post(message(KIND.proof, await this.#options.device.sign(toSign)));
    } catch {
      this.close('goodbye');
    }
  }

  async #takeProof(signature: Uint8Array): Promise<void> {
    const [theirs, session] = [this.#theirs, this.#session];
    if (!theirs || !session) return;
    this.#proving = true;
    this.#joiner.limit = MAX_EARLY_BYTES;
    const check = { publicKey: theirs.device, message: session.toSign(!this.#channel.initiator), signature };
    const [valid] = await this.#options.verifier.verify([check]).catch(() => [false]);
    const isTwin = valid === true && sameBytes(theirs.device, this.#hello.device);
    if (isTwin) this.onTwin(theirs.name.slice());
    if (this.#closed) return;
    if (!valid) return this.close('wrongProof');
    // Not before the other end could see as much.
    if (isTwin) return void this.#proved.then(() => this.close('ownDevice'));
    // What is said before the own proof ends the link at the other end: to sign may take longer than to check.
    await this.#proved;
    if (this.#closed) return;
    this.#joiner.limit = MAX_MESSAGE_BYTES;
    const device = toHex(theirs.device);
    this.#peer = {
      device,
      devicePublicKey: theirs.device.slice(),
      key: device + toHex(theirs.name.subarray(0, NAME_BYTES)),
      session: session.id,
    };
    this.onOpen(this.#peer);
    const early = this.#early;
    this.#early = [];
    for (const bytes of early) if (!this.#closed) this.#guard(() => this.#takeMessage(bytes));
  }

  #guard(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.close('badMessage');
    }
  }

  #end(reason: CloseReason, byThem: boolean): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopTicking();
    this.#early = [];
    this.outbox.close();
    this.#channel.onFrame = null;
    this.#channel.onClose = null;
    this.#channel.close();
    this.onClose(reason, byThem);
  }
}
