/** Connections whose descriptions somebody else carries: a code on a screen, or other links. */
import type { Channel, Mendable } from './channel.ts';

export interface CarriedConnection extends Mendable {
  /** Settles with the channel once both ends can send; null: it never came about. */
  readonly opened: Promise<Channel | null>;
  /** At once; `channel.close` lets what was sent last go out. */
  close(): void;
}

/** Roles are fixed: the initiator makes the first offer, and every later one. */
export interface Connector {
  connect(initiator: boolean): CarriedConnection;
}
