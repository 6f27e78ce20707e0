/** Runs inside a frame: one device, with a key, neighbours and WebRTC of its own. */
import { webCryptoVerifier } from '../../../src/ledger/verifier.ts';
import { systemClock } from '../../../src/sync/clock.ts';
import { createNeighbours } from '../../../src/sync/neighbours.ts';
import { PairingSource } from '../../../src/sync/pairing-source.ts';
import { rtcConnector } from '../../../src/sync/rtc-channel.ts';
import { createWebrtcIntroducer } from '../../../src/sync/webrtc-introducer.ts';
import { socketTo } from './meeting-point.ts';
import type { AssemblyShare, LinkEvent, Neighbours } from '../../../src/sync/api.ts';
import type { PageMeetingPoint } from './meeting-point.ts';

/** What the test sees of the device in a frame. */
export interface FramedDevice {
  readonly pairing: PairingSource;
  readonly neighbours: Neighbours;
  readonly events: LinkEvent[];
  /** Every connection that was ever made here. */
  readonly connections: RTCPeerConnection[];
  join(assembly: number): AssemblyShare;
}

declare global {
  interface Window {
    meetingPoint?: PageMeetingPoint;
    device?: FramedDevice;
    ready?: () => void;
  }
}

const point = window.parent.meetingPoint;
if (!point) throw new Error('No meeting point in the page');
window.WebSocket = socketTo(point);
const connections: RTCPeerConnection[] = [];
window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};

const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
if (!('privateKey' in pair)) throw new Error('No key pair');
const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
const events: LinkEvent[] = [];
const connector = rtcConnector({ clock: systemClock });
const pairing = new PairingSource({ connector, clock: systemClock, randomBytes });
const neighbours = createNeighbours({
  device: {
    publicKey,
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, message.slice())),
  },
  verifier: webCryptoVerifier(),
  packer: { pack: async (update) => update, unpack: async (packed) => packed },
  introducer: createWebrtcIntroducer({
    meetingPoints: point.isThere ? ['ws://localhost/introductions'] : [],
    iceServers: [],
    clock: systemClock,
    randomBytes,
  }),
  sources: [pairing],
  connector,
  clock: systemClock,
  randomBytes,
  onEvent: (event) => events.push(event),
});

window.device = {
  pairing,
  neighbours,
  events,
  connections,
  join: (assembly) => neighbours.join({ id: new Uint8Array(32).fill(assembly), ledgers: [] }),
};
window.ready?.();
