/** One device of a simulation: the app's own parts on memory storage, with keys that the seed decides. */
import { createActs } from '../../src/app/assembly/acts.ts';
import { AssemblyCore } from '../../src/app/assembly/assembly-core.ts';
import { openParts } from '../../src/app/assembly/assembly-parts.ts';
import { fixedIdentity, memoryHealth, memoryWorldStore, onlyTab } from '../../src/app/memory-store.ts';
import type { Identity, WorldPorts, WorldStore } from '../../src/app/ports.ts';
import type { FeedId } from '../../src/domain/burst.ts';
import { feedId } from '../../src/ledger/ids.ts';
import { openLedger, type Ledger } from '../../src/ledger/ledger.ts';
import { verifier } from './keys.ts';
import type { Seeded } from './seeded.ts';

/** The time of the simulation, in milliseconds; each device's own clock differs from it. */
export interface SimTime {
  now: number;
}

export interface Role {
  readonly name: string;
  readonly identity: Identity;
  readonly isLiar: boolean;
  /** Milliseconds by which its clock is wrong. */
  readonly skew: number;
}

/** What all devices of a simulation have in common. */
export interface Surroundings {
  /** The assembly's id, in hex. */
  readonly assembly: string;
  readonly random: Seeded;
  readonly time: SimTime;
}

export class SimDevice {
  core!: AssemblyCore;
  acts!: ReturnType<typeof createActs>;
  readonly name: string;
  readonly identity: Identity;
  readonly isLiar: boolean;
  readonly #ports: WorldPorts;

  private constructor(
    private readonly around: Surroundings,
    private readonly role: Role,
    store: WorldStore,
  ) {
    this.name = role.name;
    this.identity = role.identity;
    this.isLiar = role.isLiar;
    this.#ports = simPorts(around, role.skew, store, role.identity);
  }

  static async create(
    around: Surroundings,
    role: Role,
    store: WorldStore = memoryWorldStore(),
  ): Promise<SimDevice> {
    const device = new SimDevice(around, role, store);
    await device.#start();
    return device;
  }

  /** The app is closed and opened again on the same storage. */
  async restart(): Promise<void> {
    await this.core.close();
    await this.#start();
  }

  /** Another device with the same key and the same past: a copy of this one's storage, elsewhere. */
  async twin(): Promise<SimDevice> {
    const store = memoryWorldStore();
    for (const ledger of this.core.ledgers) {
      const { id } = ledger;
      const copy = await openLedger({ id, journal: store.journal(id), verifier });
      for await (const update of ledger.updatesSince(copy.stateVector())) await copy.receive(update);
      copy.close();
    }
    return SimDevice.create(this.around, this.role, store);
  }

  /** Everything that arrived is reduced, and this device has said hello if it can. */
  async settled(): Promise<void> {
    const { governance, talk } = this.core.parts;
    await governance.reduction.settled();
    await talk.reduction.settled();
    await this.core.introduce();
  }

  /** The id of this device's feed in one of its ledgers. */
  feedIn(at: number): FeedId {
    return feedId((this.core.ledgers[at] as Ledger).id, this.identity.device.publicKey);
  }

  async #start(): Promise<void> {
    const failed = (error: unknown): void => {
      throw error;
    };
    const parts = await openParts(this.around.assembly, this.#ports, () => this.identity, failed);
    this.core = await AssemblyCore.begin(parts, () => this.name);
    this.core.wake();
    this.acts = createActs(this.core);
  }
}

function simPorts(
  { random, time }: Surroundings,
  skew: number,
  store: WorldStore,
  identity: Identity,
): WorldPorts {
  return {
    world: 'real',
    store,
    identity: fixedIdentity(identity),
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
