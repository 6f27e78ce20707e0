/** The largest frame that any channel has to carry. */
export const MAX_FRAME_BYTES = 16 * 1024;

/**
 * A way to carry frames to one other device: a data channel, a socket, memory. In order and without
 * loss while it is open. The owner sets `onFrame` and `onClose` in the same turn in which it is handed
 * the channel; what came before is kept for it.
 */
export interface Channel {
  /** True at exactly one of the two ends: the one that made the first move. */
  readonly initiator: boolean;
  /** 32 bytes, the same at both ends and different on every channel: what the proofs are bound to. */
  readonly binding: Uint8Array;
  /** Takes the frame in any case. False: wait for `drained` before the next. Does nothing once closed. */
  send(frame: Uint8Array): boolean;
  /** Settles when there is room again, or when the channel is closed. */
  drained(): Promise<void>;
  close(): void;
  onFrame: ((frame: Uint8Array) => void) | null;
  /** Called once, also after one's own `close`. */
  onClose: (() => void) | null;
  /** Where a new offer and answer, carried by others, can bring the channel back after it was cut off. */
  readonly mendable?: Mendable | undefined;
}

/** Descriptions to be carried to the other end, and what comes back from there. */
export interface Mendable {
  /** Null when it ended meanwhile. `again`: for a connection that stands, or stood; the channel goes on. */
  offer(again?: boolean): Promise<Uint8Array | null>;
  /** Null for an offer that this connection can't take. */
  answer(offer: Uint8Array): Promise<Uint8Array | null>;
  /** False for an answer that this connection can't take, or a second one. */
  accept(answer: Uint8Array): Promise<boolean>;
  /** `disconnected`: nothing comes through now; `failed`: nothing will without a new offer. */
  onState: ((state: RTCPeerConnectionState) => void) | null;
}

/**
 * Another way to get channels than introductions: a pairing by code, a keeper, another device that
 * introduces. Who is at the other end is proven afterwards, on the channel.
 */
export interface ChannelSource {
  /** Called with each channel as it opens. */
  onChannel: ((channel: Channel) => void) | null;
  /**
   * People brought these channels about: each replaces a link that stood with the same device, and
   * needs nothing in common at first.
   */
  readonly byHand?: boolean;
  /** The device (hex) that a channel was made for: nobody else may be at its other end. Null: anybody. */
  expects?(channel: Channel): string | null;
  /** Both devices are proven on a channel of this source. */
  onProven?(channel: Channel, end: ProvenEnd): void;
  /** The link over a channel of this source ended, proven or not. */
  onEnded?(channel: Channel): void;
  /** The page or the network came back: what failed before may work now. */
  nudge(): void;
  /** Closes what is being made. Settles when nothing is left behind. */
  stop(): Promise<void>;
}

/** The device at the other end, and what both sources say to each other beside the conversation. */
export interface ProvenEnd {
  /** Its key in hex. */
  readonly device: string;
  /** 32 bytes that only this link has. */
  readonly session: Uint8Array;
  say(bytes: Uint8Array): void;
  /** Throws `Malformed` on what the other end should not have said: the link ends. */
  hear: ((bytes: Uint8Array) => void) | null;
}
