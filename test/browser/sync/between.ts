/**
 * A meeting point that has the invitation, and with it the key of the introductions: it puts itself
 * between two devices. Each is answered by a connection of its own, and what comes over one goes over
 * the other.
 */
import { IntroductionCipher } from '../../../src/sync/introduction-cipher.ts';
import { readIntroduction, type Signal } from '../../../src/sync/introduction.ts';
import { roomOf } from '../../../src/sync/neighbours.ts';
import { PageMeetingPoint } from './meeting-point.ts';

type Visitor = Parameters<PageMeetingPoint['say']>[0];

interface Side {
  readonly pc: RTCPeerConnection;
  readonly data: RTCDataChannel;
  /** For when it opens. */
  readonly waiting: ArrayBuffer[];
}

export class Between extends PageMeetingPoint {
  /** Frames that went through its hands. */
  passed = 0;
  /** Connections that it holds to devices, open. */
  opened = 0;
  readonly #cipher: IntroductionCipher;
  readonly #topic: string;
  readonly #names = new Map<string, Visitor>();
  /** By the device at the other end, then by the device whose name it uses. */
  readonly #sides = new Map<string, Side>();

  constructor(assembly: Uint8Array) {
    super();
    const { key, topic } = roomOf(assembly);
    this.#topic = topic;
    this.#cipher = new IntroductionCipher(key, topic);
  }

  override say(visitor: Visitor, text: string): void {
    const said = JSON.parse(text) as { type?: string; from?: string; data?: unknown };
    if (said.type !== 'publish') return super.say(visitor, text);
    if (said.from !== undefined) this.#names.set(said.from, visitor);
    void this.#cipher.open(said.data).then((data) => {
      const introduction = readIntroduction(data);
      if (introduction?.type === 'signal') return this.#take(introduction);
      super.say(visitor, text);
    });
  }

  close(): void {
    for (const { pc } of this.#sides.values()) pc.close();
  }

  async #take({ from, to, token, signal }: Signal): Promise<void> {
    const side = this.#sides.get(`${from} as ${to}`);
    if (signal.type === 'candidate') {
      await side?.pc.addIceCandidate(signal['candidate'] as RTCIceCandidateInit).catch(() => undefined);
    } else if (signal.type === 'answer') {
      await side?.pc.setRemoteDescription({ type: 'answer', sdp: String(signal['sdp']) });
    } else if (!side) {
      const [near, far] = [this.#connect(from, to), this.#connect(to, from)];
      near.data.addEventListener('message', ({ data }) => this.#pass(far, data as ArrayBuffer));
      far.data.addEventListener('message', ({ data }) => this.#pass(near, data as ArrayBuffer));
      await near.pc.setRemoteDescription({ type: 'offer', sdp: String(signal['sdp']) });
      await near.pc.setLocalDescription();
      await far.pc.setLocalDescription();
      await this.#tell(near, to, from, token);
      await this.#tell(far, from, to, token);
    }
  }

  #connect(device: string, as: string): Side {
    const pc = new RTCPeerConnection({ iceServers: [] });
    const data = pc.createDataChannel('moot', { negotiated: true, id: 0 });
    data.binaryType = 'arraybuffer';
    const side: Side = { pc, data, waiting: [] };
    data.addEventListener('open', () => {
      this.opened += 1;
      for (const frame of side.waiting.splice(0)) data.send(frame);
    });
    this.#sides.set(`${device} as ${as}`, side);
    return side;
  }

  /** Its own description, in the name of another. */
  async #tell({ pc }: Side, from: string, to: string, token: number | undefined): Promise<void> {
    while (pc.iceGatheringState !== 'complete') {
      await new Promise((resolve) => pc.addEventListener('icegatheringstatechange', resolve, { once: true }));
    }
    const { type, sdp } = pc.localDescription ?? { type: 'offer', sdp: '' };
    const signal = {
      type: 'signal',
      from,
      to,
      signal: { type, sdp },
      ...(token === undefined ? {} : { token }),
    };
    const data = await this.#cipher.seal(signal);
    this.#names.get(to)?.hear(JSON.stringify({ type: 'publish', topic: this.#topic, from, to, data }));
  }

  #pass(to: Side, data: ArrayBuffer): void {
    this.passed += 1;
    if (to.data.readyState === 'open') to.data.send(data);
    else to.waiting.push(data);
  }
}
