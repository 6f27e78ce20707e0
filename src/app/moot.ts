/** The app: one person's world on this device, put together from ports. */
import { writable } from '../lib/readable.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import type { AssemblyId, AssemblySummary, Fault, FoundInput, Moot } from './api.ts';
import { faultOf } from './assembly/ledger-writer.ts';
import * as records from './assembly/new-records.ts';
import { openAssembly, type AssemblyDesk } from './assembly/open-assembly.ts';
import { foundAssembly } from './found.ts';
import { readInvitation } from './invitation.ts';
import { MeDesk } from './me.ts';
import { Network } from './network.ts';
import type { KnownAssembly, WorldPorts } from './ports.ts';

interface MootOptions {
  readonly ports: WorldPorts;
  /** The hue of a person's stone, for carets. */
  readonly hueOf: (person: string) => number;
}

/** Opens what this device holds. Everything is there, read and writable, before any neighbour is. */
export async function openMoot({ ports, hueOf }: MootOptions): Promise<Moot & { nudge(): void }> {
  const { facts } = ports.store;
  const storageFault = writable<Fault | null>(null);
  const onFailure = (error: unknown) => storageFault.set(faultOf(error));
  const assemblies = writable<readonly AssemblySummary[]>([]);
  const open = new Map<AssemblyId, Promise<AssemblyDesk>>();
  const desks = new Map<AssemblyId, AssemblyDesk>();
  const known = new Map<AssemblyId, KnownAssembly>();
  const me = new MeDesk(ports);
  const network = new Network(
    ports,
    (neighbours) => {
      for (const desk of desks.values()) {
        desk.sharing.attach(neighbours);
        desk.reconnectDrafts();
      }
    },
    onFailure,
  );
  const invitedPoints = () => [...known.values()].flatMap((assembly) => assembly.meetingPoints);
  const list = () =>
    assemblies.set(
      [...desks.values()].map((desk) => desk.summary.get()).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );

  const openOne = (assembly: KnownAssembly): Promise<AssemblyDesk> => {
    const there = open.get(assembly.id);
    if (there) return there;
    const opening = openDesk(assembly);
    open.set(assembly.id, opening);
    opening.catch((error: unknown) => {
      open.delete(assembly.id);
      onFailure(error);
    });
    return opening;
  };

  async function openDesk(assembly: KnownAssembly): Promise<AssemblyDesk> {
    if (!me.identity) throw new Error('An assembly opens for somebody');
    const desk = await openAssembly({
      known: assembly,
      ports,
      identity: me.identity,
      name: () => me.name,
      hueOf,
      meetingPoints: () => network.meetingPoints.get(),
      forget: () => forget(assembly.id),
      onFailure,
    });
    desks.set(assembly.id, desk);
    desk.summary.subscribe(list);
    list();
    if (network.neighbours) desk.sharing.attach(network.neighbours);
    desk.reconnectDrafts();
    return desk;
  }

  async function forget(id: AssemblyId): Promise<void> {
    const desk = desks.get(id);
    await facts.remove(`assembly/${id}`);
    await takeAway(id);
    ports.tabs.tell({ type: 'assemblies' });
    if (desk) {
      await desk.core.parts.words.remove();
      for (const ledger of desk.core.ledgers) await ports.store.removeLedger(ledger.id);
    }
    list();
  }

  async function remember(assembly: KnownAssembly): Promise<void> {
    await facts.put(`assembly/${assembly.id}`, assembly);
    known.set(assembly.id, assembly);
    network.addMeetingPoints(invitedPoints());
    await openOne(assembly);
    ports.tabs.tell({ type: 'assemblies' });
  }

  /** Opens what is on this device, and closes what another tab took off it. */
  async function openKnown(): Promise<void> {
    const before = [...known.keys()];
    const kept = await facts.all<KnownAssembly>('assembly/');
    for (const assembly of kept.values()) known.set(assembly.id, assembly);
    const gone = before.filter((id) => !kept.has(`assembly/${id}`));
    await Promise.allSettled([...[...kept.values()].map(openOne), ...gone.map(takeAway)]);
    if (gone.length > 0) list();
  }

  async function takeAway(id: AssemblyId): Promise<void> {
    const desk = desks.get(id);
    desks.delete(id);
    open.delete(id);
    known.delete(id);
    await desk?.close();
  }

  async function start(): Promise<void> {
    if (!me.identity) return;
    await openKnown();
    network.begin(me.identity, invitedPoints);
  }

  ports.tabs.hear((news) => {
    if (news.type === 'me') me.load().then(start).catch(onFailure);
    else if (news.type === 'assemblies') start().catch(onFailure);
  });
  await me.load();
  await network.load();
  await start();

  const storage = writable({ ...ports.storage.health.get(), fault: storageFault.get() });
  const showStorage = () => storage.set({ ...ports.storage.health.get(), fault: storageFault.get() });
  ports.storage.health.subscribe(showStorage);
  storageFault.subscribe(showStorage);

  return {
    world: ports.world,
    me: me.me,
    async begin(name) {
      const begun = await me.begin(name);
      if (begun.ok) await start();
      return begun;
    },
    async rename(name) {
      const renamed = await me.rename(name);
      if (!renamed.ok) return renamed;
      for (const desk of desks.values()) {
        if (!desk.core.isHere) continue;
        const said = await desk.core.govern(() => ok([records.hello(me.name)]));
        if (!said.ok) return said;
      }
      return renamed;
    },
    phrase: () => ports.identity.phrase(),
    phraseWasKept: () => me.phraseWasKept(),
    remindOfPhraseLater: () => me.remindLater(),
    connection: network.connection,
    assemblies,
    async found(input: FoundInput): Promise<Result<AssemblyId, Fault>> {
      if (!me.identity) return fault({ type: 'notHere' });
      try {
        const id = await foundAssembly(input, me.identity, me.name, ports);
        await remember({ id, name: input.name, joinedAt: ports.now(), meetingPoints: [] });
        return ok(id);
      } catch (error) {
        return fault(faultOf(error));
      }
    },
    async join(link) {
      const invitation = readInvitation(link);
      if (!invitation.ok) return fault({ type: 'link', why: invitation.fault });
      const { assembly: id, name, meetingPoints } = invitation.value;
      try {
        if (!known.has(id)) await remember({ id, name, joinedAt: ports.now(), meetingPoints });
        return ok(id);
      } catch (error) {
        return fault(faultOf(error));
      }
    },
    async assembly(id) {
      const there = known.get(id);
      return there ? openOne(there) : null;
    },
    storage,
    askToKeepStorage: () => ports.storage.askToKeep(),
    meetingPoints: network.meetingPoints,
    setMeetingPoints: (urls) => network.setMeetingPoints(urls, invitedPoints()),
    nudge: () => network.nudge(),
    async close() {
      await Promise.all([...desks.values()].map((desk) => desk.close()));
      await network.stop();
      ports.tabs.close();
      await ports.store.close(ports.world === 'example');
    },
  };
}
