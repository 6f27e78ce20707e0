/** The assemblies of this device: which there are, open as long as the app is, listed for Home. */
import { writable, type Readable } from '../lib/readable.ts';
import type { AssemblyId, AssemblySummary } from './api.ts';
import { openAssembly, type AssemblyDesk } from './assembly/open-assembly.ts';
import type { ClockDoubt } from './clock-doubt.ts';
import type { IgnoredPeople } from './ignored-people.ts';
import { beginLeaving, finishAllLeaving, finishLeaving } from './leaving.ts';
import type { MeDesk } from './me.ts';
import type { Network } from './network.ts';
import type { Identity, KnownAssembly, WorldPorts } from './ports.ts';
import { Recognition } from './recognition.ts';

const PREFIX = 'assembly/';

interface Around {
  readonly ports: WorldPorts;
  readonly me: MeDesk;
  readonly network: () => Network;
  readonly hueOf: (person: string) => number;
  readonly clockDoubt: ClockDoubt;
  /** After something that the person would not want to lose. */
  readonly worthKeeping: () => void;
  readonly ignored: IgnoredPeople;
  /** Called with each assembly as it opens. */
  readonly onOpened: (desk: AssemblyDesk) => void;
  readonly onFailure: (error: unknown) => void;
}

export class AssembliesHere {
  readonly #summaries = writable<readonly AssemblySummary[]>([]);
  readonly summaries: Readable<readonly AssemblySummary[]> = this.#summaries;
  readonly #known = new Map<AssemblyId, KnownAssembly>();
  readonly #opening = new Map<AssemblyId, Promise<AssemblyDesk>>();
  readonly #desks = new Map<AssemblyId, AssemblyDesk>();

  readonly #recognition: Recognition;
  #hasOpened = false;

  constructor(private readonly around: Around) {
    this.#recognition = new Recognition(() => this.desks, around.onFailure);
  }

  get desks(): readonly AssemblyDesk[] {
    return [...this.#desks.values()];
  }

  get known(): readonly KnownAssembly[] {
    return [...this.#known.values()];
  }

  /** Addresses that invitations named. */
  get invitedPoints(): readonly string[] {
    return [...this.#known.values()].flatMap((assembly) => assembly.meetingPoints);
  }

  /** [PER-9] Another device of its person, or the 24 words, revoked this one: in any assembly. */
  get isRevoked(): boolean {
    return this.desks.some(({ core }) => core.isRevoked);
  }

  has(id: AssemblyId): boolean {
    return this.#known.has(id);
  }

  /** Null where the assembly is not on this device. */
  open(id: AssemblyId): Promise<AssemblyDesk | null> {
    const known = this.#known.get(id);
    return known ? this.#open(known) : Promise.resolve(null);
  }

  /** Opens what is on this device, and closes what another tab took off it. */
  async openAll(): Promise<void> {
    if (!this.#hasOpened) await finishAllLeaving(this.around.ports.store);
    this.#hasOpened = true;
    const before = [...this.#known.keys()];
    const kept = await this.around.ports.store.facts.all<KnownAssembly>(PREFIX);
    for (const assembly of kept.values()) this.#known.set(assembly.id, assembly);
    const gone = before.filter((id) => !kept.has(PREFIX + id));
    const opened = [...kept.values()].map((assembly) => this.#open(assembly));
    await Promise.allSettled([...opened, ...gone.map((id) => this.#close(id))]);
    if (gone.length > 0) this.#list();
  }

  /** An assembly that was founded or joined just now. */
  async remember(assembly: KnownAssembly): Promise<void> {
    const { ports, network } = this.around;
    await ports.store.facts.put(PREFIX + assembly.id, assembly);
    this.#known.set(assembly.id, assembly);
    network().addMeetingPoints(this.invitedPoints);
    await this.#open(assembly);
    ports.tabs.tell({ type: 'assemblies' });
  }

  /** Takes an assembly and all that is kept of it off this device. */
  async forget(id: AssemblyId): Promise<void> {
    const { ports } = this.around;
    await beginLeaving(id, ports.store);
    await this.#close(id);
    ports.tabs.tell({ type: 'assemblies' });
    await finishLeaving(id, ports.store);
    this.#list();
  }

  /** This device has a new key: every assembly goes on with it. */
  async useNewKey(): Promise<void> {
    await Promise.all(this.desks.map((desk) => desk.core.useNewKey()));
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.desks.map((desk) => desk.close()));
  }

  #open(assembly: KnownAssembly): Promise<AssemblyDesk> {
    const there = this.#opening.get(assembly.id);
    if (there) return there;
    const opening = this.#openDesk(assembly);
    this.#opening.set(assembly.id, opening);
    opening.catch((error: unknown) => {
      this.#opening.delete(assembly.id);
      this.around.onFailure(error);
    });
    return opening;
  }

  async #openDesk(known: KnownAssembly): Promise<AssemblyDesk> {
    const { ports, me, network, hueOf, clockDoubt, ignored, onFailure } = this.around;
    const identity = (): Identity => {
      if (!me.identity) throw new Error('An assembly opens for somebody');
      return me.identity;
    };
    const desk = await openAssembly({
      known,
      ports,
      identity,
      name: () => me.name,
      hueOf,
      meetingPoints: () => network().meetingPoints.get(),
      forget: () => this.forget(known.id),
      clockDoubt,
      ignored,
      stopped: () => this.isRevoked,
      worthKeeping: this.around.worthKeeping,
      onFailure,
    });
    this.#desks.set(known.id, desk);
    // In the example nobody else ever says anything.
    if (ports.world === 'example') desk.core.wake();
    this.around.onOpened(desk);
    this.#recognition.watch(desk);
    desk.summary.subscribe(() => this.#list());
    this.#list();
    const { neighbours } = network();
    if (neighbours) desk.sharing.attach(neighbours);
    desk.reconnectDrafts();
    return desk;
  }

  async #close(id: AssemblyId): Promise<void> {
    const desk = this.#desks.get(id);
    this.#desks.delete(id);
    this.#opening.delete(id);
    this.#known.delete(id);
    await desk?.close();
  }

  #list(): void {
    const all = this.desks.map((desk) => desk.summary.get());
    this.#summaries.set(all.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  }
}
