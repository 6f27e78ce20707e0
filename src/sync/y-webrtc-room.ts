/**
 * A room of y-webrtc with an empty document that never sees a byte of ours: y-webrtc announces, and
 * negotiates connections with simple-peer. Everything else of it is switched off.
 */
import { Awareness } from 'y-protocols/awareness';
import { WebrtcProvider } from 'y-webrtc';
import * as Y from 'yjs';
import type { SimplePeer } from './data-channel.ts';
import type { SignalingConn } from './signaling.ts';

/** The parts of y-webrtc's `WebrtcConn` that are used. */
interface WebrtcConn {
  peer: SimplePeer & { signal(step: unknown): void; send(bytes: unknown): void };
}

export interface RoomOptions {
  readonly topic: string;
  readonly meetingPoints: readonly string[];
  readonly iceServers: readonly RTCIceServer[];
  /** This run's name, in place of y-webrtc's own for each room. */
  readonly name: string;
  /** A negotiation with that name has begun. */
  readonly onPeer: (peer: SimplePeer, name: string) => void;
}

export class WebrtcRoom {
  readonly signaling: readonly SignalingConn[];
  readonly #decoy = new Y.Doc();
  readonly #provider: WebrtcProvider;
  readonly #adopted = new WeakSet<WebrtcConn>();

  constructor(options: RoomOptions) {
    const awareness = new Awareness(this.#decoy);
    // Null: otherwise it would be renewed and sent every 15 seconds.
    awareness.setLocalState(null);
    this.#provider = new WebrtcProvider(options.topic, this.#decoy, {
      signaling: [...options.meetingPoints],
      awareness,
      // How many are enough is judged before y-webrtc hears of anybody.
      maxConns: Number.POSITIVE_INFINITY,
      filterBcConns: false,
      peerOpts: {
        config: { iceServers: [...options.iceServers] },
        channelName: 'moot',
        // Negotiated: no side waits for a channel that the other one also waits for.
        channelConfig: { negotiated: true, id: 0 },
      },
    });
    this.signaling = this.#provider.signalingConns;
    this.#provider.on('peers', ({ added }) => {
      for (const name of added) this.#adopt(name, options.onPeer);
    });
    void this.#provider.key.then(() => {
      if (this.#provider.room) this.#provider.room.peerId = options.name;
    });
  }

  /** In this order: the first closes sockets, the second leaves the room, the third stops a timer. */
  async close(): Promise<void> {
    this.#provider.disconnect();
    this.#provider.destroy();
    this.#decoy.destroy();
    await this.#provider.key;
  }

  #adopt(name: string, onPeer: RoomOptions['onPeer']): void {
    const conn = this.#provider.room?.webrtcConns.get(name) as WebrtcConn | undefined;
    if (!conn || this.#adopted.has(conn)) return;
    this.#adopted.add(conn);
    const { peer } = conn;
    // y-webrtc keeps a facade: it may pass on signals, but neither send nor end what is not its own.
    conn.peer = {
      get destroyed() {
        return peer.destroyed;
      },
      _pc: null,
      _channel: null,
      signal: (step) => {
        if (!peer.destroyed) peer.signal(step);
      },
      send: () => undefined,
      destroy: () => {
        if (peer._channel?.readyState !== 'open') peer.destroy();
      },
      once: (event, then) => peer.once(event, then),
    };
    onPeer(peer, name);
  }
}
