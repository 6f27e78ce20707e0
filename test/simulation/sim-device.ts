/** One device of a simulation: the app's own parts on memory storage, with keys that the seed decides. */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { createActs } from '../../src/app/assembly/acts.ts';
import { AssemblyCore } from '../../src/app/assembly/assembly-core.ts';
import { openParts } from '../../src/app/assembly/assembly-parts.ts';
import { memoryHealth, memoryWorldStore, onlyTab } from '../../src/app/memory-store.ts';
import type { Identity, WorldPorts, WorldStore } from '../../src/app/ports.ts';
import { certificateMessage } from '../../src/domain/person/headers.ts';
import type { DeviceKey } from '../../src/ledger/api.ts';
import { webCryptoVerifier } from '../../src/ledger/verifier.ts';
import { toHex } from '../../src/lib/bytes.ts';
import type { Seeded } from './seeded.ts';

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
export const verifier = webCryptoVerifier();

function keyFrom(seed: Uint8Array): DeviceKey {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' });
  return {
    publicKey: new Uint8Array(spki.subarray(-32)),
    sign: async (message) => new Uint8Array(sign(null, message, secret)),
  };
}

export async function identityFrom(random: Seeded): Promise<Identity> {
  const person = keyFrom(random.bytes(32));
  const device = keyFrom(random.bytes(32));
  return {
    person: toHex(person.publicKey),
    device,
    certificate: await person.sign(certificateMessage(device.publicKey)),
  };
}

/** The time of the simulation, in milliseconds; each device's own clock differs from it. */
export interface SimTime {
  now: number;
}

export class SimDevice {
  core!: AssemblyCore;
  acts!: ReturnType<typeof createActs>;

  private constructor(
    readonly name: string,
    readonly assembly: string,
    readonly identity: Identity,
    readonly ports: WorldPorts,
  ) {}

  static async create(
    name: string,
    assembly: string,
    identity: Identity,
    random: Seeded,
    time: SimTime,
    skew: number,
    store: WorldStore = memoryWorldStore(),
  ): Promise<SimDevice> {
    const device = new SimDevice(name, assembly, identity, simPorts(random, time, skew, store));
    await device.start();
    return device;
  }

  async start(): Promise<void> {
    const failed = (error: unknown): void => {
      throw error;
    };
    const parts = await openParts(this.assembly, this.ports, this.identity, failed);
    this.core = await AssemblyCore.begin(parts, () => this.name);
    this.acts = createActs(this.core);
  }

  /** The app is closed and opened again on the same storage. */
  async restart(): Promise<void> {
    await this.core.close();
    await this.start();
  }

  async settled(): Promise<void> {
    const { governance, talk } = this.core.parts;
    await governance.reduction.settled();
    await talk.reduction.settled();
  }
}

export function simPorts(random: Seeded, time: SimTime, skew: number, store: WorldStore): WorldPorts {
  return {
    world: 'real',
    store,
    identity: {
      load: () => Promise.resolve(null),
      create: () => Promise.reject(new Error('identities are given')),
      phrase: () => Promise.resolve(null),
      forgetPhrase: () => Promise.resolve(),
    },
    tabs: onlyTab(),
    verifier,
    neighbours: () => null,
    storage: memoryHealth(),
    address: 'https://moot.example/',
    defaultMeetingPoints: [],
    now: () => time.now + skew,
    randomBytes: (length) => random.bytes(length),
    after: () => () => undefined,
  };
}
