/**
 * A room without a meeting point: devices that are brought in by pairing, and link themselves further
 * over the links that stand. Time is the simulation's own; a seed gives the same room every time.
 */
// Loaded on first use otherwise, while the room's time goes on: a busy disk would let a pairing run out.
import '@scure/bip39/wordlists/english.js';
import { setImmediate as turn } from 'node:timers/promises';
import { toHex } from '../../src/lib/bytes.ts';
import { createMemoryNetwork } from '../../src/sync/memory-introducer.ts';
import { createNeighbours } from '../../src/sync/neighbours.ts';
import { PairingSource } from '../../src/sync/pairing-source.ts';
import type { AssemblyShare, CloseReason, Neighbours, Packer } from '../../src/sync/api.ts';
import { TestClock } from '../unit/sync/test-clock.ts';
import { createMemoryRadio, type MemoryRadio } from '../unit/sync/memory-radio.ts';
import { keyFrom, verifier } from './keys.ts';
import { seeded, type Seeded } from './seeded.ts';

const STEP_MS = 20;
const ASSEMBLY = new Uint8Array(32).fill(7);
const unpacked: Packer = { pack: async (bytes) => bytes, unpack: async (bytes) => bytes };

export interface RoomDevice {
  readonly key: string;
  readonly name: string;
  readonly neighbours: Neighbours;
  readonly share: AssemblyShare;
  readonly pairing: PairingSource;
  /** Links that stand, by the device at the other end. */
  readonly links: Map<string, number>;
  /** Why links ended, other than by goodbye or because there were two. */
  readonly blamed: CloseReason[];
  alive: boolean;
}

export class MeshRoom {
  readonly clock = new TestClock();
  readonly random: Seeded;
  readonly devices: RoomDevice[] = [];
  readonly radio: MemoryRadio;

  constructor(seed: number) {
    this.random = seeded(seed);
    const randomBytes = (length: number) => this.random.bytes(length);
    // One way across the room, and the way through a browser's own queues.
    this.radio = createMemoryRadio({
      clock: this.clock,
      randomBytes,
      delay: () => 2 + this.random.below(20),
    });
  }

  get alive(): readonly RoomDevice[] {
    return this.devices.filter(({ alive }) => alive);
  }

  /** `isMember`: which devices it takes for members'. */
  add(isMember?: (device: string) => boolean): RoomDevice {
    const { clock, random } = this;
    const randomBytes = (length: number) => random.bytes(length);
    const device = keyFrom(random.bytes(32));
    const name = `d${this.devices.length}`;
    const connector = this.radio.connector(name);
    const pairing = new PairingSource({ connector, clock, randomBytes });
    const links = new Map<string, number>();
    const blamed: CloseReason[] = [];
    const neighbours = createNeighbours({
      device,
      verifier,
      packer: unpacked,
      // Nobody is introduced by anybody but the neighbours.
      introducer: createMemoryNetwork({ clock, randomBytes }).introducer(),
      sources: [pairing],
      connector,
      clock,
      randomBytes,
      onEvent: (event) => {
        if (event.device === null || (event.type === 'closed' && !event.stood)) return;
        const count = (links.get(event.device) ?? 0) + (event.type === 'opened' ? 1 : -1);
        if (count > 0) links.set(event.device, count);
        else links.delete(event.device);
        if (event.type === 'closed' && !['goodbye', 'duplicate', 'silent', 'enough'].includes(event.reason))
          blamed.push(event.reason);
      },
    });
    const share = neighbours.join({ id: ASSEMBLY, ledgers: [], ...(isMember ? { isMember } : {}) });
    share.setPresence({ name, typingIn: null });
    const key = toHex(device.publicKey);
    const made = { key, name, neighbours, share, pairing, links, blamed, alive: true };
    this.devices.push(made);
    return made;
  }

  /** The first shows a code, the second one back. */
  async pair(one: RoomDevice, other: RoomDevice): Promise<void> {
    const offer = await one.pairing.offer();
    const answer = offer.ok ? await other.pairing.answer(offer.value.code) : offer;
    if (!offer.ok || !answer.ok) throw new Error('No codes');
    let done = false;
    void offer.value.accept(answer.value.code).then(({ ok }) => (done = ok));
    await this.until('paired', () => done);
  }

  /** Ends devices without a word. */
  kill(devices: readonly RoomDevice[]): void {
    for (const device of devices) {
      Object.assign(device, { alive: false });
      this.radio.kill(device.name);
    }
  }

  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) {
      this.clock.advance(STEP_MS);
      await turn();
    }
  }

  /** How long it took, in ms of the room's time. */
  async until(what: string, isSo: () => boolean, mostMs = 60_000): Promise<number> {
    const began = this.clock.now();
    while (!isSo()) {
      if (this.clock.now() - began > mostMs) throw new Error(`Never came about: ${what}`);
      await this.pass(STEP_MS);
    }
    return this.clock.now() - began;
  }

  /** Groups of living devices that are linked with each other, directly or through others. */
  groups(without: ReadonlySet<RoomDevice> = new Set()): RoomDevice[][] {
    const left = new Set(this.alive.filter((device) => !without.has(device)));
    const byKey = new Map([...left].map((device) => [device.key, device]));
    const groups: RoomDevice[][] = [];
    for (const first of left) {
      const group = [first];
      left.delete(first);
      for (const device of group) {
        for (const key of device.links.keys()) {
          const other = byKey.get(key);
          if (other && left.delete(other)) group.push(other);
        }
      }
      groups.push(group);
    }
    return groups;
  }

  async stop(): Promise<void> {
    await Promise.all(this.devices.map(({ neighbours }) => neighbours.stop()));
  }
}
