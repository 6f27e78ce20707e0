/** Connections whose descriptions somebody else carries: a code on a screen, or other links. */
import type { Channel } from './channel.ts';

export interface CarriedConnection {
  readonly channel: Channel;
  /** Settles with the channel once both ends can send; null: it never came about. */
  readonly opened: Promise<Channel | null>;
  /** `disconnected`: nothing comes through now; `failed`: nothing will without a new offer. */
  onState: ((state: RTCPeerConnectionState) => void) | null;
  /** Null when it ended meanwhile. `again`: for a connection that stands, or stood; the channel goes on. */
  offer(again?: boolean): Promise<Uint8Array | null>;
  /** Null for an offer that this connection can't take. */
  answer(offer: Uint8Array): Promise<Uint8Array | null>;
  /** False for an answer that this connection can't take, or a second one. */
  accept(answer: Uint8Array): Promise<boolean>;
  /** At once; `channel.close` lets what was sent last go out. */
  close(): void;
}

/** Roles are fixed: the initiator makes the first offer, and every later one. */
export interface Connector {
  connect(initiator: boolean): CarriedConnection;
}
